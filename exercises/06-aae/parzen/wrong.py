# %% no-average: forgets −log S
def parzen(x, samples, tau):
    squares = torch.cdist(x, samples).square()
    nearest = squares.min(dim=1).values
    exponents = (nearest[:, None] - squares) / (2 * tau**2)
    rest = torch.logsumexp(exponents, dim=1)
    height = -0.5 * x.shape[1] * math.log(2 * math.pi * tau**2)
    return height - nearest / (2 * tau**2) + rest, rest


def exact(x, s, tau):
    var = s**2 + tau**2
    return -0.5 * x.square().sum(1) / var - 0.5 * x.shape[1] * math.log(2 * math.pi * var)

# %% mean-of-logs: averages logarithms instead of densities
def parzen(x, samples, tau):
    squares = torch.cdist(x, samples).square()
    nearest = squares.min(dim=1).values
    exponents = (nearest[:, None] - squares) / (2 * tau**2)
    rest = exponents.mean(dim=1)
    height = -0.5 * x.shape[1] * math.log(2 * math.pi * tau**2)
    return height - nearest / (2 * tau**2) + rest, rest


def exact(x, s, tau):
    var = s**2 + tau**2
    return -0.5 * x.square().sum(1) / var - 0.5 * x.shape[1] * math.log(2 * math.pi * var)

# %% nearest-only: leaves ρ out of the logarithm of the window
def parzen(x, samples, tau):
    squares = torch.cdist(x, samples).square()
    nearest = squares.min(dim=1).values
    exponents = (nearest[:, None] - squares) / (2 * tau**2)
    rest = torch.logsumexp(exponents, dim=1) - math.log(len(samples))
    height = -0.5 * x.shape[1] * math.log(2 * math.pi * tau**2)
    return height - nearest / (2 * tau**2), rest


def exact(x, s, tau):
    var = s**2 + tau**2
    return -0.5 * x.square().sum(1) / var - 0.5 * x.shape[1] * math.log(2 * math.pi * var)

# %% one-pixel-height: counts the height of one pixel only
def parzen(x, samples, tau):
    squares = torch.cdist(x, samples).square()
    nearest = squares.min(dim=1).values
    exponents = (nearest[:, None] - squares) / (2 * tau**2)
    rest = torch.logsumexp(exponents, dim=1) - math.log(len(samples))
    height = -0.5 * math.log(2 * math.pi * tau**2)
    return height - nearest / (2 * tau**2) + rest, rest


def exact(x, s, tau):
    var = s**2 + tau**2
    return -0.5 * x.square().sum(1) / var - 0.5 * x.shape[1] * math.log(2 * math.pi * var)

# %% no-height: forgets the height of a window
def parzen(x, samples, tau):
    squares = torch.cdist(x, samples).square()
    nearest = squares.min(dim=1).values
    exponents = (nearest[:, None] - squares) / (2 * tau**2)
    rest = torch.logsumexp(exponents, dim=1) - math.log(len(samples))
    height = 0.0
    return height - nearest / (2 * tau**2) + rest, rest


def exact(x, s, tau):
    var = s**2 + tau**2
    return -0.5 * x.square().sum(1) / var - 0.5 * x.shape[1] * math.log(2 * math.pi * var)

# %% pixel-mean: averages squared distances over the pixels
def parzen(x, samples, tau):
    squares = (x[:, None] - samples).square().mean(-1)
    nearest = squares.min(dim=1).values
    exponents = (nearest[:, None] - squares) / (2 * tau**2)
    rest = torch.logsumexp(exponents, dim=1) - math.log(len(samples))
    height = -0.5 * x.shape[1] * math.log(2 * math.pi * tau**2)
    return height - nearest / (2 * tau**2) + rest, rest


def exact(x, s, tau):
    var = s**2 + tau**2
    return -0.5 * x.square().sum(1) / var - 0.5 * x.shape[1] * math.log(2 * math.pi * var)

