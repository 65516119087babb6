# %% not-squared: forgets to square the correlation in the determinant
rho = sp.Symbol("rho")
steps = [-sp.log(1 - sp.Abs(rho)) / 2, -sp.log(sp.sqrt(1 - sp.Abs(rho)))]
at_08 = -math.log(1 - 0.8) / 2
reverse = rho**2 / (1 - rho**2) + sp.log(1 - rho**2) / 2

# %% plus-determinant: gives the logarithm of the determinant a plus
rho = sp.Symbol("rho")
steps = [sp.log(1 - rho**2) / 2, sp.log(sp.sqrt(1 - rho**2))]
at_08 = math.log(1 - 0.8**2) / 2
reverse = rho**2 / (1 - rho**2) - sp.log(1 - rho**2) / 2

# %% no-half: forgets the factor ½
rho = sp.Symbol("rho")
steps = [-sp.log(1 - rho**2), -sp.log(1 - rho) - sp.log(1 + rho)]
at_08 = -math.log(1 - 0.8**2)
reverse = 2 * rho**2 / (1 - rho**2) + sp.log(1 - rho**2)

# %% trace-of-all: counts the entry beside the diagonal in the trace
rho, s1, s2 = sp.symbols("rho s1 s2")
steps = [-sp.log(1 - rho**2) / 2 + rho * s1 * s2, rho * s1 * s2 - sp.log(sp.sqrt(1 - rho**2))]
at_08 = 0.8 - math.log(1 - 0.8**2) / 2
reverse = rho**2 / (1 - rho**2) + sp.log(1 - rho**2) / 2

# %% symmetric: takes the two directions for the same
rho = sp.Symbol("rho")
steps = [-sp.log(1 - rho**2) / 2, -sp.log(sp.sqrt(1 - rho**2))]
at_08 = -math.log(1 - 0.8**2) / 2
reverse = -sp.log(1 - rho**2) / 2

# %% inverse-of-diagonal: inverts the diagonal only, so that the trace is 2
rho = sp.Symbol("rho")
steps = [-sp.log(1 - rho**2) / 2, -sp.log(sp.sqrt(1 - rho**2))]
at_08 = -math.log(1 - 0.8**2) / 2
reverse = sp.log(1 - rho**2) / 2

# %% unfinished: stops while the scales are still there
rho, s1, s2 = sp.symbols("rho s1 s2", positive=True)
steps = [
    sp.log(s1**2 * s2**2) / 2 - sp.log(s1**2 * s2**2 * (1 - rho**2)) / 2,
    sp.log(s1 * s2) - sp.log(s1 * s2 * sp.sqrt(1 - rho**2)),
]
at_08 = -math.log(1 - 0.8**2) / 2
reverse = rho**2 / (1 - rho**2) + sp.log(1 - rho**2) / 2

# %% lost-on-the-way: starts right and loses the ½ in the last step
rho, s1, s2 = sp.symbols("rho s1 s2", positive=True)
steps = [
    sp.log(s1**2 * s2**2) / 2 - sp.log(s1**2 * s2**2 * (1 - rho**2)) / 2,
    -sp.log(1 - rho**2),
]
at_08 = -math.log(1 - 0.8**2)
reverse = rho**2 / (1 - rho**2) + sp.log(1 - rho**2) / 2

# %% bits: gives the number in bits
rho = sp.Symbol("rho")
steps = [-sp.log(1 - rho**2) / 2, -sp.log(sp.sqrt(1 - rho**2))]
at_08 = -math.log2(1 - 0.8**2) / 2
reverse = rho**2 / (1 - rho**2) + sp.log(1 - rho**2) / 2

# %% no-constant: forgets −K in the other direction
rho = sp.Symbol("rho")
steps = [-sp.log(1 - rho**2) / 2, -sp.log(sp.sqrt(1 - rho**2))]
at_08 = -math.log(1 - 0.8**2) / 2
reverse = 1 / (1 - rho**2) + sp.log(1 - rho**2) / 2

# %% no-steps: leaves the list of steps empty
m1, m2, rho = sp.symbols("m1 m2 rho", real=True)
s1, s2 = sp.symbols("s1 s2", positive=True)
steps = []
at_08 = -math.log(1 - 0.8**2) / 2
reverse = rho**2 / (1 - rho**2) + sp.log(1 - rho**2) / 2

# %% one-step: gives the result alone
m1, m2, rho = sp.symbols("m1 m2 rho", real=True)
s1, s2 = sp.symbols("s1 s2", positive=True)
steps = [-sp.log(1 - rho**2) / 2]
at_08 = -math.log(1 - 0.8**2) / 2
reverse = rho**2 / (1 - rho**2) + sp.log(1 - rho**2) / 2

# %% not-subtracted: forgets to subtract the price of D
m1, m2, rho = sp.symbols("m1 m2 rho", real=True)
s1, s2 = sp.symbols("s1 s2", positive=True)
steps = [
    (s1**2 + s2**2 + m1**2 + m2**2 - 2 - sp.log(s1**2 * s2**2 * (1 - rho**2))) / 2,
    -sp.log(1 - rho**2) / 2,
]
at_08 = -math.log(1 - 0.8**2) / 2
reverse = rho**2 / (1 - rho**2) + sp.log(1 - rho**2) / 2

# %% bare-rho: forgets the scales beside the diagonal
m1, m2, rho = sp.symbols("m1 m2 rho", real=True)
s1, s2 = sp.symbols("s1 s2", positive=True)
steps = [
    sp.log(s1**2 * s2**2) / 2 - sp.log(s1**2 * s2**2 - rho**2) / 2,
    -sp.log(1 - rho**2 / (s1 * s2) ** 2) / 2,
]
at_08 = -math.log(1 - 0.8**2) / 2
reverse = rho**2 / (1 - rho**2) + sp.log(1 - rho**2) / 2

# %% reverse-at-08: gives the other direction at 0.8
m1, m2, rho = sp.symbols("m1 m2 rho", real=True)
s1, s2 = sp.symbols("s1 s2", positive=True)
steps = [
    sp.log(s1**2 * s2**2) / 2 - sp.log(s1**2 * s2**2 * (1 - rho**2)) / 2,
    -sp.log(1 - rho**2) / 2,
]
at_08 = 0.8**2 / (1 - 0.8**2) + math.log(1 - 0.8**2) / 2
reverse = rho**2 / (1 - rho**2) + sp.log(1 - rho**2) / 2

# %% at-06: gives the price at 0.6
m1, m2, rho = sp.symbols("m1 m2 rho", real=True)
s1, s2 = sp.symbols("s1 s2", positive=True)
steps = [
    sp.log(s1**2 * s2**2) / 2 - sp.log(s1**2 * s2**2 * (1 - rho**2)) / 2,
    -sp.log(1 - rho**2) / 2,
]
at_08 = math.log(5 / 4)
reverse = rho**2 / (1 - rho**2) + sp.log(1 - rho**2) / 2

# %% pole: divides by ρ² in the other direction
m1, m2, rho = sp.symbols("m1 m2 rho", real=True)
s1, s2 = sp.symbols("s1 s2", positive=True)
steps = [
    sp.log(s1**2 * s2**2) / 2 - sp.log(s1**2 * s2**2 * (1 - rho**2)) / 2,
    -sp.log(1 - rho**2) / 2,
]
at_08 = -math.log(1 - 0.8**2) / 2
reverse = (1 - rho**2) / rho**2 + sp.log(1 - rho**2) / 2
