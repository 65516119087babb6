# %% sums: sums over the images instead of averaging
def surgery(means, scales):
    z = np.arange(-12, 12.0001, 0.005)

    def log_normal(mean, scale):
        return -0.5 * ((z - mean) / scale) ** 2 - np.log(scale) - 0.5 * np.log(2 * np.pi)

    def kl(log_a, log_b):
        return 0.005 * np.sum(np.exp(log_a) * (log_a - log_b))

    log_p = log_normal(0.0, 1.0)
    logs = np.array([log_normal(mean, scale) for mean, scale in zip(means, scales)])
    log_q = np.logaddexp.reduce(logs, axis=0) - np.log(len(logs))
    log_m = np.logaddexp(log_p, log_q) - np.log(2)
    rate = sum(kl(log_n, log_p) for log_n in logs)
    information = sum(kl(log_n, log_q) for log_n in logs)
    jsd = (kl(log_p, log_m) + kl(log_q, log_m)) / 2
    return rate, information, kl(log_q, log_p), jsd

# %% information-backward: takes the KL of the aggregate from the posteriors for the information
def surgery(means, scales):
    z = np.arange(-12, 12.0001, 0.005)

    def log_normal(mean, scale):
        return -0.5 * ((z - mean) / scale) ** 2 - np.log(scale) - 0.5 * np.log(2 * np.pi)

    def kl(log_a, log_b):
        return 0.005 * np.sum(np.exp(log_a) * (log_a - log_b))

    log_p = log_normal(0.0, 1.0)
    logs = np.array([log_normal(mean, scale) for mean, scale in zip(means, scales)])
    log_q = np.logaddexp.reduce(logs, axis=0) - np.log(len(logs))
    log_m = np.logaddexp(log_p, log_q) - np.log(2)
    rate = np.mean([kl(log_n, log_p) for log_n in logs])
    information = np.mean([kl(log_q, log_n) for log_n in logs])
    jsd = (kl(log_p, log_m) + kl(log_q, log_m)) / 2
    return rate, information, kl(log_q, log_p), jsd

# %% mismatch-backward: takes KL(p ‖ q) for the mismatch
def surgery(means, scales):
    z = np.arange(-12, 12.0001, 0.005)

    def log_normal(mean, scale):
        return -0.5 * ((z - mean) / scale) ** 2 - np.log(scale) - 0.5 * np.log(2 * np.pi)

    def kl(log_a, log_b):
        return 0.005 * np.sum(np.exp(log_a) * (log_a - log_b))

    log_p = log_normal(0.0, 1.0)
    logs = np.array([log_normal(mean, scale) for mean, scale in zip(means, scales)])
    log_q = np.logaddexp.reduce(logs, axis=0) - np.log(len(logs))
    log_m = np.logaddexp(log_p, log_q) - np.log(2)
    rate = np.mean([kl(log_n, log_p) for log_n in logs])
    information = np.mean([kl(log_n, log_q) for log_n in logs])
    jsd = (kl(log_p, log_m) + kl(log_q, log_m)) / 2
    return rate, information, kl(log_p, log_q), jsd

# %% jsd-sum: forgets the ½ of the JSD
def surgery(means, scales):
    z = np.arange(-12, 12.0001, 0.005)

    def log_normal(mean, scale):
        return -0.5 * ((z - mean) / scale) ** 2 - np.log(scale) - 0.5 * np.log(2 * np.pi)

    def kl(log_a, log_b):
        return 0.005 * np.sum(np.exp(log_a) * (log_a - log_b))

    log_p = log_normal(0.0, 1.0)
    logs = np.array([log_normal(mean, scale) for mean, scale in zip(means, scales)])
    log_q = np.logaddexp.reduce(logs, axis=0) - np.log(len(logs))
    log_m = np.logaddexp(log_p, log_q) - np.log(2)
    rate = np.mean([kl(log_n, log_p) for log_n in logs])
    information = np.mean([kl(log_n, log_q) for log_n in logs])
    jsd = kl(log_p, log_m) + kl(log_q, log_m)
    return rate, information, kl(log_q, log_p), jsd

