t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)

# BEGIN SOLUTION
steps = [
    t * sp.log(p * t / u) + (1 - t) * sp.log(p * (1 - t) / (1 - u)),
    t * (sp.log(p) + sp.log(t / u)) + (1 - t) * (sp.log(p) + sp.log((1 - t) / (1 - u))),
    sp.log(p) + t * sp.log(t / u) + (1 - t) * sp.log((1 - t) / (1 - u)),
]
difference = ((v + (m - mu) ** 2) / c - 1 - sp.log(v / c)) / 2
best = v + (m - mu) ** 2
# END SOLUTION
# BEGIN START
steps = [
    ...,  # the mean of log w(z) under the posterior
    ...,  # as many steps as you like
]
difference = ...  # in m, v, mu and c
best = ...  # in m, v and mu
# END START
