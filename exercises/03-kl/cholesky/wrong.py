# %% no-constant: forgets −K
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=False)
    shift = torch.linalg.solve_triangular(chol2, (mean1 - mean2)[:, None], upper=False)
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.square().sum() + shift.square().sum()) + logs

# %% half-logs: halves the sum of the logarithms once too often
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=False)
    shift = torch.linalg.solve_triangular(chol2, (mean1 - mean2)[:, None], upper=False)
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.square().sum() + shift.square().sum() - len(mean1) + logs)

# %% reversed: computes the KL of the other direction
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol1, chol2, upper=False)
    shift = torch.linalg.solve_triangular(chol1, (mean1 - mean2)[:, None], upper=False)
    logs = chol1.diagonal().log().sum() - chol2.diagonal().log().sum()
    return 0.5 * (spread.square().sum() + shift.square().sum() - len(mean1)) + logs

# %% trace-of-factor: takes the trace of the factor instead of the sum of its squared entries
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=False)
    shift = torch.linalg.solve_triangular(chol2, (mean1 - mean2)[:, None], upper=False)
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.trace() + shift.square().sum() - len(mean1)) + logs

# %% diagonal-only: forgets what lies below the diagonals
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = chol1.diagonal() / chol2.diagonal()
    shift = torch.linalg.solve_triangular(chol2, (mean1 - mean2)[:, None], upper=False)
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.square().sum() + shift.square().sum() - len(mean1)) + logs

# %% determinant: is right, but takes determinants, which underflow
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=False)
    shift = torch.linalg.solve_triangular(chol2, (mean1 - mean2)[:, None], upper=False)
    logs = torch.log(torch.det(chol2)) - torch.log(torch.det(chol1))
    return 0.5 * (spread.square().sum() + shift.square().sum() - len(mean1)) + logs