# %% jeffreys: averages KL(p ‖ q) and KL(q ‖ p) for the JSD
def surgery(means, scales):
    z = np.arange(-12, 12.0001, 0.005)

    def log_normal(mean, scale):
        return -0.5 * ((z - mean) / scale) ** 2 - np.log(scale) - 0.5 * np.log(2 * np.pi)

    def kl(log_a, log_b):
        return 0.005 * np.sum(np.exp(log_a) * (log_a - log_b))

    log_p = log_normal(0.0, 1.0)
    logs = np.array([log_normal(mean, scale) for mean, scale in zip(means, scales)])
    log_q = np.logaddexp.reduce(logs, axis=0) - np.log(len(logs))
    log_m = np.logaddexp(log_p, log_q) - np.log(2)
    rate = np.mean([kl(log_n, log_p) for log_n in logs])
    information = np.mean([kl(log_n, log_q) for log_n in logs])
    jsd = (kl(log_p, log_q) + kl(log_q, log_p)) / 2
    return rate, information, kl(log_q, log_p), jsd

# %% variances: takes the scales for variances
def surgery(means, scales):
    z = np.arange(-12, 12.0001, 0.005)

    def log_normal(mean, scale):
        return -0.5 * ((z - mean) / scale) ** 2 - np.log(scale) - 0.5 * np.log(2 * np.pi)

    def kl(log_a, log_b):
        return 0.005 * np.sum(np.exp(log_a) * (log_a - log_b))

    log_p = log_normal(0.0, 1.0)
    logs = np.array([log_normal(mean, np.sqrt(scale)) for mean, scale in zip(means, scales)])
    log_q = np.logaddexp.reduce(logs, axis=0) - np.log(len(logs))
    log_m = np.logaddexp(log_p, log_q) - np.log(2)
    rate = np.mean([kl(log_n, log_p) for log_n in logs])
    information = np.mean([kl(log_n, log_q) for log_n in logs])
    jsd = (kl(log_p, log_m) + kl(log_q, log_m)) / 2
    return rate, information, kl(log_q, log_p), jsd

# %% one-gaussian: replaces the aggregate by a Gaussian of its mean and variance
def surgery(means, scales):
    z = np.arange(-12, 12.0001, 0.005)

    def log_normal(mean, scale):
        return -0.5 * ((z - mean) / scale) ** 2 - np.log(scale) - 0.5 * np.log(2 * np.pi)

    def kl(log_a, log_b):
        return 0.005 * np.sum(np.exp(log_a) * (log_a - log_b))

    log_p = log_normal(0.0, 1.0)
    logs = np.array([log_normal(mean, scale) for mean, scale in zip(means, scales)])
    log_q = np.logaddexp.reduce(logs, axis=0) - np.log(len(logs))
    centre = np.mean(means)
    log_q = log_normal(centre, np.sqrt(np.mean(scales**2) + np.mean((means - centre) ** 2)))
    log_m = np.logaddexp(log_p, log_q) - np.log(2)
    rate = np.mean([kl(log_n, log_p) for log_n in logs])
    information = np.mean([kl(log_n, log_q) for log_n in logs])
    jsd = (kl(log_p, log_m) + kl(log_q, log_m)) / 2
    return rate, information, kl(log_q, log_p), jsd

# %% rate-of-aggregate: takes the KL of the aggregate for the mean rate
def surgery(means, scales):
    z = np.arange(-12, 12.0001, 0.005)

    def log_normal(mean, scale):
        return -0.5 * ((z - mean) / scale) ** 2 - np.log(scale) - 0.5 * np.log(2 * np.pi)

    def kl(log_a, log_b):
        return 0.005 * np.sum(np.exp(log_a) * (log_a - log_b))

    log_p = log_normal(0.0, 1.0)
    logs = np.array([log_normal(mean, scale) for mean, scale in zip(means, scales)])
    log_q = np.logaddexp.reduce(logs, axis=0) - np.log(len(logs))
    log_m = np.logaddexp(log_p, log_q) - np.log(2)
    rate = kl(log_q, log_p)
    information = np.mean([kl(log_n, log_q) for log_n in logs])
    jsd = (kl(log_p, log_m) + kl(log_q, log_m)) / 2
    return rate, information, kl(log_q, log_p), jsd

