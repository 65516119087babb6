# %% no-log-two: forgets log 2: takes the sum of the two weights for their mean
def rung_two(x, mean, scale, w=1.5, s=0.7):
    def log_normal(y, centre, deviation):
        return -0.5 * ((y - centre) / deviation) ** 2 - math.log(deviation * math.sqrt(2 * math.pi))

    eps, share = np.polynomial.hermite_e.hermegauss(200)
    share = share / math.sqrt(2 * math.pi)
    z = mean + scale * eps
    log_w = log_normal(x, w * z, s) + log_normal(z, 0, 1) - log_normal(z, mean, scale)
    pairs = np.logaddexp(log_w[:, None], log_w[None, :])
    return share @ pairs @ share

# %% unnormalised: does not divide the nodes' weights by √(2π)
def rung_two(x, mean, scale, w=1.5, s=0.7):
    def log_normal(y, centre, deviation):
        return -0.5 * ((y - centre) / deviation) ** 2 - math.log(deviation * math.sqrt(2 * math.pi))

    eps, share = np.polynomial.hermite_e.hermegauss(200)
    share = share
    z = mean + scale * eps
    log_w = log_normal(x, w * z, s) + log_normal(z, 0, 1) - log_normal(z, mean, scale)
    pairs = np.logaddexp(log_w[:, None], log_w[None, :]) - math.log(2)
    return share @ pairs @ share

# %% same-node: uses the same node for both draws, which gives the ELBO
def rung_two(x, mean, scale, w=1.5, s=0.7):
    def log_normal(y, centre, deviation):
        return -0.5 * ((y - centre) / deviation) ** 2 - math.log(deviation * math.sqrt(2 * math.pi))

    eps, share = np.polynomial.hermite_e.hermegauss(200)
    share = share / math.sqrt(2 * math.pi)
    z = mean + scale * eps
    log_w = log_normal(x, w * z, s) + log_normal(z, 0, 1) - log_normal(z, mean, scale)
    pairs = np.logaddexp(log_w, log_w) - math.log(2)
    return share @ pairs

# %% log-outside: takes the logarithm after the mean, which gives the log-evidence
def rung_two(x, mean, scale, w=1.5, s=0.7):
    def log_normal(y, centre, deviation):
        return -0.5 * ((y - centre) / deviation) ** 2 - math.log(deviation * math.sqrt(2 * math.pi))

    eps, share = np.polynomial.hermite_e.hermegauss(200)
    share = share / math.sqrt(2 * math.pi)
    z = mean + scale * eps
    log_w = log_normal(x, w * z, s) + log_normal(z, 0, 1) - log_normal(z, mean, scale)
    top = log_w.max()
    return top + np.log(share @ np.exp(log_w - top))

# %% physicists: takes the nodes of e^(−ε²) for those of a standard normal
def rung_two(x, mean, scale, w=1.5, s=0.7):
    def log_normal(y, centre, deviation):
        return -0.5 * ((y - centre) / deviation) ** 2 - math.log(deviation * math.sqrt(2 * math.pi))

    eps, share = np.polynomial.hermite.hermgauss(200)
    share = share / share.sum()
    z = mean + scale * eps
    log_w = log_normal(x, w * z, s) + log_normal(z, 0, 1) - log_normal(z, mean, scale)
    pairs = np.logaddexp(log_w[:, None], log_w[None, :]) - math.log(2)
    return share @ pairs @ share

# %% root-of-scale: takes scale for a variance
def rung_two(x, mean, scale, w=1.5, s=0.7):
    scale = math.sqrt(scale)
    def log_normal(y, centre, deviation):
        return -0.5 * ((y - centre) / deviation) ** 2 - math.log(deviation * math.sqrt(2 * math.pi))

    eps, share = np.polynomial.hermite_e.hermegauss(200)
    share = share / math.sqrt(2 * math.pi)
    z = mean + scale * eps
    log_w = log_normal(x, w * z, s) + log_normal(z, 0, 1) - log_normal(z, mean, scale)
    pairs = np.logaddexp(log_w[:, None], log_w[None, :]) - math.log(2)
    return share @ pairs @ share

# %% no-q: forgets to divide by q
def rung_two(x, mean, scale, w=1.5, s=0.7):
    def log_normal(y, centre, deviation):
        return -0.5 * ((y - centre) / deviation) ** 2 - math.log(deviation * math.sqrt(2 * math.pi))

    eps, share = np.polynomial.hermite_e.hermegauss(200)
    share = share / math.sqrt(2 * math.pi)
    z = mean + scale * eps
    log_w = log_normal(x, w * z, s) + log_normal(z, 0, 1)
    pairs = np.logaddexp(log_w[:, None], log_w[None, :]) - math.log(2)
    return share @ pairs @ share

