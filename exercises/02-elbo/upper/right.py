# %% as text
steps = [
    "t*log(p*t/u) + (1 - t)*log(p*(1 - t)/(1 - u))",
    "log(p) + t*log(t/u) + (1 - t)*log((1 - t)/(1 - u))",
]
difference = "log(c/v)/2 + (v + (mu - m)**2)/(2*c) - 1/2"
best = "m**2 - 2*m*mu + mu**2 + v"

# %% with all logarithms split, and best by solving for the derivative
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
kl = t * (sp.log(t) - sp.log(u)) + (1 - t) * (sp.log(1 - t) - sp.log(1 - u))
steps = [
    t * sp.log(p * t / u) + (1 - t) * (sp.log(p) + sp.log(1 - t) - sp.log(1 - u)),
    t * sp.log(p) + (1 - t) * sp.log(p) + kl,
    kl + sp.log(p),
]
difference = sp.log(sp.sqrt(c) / sp.sqrt(v)) + (v + m**2 - 2 * m * mu + mu**2 - c) / (2 * c)
best = sp.solve(sp.diff(difference, c), c)[0]
