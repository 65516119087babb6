# %% plus: gives the covariance of −log r and r the wrong sign
mu, lam = sp.symbols("mu lam")
variance = mu**2 + 2 * lam * mu**2 + lam**2 * (sp.exp(mu**2) - 1)
best = -(mu**2) / (sp.exp(mu**2) - 1)

# %% independent: forgets the covariance
mu, lam = sp.symbols("mu lam")
variance = mu**2 + lam**2 * (sp.exp(mu**2) - 1)
best = 0

# %% once: counts the covariance once, not twice
mu, lam = sp.symbols("mu lam")
variance = mu**2 - lam * mu**2 + lam**2 * (sp.exp(mu**2) - 1)
best = mu**2 / (2 * (sp.exp(mu**2) - 1))

# %% second-moment: takes E[r²] for the variance of r
mu, lam = sp.symbols("mu lam")
variance = mu**2 - 2 * lam * mu**2 + lam**2 * sp.exp(mu**2)
best = mu**2 * sp.exp(-(mu**2))

# %% log-ratio-squared: takes E[(log r)²] for the variance of log r
mu, lam = sp.symbols("mu lam")
variance = mu**2 + mu**4 / 4 - 2 * lam * mu**2 + lam**2 * (sp.exp(mu**2) - 1)
best = mu**2 / (sp.exp(mu**2) - 1)

# %% usual: takes the usual 1 for the best coefficient
mu, lam = sp.symbols("mu lam")
variance = mu**2 - 2 * lam * mu**2 + lam**2 * (sp.exp(mu**2) - 1)
best = 1

# %% itself: gives the symbol back
mu, lam = sp.symbols("mu lam")
variance = mu**2 - 2 * lam * mu**2 + lam**2 * (sp.exp(mu**2) - 1)
best = lam

# %% solve-list: gives the list that `sp.solve` returns
mu, lam = sp.symbols("mu lam")
variance = mu**2 - 2 * lam * mu**2 + lam**2 * (sp.exp(mu**2) - 1)
best = sp.solve(sp.diff(mu**2 - 2 * lam * mu**2 + lam**2 * (sp.exp(mu**2) - 1), lam), lam)

# %% factor: loses a factor 2 in the derivative
mu, lam = sp.symbols("mu lam")
variance = mu**2 - 2 * lam * mu**2 + lam**2 * (sp.exp(mu**2) - 1)
best = mu**2 / 2 / (sp.exp(mu**2) - 1)

# %% no-square: does not square λ
mu, lam = sp.symbols("mu lam")
variance = mu**2 - 2 * lam * mu**2 + lam * (sp.exp(mu**2) - 1)
best = mu**2 / (sp.exp(mu**2) - 1)

# %% upside-down: turns the fraction of the best coefficient over
mu, lam = sp.symbols("mu lam")
variance = mu**2 - 2 * lam * mu**2 + lam**2 * (sp.exp(mu**2) - 1)
best = (sp.exp(mu**2) - 1) / mu**2
