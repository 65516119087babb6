# %% once-for-the-batch: draws new noise in each call, but one vector for all images
class Encoder(torch.nn.Module):
    """Images (B, D) to codes (B, K), and the rate of each image in nats, (B,)."""

    def __init__(self, num_pixels, num_latents):
        super().__init__()
        self.mean_head = torch.nn.Linear(num_pixels, num_latents)
        self.log_var_head = torch.nn.Linear(num_pixels, num_latents)

    def forward(self, x):
        mean, log_var = self.mean_head(x), self.log_var_head(x)
        z = mean + torch.exp(log_var / 2) * torch.randn(mean.shape[-1])
        rate = 0.5 * (mean**2 + torch.exp(log_var) - 1 - log_var).sum(-1)
        return z, rate

# %% once-for-the-latents: draws one number for each image, and all its latents share it
class Encoder(torch.nn.Module):
    """Images (B, D) to codes (B, K), and the rate of each image in nats, (B,)."""

    def __init__(self, num_pixels, num_latents):
        super().__init__()
        self.mean_head = torch.nn.Linear(num_pixels, num_latents)
        self.log_var_head = torch.nn.Linear(num_pixels, num_latents)

    def forward(self, x):
        mean, log_var = self.mean_head(x), self.log_var_head(x)
        z = mean + torch.exp(log_var / 2) * torch.randn(len(mean), 1)
        rate = 0.5 * (mean**2 + torch.exp(log_var) - 1 - log_var).sum(-1)
        return z, rate

# %% no-noise: removes the noise instead of drawing it anew
class Encoder(torch.nn.Module):
    """Images (B, D) to codes (B, K), and the rate of each image in nats, (B,)."""

    def __init__(self, num_pixels, num_latents):
        super().__init__()
        self.mean_head = torch.nn.Linear(num_pixels, num_latents)
        self.log_var_head = torch.nn.Linear(num_pixels, num_latents)

    def forward(self, x):
        mean, log_var = self.mean_head(x), self.log_var_head(x)
        z = mean
        rate = 0.5 * (mean**2 + torch.exp(log_var) - 1 - log_var).sum(-1)
        return z, rate

# %% uniform: draws uniform noise, `rand` for `randn`
class Encoder(torch.nn.Module):
    """Images (B, D) to codes (B, K), and the rate of each image in nats, (B,)."""

    def __init__(self, num_pixels, num_latents):
        super().__init__()
        self.mean_head = torch.nn.Linear(num_pixels, num_latents)
        self.log_var_head = torch.nn.Linear(num_pixels, num_latents)

    def forward(self, x):
        mean, log_var = self.mean_head(x), self.log_var_head(x)
        z = mean + torch.exp(log_var / 2) * torch.rand_like(mean)
        rate = 0.5 * (mean**2 + torch.exp(log_var) - 1 - log_var).sum(-1)
        return z, rate

# %% sample: draws with `sample`, which cuts the path to both heads
class Encoder(torch.nn.Module):
    """Images (B, D) to codes (B, K), and the rate of each image in nats, (B,)."""

    def __init__(self, num_pixels, num_latents):
        super().__init__()
        self.mean_head = torch.nn.Linear(num_pixels, num_latents)
        self.log_var_head = torch.nn.Linear(num_pixels, num_latents)

    def forward(self, x):
        mean, log_var = self.mean_head(x), self.log_var_head(x)
        z = torch.distributions.Normal(mean, torch.exp(log_var / 2)).sample()
        rate = 0.5 * (mean**2 + torch.exp(log_var) - 1 - log_var).sum(-1)
        return z, rate

# %% before-scaling: adds the noise before scaling
class Encoder(torch.nn.Module):
    """Images (B, D) to codes (B, K), and the rate of each image in nats, (B,)."""

    def __init__(self, num_pixels, num_latents):
        super().__init__()
        self.mean_head = torch.nn.Linear(num_pixels, num_latents)
        self.log_var_head = torch.nn.Linear(num_pixels, num_latents)

    def forward(self, x):
        mean, log_var = self.mean_head(x), self.log_var_head(x)
        z = (mean + torch.randn_like(mean)) * torch.exp(log_var / 2)
        rate = 0.5 * (mean**2 + torch.exp(log_var) - 1 - log_var).sum(-1)
        return z, rate

# %% variance: scales the noise by the variance
class Encoder(torch.nn.Module):
    """Images (B, D) to codes (B, K), and the rate of each image in nats, (B,)."""

    def __init__(self, num_pixels, num_latents):
        super().__init__()
        self.mean_head = torch.nn.Linear(num_pixels, num_latents)
        self.log_var_head = torch.nn.Linear(num_pixels, num_latents)

    def forward(self, x):
        mean, log_var = self.mean_head(x), self.log_var_head(x)
        z = mean + torch.exp(log_var) * torch.randn_like(mean)
        rate = 0.5 * (mean**2 + torch.exp(log_var) - 1 - log_var).sum(-1)
        return z, rate

