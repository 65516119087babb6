m1, m2 = sp.symbols("m1 m2", real=True)
s1, s2 = sp.symbols("s1 s2", positive=True)
rho = sp.Symbol("rho", real=True)

# BEGIN SOLUTION
mean_square, trace = m1**2 + m2**2, s1**2 + s2**2
steps = [
    (trace + mean_square - 2 - sp.log(s1**2 * s2**2 - (rho * s1 * s2) ** 2)) / 2
    - (trace + mean_square - 2 - sp.log(s1**2 * s2**2)) / 2,
    sp.log(s1**2 * s2**2) / 2 - sp.log(s1**2 * s2**2 * (1 - rho**2)) / 2,
    -sp.log(1 - rho**2) / 2,
]
at_08 = -math.log(1 - 0.8**2) / 2
reverse = rho**2 / (1 - rho**2) + sp.log(1 - rho**2) / 2
# END SOLUTION
# BEGIN START
steps = [
    ...,  # the difference of the two KLs, written out
    ...,  # in rho alone; more steps between are welcome
]
at_08 = ...  # a number
reverse = ...  # in rho
# END START
