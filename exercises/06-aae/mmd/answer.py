B, h, s, t = sp.symbols("B h s t", positive=True)


def mmd(a, b, h):
    """An unbiased estimate of MMD², (), of the laws of a (N, K) and b (M, K)."""
    # BEGIN SOLUTION
    def kernel(u, v):
        return torch.exp(-(u[:, None] - v).square().sum(-1) / (2 * h))

    def within(u):
        size = len(u)
        return (kernel(u, u).sum() - size) / (size * (size - 1))

    return within(a) + within(b) - 2 * kernel(a, b).mean()
    # END SOLUTION


# BEGIN SOLUTION
surplus = (2 - sp.sqrt(h / (h + 2 * s**2)) - sp.sqrt(h / (h + 2 * t**2))) / B
# END SOLUTION
# BEGIN START
surplus = ...  # in B, h, s and t
# END START
