# %% no-factorial: forgets the constant log x!
def distortion(x, log_rate):
    return (torch.exp(log_rate) - x * log_rate).sum(-1).mean(0)

# %% gamma-of-x: takes log Γ(x) for log x!
def distortion(x, log_rate):
    cost = torch.exp(log_rate) - x * log_rate + torch.lgamma(x.clamp(min=1))
    return cost.sum(-1).mean(0)

# %% gamma-of-zero: takes log Γ(x), which is infinite at x = 0
def distortion(x, log_rate):
    cost = torch.exp(log_rate) - x * log_rate + torch.lgamma(x)
    return cost.sum(-1).mean(0)

# %% factorial-sign: subtracts log x! instead of adding it
def distortion(x, log_rate):
    cost = torch.exp(log_rate) - x * log_rate - torch.lgamma(x + 1)
    return cost.sum(-1).mean(0)

# %% mean-of-pixels: takes the mean over the pixels where their costs add
def distortion(x, log_rate):
    cost = torch.exp(log_rate) - x * log_rate + torch.lgamma(x + 1)
    return cost.mean(-1).mean(0)

# %% sum-of-draws: adds over the draws where a mean is due
def distortion(x, log_rate):
    cost = torch.exp(log_rate) - x * log_rate + torch.lgamma(x + 1)
    return cost.sum(-1).sum(0)

# %% log-of-mean: takes the logarithm of the mean probability, which is no distortion
def distortion(x, log_rate):
    cost = (torch.exp(log_rate) - x * log_rate + torch.lgamma(x + 1)).sum(-1)
    return math.log(len(cost)) - (-cost).logsumexp(0)

# %% mean-output: averages the decoder's output over the draws before it computes the cost
def distortion(x, log_rate):
    log_rate = log_rate.mean(0)
    return (torch.exp(log_rate) - x * log_rate + torch.lgamma(x + 1)).sum(-1)

# %% mean-of-batch: takes the mean over the images as well
def distortion(x, log_rate):
    cost = torch.exp(log_rate) - x * log_rate + torch.lgamma(x + 1)
    return cost.sum(-1).mean()

# %% gain: returns the log-likelihood, a gain
def distortion(x, log_rate):
    cost = torch.exp(log_rate) - x * log_rate + torch.lgamma(x + 1)
    return -cost.sum(-1).mean(0)

# %% rate-for-log: takes the network's output for the rate itself
def distortion(x, log_rate):
    cost = log_rate - x * torch.log(log_rate) + torch.lgamma(x + 1)
    return cost.sum(-1).mean(0)

# %% stirling: uses torch's full Poisson loss, which approximates log x!
def distortion(x, log_rate):
    loss = torch.nn.functional.poisson_nll_loss(
        log_rate, x.expand_as(log_rate), log_input=True, full=True, reduction="none"
    )
    return loss.sum(-1).mean(0)

# %% underflow: takes the logarithm of a rate that underflows to 0
def distortion(x, log_rate):
    pixels = torch.distributions.Poisson(torch.exp(log_rate), validate_args=False)
    return -pixels.log_prob(x).sum(-1).mean(0)
