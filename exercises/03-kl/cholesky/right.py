# %% by torch.distributions
def gaussian_kl(mean1, chol1, mean2, chol2):
    first = torch.distributions.MultivariateNormal(mean1, scale_tril=chol1)
    second = torch.distributions.MultivariateNormal(mean2, scale_tril=chol2)
    return torch.distributions.kl_divergence(first, second)

# %% in double precision, with cholesky_solve
def gaussian_kl(mean1, chol1, mean2, chol2):
    mean1, chol1, mean2, chol2 = (t.double() for t in (mean1, chol1, mean2, chol2))
    trace = torch.cholesky_solve(chol1 @ chol1.T, chol2).trace()
    shift = (mean1 - mean2)[:, None]
    square = (shift.T @ torch.cholesky_solve(shift, chol2)).squeeze()
    logs = 2 * (torch.log(torch.diag(chol2)) - torch.log(torch.diag(chol1))).sum()
    return (trace + square - mean1.numel() + logs) / 2
