# %% matched-variances: gives the encoder the variances of the posterior itself
def gaps(weight, variance):
    size = weight.shape[1]
    m = weight.T @ weight + variance * torch.eye(size)
    inner, log_det = torch.linalg.inv(m), torch.logdet(m)
    own = (m.diagonal() * inner.diagonal() - inner.diagonal().log()).sum() - size - log_det
    return own / 2, (size * m.diagonal().mean().log() - log_det) / 2


worst = math.pi / 4

# %% mean-of-variances: takes the mean variance of the posterior for the spherical encoder
def gaps(weight, variance):
    size = weight.shape[1]
    m = weight.T @ weight + variance * torch.eye(size)
    v, log_det = torch.linalg.inv(m).diagonal().mean(), torch.logdet(m)
    spherical = v * m.trace() - size - size * v.log() - log_det
    return (m.diagonal().log().sum() - log_det) / 2, spherical / 2


worst = math.pi / 4

# %% diagonal-determinant: takes the product of the diagonal of M for its determinant
def gaps(weight, variance):
    m = weight.T @ weight + variance * torch.eye(weight.shape[1])
    log_det = m.diagonal().log().sum()
    spherical = weight.shape[1] * m.diagonal().mean().log() - log_det
    return (m.diagonal().log().sum() - log_det) / 2, spherical / 2


worst = math.pi / 4

# %% no-half: forgets the ½
def gaps(weight, variance):
    size = weight.shape[1]
    m = weight.T @ weight + variance * torch.eye(size)
    log_det = torch.logdet(m)
    return m.diagonal().log().sum() - log_det, size * m.diagonal().mean().log() - log_det


worst = math.pi / 4

# %% no-noise: forgets σ² in M
def gaps(weight, variance):
    m = weight.T @ weight
    log_det = torch.logdet(m)
    size = weight.shape[1]
    return (m.diagonal().log().sum() - log_det) / 2, (
        size * m.diagonal().mean().log() - log_det
    ) / 2


worst = math.pi / 4

# %% one-logarithm: counts the logarithm of the common variance once, not K times
def gaps(weight, variance):
    m = weight.T @ weight + variance * torch.eye(weight.shape[1])
    log_det = torch.logdet(m)
    return (m.diagonal().log().sum() - log_det) / 2, (m.diagonal().mean().log() - log_det) / 2


worst = math.pi / 4

# %% two-latents: works for K = 2 only
def gaps(weight, variance):
    m = weight.T @ weight + variance * torch.eye(weight.shape[1])
    log_det = torch.logdet(m)
    spherical = 2 * (m.trace() / 2).log() - log_det
    return (m.diagonal().log().sum() - log_det) / 2, spherical / 2


worst = math.pi / 4

# %% exchanged: returns the spherical gap first
def gaps(weight, variance):
    size = weight.shape[1]
    m = weight.T @ weight + variance * torch.eye(size)
    log_det = torch.logdet(m)
    spherical = (size * m.diagonal().mean().log() - log_det) / 2
    return spherical, (m.diagonal().log().sum() - log_det) / 2


worst = math.pi / 4

# %% degrees: gives the worst angle in degrees
def gaps(weight, variance):
    size = weight.shape[1]
    m = weight.T @ weight + variance * torch.eye(size)
    log_det = torch.logdet(m)
    spherical = (size * m.diagonal().mean().log() - log_det) / 2
    return (m.diagonal().log().sum() - log_det) / 2, spherical


worst = 45

# %% right-angle: takes the largest rotation for the worst
def gaps(weight, variance):
    size = weight.shape[1]
    m = weight.T @ weight + variance * torch.eye(size)
    log_det = torch.logdet(m)
    spherical = (size * m.diagonal().mean().log() - log_det) / 2
    return (m.diagonal().log().sum() - log_det) / 2, spherical


worst = math.pi / 2
