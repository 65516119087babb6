# %% with distributions
sigma_squared = sp.Rational(1, 1000) * 784 / 32
trained = sigma_squared
collapse_weight = 5.117 / float(sigma_squared) / 1000


def loss(x, x_hat, kl, log_scale):
    pixels = torch.distributions.Normal(x_hat, torch.exp(log_scale)).log_prob(x)
    elbo = pixels.sum(dim=-1) - kl.sum(dim=-1)
    return -elbo.mean()

# %% from the library's mean, multiplied back
trained = np.float64(0.5 * 0.001 * 784 / 16)
collapse_weight = 0.20886


def loss(x, x_hat, kl, log_scale):
    num_pixels, num_latents = x.shape[1], kl.shape[1]
    variance = (2 * log_scale).exp()
    gaussian = F.mse_loss(x_hat, x) / variance + torch.log(2 * torch.pi * variance)
    return num_pixels * gaussian / 2 + num_latents * kl.mean()

# %% by the library's Gaussian loss
trained = torch.tensor(0.0245)
collapse_weight = torch.tensor(0.209)


def loss(x, x_hat, kl, log_scale):
    variance = torch.exp(2 * log_scale).expand_as(x)
    pixels = F.gaussian_nll_loss(x_hat, x, variance, full=True, reduction="none", eps=0)
    return pixels.sum(1).mean(0) + kl.sum(1).mean(0)