# %% distances: forgets to square the distances
def parzen(x, samples, tau):
    squares = torch.cdist(x, samples)
    nearest = squares.min(dim=1).values
    exponents = (nearest[:, None] - squares) / (2 * tau**2)
    rest = torch.logsumexp(exponents, dim=1) - math.log(len(samples))
    height = -0.5 * x.shape[1] * math.log(2 * math.pi * tau**2)
    return height - nearest / (2 * tau**2) + rest, rest


def exact(x, s, tau):
    var = s**2 + tau**2
    return -0.5 * x.square().sum(1) / var - 0.5 * x.shape[1] * math.log(2 * math.pi * var)

# %% tau-as-variance: takes tau for a variance
def parzen(x, samples, tau):
    squares = torch.cdist(x, samples).square()
    nearest = squares.min(dim=1).values
    exponents = (nearest[:, None] - squares) / (2 * tau)
    rest = torch.logsumexp(exponents, dim=1) - math.log(len(samples))
    height = -0.5 * x.shape[1] * math.log(2 * math.pi * tau)
    return height - nearest / (2 * tau) + rest, rest


def exact(x, s, tau):
    var = s + tau
    return -0.5 * x.square().sum(1) / var - 0.5 * x.shape[1] * math.log(2 * math.pi * var)

# %% no-two: forgets the 2 in the exponent
def parzen(x, samples, tau):
    squares = torch.cdist(x, samples).square()
    nearest = squares.min(dim=1).values
    exponents = (nearest[:, None] - squares) / tau**2
    rest = torch.logsumexp(exponents, dim=1) - math.log(len(samples))
    height = -0.5 * x.shape[1] * math.log(2 * math.pi * tau**2)
    return height - nearest / tau**2 + rest, rest


def exact(x, s, tau):
    var = s**2 + tau**2
    return -0.5 * x.square().sum(1) / var - 0.5 * x.shape[1] * math.log(2 * math.pi * var)

# %% rest-sign: gives ρ the wrong sign
def parzen(x, samples, tau):
    squares = torch.cdist(x, samples).square()
    nearest = squares.min(dim=1).values
    exponents = (nearest[:, None] - squares) / (2 * tau**2)
    rest = torch.logsumexp(exponents, dim=1) - math.log(len(samples))
    height = -0.5 * x.shape[1] * math.log(2 * math.pi * tau**2)
    return height - nearest / (2 * tau**2) + rest, -rest


def exact(x, s, tau):
    var = s**2 + tau**2
    return -0.5 * x.square().sum(1) / var - 0.5 * x.shape[1] * math.log(2 * math.pi * var)

# %% global-nearest: takes the smallest distance over all points, not that of each
def parzen(x, samples, tau):
    squares = torch.cdist(x, samples).square()
    nearest = squares.min().expand(len(x))
    exponents = (nearest[:, None] - squares) / (2 * tau**2)
    rest = torch.logsumexp(exponents, dim=1) - math.log(len(samples))
    height = -0.5 * x.shape[1] * math.log(2 * math.pi * tau**2)
    return height - nearest / (2 * tau**2) + rest, rest


def exact(x, s, tau):
    var = s**2 + tau**2
    return -0.5 * x.square().sum(1) / var - 0.5 * x.shape[1] * math.log(2 * math.pi * var)

# %% decoder-only: forgets the noise of the window in the exact density
def parzen(x, samples, tau):
    squares = torch.cdist(x, samples).square()
    nearest = squares.min(dim=1).values
    exponents = (nearest[:, None] - squares) / (2 * tau**2)
    rest = torch.logsumexp(exponents, dim=1) - math.log(len(samples))
    height = -0.5 * x.shape[1] * math.log(2 * math.pi * tau**2)
    return height - nearest / (2 * tau**2) + rest, rest


def exact(x, s, tau):
    var = s**2
    return -0.5 * x.square().sum(1) / var - 0.5 * x.shape[1] * math.log(2 * math.pi * var)

