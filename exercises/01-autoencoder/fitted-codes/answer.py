from sklearn.mixture import GaussianMixture

angle = np.random.default_rng(0).uniform(0, 2 * np.pi, 500)
ring = np.stack([6 + 3 * np.cos(angle), 3 * np.sin(angle)], axis=1)


def gaussian_draws(codes, count):
    """Draws (count, K) from the Gaussian with the mean and covariance of the codes (N, K)."""
    # BEGIN SOLUTION
    covariance = np.atleast_2d(np.cov(codes.T, bias=True))
    return np.random.multivariate_normal(codes.mean(0), covariance, count)
    # END SOLUTION


def mixture_draws(codes, count, parts):
    """Draws (count, K) from a mixture of Gaussians fitted to the codes (N, K)."""
    # BEGIN SOLUTION
    draws, _ = GaussianMixture(parts, random_state=0).fit(codes).sample(count)
    return draws
    # END SOLUTION


def miss_rate(draws, codes, radius):
    """The share of draws farther than the radius from every code."""
    # BEGIN SOLUTION
    distances = np.linalg.norm(draws[:, None, :] - codes[None, :, :], axis=-1)
    return (distances.min(1) > radius).mean()
    # END SOLUTION
