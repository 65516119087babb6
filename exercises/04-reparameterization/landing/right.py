# %% by automatic differentiation and detach
d, sigma, v = sp.symbols("d sigma v")


def landing_slopes(noise, mean, log_var, m, v):
    s = torch.full_like(noise, log_var, requires_grad=True)
    z = mean + torch.exp(s / 2) * noise
    prior = torch.distributions.Normal(0.0, 1.0)
    q = torch.distributions.Normal(mean, torch.exp(s / 2))
    frozen = torch.distributions.Normal(mean, torch.exp(s.detach() / 2))
    cost = (z - m) ** 2 / (2 * v)
    costs = [
        cost + q.log_prob(z),
        cost + prior.log_prob(z) + (mean**2 + torch.exp(s) - 1 - s) / 2,
        cost + frozen.log_prob(z),
    ]
    return torch.stack([torch.autograd.grad(c.sum(), s, retain_graph=True)[0] for c in costs])


eps = sp.Symbol("eps")
row = sp.Poly(sp.expand(sigma * eps / 2 * ((d + sigma * eps) / v - eps / sigma)), eps)
growth = sp.simplify((row.coeff_monomial(eps)) ** 2)

# %% in numpy, double precision, from the first row
def landing_slopes(noise, mean, log_var, m, v):
    eps = noise.double().numpy()
    sigma = np.sqrt(np.exp(log_var))
    z = mean + sigma * eps
    first = sigma * eps * (z - m) / (2 * v) - 1 / 2
    second = first + sigma**2 / 2 - sigma * eps * z / 2
    third = first - (eps**2 - 1) / 2
    return np.stack([first, second, third])


growth = "(sigma*d/(2*v))**2"
