# %% diagonal: leaves the pairs of a point with itself in
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def kernel(u, v):
        return torch.exp(-(u[:, None] - v).square().sum(-1) / (2 * h))

    def within(u):
        size = len(u)
        return (kernel(u, u).sum()) / (size**2)

    return within(a) + within(b) - 2 * kernel(a, b).mean()


surplus = 2 / B

# %% diagonal-in-sum: leaves the pairs of a point with itself in the sum, not in the count
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def kernel(u, v):
        return torch.exp(-(u[:, None] - v).square().sum(-1) / (2 * h))

    def within(u):
        size = len(u)
        return (kernel(u, u).sum()) / (size * (size - 1))

    return within(a) + within(b) - 2 * kernel(a, b).mean()


surplus = (2 - sp.sqrt(h / (h + 2 * s**2)) - sp.sqrt(h / (h + 2 * t**2))) / B

# %% diagonal-in-count: leaves the pairs of a point with itself in the count, not in the sum
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def kernel(u, v):
        return torch.exp(-(u[:, None] - v).square().sum(-1) / (2 * h))

    def within(u):
        size = len(u)
        return (kernel(u, u).sum() - size) / (size**2)

    return within(a) + within(b) - 2 * kernel(a, b).mean()


surplus = (2 - sp.sqrt(h / (h + 2 * s**2)) - sp.sqrt(h / (h + 2 * t**2))) / B

# %% once: forgets the 2 before the mixed mean
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def kernel(u, v):
        return torch.exp(-(u[:, None] - v).square().sum(-1) / (2 * h))

    def within(u):
        size = len(u)
        return (kernel(u, u).sum() - size) / (size * (size - 1))

    return within(a) + within(b) - kernel(a, b).mean()


surplus = (2 - sp.sqrt(h / (h + 2 * s**2)) - sp.sqrt(h / (h + 2 * t**2))) / B

# %% library-kernel: takes the kernel of the library
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def kernel(u, v):
        return sum(
            c * h / (c * h + (u[:, None] - v).square().sum(-1))
            for c in (0.1, 0.2, 0.5, 1, 2, 5, 10)
        ) / 7

    def within(u):
        size = len(u)
        return (kernel(u, u).sum() - size) / (size * (size - 1))

    return within(a) + within(b) - 2 * kernel(a, b).mean()


surplus = (2 - sp.sqrt(h / (h + 2 * s**2)) - sp.sqrt(h / (h + 2 * t**2))) / B

# %% no-two-in-kernel: divides by h in the exponent, not by 2h
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def kernel(u, v):
        return torch.exp(-(u[:, None] - v).square().sum(-1) / h)

    def within(u):
        size = len(u)
        return (kernel(u, u).sum() - size) / (size * (size - 1))

    return within(a) + within(b) - 2 * kernel(a, b).mean()


surplus = (2 - sp.sqrt(h / (h + 2 * s**2)) - sp.sqrt(h / (h + 2 * t**2))) / B

# %% h-as-width: takes h for a width
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def kernel(u, v):
        return torch.exp(-(u[:, None] - v).square().sum(-1) / (2 * h**2))

    def within(u):
        size = len(u)
        return (kernel(u, u).sum() - size) / (size * (size - 1))

    return within(a) + within(b) - 2 * kernel(a, b).mean()


surplus = (2 - sp.sqrt(h / (h + 2 * s**2)) - sp.sqrt(h / (h + 2 * t**2))) / B

# %% distance: forgets to square the distance
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def kernel(u, v):
        return torch.exp(-torch.cdist(u, v) / (2 * h))

    def within(u):
        size = len(u)
        return (kernel(u, u).sum() - size) / (size * (size - 1))

    return within(a) + within(b) - 2 * kernel(a, b).mean()


surplus = (2 - sp.sqrt(h / (h + 2 * s**2)) - sp.sqrt(h / (h + 2 * t**2))) / B

# %% coordinate-mean: averages over the coordinates
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def kernel(u, v):
        return torch.exp(-(u[:, None] - v).square().mean(-1) / (2 * h))

    def within(u):
        size = len(u)
        return (kernel(u, u).sum() - size) / (size * (size - 1))

    return within(a) + within(b) - 2 * kernel(a, b).mean()


surplus = (2 - sp.sqrt(h / (h + 2 * s**2)) - sp.sqrt(h / (h + 2 * t**2))) / B

