# %% collected, with floats
m, b = sp.symbols("m b")
rate = b**2 + m**2 / 2 - sp.log(b) - 1 + sp.log(sp.pi / 2) / 2
best_width = 0.5**0.5
least = 0.0723649

# %% as text
rate = "(m**2 + 2*b**2 + log(2*pi))/2 - 1 - log(2*b)"
best_width = "sqrt(2)/2"
least = "log(pi)/2 - 1/2"

# %% by integrals
m, z = sp.symbols("m z", real=True)
b = sp.Symbol("b", positive=True)
u = sp.Symbol("u", positive=True)
density = sp.exp(-u / b) / b
entropy = sp.log(2 * b) + sp.integrate(u / b * density, (u, 0, sp.oo))
rate = -entropy + sp.log(2 * sp.pi) / 2 + (m**2 + sp.integrate(u**2 * density, (u, 0, sp.oo))) / 2
best_width = sp.solve(sp.diff(rate, b), b)[0]
least = rate.subs({m: 0, b: best_width})

# %% tensors for the numbers
m, b = sp.symbols("m b")
rate = -sp.log(2 * b) - 1 + sp.log(2 * sp.pi) / 2 + m**2 / 2 + b**2
best_width = torch.tensor(0.70710678)
least = np.float64(0.0723649)
