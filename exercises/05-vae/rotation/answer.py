# BEGIN SOLUTION
def gaps(weight, variance):
    """The gaps of the best diagonal and of the best spherical encoder, in nats."""
    num_latents = weight.shape[1]
    precision = weight.T @ weight + variance * torch.eye(num_latents, dtype=weight.dtype)
    diagonal = precision.diagonal()
    log_det = torch.logdet(precision)
    return (
        0.5 * (diagonal.log().sum() - log_det),
        0.5 * (num_latents * diagonal.mean().log() - log_det),
    )


worst = math.pi / 4
# END SOLUTION
# BEGIN START
def gaps(weight, variance):
    """The gaps of the best diagonal and of the best spherical encoder, in nats."""
    ...


worst = ...  # in radians
# END START
