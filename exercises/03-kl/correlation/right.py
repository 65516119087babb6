# %% from matrices, in two steps
m1, m2, rho = sp.symbols("m1 m2 rho")
s1, s2 = sp.symbols("s1 s2")
cov = sp.Matrix([[s1**2, rho * s1 * s2], [rho * s1 * s2, s2**2]])
diag = sp.diag(s1**2, s2**2)
mean = sp.Matrix([m1, m2])
def price(c):
    return sp.Rational(1, 2) * (c.trace() + (mean.T * mean)[0] - 2 - sp.log(c.det()))
steps = (price(cov) - price(diag), sp.log(1 / sp.sqrt(1 - rho**2)))
at_08 = sp.Rational(1, 2) * sp.log(1 / sp.Rational(36, 100))
reverse = sp.simplify(((cov.inv() * diag).trace() - 2 + sp.log(sp.simplify(cov.det() / diag.det()))) / 2)

# %% as text, with floats
steps = [
    "(s1**2 + s2**2 + m1**2 + m2**2 - 2 - log(s1**2*s2**2*(1 - rho**2)))/2"
    " - (s1**2 + s2**2 + m1**2 + m2**2 - 2 - log(s1**2*s2**2))/2",
    "-0.5*log(1 - rho**2)",
]
at_08 = 0.511
reverse = "1/(1 - rho**2) - 1 + log(1 - rho**2)/2"

# %% with the factors of 1 − ρ²
m1, m2, s1, s2 = sp.symbols("m1 m2 s1 s2", positive=True)
rho = sp.Symbol("rho", real=True)
one = sum((m**2 + s**2 - 1) / 2 - sp.log(s) for m, s in ((m1, s1), (m2, s2)))
whole = (m1**2 + m2**2 + s1**2 + s2**2) / 2 - 1 - sp.log(s1 * s2 * sp.sqrt(1 - rho**2))
steps = [whole - one, -(sp.log(1 - rho) + sp.log(1 + rho)) / 2]
at_08 = torch.tensor(0.510826)
reverse = (sp.log(1 - rho) + sp.log(1 + rho)) / 2 + rho**2 / ((1 - rho) * (1 + rho))
