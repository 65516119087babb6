# %% as text, and one pass for each line
averages = ["2*mu", "0", "2*mu", "-mu - 2*mu*log(sigma*sqrt(2*pi))"]


def measured(mean, std, count):
    found = []
    for moves, weighs in ((True, False), (False, False), (False, True), (True, True)):
        leaf = torch.full((count,), float(mean), requires_grad=True)
        z = leaf + std * torch.randn(count) if moves else mean + std * torch.randn(count)
        cost = z**2
        if weighs:
            cost = cost * (-(((z - leaf) / std) ** 2) / 2 - math.log(std * math.sqrt(2 * math.pi)))
        if cost.requires_grad:
            cost.sum().backward()
        found.append(0.0 if leaf.grad is None else leaf.grad.mean().item())
    return found

# %% by hand in numpy
mu = sp.Symbol("mu", positive=True)
sigma = sp.Symbol("sigma", positive=True)
mean_log = -sp.Rational(1, 2) - sp.log(2 * sp.pi) / 2 - sp.log(sigma)
averages = (2 * mu, sp.Integer(0), 2 * mu, 2 * mu * mean_log)


def measured(mean, std, count):
    eps = np.random.standard_normal(count)
    z = mean + std * eps
    log_q = -(eps**2) / 2 - np.log(std) - np.log(2 * np.pi) / 2
    return np.array([(2 * z).mean(), 0.0, (z**2 * eps / std).mean(), (2 * z * log_q).mean()])

# %% predictions in a Matrix
mu, sigma = sp.symbols("mu sigma", real=True)
averages = sp.Matrix([2 * mu, 0, 2 * mu, -mu - mu * sp.log(2 * sp.pi * sigma**2)])


def measured(mean, std, count):
    mean = torch.tensor(float(mean), requires_grad=True)
    q = torch.distributions.Normal(mean, std)
    costs = []
    z = q.rsample((count,))
    costs.append((z**2).mean())
    z = q.sample((count,))
    costs.append((z**2).mean())
    z = q.sample((count,))
    costs.append((z**2 * q.log_prob(z)).mean())
    z = q.rsample((count,))
    costs.append((z**2 * q.log_prob(z)).mean())
    slopes = []
    for cost in costs:
        if cost.requires_grad:
            slopes.append(torch.autograd.grad(cost, mean)[0])
        else:
            slopes.append(torch.zeros(()))
    return torch.stack(slopes)

# %% predictions in an array, with sigma without an assumption
mu, sigma = sp.symbols("mu sigma")
averages = np.array([2 * mu, 0, 2 * mu, -mu * (1 + sp.log(2 * sp.pi) + 2 * sp.log(sigma))])


def measured(mean, std, count):
    mean = torch.tensor(float(mean), requires_grad=True)
    q = torch.distributions.Normal(mean, std)
    costs = []
    z = q.rsample((count,))
    costs.append((z**2).mean())
    z = q.sample((count,))
    costs.append((z**2).mean())
    z = q.sample((count,))
    costs.append((z**2 * q.log_prob(z)).mean())
    z = q.rsample((count,))
    costs.append((z**2 * q.log_prob(z)).mean())
    slopes = []
    for cost in costs:
        if cost.requires_grad:
            slopes.append(torch.autograd.grad(cost, mean)[0])
        else:
            slopes.append(torch.zeros(()))
    return torch.stack(slopes)
