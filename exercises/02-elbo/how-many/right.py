# %% by torch.distributions, with −log p̂
predicted = 0.5 * torch.tensor([[1.37828866, 4.65625696, 30.9932427]]) / torch.tensor([[0.1], [0.01]])
spread_at_predicted = (0.2, 0.02)

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies)
    normal = torch.distributions.Normal
    log_px_given_z = normal(z, 0.5).log_prob(torch.tensor(1.0)).sum(-1)
    log_px = num_copies * normal(0.0, math.sqrt(1.25)).log_prob(torch.tensor(1.0))
    log_hat = log_px_given_z.logsumexp(1) - math.log(num_samples)
    return (log_px - log_hat).mean()

better = torch.tensor(0.01)

# %% in numpy, with the posterior over the prior
M = np.exp(0.8**2 / (2 - 0.2)) / np.sqrt(0.2 * (2 - 0.2))
predicted = np.array([(M ** np.array([1, 2, 4]) - 1) / 0.2, (M ** np.array([1, 2, 4]) - 1) / 0.02])
spread_at_predicted = np.array([0.2, 0.02])

def measured_gap(num_copies, num_samples, repeats):
    z = np.random.standard_normal((repeats, num_samples, num_copies))
    ratio = np.exp(z**2 / 2 - (z - 0.8) ** 2 / 0.4) / np.sqrt(0.2)
    mean = ratio.prod(axis=2).mean(axis=1)
    return np.mean(mean - 1 - np.log(mean))

better = 1 / 100
