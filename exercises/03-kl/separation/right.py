# %% with log cosh, and the numbers typed in
prediction = {1: "centre", 2.6: "Centre", 4: "peak"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    std = log_std.exp()
    u = (a[:, None] * (mean[:, None] + std[:, None] * noise)).abs()
    log_cosh = u + torch.log1p(torch.exp(-2 * u)) - math.log(2)
    return (mean**2 + std**2 + a**2 - 1) / 2 - log_std - log_cosh @ weight

split = 2.4
takeover = 2.8

# %% with torch.distributions, and a scan by hand
prediction = {1.0: "center", 2.6: "center", 4.0: "peak"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    q = torch.distributions.Normal(mean[:, None], log_std.exp()[:, None])
    z = mean[:, None] + log_std.exp()[:, None] * noise
    p = torch.distributions.MixtureSameFamily(
        torch.distributions.Categorical(torch.ones(len(a), 1, 2, dtype=torch.float64)),
        torch.distributions.Normal(torch.stack([-a, a], -1)[:, None, :], 1.0),
    )
    return ((q.log_prob(z) - p.log_prob(z)) * weight).sum(-1)

split, takeover = torch.tensor(2.42), np.float32(2.82)

# %% by an integral over z, with a finer grid of its own
prediction = {1: "centre", 2.6: "centre", 4: "peak"}
z = torch.linspace(-25, 25, 10001, dtype=torch.float64)

def reverse_kl(mean, log_std, a):
    log_q = -0.5 * ((z - mean[:, None]) / log_std.exp()[:, None]) ** 2 - log_std[:, None]
    log_p = torch.logsumexp(torch.stack([-((z - a[:, None]) ** 2), -((z + a[:, None]) ** 2)]) / 2, 0)
    q = log_q.exp() / math.sqrt(2 * math.pi)
    return torch.trapezoid(q * (log_q - log_p + math.log(2)), z, dim=1)

split, takeover = 2.42, 2.8031