# %% reseeded: draws in `forward`, but sets the seed there too
class Encoder(torch.nn.Module):
    """Images (B, D) to codes (B, K), and the rate of each image in nats, (B,)."""

    def __init__(self, num_pixels, num_latents):
        super().__init__()
        self.mean_head = torch.nn.Linear(num_pixels, num_latents)
        self.log_var_head = torch.nn.Linear(num_pixels, num_latents)

    def forward(self, x):
        mean, log_var = self.mean_head(x), self.log_var_head(x)
        torch.manual_seed(0)
        z = mean + torch.exp(log_var / 2) * torch.randn_like(mean)
        rate = 0.5 * (mean**2 + torch.exp(log_var) - 1 - log_var).sum(-1)
        return z, rate

# %% frozen: draws the noise of a whole batch once, at the first call
class Encoder(torch.nn.Module):
    """Images (B, D) to codes (B, K), and the rate of each image in nats, (B,)."""

    def __init__(self, num_pixels, num_latents):
        super().__init__()
        self.mean_head = torch.nn.Linear(num_pixels, num_latents)
        self.log_var_head = torch.nn.Linear(num_pixels, num_latents)
        self.noise = None

    def forward(self, x):
        mean, log_var = self.mean_head(x), self.log_var_head(x)
        if self.noise is None:
            self.noise = torch.randn_like(mean)
        z = mean + torch.exp(log_var / 2) * self.noise
        rate = 0.5 * (mean**2 + torch.exp(log_var) - 1 - log_var).sum(-1)
        return z, rate

# %% mean-of-draws: averages eight draws, so that the code has an eighth of its variance
class Encoder(torch.nn.Module):
    """Images (B, D) to codes (B, K), and the rate of each image in nats, (B,)."""

    def __init__(self, num_pixels, num_latents):
        super().__init__()
        self.mean_head = torch.nn.Linear(num_pixels, num_latents)
        self.log_var_head = torch.nn.Linear(num_pixels, num_latents)

    def forward(self, x):
        mean, log_var = self.mean_head(x), self.log_var_head(x)
        z = mean + torch.exp(log_var / 2) * torch.randn(8, *mean.shape).mean(0)
        rate = 0.5 * (mean**2 + torch.exp(log_var) - 1 - log_var).sum(-1)
        return z, rate

# %% rate-at-the-draw: repairs the noise, and changes the rate to one evaluated at the draw
class Encoder(torch.nn.Module):
    def __init__(self, num_pixels, num_latents):
        super().__init__()
        self.mean_head = torch.nn.Linear(num_pixels, num_latents)
        self.log_var_head = torch.nn.Linear(num_pixels, num_latents)

    def forward(self, x):
        mean, log_var = self.mean_head(x), self.log_var_head(x)
        noise = torch.randn_like(mean)
        z = mean + torch.exp(log_var / 2) * noise
        rate = 0.5 * (z**2 - noise**2 - log_var).sum(-1)
        return z, rate

# %% no-rate: returns the codes alone
class Encoder(torch.nn.Module):
    """Images (B, D) to codes (B, K), and the rate of each image in nats, (B,)."""

    def __init__(self, num_pixels, num_latents):
        super().__init__()
        self.mean_head = torch.nn.Linear(num_pixels, num_latents)
        self.log_var_head = torch.nn.Linear(num_pixels, num_latents)

    def forward(self, x):
        mean, log_var = self.mean_head(x), self.log_var_head(x)
        z = mean + torch.exp(log_var / 2) * torch.randn_like(mean)
        rate = 0.5 * (mean**2 + torch.exp(log_var) - 1 - log_var).sum(-1)
        return z

# %% no-return: forgets the return
class Encoder(torch.nn.Module):
    """Images (B, D) to codes (B, K), and the rate of each image in nats, (B,)."""

    def __init__(self, num_pixels, num_latents):
        super().__init__()
        self.mean_head = torch.nn.Linear(num_pixels, num_latents)
        self.log_var_head = torch.nn.Linear(num_pixels, num_latents)

    def forward(self, x):
        mean, log_var = self.mean_head(x), self.log_var_head(x)
        z = mean + torch.exp(log_var / 2) * torch.randn_like(mean)
        rate = 0.5 * (mean**2 + torch.exp(log_var) - 1 - log_var).sum(-1)

# %% rate-mean: averages the rate over the latents
class Encoder(torch.nn.Module):
    """Images (B, D) to codes (B, K), and the rate of each image in nats, (B,)."""

    def __init__(self, num_pixels, num_latents):
        super().__init__()
        self.mean_head = torch.nn.Linear(num_pixels, num_latents)
        self.log_var_head = torch.nn.Linear(num_pixels, num_latents)

    def forward(self, x):
        mean, log_var = self.mean_head(x), self.log_var_head(x)
        z = mean + torch.exp(log_var / 2) * torch.randn_like(mean)
        rate = 0.5 * (mean**2 + torch.exp(log_var) - 1 - log_var).mean(-1)
        return z, rate
