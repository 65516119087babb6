# %% by rsample
class Encoder(torch.nn.Module):
    """Images (B, D) to codes (B, K), and the rate of each image in nats, (B,)."""

    def __init__(self, num_pixels, num_latents):
        super().__init__()
        self.mean_head = torch.nn.Linear(num_pixels, num_latents)
        self.log_var_head = torch.nn.Linear(num_pixels, num_latents)

    def forward(self, x):
        mean, log_var = self.mean_head(x), self.log_var_head(x)
        z = torch.distributions.Normal(mean, torch.exp(log_var / 2)).rsample()
        rate = 0.5 * (mean**2 + torch.exp(log_var) - 1 - log_var).sum(-1)
        return z, rate

# %% with an assignment in forward, and the minus of the scale
class Encoder(torch.nn.Module):
    """Images (B, D) to codes (B, K), and the rate of each image in nats, (B,)."""

    def __init__(self, num_pixels, num_latents):
        super().__init__()
        self.mean_head = torch.nn.Linear(num_pixels, num_latents)
        self.log_var_head = torch.nn.Linear(num_pixels, num_latents)

    def forward(self, x):
        mean, log_var = self.mean_head(x), self.log_var_head(x)
        self.noise = torch.randn(x.shape[0], mean.shape[1])
        z = mean - self.noise * torch.exp(0.5 * log_var)
        rate = 0.5 * (mean**2 + torch.exp(log_var) - 1 - log_var).sum(-1)
        return z, rate
