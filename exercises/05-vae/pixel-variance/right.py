# %% from the objective, with solve
V1, V2, w, s = sp.symbols("V1 V2 w s", positive=True)


def least(errors):
    cost = sum(error / (2 * s) + sp.log(2 * sp.pi * s) / 2 for error in errors)
    (best,) = sp.solve(sp.diff(cost, s), s)
    return cost.subs(s, best)


gain = least([V1, V2]) - least([V1]) - least([V2])
u = sp.Symbol("u")
noisy_cost = least([sp.integrate(u**2, (u, -w / 2, w / 2)) / w])
waste = sp.simplify(noisy_cost - sp.log(w))

# %% as text
gain = "log(V1 + V2) - log(2) - log(V1)/2 - log(V2)/2"
noisy_cost = "log(w) + log(pi*E/6)/2"
waste = 0.1765
