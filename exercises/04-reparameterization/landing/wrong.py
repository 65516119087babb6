# %% in-the-mean: copies the chapter's estimates of the slope in μ
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = slope
    closed_form = slope - scale * noise
    landing = slope - noise / scale
    return torch.stack([same_draw, closed_form, landing])


growth = 0 * d

# %% in-sigma: gives the slopes in σ, not in s
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = noise
    slope = (z - m) / v
    same_draw = path * slope - 1 / scale
    closed_form = path * (slope - z) + scale - 1 / scale
    landing = path * (slope - noise / scale)
    return torch.stack([same_draw, closed_form, landing])


growth = d**2 / v**2

# %% no-half: forgets the ½ in the slope of z in s
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * (slope - z) + (scale**2 - 1) / 2
    landing = path * (slope - noise / scale)
    return torch.stack([same_draw, closed_form, landing])


growth = sigma**2 * d**2 / v**2

# %% no-log-sigma: forgets the slope of −log σ in row 0
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = path * slope
    closed_form = path * (slope - z) + (scale**2 - 1) / 2
    landing = path * (slope - noise / scale)
    return torch.stack([same_draw, closed_form, landing])


growth = sigma**2 * d**2 / (4 * v**2)

# %% same-as-first: leaves the score in the landing
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * (slope - z) + (scale**2 - 1) / 2
    landing = same_draw
    return torch.stack([same_draw, closed_form, landing])


growth = sigma**2 * d**2 / (4 * v**2)

# %% score-added: adds the score instead of leaving it out
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * (slope - z) + (scale**2 - 1) / 2
    landing = same_draw + (noise**2 - 1) / 2
    return torch.stack([same_draw, closed_form, landing])


growth = sigma**2 * d**2 / (4 * v**2)

# %% score-alone: cuts off z instead of the parameters, and the path is lost
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * (slope - z) + (scale**2 - 1) / 2
    landing = (noise**2 - 1) / 2
    return torch.stack([same_draw, closed_form, landing])


growth = sigma**2 * d**2 / (4 * v**2)

# %% z-cut-in-log-q: cuts off the z in log q instead of its parameters
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * (slope - z) + (scale**2 - 1) / 2
    landing = path * slope + (noise**2 - 1) / 2
    return torch.stack([same_draw, closed_form, landing])


growth = sigma**2 * d**2 / (4 * v**2)

# %% no-log-q: drops log q in the landing
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * (slope - z) + (scale**2 - 1) / 2
    landing = path * slope
    return torch.stack([same_draw, closed_form, landing])


growth = sigma**2 * d**2 / (4 * v**2)

# %% prior-twice: counts the prior twice in row 1
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * slope + (scale**2 - 1) / 2
    landing = path * (slope - noise / scale)
    return torch.stack([same_draw, closed_form, landing])


growth = sigma**2 * d**2 / (4 * v**2)

# %% prior-sign: adds −log p(z) to f instead of log p(z)
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * (slope + z) + (scale**2 - 1) / 2
    landing = path * (slope - noise / scale)
    return torch.stack([same_draw, closed_form, landing])


growth = sigma**2 * d**2 / (4 * v**2)

# %% rate-no-half: forgets the ½ in the slope of the rate
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * (slope - z) + scale**2 - 1
    landing = path * (slope - noise / scale)
    return torch.stack([same_draw, closed_form, landing])


growth = sigma**2 * d**2 / (4 * v**2)

# %% no-rate: forgets the slope of the rate in row 1
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * (slope - z)
    landing = path * (slope - noise / scale)
    return torch.stack([same_draw, closed_form, landing])


growth = sigma**2 * d**2 / (4 * v**2)

# %% variance-as-scale: takes exp(s) for σ
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * (slope - z) + (scale**2 - 1) / 2
    landing = path * (slope - noise / scale)
    return torch.stack([same_draw, closed_form, landing])


growth = sigma**2 * d**2 / (4 * v**2)

# %% averaged: averages over the draws
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * (slope - z) + (scale**2 - 1) / 2
    landing = path * (slope - noise / scale)
    return torch.stack([same_draw, closed_form, landing]).mean(1)


growth = sigma**2 * d**2 / (4 * v**2)

# %% no-growth: believes that a wrong mean changes no variance here either
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * (slope - z) + (scale**2 - 1) / 2
    landing = path * (slope - noise / scale)
    return torch.stack([same_draw, closed_form, landing])


growth = 0 * d

# %% not-squared: does not square the factor
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * (slope - z) + (scale**2 - 1) / 2
    landing = path * (slope - noise / scale)
    return torch.stack([same_draw, closed_form, landing])


growth = sigma * d / (2 * v)

# %% covariance: counts a covariance of ε and ε²
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * (slope - z) + (scale**2 - 1) / 2
    landing = path * (slope - noise / scale)
    return torch.stack([same_draw, closed_form, landing])


growth = sigma**2 * d**2 / (4 * v**2) + sigma * d / (2 * v) * (sigma**2 / v - 1)

# %% whole-variance: gives the variance itself, not what it grows by
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * (slope - z) + (scale**2 - 1) / 2
    landing = path * (slope - noise / scale)
    return torch.stack([same_draw, closed_form, landing])


growth = sigma**2 * d**2 / (4 * v**2) + (sigma**2 / v - 1) ** 2 / 2

# %% elbo: gives the slopes of +ELBO
d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * (slope - z) + (scale**2 - 1) / 2
    landing = path * (slope - noise / scale)
    return -torch.stack([same_draw, closed_form, landing])


growth = sigma**2 * d**2 / (4 * v**2)
