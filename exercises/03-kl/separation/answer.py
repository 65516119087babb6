# BEGIN SOLUTION
prediction = {1: "centre", 2.6: "centre", 4: "peak"}
# END SOLUTION
# BEGIN START
prediction = {1: ..., 2.6: ..., 4: ...}  # "centre" or "peak"
# END START

noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)  # (f * weight).sum(-1) averages f over N(0, 1)


def reverse_kl(mean, log_std, a):
    """KL(q‖p) in nats for N Gaussians and N mixtures, (N,)."""
    # BEGIN SOLUTION
    z = mean[:, None] + log_std.exp()[:, None] * noise
    left, right = -0.5 * (z + a[:, None]) ** 2, -0.5 * (z - a[:, None]) ** 2
    log_p = torch.logaddexp(left, right) - math.log(2)  # without ½ log 2π, as log q below
    return -log_std - 0.5 - (log_p * weight).sum(-1)
    # END SOLUTION
    # BEGIN START
    ...
    # END START


def descend(mean, log_std, a, num_steps=500, rate=0.1):
    """Where gradient descent on the reverse KL ends: mean, log_std and KL, each (N,)."""
    fit = torch.stack([mean, log_std])
    for _ in range(num_steps):
        fit.requires_grad_()
        slope = torch.autograd.grad(reverse_kl(fit[0], fit[1], a).sum(), fit)[0]
        fit = (fit - rate * slope).detach()
    return fit[0], fit[1], reverse_kl(fit[0], fit[1], a)


grid = torch.linspace(2, 3, 51, dtype=torch.float64)  # values of a
# BEGIN SOLUTION
peak_mean, _, peak_kl = descend(grid, 0 * grid, grid)
_, _, centre_kl = descend(0 * grid, grid.log(), grid)
stays = peak_mean > grid / 2
split = grid[stays][0].item()
takeover = grid[stays & (peak_kl < centre_kl)][0].item()
# END SOLUTION
# BEGIN START
split = ...  # a number
takeover = ...  # a number
# END START
