# %% with the posterior probability, a sigmoid
y, sigma, w = sp.symbols("y sigma w")
p = 1 / (1 + (1 - w) / w * sp.exp(-2 * y / sigma**2))
denoiser = 2 * p - 1
spread = 4 * p * (1 - p)
undecided = -(sigma**2) * (sp.log(w) - sp.log(1 - w)) / 2
density = w * sp.exp(-((y - 1) ** 2) / 2 / sigma**2) + (1 - w) * sp.exp(-((y + 1) ** 2) / 2 / sigma**2)
score_steps = [density.diff(y) / density, (denoiser - y) / sigma**2]

# %% as text
denoiser = "(w*exp(2*y/sigma**2) - (1 - w))/(w*exp(2*y/sigma**2) + 1 - w)"
spread = "4*w*(1 - w)*exp(2*y/sigma**2)/(w*exp(2*y/sigma**2) + 1 - w)**2"
undecided = "sigma**2*log(sqrt(1/w - 1))"
score_steps = [
    "(w*(1 - y)*exp(-(y - 1)**2/(2*sigma**2)) - (1 - w)*(1 + y)*exp(-(y + 1)**2/(2*sigma**2)))"
    "/sigma**2/(w*exp(-(y - 1)**2/(2*sigma**2)) + (1 - w)*exp(-(y + 1)**2/(2*sigma**2)))",
    "(w*(1 - y)*exp(y/sigma**2) - (1 - w)*(1 + y)*exp(-y/sigma**2))"
    "/sigma**2/(w*exp(y/sigma**2) + (1 - w)*exp(-y/sigma**2))",
    "((w*exp(2*y/sigma**2) - 1 + w)/(w*exp(2*y/sigma**2) + 1 - w) - y)/sigma**2",
]

# %% with symbols of sympy's normal density
from sympy.stats import Normal, density as law

y, sigma, w = sp.Symbol("y"), sp.Symbol("sigma", positive=True), sp.Symbol("w")
noise = law(Normal("e", 0, sigma))
p_sigma = w * noise(y - 1) + (1 - w) * noise(y + 1)
denoiser = (w * noise(y - 1) - (1 - w) * noise(y + 1)) / p_sigma
spread = 1 - denoiser**2
undecided = sigma**2 * sp.atanh(1 - 2 * w)
score_steps = (sp.Derivative(sp.log(p_sigma), y), sp.log(p_sigma).diff(y), (denoiser - y) / sigma**2)
