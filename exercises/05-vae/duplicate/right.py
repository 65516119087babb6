# %% with singular values, torch and a loop
twice, brighter, speckled, same_rate = 5.0, np.int64(6), torch.tensor(7), sp.Rational(1, 4)


def optimum(covariance, variance, num_latents):
    values = torch.linalg.svdvals(torch.as_tensor(covariance))[:num_latents]
    rates = (values / variance).clamp(min=1).log() / 2
    return (rates > 1e-9).sum(), rates.sum()

# %% by sorting, in one array
twice, brighter, speckled, same_rate = 5, 6, 7, 1 / 4


def optimum(covariance, variance, num_latents):
    values = sorted(np.linalg.eigh(covariance).eigenvalues, reverse=True)
    used = [one for one in values if one > variance][:num_latents]
    return np.array([len(used), sum(0.5 * math.log(one / variance) for one in used)])
