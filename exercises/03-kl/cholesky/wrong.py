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

# %% unsquared-trace: sums the entries of the factor, not their squares
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=False)
    shift = torch.linalg.solve_triangular(chol2, (mean1 - mean2)[:, None], upper=False)
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.sum() + shift.square().sum() - len(mean1)) + logs

# %% unsquared-means: forgets to square the distance of the means
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=False)
    shift = torch.linalg.solve_triangular(chol2, (mean1 - mean2)[:, None], upper=False)
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.square().sum() + shift.norm() - len(mean1)) + logs

# %% no-means: forgets the term of the means
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=False)
    shift = torch.linalg.solve_triangular(chol2, (mean1 - mean2)[:, None], upper=False)
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.square().sum() - len(mean1)) + logs

# %% means-not-halved: forgets the ½ before the term of the means
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=False)
    shift = torch.linalg.solve_triangular(chol2, (mean1 - mean2)[:, None], upper=False)
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.square().sum() - len(mean1)) + logs + shift.square().sum()

# %% one-mean: forgets the second mean
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=False)
    shift = torch.linalg.solve_triangular(chol2, mean1[:, None], upper=False)
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.square().sum() + shift.square().sum() - len(mean1)) + logs

# %% means-added: adds the means
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=False)
    shift = torch.linalg.solve_triangular(chol2, (mean1 + mean2)[:, None], upper=False)
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.square().sum() + shift.square().sum() - len(mean1)) + logs

# %% logs-twice: gives log det Σ its 2 and forgets the ½
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=False)
    shift = torch.linalg.solve_triangular(chol2, (mean1 - mean2)[:, None], upper=False)
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.square().sum() + shift.square().sum() - len(mean1)) + 2 * logs

# %% chol-as-cov: takes `chol` for the covariance
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2.sqrt(), chol1.sqrt(), upper=False)
    shift = torch.linalg.solve_triangular(chol2.sqrt(), (mean1 - mean2)[:, None], upper=False)
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.square().sum() + shift.square().sum() - len(mean1)) + logs / 2

# %% log-sign: gives the logarithms the wrong sign
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=False)
    shift = torch.linalg.solve_triangular(chol2, (mean1 - mean2)[:, None], upper=False)
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.square().sum() + shift.square().sum() - len(mean1)) - logs

# %% no-half: forgets the ½ in front
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=False)
    shift = torch.linalg.solve_triangular(chol2, (mean1 - mean2)[:, None], upper=False)
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return (spread.square().sum() + shift.square().sum() - len(mean1)) + 2 * logs

# %% means-unscaled: measures the distance of the means without the second covariance
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=False)
    shift = mean1 - mean2
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.square().sum() + shift.square().sum() - len(mean1)) + logs

# %% means-by-first: measures the distance of the means with the first covariance
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=False)
    shift = torch.linalg.solve_triangular(chol1, (mean1 - mean2)[:, None], upper=False)
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.square().sum() + shift.square().sum() - len(mean1)) + logs

# %% means-multiplied: multiplies the distance of the means by the factor
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=False)
    shift = chol2 @ (mean1 - mean2)
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.square().sum() + shift.square().sum() - len(mean1)) + logs

# %% upper: calls the triangular factor an upper one
def gaussian_kl(mean1, chol1, mean2, chol2):
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=True)
    shift = torch.linalg.solve_triangular(chol2, (mean1 - mean2)[:, None], upper=True)
    logs = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.square().sum() + shift.square().sum() - len(mean1)) + logs
