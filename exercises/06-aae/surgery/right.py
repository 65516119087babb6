# %% closed form for the rate, surgery for the information, torch inside
def surgery(means, scales):
    z = torch.linspace(-12, 12, 4801, dtype=torch.float64)
    m, s = torch.as_tensor(means)[:, None], torch.as_tensor(scales)[:, None]
    log_q = torch.logsumexp(torch.distributions.Normal(m, s).log_prob(z), 0) - math.log(len(m))
    log_p = torch.distributions.Normal(0.0, 1.0).log_prob(z)
    log_m = torch.logaddexp(log_p, log_q) - math.log(2)

    def kl(a, b):
        return torch.trapezoid(a.exp() * (a - b), z)

    rate = ((m**2 + s**2 - 1) / 2 - s.log()).mean()
    mismatch = kl(log_q, log_p)
    return torch.stack([rate, rate - mismatch, mismatch, (kl(log_p, log_m) + kl(log_q, log_m)) / 2])

# %% with densities, where 0 log 0 is skipped
def surgery(means, scales):
    z = np.linspace(-12, 12, 9601)

    def density(mean, scale):
        return np.exp(-((z - mean) ** 2) / (2 * scale**2)) / np.sqrt(2 * np.pi * scale**2)

    def kl(a, b):
        inside = (a > 0) & (b > 0)
        return np.sum(a[inside] * np.log(a[inside] / b[inside])) * (z[1] - z[0])

    p = density(0.0, 1.0)
    all_q = [density(mean, scale) for mean, scale in zip(means, scales)]
    q = sum(all_q) / len(all_q)
    m = (p + q) / 2
    return [
        sum(kl(one, p) for one in all_q) / len(all_q),
        sum(kl(one, q) for one in all_q) / len(all_q),
        kl(q, p),
        0.5 * kl(p, m) + 0.5 * kl(q, m),
    ]
