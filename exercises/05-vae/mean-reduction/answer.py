# BEGIN SOLUTION
trained = 0.001 * 784 / (2 * 16)
collapse_weight = 5.117 * 2 * 16 / 784


def loss(x, x_hat, kl, log_scale):
    """Minus the ELBO in nats, averaged over the images, ()."""
    error = (x - x_hat).square().sum(1)
    constant = x.shape[1] * (0.5 * math.log(2 * math.pi) + log_scale)
    distortion = error / (2 * torch.exp(2 * log_scale)) + constant
    return (distortion + kl.sum(1)).mean()
# END SOLUTION
# BEGIN START
trained = ...  # a number
collapse_weight = ...  # a number


def loss(x, x_hat, kl, log_scale):
    """Minus the ELBO in nats, averaged over the images, ()."""
    return F.mse_loss(x_hat, x) + 0.001 * kl.mean()
# END START
