# %% plus: adds log q, which w(z) divides by
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    log_qz = -0.5 * (eps.square() + log_var + math.log(2 * math.pi)).sum(-1)
    return (log_px_given_z + log_pz + log_qz).mean(0)

w, s = sp.symbols("w s", positive=True)
v = s**2 / (w**2 + s**2)
excess = -sp.log(2 * sp.pi * v) / 2

# %% prior-for-q: subtracts log p(z) where log q(z) belongs, so that the rate is lost
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    log_qz = log_pz
    return (log_px_given_z + log_pz - log_qz).mean(0)

w, s = sp.symbols("w s", positive=True)
v = s**2 / (w**2 + s**2)
excess = -sp.log(2 * sp.pi * v) / 2

# %% no-constant: forgets the constant ½ log 2π of log q, and of the peak
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    log_qz = -0.5 * (eps.square() + log_var).sum(-1)
    return (log_px_given_z + log_pz - log_qz).mean(0)

w, s = sp.symbols("w s", positive=True)
v = s**2 / (w**2 + s**2)
excess = -sp.log(v) / 2

# %% log-scale: takes log σ² for log σ
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    log_qz = -0.5 * (eps.square() + 2 * log_var + math.log(2 * math.pi)).sum(-1)
    return (log_px_given_z + log_pz - log_qz).mean(0)

w, s = sp.symbols("w s", positive=True)
v = s**2 / (w**2 + s**2)
excess = -sp.log(2 * sp.pi * v) / 2

# %% mean-of-latents: takes the mean over the latents where log q is a sum
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    log_qz = -0.5 * (eps.square() + log_var + math.log(2 * math.pi)).mean(-1)
    return (log_px_given_z + log_pz - log_qz).mean(0)

w, s = sp.symbols("w s", positive=True)
v = s**2 / (w**2 + s**2)
excess = -sp.log(2 * sp.pi * v) / 2

# %% prior-twice: subtracts the rate and keeps log p(z), so that the prior counts twice
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    log_qz = 0.5 * (mean.square() + log_var.exp() - 1 - log_var).sum()
    return (log_px_given_z + log_pz - log_qz).mean(0)

w, s = sp.symbols("w s", positive=True)
v = s**2 / (w**2 + s**2)
excess = -sp.log(2 * sp.pi * v) / 2

# %% loss: returns the negative ELBO, a cost
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    log_qz = -0.5 * (eps.square() + log_var + math.log(2 * math.pi)).sum(-1)
    return -(log_px_given_z + log_pz - log_qz).mean(0)

w, s = sp.symbols("w s", positive=True)
v = s**2 / (w**2 + s**2)
excess = -sp.log(2 * sp.pi * v) / 2

# %% per-draw: forgets the mean over the draws
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    log_qz = -0.5 * (eps.square() + log_var + math.log(2 * math.pi)).sum(-1)
    return log_px_given_z + log_pz - log_qz

w, s = sp.symbols("w s", positive=True)
v = s**2 / (w**2 + s**2)
excess = -sp.log(2 * sp.pi * v) / 2

# %% peak-upside-down: gives the excess the wrong sign
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    log_qz = -0.5 * (eps.square() + log_var + math.log(2 * math.pi)).sum(-1)
    return (log_px_given_z + log_pz - log_qz).mean(0)

w, s = sp.symbols("w s", positive=True)
v = s**2 / (w**2 + s**2)
excess = sp.log(2 * sp.pi * v) / 2

# %% decoder-peak: takes the peak of the decoder for the peak of the posterior
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    log_qz = -0.5 * (eps.square() + log_var + math.log(2 * math.pi)).sum(-1)
    return (log_px_given_z + log_pz - log_qz).mean(0)

w, s = sp.symbols("w s", positive=True)
v = s**2 / (w**2 + s**2)
excess = -sp.log(2 * sp.pi * s**2) / 2

# %% entropy: inserts σ² = v instead of letting σ tend to 0
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    log_qz = -0.5 * (eps.square() + log_var + math.log(2 * math.pi)).sum(-1)
    return (log_px_given_z + log_pz - log_qz).mean(0)

w, s = sp.symbols("w s", positive=True)
v = s**2 / (w**2 + s**2)
excess = -sp.log(2 * sp.pi * v) / 2 - sp.Rational(1, 2)

# %% deviation: divides the peak by 2πv, not by its root
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    log_qz = -0.5 * (eps.square() + log_var + math.log(2 * math.pi)).sum(-1)
    return (log_px_given_z + log_pz - log_qz).mean(0)

w, s = sp.symbols("w s", positive=True)
v = s**2 / (w**2 + s**2)
excess = -sp.log(2 * sp.pi * v)

# %% variables: writes the excess with a letter that is not asked for
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    log_qz = -0.5 * (eps.square() + log_var + math.log(2 * math.pi)).sum(-1)
    return (log_px_given_z + log_pz - log_qz).mean(0)

w, s = sp.symbols("w s", positive=True)
v = s**2 / (w**2 + s**2)
excess = -sp.log(2 * sp.pi * sp.Symbol("v")) / 2

# %% log-of-mean: takes the logarithm after the mean over the draws
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    log_qz = -0.5 * (eps.square() + log_var + math.log(2 * math.pi)).sum(-1)
    return (log_px_given_z + log_pz - log_qz).logsumexp(0) - math.log(len(eps))

w, s = sp.symbols("w s", positive=True)
v = s**2 / (w**2 + s**2)
excess = -sp.log(2 * sp.pi * v) / 2

# %% half-log-var: halves the logarithm of the variance twice
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    log_qz = -0.5 * (eps.square() + log_var / 2 + math.log(2 * math.pi)).sum(-1)
    return (log_px_given_z + log_pz - log_qz).mean(0)

w, s = sp.symbols("w s", positive=True)
v = s**2 / (w**2 + s**2)
excess = -sp.log(2 * sp.pi * v) / 2

# %% undivided: does not divide the distance in log q by the variance
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    log_qz = -0.5 * ((z - mean).square() + log_var + math.log(2 * math.pi)).sum(-1)
    return (log_px_given_z + log_pz - log_qz).mean(0)

w, s = sp.symbols("w s", positive=True)
v = s**2 / (w**2 + s**2)
excess = -sp.log(2 * sp.pi * v) / 2

# %% no-sum: forgets the sum over the latents in log q
def elbo(x, mean, log_var, decode, s, eps):
    z = mean + torch.exp(log_var / 2) * eps
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    log_qz = -0.5 * (eps.square() + log_var + math.log(2 * math.pi))
    return (log_px_given_z + log_pz - log_qz).mean()

w, s = sp.symbols("w s", positive=True)
v = s**2 / (w**2 + s**2)
excess = -sp.log(2 * sp.pi * v) / 2
