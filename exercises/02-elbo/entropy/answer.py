def elbo(x, mean, log_var, decode, s, eps):
    """The ELBO of one image in nats, a gain, averaged over the draws, ()."""
    z = mean + torch.exp(log_var / 2) * eps  # (S, K)
    error = (x - decode(z)) / s
    log_px_given_z = -0.5 * (error.square() + math.log(2 * math.pi * s**2)).sum(-1)
    log_pz = -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)
    # BEGIN SOLUTION
    log_qz = -0.5 * (eps.square() + log_var + math.log(2 * math.pi)).sum(-1)
    return (log_px_given_z + log_pz - log_qz).mean(0)
    # END SOLUTION
    # BEGIN START
    return (log_px_given_z + log_pz).mean(0)
    # END START


w, s = sp.symbols("w s", positive=True)
# BEGIN SOLUTION
excess = sp.log((w**2 + s**2) / (2 * sp.pi * s**2)) / 2
# END SOLUTION
# BEGIN START
excess = ...  # in w and s
# END START
