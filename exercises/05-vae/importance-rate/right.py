# %% by integration
z = sp.Symbol("z", real=True)
half = sp.Symbol("half", positive=True)  # 1 − 1/(2v)
v, K, S = sp.symbols("v K S", positive=True)
area = sp.sqrt(v / (2 * sp.pi)) * sp.integrate(sp.exp(-half * z**2), (z, -sp.oo, sp.oo))
each = area.subs(half, 1 - 1 / (2 * v))
bound_gap = (each**K - 1) / 2 / S
elbo_gap = K * (v - 1) / 2 - K * sp.log(sp.sqrt(v))
least_variance = sp.Rational(1, 2)
samples = sp.solve(bound_gap.subs({v: sp.Rational(4, 5), K: 20}) - sp.Rational(1, 100), S)[0]

# %% as text, with exp and log
elbo_gap = "K/2*(v - 1) - K*log(v)/2"
bound_gap = "(exp(K*log(v) - K*log(2*v - 1)/2) - 1)/(2*S)"
least_variance = 1 / 2
samples = 45.34

# %% with an integral that is not evaluated, and numbers as text
v, K, S = sp.symbols("v K S")
z = sp.Symbol("z", real=True)
density = sp.sqrt(v / (2 * sp.pi)) * sp.exp(-(z**2) * (1 - 1 / (2 * v)))
bound_gap = (sp.Integral(density, (z, -sp.oo, sp.oo)) ** K - 1) / (2 * S)
elbo_gap = "0.5*K*(v - 1 - log(v))"
least_variance, samples = "1/2", "50*((16/15)**10 - 1)"