# %% bits: counts in bits
def surgery(means, scales):
    z = np.arange(-12, 12.0001, 0.005)

    def log_normal(mean, scale):
        return -0.5 * ((z - mean) / scale) ** 2 - np.log(scale) - 0.5 * np.log(2 * np.pi)

    def kl(log_a, log_b):
        return 0.005 * np.sum(np.exp(log_a) * (log_a - log_b)) / np.log(2)

    log_p = log_normal(0.0, 1.0)
    logs = np.array([log_normal(mean, scale) for mean, scale in zip(means, scales)])
    log_q = np.logaddexp.reduce(logs, axis=0) - np.log(len(logs))
    log_m = np.logaddexp(log_p, log_q) - np.log(2)
    rate = np.mean([kl(log_n, log_p) for log_n in logs])
    information = np.mean([kl(log_n, log_q) for log_n in logs])
    jsd = (kl(log_p, log_m) + kl(log_q, log_m)) / 2
    return rate, information, kl(log_q, log_p), jsd

# %% no-step: forgets the width of the grid's cells
def surgery(means, scales):
    z = np.arange(-12, 12.0001, 0.005)

    def log_normal(mean, scale):
        return -0.5 * ((z - mean) / scale) ** 2 - np.log(scale) - 0.5 * np.log(2 * np.pi)

    def kl(log_a, log_b):
        return np.sum(np.exp(log_a) * (log_a - log_b))

    log_p = log_normal(0.0, 1.0)
    logs = np.array([log_normal(mean, scale) for mean, scale in zip(means, scales)])
    log_q = np.logaddexp.reduce(logs, axis=0) - np.log(len(logs))
    log_m = np.logaddexp(log_p, log_q) - np.log(2)
    rate = np.mean([kl(log_n, log_p) for log_n in logs])
    information = np.mean([kl(log_n, log_q) for log_n in logs])
    jsd = (kl(log_p, log_m) + kl(log_q, log_m)) / 2
    return rate, information, kl(log_q, log_p), jsd

# %% short-grid: cuts the grid at ±4
def surgery(means, scales):
    z = np.arange(-4, 4.0001, 0.005)

    def log_normal(mean, scale):
        return -0.5 * ((z - mean) / scale) ** 2 - np.log(scale) - 0.5 * np.log(2 * np.pi)

    def kl(log_a, log_b):
        return 0.005 * np.sum(np.exp(log_a) * (log_a - log_b))

    log_p = log_normal(0.0, 1.0)
    logs = np.array([log_normal(mean, scale) for mean, scale in zip(means, scales)])
    log_q = np.logaddexp.reduce(logs, axis=0) - np.log(len(logs))
    log_m = np.logaddexp(log_p, log_q) - np.log(2)
    rate = np.mean([kl(log_n, log_p) for log_n in logs])
    information = np.mean([kl(log_n, log_q) for log_n in logs])
    jsd = (kl(log_p, log_m) + kl(log_q, log_m)) / 2
    return rate, information, kl(log_q, log_p), jsd

# %% entropy: gives the entropy of the aggregate for the information
def surgery(means, scales):
    z = np.arange(-12, 12.0001, 0.005)

    def log_normal(mean, scale):
        return -0.5 * ((z - mean) / scale) ** 2 - np.log(scale) - 0.5 * np.log(2 * np.pi)

    def kl(log_a, log_b):
        return 0.005 * np.sum(np.exp(log_a) * (log_a - log_b))

    log_p = log_normal(0.0, 1.0)
    logs = np.array([log_normal(mean, scale) for mean, scale in zip(means, scales)])
    log_q = np.logaddexp.reduce(logs, axis=0) - np.log(len(logs))
    log_m = np.logaddexp(log_p, log_q) - np.log(2)
    rate = np.mean([kl(log_n, log_p) for log_n in logs])
    information = -0.005 * np.sum(np.exp(log_q) * log_q)
    jsd = (kl(log_p, log_m) + kl(log_q, log_m)) / 2
    return rate, information, kl(log_q, log_p), jsd

# %% densities: multiplies densities, of which some round to 0
def surgery(means, scales):
    z = np.arange(-12, 12.0001, 0.005)

    def density(mean, scale):
        return np.exp(-0.5 * ((z - mean) / scale) ** 2) / (scale * np.sqrt(2 * np.pi))

    def kl(a, b):
        with np.errstate(all="ignore"):
            return 0.005 * np.sum(a * np.log(a / b))

    p = density(0.0, 1.0)
    all_q = [density(mean, scale) for mean, scale in zip(means, scales)]
    q = sum(all_q) / len(all_q)
    m = (p + q) / 2
    rate = np.mean([kl(one, p) for one in all_q])
    information = np.mean([kl(one, q) for one in all_q])
    return rate, information, kl(q, p), (kl(p, m) + kl(q, m)) / 2
