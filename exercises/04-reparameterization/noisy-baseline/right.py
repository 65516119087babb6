# %% slopes of the mean, by sympy
mu, v, a = sp.symbols("mu v a", positive=True)
mean = mu**3 + 3 * mu * v + sp.exp(a * mu + a**2 * v / 2)
bias_mean, bias_variance = -sp.diff(mean, mu), -sp.diff(mean, v)
eps = sp.Symbol("eps")
estimate = sp.Poly(3 * mu * sp.sqrt(v) * eps**3 + v * eps**4, eps)
moment = lambda n: 0 if n % 2 else sp.factorial2(n - 1)
mean = lambda poly: sum(c * moment(n) for (n,), c in poly.terms())
repaired = mean(estimate**2) - mean(estimate) ** 2

# %% as text
bias_mean = "-3*mu**2 - 3*v - a*exp(a*mu)*exp(a**2*v/2)"
bias_variance = "-3*mu - a**2*exp(a*(mu + a*v/2))/2"
repaired = "3*v*(45*mu**2 + 32*v)"
