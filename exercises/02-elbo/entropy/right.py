# %% with the rate in closed form
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    distortion = ((x - decode(z)) ** 2 / (2 * s**2) + math.log(s) + math.log(2 * math.pi) / 2).sum(-1)
    rate = 0.5 * (mean**2 + log_var.exp() - 1 - log_var).sum()
    return -distortion.mean() - rate

excess = "(log(w**2 + s**2) - log(2*pi))/2 - log(s)"

# %% by torch.distributions
def elbo(x, mean, log_var, decode, s, eps):
    q = torch.distributions.Normal(mean, torch.exp(log_var / 2))
    z = mean + q.scale * eps
    log_px = torch.distributions.Normal(decode(z), s).log_prob(x).sum(-1)
    log_pz = torch.distributions.Normal(0.0, 1.0).log_prob(z).sum(-1)
    return (log_px + log_pz - q.log_prob(z).sum(-1)).mean(0)

w, s = sp.symbols("w s", positive=True)
excess = sp.log(sp.sqrt(1 + (w / s) ** 2) / sp.sqrt(2 * sp.pi))

# %% with the entropy in closed form, in double precision
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    log_px = -0.5 * (((x - decode(z)) / s) ** 2 + math.log(2 * math.pi * s**2)).double().sum(-1)
    log_pz = -0.5 * (z**2 + math.log(2 * math.pi)).double().sum(-1)
    entropy = 0.5 * (log_var + math.log(2 * math.pi) + 1).double().sum()
    return (log_px + log_pz).mean() + entropy

excess = "-log(2*pi*s**2/(w**2 + s**2))/2"
