# %% value by automatic differentiation
mu, s, v, eps, G = sp.symbols("mu s v eps G")
num_paths = 2 * 4 + 2
z, rate = mu + sp.exp((v * mu + s) / 2) * eps, (mu**2 + sp.exp(v * mu + s) - 1 - v * mu - s) / 2
slope_m = (G * sp.diff(z, mu) + sp.diff(rate, mu)).subs(s, s - v * mu)


def tiny_loss(m):
    x = torch.tensor([0.9, 0.2], dtype=torch.float64)
    mean = 1.2 * torch.tanh(0.6 * x[0] - 0.4 * x[1] + 0.1) + m
    log_var = -0.8 * mean - 0.2
    code = mean + torch.exp(log_var / 2) * 0.7
    slopes = torch.tensor([0.9, -0.7], dtype=torch.float64)
    units = torch.tanh(slopes * code + torch.tensor([0.1, 0.3], dtype=torch.float64))
    weights = torch.tensor([[0.8, -0.5], [0.3, 0.6]], dtype=torch.float64)
    out = weights @ units + torch.tensor([-0.2, 0.4], dtype=torch.float64)
    rate = (mean**2 + torch.exp(log_var) - 1 - log_var) / 2
    return ((out - x) ** 2).sum() / 2 + rate


leaf = torch.tensor(-0.2, dtype=torch.float64, requires_grad=True)
(value_m,) = torch.autograd.grad(tiny_loss(leaf), leaf)

# %% as text, four digits
num_paths = 10.0
slope_m = "G + mu + v*(G*eps*exp(s/2) + exp(s) - 1)/2"
value_m = 0.3667
