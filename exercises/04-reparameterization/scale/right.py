# %% by moments, in sympy
mu, sigma = sp.symbols("mu sigma", positive=True)
eps = sp.Symbol("eps", real=True)


def noise_mean(power):
    poly = sp.Poly(sp.expand(power), eps)
    return sum(c * (0 if n % 2 else sp.factorial2(n - 1)) for (n,), c in poly.terms())


z = mu + sigma * eps
paths, scores = 2 * z * eps, z**2 * (eps**2 - 1) / sigma
scale_pathwise = noise_mean(paths**2) - noise_mean(paths) ** 2
scale_score = noise_mean(scores**2) - noise_mean(scores) ** 2
weight = (eps**2 - 1) ** 2
scale_baseline = noise_mean(weight * z**2) / noise_mean(weight)
smallest_ratio = (scale_score / scale_pathwise).subs(mu, 0)
left = scale_score - noise_mean(weight) / sigma**2 * scale_baseline**2
ratio_bound = sp.limit(left.subs(sigma, 1) / scale_pathwise.subs(sigma, 1), mu, sp.oo)

# %% as text and a float
scale_pathwise = "4*(mu**2 + 2*sigma**2)"
scale_score = "2*(mu**4 + 30*mu**2*sigma**2 + 37*sigma**4)/sigma**2"
scale_baseline = "5*sigma**2 + mu**2"
smallest_ratio = 9.25
ratio_bound = 10.0
