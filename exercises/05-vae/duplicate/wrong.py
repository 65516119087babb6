# %% copies-ignored: predicts that copies and brightness change nothing
twice, brighter, speckled, same_rate = 4, 4, 7, 0.5


def optimum(covariance, variance, num_latents):
    largest = np.linalg.eigvalsh(covariance)[::-1][:num_latents]
    used = largest[largest > variance]
    return len(used), 0.5 * float(np.log(used / variance).sum())

# %% copies-as-latents: predicts that every copied direction needs a latent of its own
twice, brighter, speckled, same_rate = 8, 6, 7, 0.25


def optimum(covariance, variance, num_latents):
    largest = np.linalg.eigvalsh(covariance)[::-1][:num_latents]
    used = largest[largest > variance]
    return len(used), 0.5 * float(np.log(used / variance).sum())

# %% noise-free: predicts that no latent is spent on noise
twice, brighter, speckled, same_rate = 5, 6, 4, 0.25


def optimum(covariance, variance, num_latents):
    largest = np.linalg.eigvalsh(covariance)[::-1][:num_latents]
    used = largest[largest > variance]
    return len(used), 0.5 * float(np.log(used / variance).sum())

# %% linear-brightness: predicts that a factor 2 of the pixels is a factor 2 of the variance
twice, brighter, speckled, same_rate = 5, 5, 7, 0.25


def optimum(covariance, variance, num_latents):
    largest = np.linalg.eigvalsh(covariance)[::-1][:num_latents]
    used = largest[largest > variance]
    return len(used), 0.5 * float(np.log(used / variance).sum())

# %% doubled-variance: doubles the decoder variance where it has to be halved
twice, brighter, speckled, same_rate = 5, 6, 7, 1.0


def optimum(covariance, variance, num_latents):
    largest = np.linalg.eigvalsh(covariance)[::-1][:num_latents]
    used = largest[largest > variance]
    return len(used), 0.5 * float(np.log(used / variance).sum())

# %% smallest: keeps the K smallest eigenvalues, because they come first
twice, brighter, speckled, same_rate = 5, 6, 7, 0.25


def optimum(covariance, variance, num_latents):
    largest = np.linalg.eigvalsh(covariance)[:num_latents]
    used = largest[largest > variance]
    return len(used), 0.5 * float(np.log(used / variance).sum())

# %% all: forgets that only K latents exist
twice, brighter, speckled, same_rate = 5, 6, 7, 0.25


def optimum(covariance, variance, num_latents):
    values = np.linalg.eigvalsh(covariance)
    used = values[values > variance]
    return len(used), 0.5 * float(np.log(used / variance).sum())

# %% diagonal: reads the variances of the pixels for the eigenvalues
twice, brighter, speckled, same_rate = 5, 6, 7, 0.25


def optimum(covariance, variance, num_latents):
    largest = np.sort(np.diag(covariance))[::-1][:num_latents]
    used = largest[largest > variance]
    return len(used), 0.5 * float(np.log(used / variance).sum())

# %% no-half: forgets the ½ of the rate
twice, brighter, speckled, same_rate = 5, 6, 7, 0.25


def optimum(covariance, variance, num_latents):
    largest = np.linalg.eigvalsh(covariance)[::-1][:num_latents]
    used = largest[largest > variance]
    return len(used), float(np.log(used / variance).sum())

# %% variance-squared: compares with σ⁴
twice, brighter, speckled, same_rate = 5, 6, 7, 0.25


def optimum(covariance, variance, num_latents):
    largest = np.linalg.eigvalsh(covariance)[::-1][:num_latents]
    used = largest[largest > variance**2]
    return len(used), 0.5 * float(np.log(used / variance**2).sum())

# %% root: compares the eigenvalues with σ instead of σ²
twice, brighter, speckled, same_rate = 5, 6, 7, 0.25


def optimum(covariance, variance, num_latents):
    largest = np.linalg.eigvalsh(covariance)[::-1][:num_latents]
    used = largest[largest > math.sqrt(variance)]
    return len(used), 0.5 * float(np.log(used / variance).sum())

# %% all-copies: counts every direction twice, the small ones too, and more than K
twice, brighter, speckled, same_rate = 24, 6, 7, 0.25


def optimum(covariance, variance, num_latents):
    largest = np.linalg.eigvalsh(covariance)[::-1][:num_latents]
    used = largest[largest > variance]
    return len(used), 0.5 * float(np.log(used / variance).sum())

# %% collapse: gives the variance at which nothing is used
twice, brighter, speckled, same_rate = 5, 6, 7, 5


def optimum(covariance, variance, num_latents):
    largest = np.linalg.eigvalsh(covariance)[::-1][:num_latents]
    used = largest[largest > variance]
    return len(used), 0.5 * float(np.log(used / variance).sum())

# %% bits: returns the rate in bits
twice, brighter, speckled, same_rate = 5, 6, 7, 0.25


def optimum(covariance, variance, num_latents):
    largest = np.linalg.eigvalsh(covariance)[::-1][:num_latents]
    used = largest[largest > variance]
    return len(used), 0.5 * float(np.log2(used / variance).sum())

# %% negative-rates: adds the negative rates of latents that have collapsed
twice, brighter, speckled, same_rate = 5, 6, 7, 0.25


def optimum(covariance, variance, num_latents):
    largest = np.linalg.eigvalsh(covariance)[::-1][:num_latents]
    return (largest > variance).sum(), 0.5 * float(np.log(largest / variance).sum())
