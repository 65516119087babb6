# %% by two clamps, and the closed form
def shrink(a, alpha, beta):
    up, down = torch.clamp(a - alpha / 2, min=0), torch.clamp(a + alpha / 2, max=0)
    return (up + down) / (1 + beta)


def sparse_code(x, W, b, alpha, beta):
    p = (x - b) @ W
    return shrink(p, alpha, 0) / (torch.linalg.norm(W, dim=0) ** 2 + beta)

# %% by cases, with einsum
def shrink(a, alpha, beta):
    zero = torch.zeros_like(a)
    low = torch.where(a < -alpha / 2, 2 * a + alpha, zero)
    return torch.where(a > alpha / 2, 2 * a - alpha, low) / (2 + 2 * beta)


def sparse_code(x, W, b, alpha, beta):
    squares = torch.diagonal(W.T @ W)
    p = torch.einsum("nd,dk->nk", x - b, W)
    moved = p - p.clamp(-alpha / 2, alpha / 2)
    return moved / (squares + beta)

# %% with numpy inside, in double precision
def shrink(a, alpha, beta):
    a = a.numpy().astype(float)
    return torch.from_numpy(np.asarray(np.sign(a) * np.maximum(np.abs(a) - alpha / 2, 0) / (1 + beta)))


def sparse_code(x, W, b, alpha, beta):
    x, W, b = x.double(), W.double(), b.double()
    squares = (W * W).sum(dim=0)
    return torch.nn.functional.softshrink((x - b) @ W, alpha / 2) / (squares + beta)
