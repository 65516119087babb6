def rung_two(x, mean, scale, w=1.5, s=0.7):
    """L_2 of the toy model in nats, a gain, for q = N(mean, scale²)."""
    # BEGIN SOLUTION
    def log_normal(y, centre, deviation):
        return -0.5 * ((y - centre) / deviation) ** 2 - math.log(deviation * math.sqrt(2 * math.pi))

    eps = np.linspace(-9, 9, 1001)
    share = np.exp(-0.5 * eps**2)
    share = share / share.sum()
    z = mean + scale * eps
    log_w = log_normal(x, w * z, s) + log_normal(z, 0, 1) - log_normal(z, mean, scale)
    pairs = np.logaddexp(log_w[:, None], log_w[None, :]) - math.log(2)
    return float(share @ pairs @ share)
    # END SOLUTION
