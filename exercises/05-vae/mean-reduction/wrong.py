# %% no-half: takes b/a for the variance, without the ½ of the Gaussian
trained = 0.001 * 784 / 16
collapse_weight = 5.117 * 16 / 784


def loss(x, x_hat, kl, log_scale):
    variance = torch.exp(2 * log_scale)
    pixels = (x - x_hat).square() / (2 * variance) + 0.5 * torch.log(2 * torch.pi * variance)
    return (pixels.sum(1) + kl.sum(1)).mean()

# %% latents-forgotten: forgets that the KL is averaged over the latents as well
trained = 0.001 * 784 / 2
collapse_weight = 5.117 * 2 / 784


def loss(x, x_hat, kl, log_scale):
    variance = torch.exp(2 * log_scale)
    pixels = (x - x_hat).square() / (2 * variance) + 0.5 * torch.log(2 * torch.pi * variance)
    return (pixels.sum(1) + kl.sum(1)).mean()

# %% deviation: gives the standard deviation, and compares it with the eigenvalue
trained = math.sqrt(0.001 * 784 / 32)
collapse_weight = 5.117**2 * 32 / 784


def loss(x, x_hat, kl, log_scale):
    variance = torch.exp(2 * log_scale)
    pixels = (x - x_hat).square() / (2 * variance) + 0.5 * torch.log(2 * torch.pi * variance)
    return (pixels.sum(1) + kl.sum(1)).mean()

# %% both-means: keeps both means, over pixels and over latents
trained, collapse_weight = 0.0245, 0.20886


def loss(x, x_hat, kl, log_scale):
    variance = torch.exp(2 * log_scale)
    pixels = (x - x_hat).square() / (2 * variance) + 0.5 * torch.log(2 * torch.pi * variance)
    return pixels.mean() + kl.mean()

# %% mean-over-pixels: averages the distortion over the pixels and adds the KL over the latents
trained, collapse_weight = 0.0245, 0.20886


def loss(x, x_hat, kl, log_scale):
    variance = torch.exp(2 * log_scale)
    pixels = (x - x_hat).square() / (2 * variance) + 0.5 * torch.log(2 * torch.pi * variance)
    return (pixels.mean(1) + kl.sum(1)).mean()

# %% constant-once: counts the constant once per image instead of once per pixel
trained, collapse_weight = 0.0245, 0.20886


def loss(x, x_hat, kl, log_scale):
    variance = torch.exp(2 * log_scale)
    error = (x - x_hat).square().sum(1) / (2 * variance)
    return (error + 0.5 * torch.log(2 * torch.pi * variance) + kl.sum(1)).mean()

# %% no-constant: forgets the constant, which depends on the learned σ
trained, collapse_weight = 0.0245, 0.20886


def loss(x, x_hat, kl, log_scale):
    error = (x - x_hat).square().sum(1) / (2 * torch.exp(2 * log_scale))
    return (error + kl.sum(1)).mean()

# %% log-variance: reads log σ as log σ²
trained, collapse_weight = 0.0245, 0.20886


def loss(x, x_hat, kl, log_scale):
    variance = torch.exp(log_scale)
    pixels = (x - x_hat).square() / (2 * variance) + 0.5 * torch.log(2 * torch.pi * variance)
    return (pixels.sum(1) + kl.sum(1)).mean()

# %% summed-batch: adds over the images of the batch instead of averaging
trained, collapse_weight = 0.0245, 0.20886


def loss(x, x_hat, kl, log_scale):
    variance = torch.exp(2 * log_scale)
    pixels = (x - x_hat).square() / (2 * variance) + 0.5 * torch.log(2 * torch.pi * variance)
    return pixels.sum() + kl.sum()

# %% gain: returns the ELBO itself, which a program that minimises destroys
trained, collapse_weight = 0.0245, 0.20886


def loss(x, x_hat, kl, log_scale):
    variance = torch.exp(2 * log_scale)
    pixels = (x - x_hat).square() / (2 * variance) + 0.5 * torch.log(2 * torch.pi * variance)
    return -(pixels.sum(1) + kl.sum(1)).mean()

# %% frozen-scale: detaches the scale, so that σ is never learned
trained, collapse_weight = 0.0245, 0.20886


def loss(x, x_hat, kl, log_scale):
    variance = torch.exp(2 * log_scale.detach())
    pixels = (x - x_hat).square() / (2 * variance) + 0.5 * torch.log(2 * torch.pi * variance)
    return (pixels.sum(1) + kl.sum(1)).mean()

# %% weight-kept: repairs the distortion and keeps the weight 0.001 on the KL
trained, collapse_weight = 0.0245, 0.20886


def loss(x, x_hat, kl, log_scale):
    variance = torch.exp(2 * log_scale)
    pixels = (x - x_hat).square() / (2 * variance) + 0.5 * torch.log(2 * torch.pi * variance)
    return (pixels.sum(1) + 0.001 * kl.sum(1)).mean()

# %% page-row: copies the variance D/(2K) of the page, without the weight
trained = 784 / 32
collapse_weight = 5.117 / 24.5


def loss(x, x_hat, kl, log_scale):
    variance = torch.exp(2 * log_scale)
    pixels = (x - x_hat).square() / (2 * variance) + 0.5 * torch.log(2 * torch.pi * variance)
    return (pixels.sum(1) + kl.sum(1)).mean()

# %% upside-down: divides the trained variance by the eigenvalue
trained = 0.0245
collapse_weight = 0.001 * 0.0245 / 5.117


def loss(x, x_hat, kl, log_scale):
    variance = torch.exp(2 * log_scale)
    pixels = (x - x_hat).square() / (2 * variance) + 0.5 * torch.log(2 * torch.pi * variance)
    return (pixels.sum(1) + kl.sum(1)).mean()

# %% pixels-forgotten: forgets that the error is averaged over the pixels as well
trained = 0.001 / 32
collapse_weight = 5.117 * 32


def loss(x, x_hat, kl, log_scale):
    variance = torch.exp(2 * log_scale)
    pixels = (x - x_hat).square() / (2 * variance) + 0.5 * torch.log(2 * torch.pi * variance)
    return (pixels.sum(1) + kl.sum(1)).mean()

# %% whole-error: divides the squared error by σ² and forgets its ½
trained, collapse_weight = 0.0245, 0.20886


def loss(x, x_hat, kl, log_scale):
    error = (x - x_hat).square() / torch.exp(2 * log_scale)
    pixels = error + 0.5 * math.log(2 * math.pi) + log_scale
    return (pixels.sum(1) + kl.sum(1)).mean()