# %% clipped: clips the estimate at 0
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def kernel(u, v):
        return torch.exp(-(u[:, None] - v).square().sum(-1) / (2 * h))

    def within(u):
        size = len(u)
        return (kernel(u, u).sum() - size) / (size * (size - 1))

    return (within(a) + within(b) - 2 * kernel(a, b).mean()).clamp(min=0)


surplus = (2 - sp.sqrt(h / (h + 2 * s**2)) - sp.sqrt(h / (h + 2 * t**2))) / B

# %% size-alone: takes the size of the estimate without its sign
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def kernel(u, v):
        return torch.exp(-(u[:, None] - v).square().sum(-1) / (2 * h))

    def within(u):
        size = len(u)
        return (kernel(u, u).sum() - size) / (size * (size - 1))

    return (within(a) + within(b) - 2 * kernel(a, b).mean()).abs()


surplus = (2 - sp.sqrt(h / (h + 2 * s**2)) - sp.sqrt(h / (h + 2 * t**2))) / B

# %% root: takes the root of the estimate
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def kernel(u, v):
        return torch.exp(-(u[:, None] - v).square().sum(-1) / (2 * h))

    def within(u):
        size = len(u)
        return (kernel(u, u).sum() - size) / (size * (size - 1))

    return (within(a) + within(b) - 2 * kernel(a, b).mean()).clamp(min=0).sqrt()


surplus = (2 - sp.sqrt(h / (h + 2 * s**2)) - sp.sqrt(h / (h + 2 * t**2))) / B

# %% no-mixed-diagonal: leaves mixed pairs with the same index out
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def mean(u, v):
        k = torch.exp(-(u[:, None] - v).square().sum(-1) / (2 * h))
        same = min(len(u), len(v))
        return (k.sum() - k.diagonal().sum()) / (len(u) * len(v) - same)

    return mean(a, a) + mean(b, b) - 2 * mean(a, b)


surplus = (2 - sp.sqrt(h / (h + 2 * s**2)) - sp.sqrt(h / (h + 2 * t**2))) / B

# %% one-set: counts the surplus of one set only
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def kernel(u, v):
        return torch.exp(-(u[:, None] - v).square().sum(-1) / (2 * h))

    def within(u):
        size = len(u)
        return (kernel(u, u).sum() - size) / (size * (size - 1))

    return within(a) + within(b) - 2 * kernel(a, b).mean()


surplus = (1 - sp.sqrt(h / (h + 2 * s**2))) / B

# %% surplus-sign: gives the surplus the wrong sign
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def kernel(u, v):
        return torch.exp(-(u[:, None] - v).square().sum(-1) / (2 * h))

    def within(u):
        size = len(u)
        return (kernel(u, u).sum() - size) / (size * (size - 1))

    return within(a) + within(b) - 2 * kernel(a, b).mean()


surplus = -(2 - sp.sqrt(h / (h + 2 * s**2)) - sp.sqrt(h / (h + 2 * t**2))) / B

# %% single-variance: takes the variance of one draw for that of a difference
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def kernel(u, v):
        return torch.exp(-(u[:, None] - v).square().sum(-1) / (2 * h))

    def within(u):
        size = len(u)
        return (kernel(u, u).sum() - size) / (size * (size - 1))

    return within(a) + within(b) - 2 * kernel(a, b).mean()


surplus = (2 - sp.sqrt(h / (h + s**2)) - sp.sqrt(h / (h + t**2))) / B

# %% mixed-surplus: gives the mixed sum a surplus as well
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def kernel(u, v):
        return torch.exp(-(u[:, None] - v).square().sum(-1) / (2 * h))

    def within(u):
        size = len(u)
        return (kernel(u, u).sum() - size) / (size * (size - 1))

    return within(a) + within(b) - 2 * kernel(a, b).mean()


surplus = (2 - sp.sqrt(h / (h + 2 * s**2)) - sp.sqrt(h / (h + 2 * t**2))) / B - 2 * (
    1 - sp.sqrt(h / (h + s**2 + t**2)) * sp.exp(-2 / (h + s**2 + t**2))
) / B

# %% unit-widths: writes the surplus for s = t = 1 only
B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    def kernel(u, v):
        return torch.exp(-(u[:, None] - v).square().sum(-1) / (2 * h))

    def within(u):
        size = len(u)
        return (kernel(u, u).sum() - size) / (size * (size - 1))

    return within(a) + within(b) - 2 * kernel(a, b).mean()


surplus = 2 * (1 - sp.sqrt(h / (h + 2))) / B
