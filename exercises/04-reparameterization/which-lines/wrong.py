# %% all-right: takes all lines with a path or a score for unbiased, line D too
mu, sigma = sp.symbols("mu sigma", positive=True)
averages = [2 * mu, 0, 2 * mu, 2 * mu]


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

# %% added: adds path and score in line D
mu, sigma = sp.symbols("mu sigma", positive=True)
averages = [2 * mu, 0, 2 * mu, 4 * mu]


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

# %% nothing-in-d: believes that path and score cancel to 0 in line D
mu, sigma = sp.symbols("mu sigma", positive=True)
averages = [2 * mu, 0, 2 * mu, 0]


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

# %% sample-differentiates: believes that `sample` keeps the path
mu, sigma = sp.symbols("mu sigma", positive=True)
averages = [2 * mu, 2 * mu, 2 * mu, -mu * (1 + sp.log(2 * sp.pi * sigma**2))]


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

# %% no-path-no-slope: believes that nothing reaches the mean in line C
mu, sigma = sp.symbols("mu sigma", positive=True)
averages = [2 * mu, 0, 0, -mu * (1 + sp.log(2 * sp.pi * sigma**2))]


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

# %% nothing-moves: believes that no draw can be differentiated
mu, sigma = sp.symbols("mu sigma", positive=True)
averages = [0, 0, 0, 0]


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

# %% unit-scale: forgets log σ in the log-density of line D
mu, sigma = sp.symbols("mu sigma", positive=True)
averages = [2 * mu, 0, 2 * mu, -mu * (1 + sp.log(2 * sp.pi))]


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

# %% no-square: forgets the mean of −ε²/2 in line D
mu, sigma = sp.symbols("mu sigma", positive=True)
averages = [2 * mu, 0, 2 * mu, -mu * sp.log(2 * sp.pi * sigma**2)]


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

# %% path-in-b: draws line B with `rsample` in the run
mu, sigma = sp.symbols("mu sigma", positive=True)
averages = [2 * mu, 0, 2 * mu, -mu * (1 + sp.log(2 * sp.pi * sigma**2))]


def measured(mean, std, count):
    mean = torch.tensor(float(mean), requires_grad=True)
    q = torch.distributions.Normal(mean, std)
    costs = []
    z = q.rsample((count,))
    costs.append((z**2).mean())
    z = q.rsample((count,))
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

# %% path-in-c: draws line C with `rsample` in the run
mu, sigma = sp.symbols("mu sigma", positive=True)
averages = [2 * mu, 0, 2 * mu, -mu * (1 + sp.log(2 * sp.pi * sigma**2))]


def measured(mean, std, count):
    mean = torch.tensor(float(mean), requires_grad=True)
    q = torch.distributions.Normal(mean, std)
    costs = []
    z = q.rsample((count,))
    costs.append((z**2).mean())
    z = q.sample((count,))
    costs.append((z**2).mean())
    z = q.rsample((count,))
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

# %% cut-in-d: draws line D with `sample` in the run
mu, sigma = sp.symbols("mu sigma", positive=True)
averages = [2 * mu, 0, 2 * mu, -mu * (1 + sp.log(2 * sp.pi * sigma**2))]


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
    z = q.sample((count,))
    costs.append((z**2 * q.log_prob(z)).mean())
    slopes = []
    for cost in costs:
        if cost.requires_grad:
            slopes.append(torch.autograd.grad(cost, mean)[0])
        else:
            slopes.append(torch.zeros(()))
    return torch.stack(slopes)

# %% sum: sums over the draws of line D instead of averaging
mu, sigma = sp.symbols("mu sigma", positive=True)
averages = [2 * mu, 0, 2 * mu, -mu * (1 + sp.log(2 * sp.pi * sigma**2))]


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
    costs.append((z**2 * q.log_prob(z)).sum())
    slopes = []
    for cost in costs:
        if cost.requires_grad:
            slopes.append(torch.autograd.grad(cost, mean)[0])
        else:
            slopes.append(torch.zeros(()))
    return torch.stack(slopes)

# %% numbers: predicts numbers at one pair of μ and σ, not formulas
mu, sigma = sp.symbols("mu sigma", positive=True)
averages = [1.6, 0, 1.6, -1.161]


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

# %% consistent: draws line C with `rsample`, and predicts the same
mu, sigma = sp.symbols("mu sigma", positive=True)
averages = [2 * mu, 0, -mu * (1 + sp.log(2 * sp.pi * sigma**2)), -mu * (1 + sp.log(2 * sp.pi * sigma**2))]


def measured(mean, std, count):
    mean = torch.tensor(float(mean), requires_grad=True)
    q = torch.distributions.Normal(mean, std)
    costs = []
    z = q.rsample((count,))
    costs.append((z**2).mean())
    z = q.sample((count,))
    costs.append((z**2).mean())
    z = q.rsample((count,))
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

# %% one-line: leaves lines B, C and D out of the run
mu, sigma = sp.symbols("mu sigma", positive=True)
averages = [2 * mu, 0, 2 * mu, -mu * (1 + sp.log(2 * sp.pi * sigma**2))]


def measured(mean, std, count):
    mean = torch.tensor(float(mean), requires_grad=True)
    q = torch.distributions.Normal(mean, std)
    costs = []
    z = q.rsample((count,))
    costs.append((z**2).mean())
    slopes = []
    for cost in costs:
        if cost.requires_grad:
            slopes.append(torch.autograd.grad(cost, mean)[0])
        else:
            slopes.append(torch.zeros(()))
    return torch.stack(slopes)

# %% error: writes the word error for line B, not 0
mu, sigma = sp.symbols("mu sigma", positive=True)
averages = [2 * mu, "error", 2 * mu, -mu * (1 + sp.log(2 * sp.pi * sigma**2))]


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
