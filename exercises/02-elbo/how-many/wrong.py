# %% whole-variance: forgets the factor ½ of the theorem
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[(M**K - 1) / gap for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.1, 0.01]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = (log_likelihood - log_evidence).sum(-1)
    mean_ratio = log_ratio.exp().mean(1)
    return (mean_ratio - 1 - mean_ratio.log()).mean()

better = 0.01

# %% moment: takes the second moment for the variance
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[M**K / (2 * gap) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2, 0.02]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = (log_likelihood - log_evidence).sum(-1)
    mean_ratio = log_ratio.exp().mean(1)
    return (mean_ratio - 1 - mean_ratio.log()).mean()

better = 0.01

# %% adds: adds the variances of the copies where the moments multiply
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[K * (M - 1) / (2 * gap) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2, 0.02]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = (log_likelihood - log_evidence).sum(-1)
    mean_ratio = log_ratio.exp().mean(1)
    return (mean_ratio - 1 - mean_ratio.log()).mean()

better = 0.01

# %% page: takes the moment of the toy model of the chapter
M = 2.2208
predicted = [[(M**K - 1) / (2 * gap) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2, 0.02]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = (log_likelihood - log_evidence).sum(-1)
    mean_ratio = log_ratio.exp().mean(1)
    return (mean_ratio - 1 - mean_ratio.log()).mean()

better = 0.01

# %% kl: takes exp(KL) − 1, a lower bound, for the relative variance
M = math.exp(0.5 * (0.84 - 1 - math.log(0.2)))
predicted = [[(M**K - 1) / (2 * gap) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2, 0.02]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = (log_likelihood - log_evidence).sum(-1)
    mean_ratio = log_ratio.exp().mean(1)
    return (mean_ratio - 1 - mean_ratio.log()).mean()

better = 0.01

# %% standard-error: lets the gap fall like 1/√S
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[((M**K - 1) / (2 * gap)) ** 2 for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2, 0.02]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = (log_likelihood - log_evidence).sum(-1)
    mean_ratio = log_ratio.exp().mean(1)
    return (mean_ratio - 1 - mean_ratio.log()).mean()

better = 0.01

# %% rounded: rounds the predictions
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[round((M**K - 1) / (2 * gap)) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2, 0.02]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = (log_likelihood - log_evidence).sum(-1)
    mean_ratio = log_ratio.exp().mean(1)
    return (mean_ratio - 1 - mean_ratio.log()).mean()

better = 0.01

# %% deviation: gives the standard deviation of the mean ratio where the variance is asked for
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[(M**K - 1) / (2 * gap) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2**0.5, 0.02**0.5]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = (log_likelihood - log_evidence).sum(-1)
    mean_ratio = log_ratio.exp().mean(1)
    return (mean_ratio - 1 - mean_ratio.log()).mean()

better = 0.01

# %% one-draw: gives the variance of one draw and forgets to divide by S
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[(M**K - 1) / (2 * gap) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [M - 1, M - 1]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = (log_likelihood - log_evidence).sum(-1)
    mean_ratio = log_ratio.exp().mean(1)
    return (mean_ratio - 1 - mean_ratio.log()).mean()

better = 0.01

# %% first-moment: averages the copies apart and only then adds their logarithms
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[(M**K - 1) / (2 * gap) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2, 0.02]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = log_likelihood - log_evidence
    mean_ratio = log_ratio.exp().mean(1)
    return -mean_ratio.log().sum(-1).mean()

better = 0.01

# %% log-first: takes the logarithm before the mean over the samples
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[(M**K - 1) / (2 * gap) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2, 0.02]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = (log_likelihood - log_evidence).sum(-1)
    mean_ratio = log_ratio.exp().mean(1)
    return -log_ratio.mean()

better = 0.01

# %% log-last: takes the logarithm after the mean over the repeats
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[(M**K - 1) / (2 * gap) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2, 0.02]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = (log_likelihood - log_evidence).sum(-1)
    mean_ratio = log_ratio.exp().mean(1)
    return -mean_ratio.mean().log()

better = 0.01

# %% no-evidence: forgets log p(x)
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[(M**K - 1) / (2 * gap) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2, 0.02]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = log_likelihood.sum(-1)
    mean_ratio = log_ratio.exp().mean(1)
    return (mean_ratio - 1 - mean_ratio.log()).mean()

better = 0.01

# %% one-evidence: adds log p(x) of one pixel, not of all
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[(M**K - 1) / (2 * gap) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2, 0.02]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = log_likelihood.sum(-1) - log_evidence
    mean_ratio = log_ratio.exp().mean(1)
    return (mean_ratio - 1 - mean_ratio.log()).mean()

better = 0.01

# %% sign: gives log p̂ − log p(x), which is negative
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[(M**K - 1) / (2 * gap) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2, 0.02]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = (log_likelihood - log_evidence).sum(-1)
    mean_ratio = log_ratio.exp().mean(1)
    return mean_ratio.log().mean()

better = 0.01

# %% mean-of-copies: takes the mean over the copies where the log-ratios add
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[(M**K - 1) / (2 * gap) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2, 0.02]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = (log_likelihood - log_evidence).mean(-1)
    mean_ratio = log_ratio.exp().mean(1)
    return -mean_ratio.log().mean()

better = 0.01

# %% formula: computes the theorem's formula and measures nothing
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[(M**K - 1) / (2 * gap) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2, 0.02]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = (log_likelihood - log_evidence).sum(-1)
    mean_ratio = log_ratio.exp().mean(1)
    return (M**num_copies - 1) / (2 * num_samples)

better = 0.01

# %% not-measured: decides for 0.1, without a look at the run
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[(M**K - 1) / (2 * gap) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2, 0.02]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = (log_likelihood - log_evidence).sum(-1)
    mean_ratio = log_ratio.exp().mean(1)
    return (mean_ratio - 1 - mean_ratio.log()).mean()

better = 0.1

# %% no-exponential: forgets the exponential before the mean over the samples
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[(M**K - 1) / (2 * gap) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2, 0.02]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    mean_ratio = (log_likelihood - log_evidence).sum(-1).mean(1)
    return (mean_ratio - 1 - mean_ratio.log()).mean()

better = 0.01

# %% names-samples: names a number of samples where one of the two gaps is asked for
M = math.exp(0.64 / 1.8) / 0.6
predicted = [[(M**K - 1) / (2 * gap) for K in (1, 2, 4)] for gap in (0.1, 0.01)]
spread_at_predicted = [0.2, 0.02]

def measured_gap(num_copies, num_samples, repeats):
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    log_likelihood = -2 * (1 - z).square() - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.4 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = (log_likelihood - log_evidence).sum(-1)
    mean_ratio = log_ratio.exp().mean(1)
    return (mean_ratio - 1 - mean_ratio.log()).mean()

better = 69
