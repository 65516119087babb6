# %% as text, with logarithms of scales
first = "(m**2 + s**2)/2 - 1/2 - log(s)"
rest = "b**2*m**2/2 + b**2*s**2/2 + t**2/2 - 1/2 - log(t)"
marginal = "(b*m)**2/2 + ((b*s)**2 + t**2)/2 - 1/2 - log(sqrt((b*s)**2 + t**2))"

# %% by a function, with rest as a Gaussian integral over x
m, b, x = sp.symbols("m b x", real=True)
s, t = sp.symbols("s t", positive=True)
def kl(mean, variance):
    return sp.Rational(1, 2) * (mean**2 + variance - 1 - sp.log(variance))
first = kl(m, s**2)
noise = sp.exp(-(x**2) / 2) / sp.sqrt(2 * sp.pi)
rest = sp.integrate(sp.expand(kl(b * (m + s * x), t**2)) * noise, (x, -sp.oo, sp.oo))
marginal = kl(b * m, t**2 + b**2 * s**2)

# %% with floats for the halves
m, s, b, t = sp.symbols("m s b t")
first = 0.5 * m**2 + 0.5 * s**2 - 0.5 - 1.0 * sp.log(s)
marginal = 0.5 * (b**2 * (m**2 + s**2) + t**2 - 1 - sp.log(t**2 + b**2 * s**2))
rest = marginal + 0.5 * sp.log(1 + b**2 * s**2 / t**2)