# %% fixed-model: ignores the arguments w and s
def rung_two(x, mean, scale, w=1.5, s=0.7):
    w, s = 1.5, 0.7
    def log_normal(y, centre, deviation):
        return -0.5 * ((y - centre) / deviation) ** 2 - math.log(deviation * math.sqrt(2 * math.pi))

    eps, share = np.polynomial.hermite_e.hermegauss(200)
    share = share / math.sqrt(2 * math.pi)
    z = mean + scale * eps
    log_w = log_normal(x, w * z, s) + log_normal(z, 0, 1) - log_normal(z, mean, scale)
    pairs = np.logaddexp(log_w[:, None], log_w[None, :]) - math.log(2)
    return share @ pairs @ share

# %% few-nodes: uses ten nodes, which are too few for six decimals
def rung_two(x, mean, scale, w=1.5, s=0.7):
    def log_normal(y, centre, deviation):
        return -0.5 * ((y - centre) / deviation) ** 2 - math.log(deviation * math.sqrt(2 * math.pi))

    eps, share = np.polynomial.hermite_e.hermegauss(10)
    share = share / math.sqrt(2 * math.pi)
    z = mean + scale * eps
    log_w = log_normal(x, w * z, s) + log_normal(z, 0, 1) - log_normal(z, mean, scale)
    pairs = np.logaddexp(log_w[:, None], log_w[None, :]) - math.log(2)
    return share @ pairs @ share

# %% underflow: leaves the logarithms, so that weights underflow
def rung_two(x, mean, scale, w=1.5, s=0.7):
    def log_normal(y, centre, deviation):
        return -0.5 * ((y - centre) / deviation) ** 2 - math.log(deviation * math.sqrt(2 * math.pi))

    eps, share = np.polynomial.hermite_e.hermegauss(200)
    share = share / math.sqrt(2 * math.pi)
    z = mean + scale * eps
    log_w = log_normal(x, w * z, s) + log_normal(z, 0, 1) - log_normal(z, mean, scale)
    weights = np.exp(log_w)
    with np.errstate(divide="ignore"):
        pairs = np.log((weights[:, None] + weights) / 2)
    return share @ pairs @ share

# %% loss: returns a cost, the negative bound
def rung_two(x, mean, scale, w=1.5, s=0.7):
    def log_normal(y, centre, deviation):
        return -0.5 * ((y - centre) / deviation) ** 2 - math.log(deviation * math.sqrt(2 * math.pi))

    eps, share = np.polynomial.hermite_e.hermegauss(200)
    share = share / math.sqrt(2 * math.pi)
    z = mean + scale * eps
    log_w = log_normal(x, w * z, s) + log_normal(z, 0, 1) - log_normal(z, mean, scale)
    pairs = np.logaddexp(log_w[:, None], log_w[None, :]) - math.log(2)
    return -(share @ pairs @ share)

# %% sampling: averages over random pairs
def rung_two(x, mean, scale, w=1.5, s=0.7):
    z = mean + scale * np.random.standard_normal((2, 200_000))
    log_w = -0.5 * ((x - w * z) / s) ** 2 - 0.5 * z**2 + 0.5 * ((z - mean) / scale) ** 2
    log_w += math.log(scale / s) - 0.5 * math.log(2 * math.pi)
    return (np.logaddexp(log_w[0], log_w[1]) - math.log(2)).mean()

# %% twenty-nodes: uses twenty nodes, which are too few for six decimals for some q
def rung_two(x, mean, scale, w=1.5, s=0.7):
    def log_normal(y, centre, deviation):
        return -0.5 * ((y - centre) / deviation) ** 2 - math.log(deviation * math.sqrt(2 * math.pi))

    eps, share = np.polynomial.hermite_e.hermegauss(20)
    share = share / math.sqrt(2 * math.pi)
    z = mean + scale * eps
    log_w = log_normal(x, w * z, s) + log_normal(z, 0, 1) - log_normal(z, mean, scale)
    pairs = np.logaddexp(log_w[:, None], log_w[None, :]) - math.log(2)
    return share @ pairs @ share

# %% grid-not-divided: does not divide the shares of an even grid by their sum
def rung_two(x, mean, scale, w=1.5, s=0.7):
    eps = np.linspace(-9, 9, 801)
    share = np.exp(-0.5 * eps**2) / math.sqrt(2 * math.pi)
    z = mean + scale * eps
    log_w = -0.5 * ((x - w * z) / s) ** 2 - 0.5 * z**2 + 0.5 * eps**2
    log_w = log_w + math.log(scale / s) - 0.5 * math.log(2 * math.pi)
    return share @ (np.logaddexp.outer(log_w, log_w) - math.log(2)) @ share