# %% window-only: forgets the spread of the decoder in the exact density
def parzen(x, samples, tau):
    squares = torch.cdist(x, samples).square()
    nearest = squares.min(dim=1).values
    exponents = (nearest[:, None] - squares) / (2 * tau**2)
    rest = torch.logsumexp(exponents, dim=1) - math.log(len(samples))
    height = -0.5 * x.shape[1] * math.log(2 * math.pi * tau**2)
    return height - nearest / (2 * tau**2) + rest, rest


def exact(x, s, tau):
    var = tau**2
    return -0.5 * x.square().sum(1) / var - 0.5 * x.shape[1] * math.log(2 * math.pi * var)

# %% widths-add: adds widths instead of variances
def parzen(x, samples, tau):
    squares = torch.cdist(x, samples).square()
    nearest = squares.min(dim=1).values
    exponents = (nearest[:, None] - squares) / (2 * tau**2)
    rest = torch.logsumexp(exponents, dim=1) - math.log(len(samples))
    height = -0.5 * x.shape[1] * math.log(2 * math.pi * tau**2)
    return height - nearest / (2 * tau**2) + rest, rest


def exact(x, s, tau):
    var = (s + tau) ** 2
    return -0.5 * x.square().sum(1) / var - 0.5 * x.shape[1] * math.log(2 * math.pi * var)

# %% fixed-spread: writes the exact density for s = 1 only
def parzen(x, samples, tau):
    squares = torch.cdist(x, samples).square()
    nearest = squares.min(dim=1).values
    exponents = (nearest[:, None] - squares) / (2 * tau**2)
    rest = torch.logsumexp(exponents, dim=1) - math.log(len(samples))
    height = -0.5 * x.shape[1] * math.log(2 * math.pi * tau**2)
    return height - nearest / (2 * tau**2) + rest, rest


def exact(x, s, tau):
    var = 1 + tau**2
    return -0.5 * x.square().sum(1) / var - 0.5 * x.shape[1] * math.log(2 * math.pi * var)

# %% one-pixel-constant: counts the constant of the exact density once
def parzen(x, samples, tau):
    squares = torch.cdist(x, samples).square()
    nearest = squares.min(dim=1).values
    exponents = (nearest[:, None] - squares) / (2 * tau**2)
    rest = torch.logsumexp(exponents, dim=1) - math.log(len(samples))
    height = -0.5 * x.shape[1] * math.log(2 * math.pi * tau**2)
    return height - nearest / (2 * tau**2) + rest, rest


def exact(x, s, tau):
    var = s**2 + tau**2
    return -0.5 * x.square().sum(1) / var - 0.5 * math.log(2 * math.pi * var)

# %% over-all-points: adds the exact density up over all points
def parzen(x, samples, tau):
    squares = torch.cdist(x, samples).square()
    nearest = squares.min(dim=1).values
    exponents = (nearest[:, None] - squares) / (2 * tau**2)
    rest = torch.logsumexp(exponents, dim=1) - math.log(len(samples))
    height = -0.5 * x.shape[1] * math.log(2 * math.pi * tau**2)
    return height - nearest / (2 * tau**2) + rest, rest


def exact(x, s, tau):
    var = s**2 + tau**2
    return -0.5 * x.square().sum() / var - 0.5 * x.shape[1] * math.log(2 * math.pi * var)

# %% underflow: adds windows that may all round to 0
def parzen(x, samples, tau):
    squares = torch.cdist(x, samples).square()
    height = -0.5 * x.shape[1] * math.log(2 * math.pi * tau**2)
    window = torch.exp(-squares / (2 * tau**2)).mean(dim=1)
    rest = window.log() + squares.min(dim=1).values / (2 * tau**2)
    return height + window.log(), rest


def exact(x, s, tau):
    var = s**2 + tau**2
    return -0.5 * x.square().sum(1) / var - 0.5 * x.shape[1] * math.log(2 * math.pi * var)
