def gaussian_kl(mean1, chol1, mean2, chol2):
    """KL(N(mean1, chol1 chol1ᵀ) ‖ N(mean2, chol2 chol2ᵀ)) in nats, ()."""
    # BEGIN SOLUTION
    spread = torch.linalg.solve_triangular(chol2, chol1, upper=False)
    shift = torch.linalg.solve_triangular(chol2, (mean1 - mean2)[:, None], upper=False)
    log_ratio = chol2.diagonal().log().sum() - chol1.diagonal().log().sum()
    return 0.5 * (spread.square().sum() + shift.square().sum() - len(mean1)) + log_ratio
    # END SOLUTION
