mu, sigma = sp.symbols("mu sigma", positive=True)

# BEGIN SOLUTION
averages = [2 * mu, 0, 2 * mu, -mu * (1 + sp.log(2 * sp.pi * sigma**2))]
# END SOLUTION
# BEGIN START
averages = [..., ..., ..., ...]  # lines A, B, C, D, in mu and sigma; write 0 for an error
# END START


def measured(mean, std, count):
    """The slopes in the mean that lines A, B, C and D return, averaged over count draws, (4,)."""
    mean = torch.tensor(float(mean), requires_grad=True)
    q = torch.distributions.Normal(mean, std)
    costs = []
    z = q.rsample((count,))
    costs.append((z**2).mean())
    # BEGIN SOLUTION
    z = q.sample((count,))
    costs.append((z**2).mean())
    z = q.sample((count,))
    costs.append((z**2 * q.log_prob(z)).mean())
    z = q.rsample((count,))
    costs.append((z**2 * q.log_prob(z)).mean())
    # END SOLUTION
    # BEGIN START
    ...  # lines B, C and D in the same way
    # END START
    slopes = []
    for cost in costs:
        if cost.requires_grad:
            slopes.append(torch.autograd.grad(cost, mean)[0])
        else:  # nothing leads back to the mean
            slopes.append(torch.zeros(()))
    return torch.stack(slopes)
