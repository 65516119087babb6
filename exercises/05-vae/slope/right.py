# %% by automatic differentiation
a, v = sp.symbols("a v", positive=True)


def best_decoder(z, x, means, variances):
    def output(z):
        log_density = torch.distributions.Normal(means, variances.sqrt()).log_prob(z)
        return (torch.softmax(log_density, 0)[:, None] * x).sum(0)

    return output(z), torch.autograd.functional.jacobian(output, z)


t = sp.Symbol("t")
steepest = sp.diff(1 / (1 + sp.exp(-2 * a * t / v)), t).subs(t, 0)

# %% as a covariance, in double precision
def best_decoder(z, x, means, variances):
    z, x, means, variances = (one.double() for one in (z, x, means, variances))
    logs = -((z - means) ** 2) / (2 * variances) - torch.log(variances) / 2
    weights = torch.exp(logs - torch.logsumexp(logs, 0))
    pull = (means - z) / variances
    slopes = weights * (pull - (weights * pull).sum())
    return torch.einsum("n,nd->d", weights, x), torch.einsum("n,nd->d", slopes, x)


steepest = "a/v/2"
