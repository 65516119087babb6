mu = sp.Symbol("mu", positive=True)
lam = sp.Symbol("lam", real=True)

# BEGIN SOLUTION
variance = mu**2 - 2 * lam * mu**2 + lam**2 * (sp.exp(mu**2) - 1)
best = mu**2 / (sp.exp(mu**2) - 1)
# END SOLUTION
# BEGIN START
variance = ...  # in mu and lam
best = ...  # in mu
# END START
