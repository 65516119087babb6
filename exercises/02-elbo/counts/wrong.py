# %% no-factorial: forgets the constant log x!
def distortion(x, log_lam):
    return (torch.exp(log_lam) - x * log_lam).sum(-1).mean(0)

# %% gamma-of-x: takes log Γ(x) for log x!
def distortion(x, log_lam):
    cost = torch.exp(log_lam) - x * log_lam + torch.lgamma(x.clamp(min=1))
    return cost.sum(-1).mean(0)

# %% gamma-of-zero: takes log Γ(x), which is infinite at x = 0
def distortion(x, log_lam):
    cost = torch.exp(log_lam) - x * log_lam + torch.lgamma(x)
    return cost.sum(-1).mean(0)

# %% factorial-sign: subtracts log x! instead of adding it
def distortion(x, log_lam):
    cost = torch.exp(log_lam) - x * log_lam - torch.lgamma(x + 1)
    return cost.sum(-1).mean(0)

# %% mean-of-pixels: takes the mean over the pixels where their costs add
def distortion(x, log_lam):
    cost = torch.exp(log_lam) - x * log_lam + torch.lgamma(x + 1)
    return cost.mean(-1).mean(0)

# %% sum-of-draws: adds over the draws where a mean is due
def distortion(x, log_lam):
    cost = torch.exp(log_lam) - x * log_lam + torch.lgamma(x + 1)
    return cost.sum(-1).sum(0)

# %% log-of-mean: takes the logarithm of the mean probability, which is no distortion
def distortion(x, log_lam):
    cost = (torch.exp(log_lam) - x * log_lam + torch.lgamma(x + 1)).sum(-1)
    return math.log(len(cost)) - (-cost).logsumexp(0)

# %% mean-output: averages the decoder's output over the draws before it computes the cost
def distortion(x, log_lam):
    log_lam = log_lam.mean(0)
    return (torch.exp(log_lam) - x * log_lam + torch.lgamma(x + 1)).sum(-1)

# %% mean-of-batch: takes the mean over the images as well
def distortion(x, log_lam):
    cost = torch.exp(log_lam) - x * log_lam + torch.lgamma(x + 1)
    return cost.sum(-1).mean()

# %% gain: returns the log-likelihood, a gain
def distortion(x, log_lam):
    cost = torch.exp(log_lam) - x * log_lam + torch.lgamma(x + 1)
    return -cost.sum(-1).mean(0)

# %% rate-for-log: takes the network's output for the rate itself
def distortion(x, log_lam):
    cost = log_lam - x * torch.log(log_lam) + torch.lgamma(x + 1)
    return cost.sum(-1).mean(0)

# %% stirling: uses torch's full Poisson loss, which approximates log x!
def distortion(x, log_lam):
    loss = torch.nn.functional.poisson_nll_loss(
        log_lam, x.expand_as(log_lam), log_input=True, full=True, reduction="none"
    )
    return loss.sum(-1).mean(0)

# %% underflow: takes the logarithm of a rate that underflows to 0
def distortion(x, log_lam):
    pixels = torch.distributions.Poisson(torch.exp(log_lam), validate_args=False)
    return -pixels.log_prob(x).sum(-1).mean(0)

# %% mean-lam: averages λ over the draws before it computes the cost
def distortion(x, log_lam):
    lam = torch.exp(log_lam).mean(0)
    return (lam - x * lam.log() + torch.lgamma(x + 1)).sum(-1)

# %% sign-of-log: adds x log λ where it lowers the cost
def distortion(x, log_lam):
    cost = torch.exp(log_lam) + x * log_lam + torch.lgamma(x + 1)
    return cost.sum(-1).mean(0)
