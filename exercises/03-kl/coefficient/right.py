# %% with expm1 and a completed square
mu, lam = sp.symbols("mu lam", positive=True)
best = mu**2 * sp.exp(-(mu**2)) / (1 - sp.exp(-(mu**2)))
variance = (sp.exp(mu**2) - 1) * (lam - best) ** 2 + mu**2 - best * mu**2

# %% as text
variance = "mu**2*(1 - 2*lam) + lam**2*(exp(mu**2) - 1)"
best = "mu**2/(exp(mu**2) - 1)"

# %% by the derivative
mu, lam = sp.symbols("mu lam", real=True)
variance = mu**2 - 2 * lam * mu**2 + lam**2 * sp.expand(sp.exp(2 * mu**2) * sp.exp(-(mu**2)) - 1)
best = sp.solve(sp.diff(variance, lam), lam)[0]
