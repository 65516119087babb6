# %% mean: still averages over the pixels, and repairs only the floor
def report(x, x_hat):
    loss = -(x * x_hat.log() + (1 - x) * (1 - x_hat).log()).mean()
    floor = -(torch.xlogy(x, x) + torch.xlogy(1 - x, 1 - x)).mean()
    return loss, loss - floor

per_image = 0.09
smallest = 45.53 / 784

# %% nan: sums over pixels, but leaves 0 · log 0, which is NaN
def report(x, x_hat):
    loss = -(x * x_hat.log() + (1 - x) * (1 - x_hat).log()).sum(-1).mean()
    floor = -(x * x.log() + (1 - x) * (1 - x).log()).sum(-1).mean()
    return loss, loss - floor

per_image = 0.09 * 784
smallest = 45.53 / 784

# %% total: sums over the images too
def report(x, x_hat):
    loss = -(x * x_hat.log() + (1 - x) * (1 - x_hat).log()).sum()
    floor = -(torch.xlogy(x, x) + torch.xlogy(1 - x, 1 - x)).sum()
    return loss, loss - floor

per_image = 0.09 * 784
smallest = 45.53 / 784

# %% axes: sums over images and averages over pixels
def report(x, x_hat):
    loss = -(x * x_hat.log() + (1 - x) * (1 - x_hat).log()).sum(0).mean()
    floor = -(torch.xlogy(x, x) + torch.xlogy(1 - x, 1 - x)).sum(0).mean()
    return loss, loss - floor

per_image = 0.09 * 784
smallest = 45.53 / 784

# %% one-sided: drops the term of 1 − x
def report(x, x_hat):
    loss = -(x * x_hat.log()).sum(-1).mean()
    floor = -torch.xlogy(x, x).sum(-1).mean()
    return loss, loss - floor

per_image = 0.09 * 784
smallest = 45.53 / 784

# %% fixed-784: multiplies by 784 whatever the number of pixels
def report(x, x_hat):
    loss = -(x * x_hat.log() + (1 - x) * (1 - x_hat).log()).mean() * 784
    floor = -(torch.xlogy(x, x) + torch.xlogy(1 - x, 1 - x)).mean() * 784
    return loss, loss - floor

per_image = 0.09 * 784
smallest = 45.53 / 784

# %% no-floor: takes the floor for 0, so that nothing is subtracted
def report(x, x_hat):
    loss = -(x * x_hat.log() + (1 - x) * (1 - x_hat).log()).sum(-1).mean()
    return loss, loss

per_image = 0.09 * 784
smallest = 0

# %% width-only: takes 28 pixels for an image
def report(x, x_hat):
    loss = -(x * x_hat.log() + (1 - x) * (1 - x_hat).log()).sum(-1).mean()
    floor = -(torch.xlogy(x, x) + torch.xlogy(1 - x, 1 - x)).sum(-1).mean()
    return loss, loss - floor

per_image = 0.09 * 28
smallest = 45.53 / 28

# %% floor-per-image: forgets that the script's smallest number is per pixel
def report(x, x_hat):
    loss = -(x * x_hat.log() + (1 - x) * (1 - x_hat).log()).sum(-1).mean()
    floor = -(torch.xlogy(x, x) + torch.xlogy(1 - x, 1 - x)).sum(-1).mean()
    return loss, loss - floor

per_image = 0.09 * 784
smallest = 45.53

# %% floor-for-excess: returns the floor in place of the excess
def report(x, x_hat):
    loss = -(x * x_hat.log() + (1 - x) * (1 - x_hat).log()).sum(-1).mean()
    floor = -(torch.xlogy(x, x) + torch.xlogy(1 - x, 1 - x)).sum(-1).mean()
    return loss, floor

per_image = 0.09 * 784
smallest = 45.53 / 784

# %% no-return: forgets to return
def report(x, x_hat):
    loss = -(x * x_hat.log() + (1 - x) * (1 - x_hat).log()).sum(-1).mean()
    floor = -(torch.xlogy(x, x) + torch.xlogy(1 - x, 1 - x)).sum(-1).mean()

per_image = 0.09 * 784
smallest = 45.53 / 784
