# %% with cdist, masks and text
def mmd(a, b, h):
    def mean(u, v, keep):
        k = torch.exp(-torch.cdist(u, v) ** 2 / (2 * h))
        return k[keep].mean()

    n, m = len(a), len(b)
    off = [~torch.eye(size, dtype=torch.bool) for size in (n, m)]
    every = torch.ones(n, m, dtype=torch.bool)
    return mean(a, a, off[0]) + mean(b, b, off[1]) - 2 * mean(a, b, every)


surplus = "(1 - sqrt(h/(h + 2*s**2)))/B + (1 - sqrt(h/(h + 2*t**2)))/B"

# %% pair by pair, a float as a tensor
B, h, s, t = sp.symbols("B h s t")


def mmd(a, b, h):
    def k(u, v):
        return math.exp(-float(((u - v) ** 2).sum()) / (2 * h))

    total = 0.0
    for side in (a, b):
        pairs = [(i, j) for i in range(len(side)) for j in range(i)]
        total += sum(k(side[i], side[j]) for i, j in pairs) / len(pairs)
    return torch.tensor(total - 2 * sum(k(u, v) for u in a for v in b) / (len(a) * len(b)))


mean_s, mean_t = 1 / sp.sqrt(1 + 2 * s**2 / h), 1 / sp.sqrt(1 + 2 * t**2 / h)
with_diagonal = (B + B * (B - 1) * mean_s) / B**2 + (B + B * (B - 1) * mean_t) / B**2
surplus = with_diagonal - mean_s - mean_t
