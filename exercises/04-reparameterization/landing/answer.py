d = sp.Symbol("d", real=True)
sigma, v = sp.symbols("sigma v", positive=True)


def landing_slopes(noise, mean, log_var, m, v):
    """Three estimates of the slope of −ELBO in the log-variance, one for each draw, (3, S)."""
    # BEGIN SOLUTION
    scale = math.exp(log_var / 2)
    z = mean + scale * noise
    path = scale * noise / 2  # of z in the log-variance
    slope = (z - m) / v
    same_draw = path * slope - 0.5
    closed_form = path * (slope - z) + (scale**2 - 1) / 2
    landing = path * (slope - noise / scale)
    return torch.stack([same_draw, closed_form, landing])
    # END SOLUTION
    # BEGIN START
    ...  # your answer
    # END START


# BEGIN SOLUTION
growth = sigma**2 * d**2 / (4 * v**2)
# END SOLUTION
# BEGIN START
growth = ...  # in d, sigma and v
# END START
