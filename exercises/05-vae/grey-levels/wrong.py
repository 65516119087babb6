# %% difference: subtracts the two values of F, which round to 0 or 1 far from the mean
def grey_log_prob(levels, mean, scale, num_levels):
    above = torch.sigmoid((levels + 0.5 - mean) / scale).masked_fill(levels == num_levels - 1, 1)
    below = torch.sigmoid((levels - 0.5 - mean) / scale).masked_fill(levels == 0, 0)
    return torch.log(above - below).sum(1)

# %% clamped: caps the probability from below, so that far levels cost too little
def grey_log_prob(levels, mean, scale, num_levels):
    above = torch.sigmoid((levels + 0.5 - mean) / scale).masked_fill(levels == num_levels - 1, 1)
    below = torch.sigmoid((levels - 0.5 - mean) / scale).masked_fill(levels == 0, 0)
    return torch.log((above - below).clamp(min=1e-12)).sum(1)

# %% density: takes the density at the level instead of the probability around it
def grey_log_prob(levels, mean, scale, num_levels):
    t = (levels - mean) / scale
    return (F.logsigmoid(t) + F.logsigmoid(-t) - torch.log(scale)).sum(1)

# %% no-edges: gives the tails to nobody
def grey_log_prob(levels, mean, scale, num_levels):
    above, below = (levels + 0.5 - mean) / scale, (levels - 0.5 - mean) / scale
    width = torch.log(-torch.expm1(-1 / scale))
    return (F.logsigmoid(above) + F.logsigmoid(-below) + width).sum(1)

# %% floor: lets level k reach from k to k + 1
def grey_log_prob(levels, mean, scale, num_levels):
    above, below = (levels + 1 - mean) / scale, (levels - mean) / scale
    lowest, highest = levels == 0, levels == num_levels - 1
    up = F.logsigmoid(above).masked_fill(highest, 0)
    down = F.logsigmoid(-below).masked_fill(lowest, 0)
    width = torch.log(-torch.expm1(-1 / scale)).expand_as(up).masked_fill(lowest | highest, 0)
    return (up + down + width).sum(1)

# %% averaged: averages over the pixels
def grey_log_prob(levels, mean, scale, num_levels):
    above, below = (levels + 0.5 - mean) / scale, (levels - 0.5 - mean) / scale
    lowest, highest = levels == 0, levels == num_levels - 1
    up = F.logsigmoid(above).masked_fill(highest, 0)
    down = F.logsigmoid(-below).masked_fill(lowest, 0)
    width = torch.log(-torch.expm1(-1 / scale)).expand_as(up).masked_fill(lowest | highest, 0)
    return (up + down + width).mean(1)

# %% cost: returns minus the log-probability
def grey_log_prob(levels, mean, scale, num_levels):
    above, below = (levels + 0.5 - mean) / scale, (levels - 0.5 - mean) / scale
    lowest, highest = levels == 0, levels == num_levels - 1
    up = F.logsigmoid(above).masked_fill(highest, 0)
    down = F.logsigmoid(-below).masked_fill(lowest, 0)
    width = torch.log(-torch.expm1(-1 / scale)).expand_as(up).masked_fill(lowest | highest, 0)
    return -(up + down + width).sum(1)

# %% off-by-one: looks for the highest level at num_levels
def grey_log_prob(levels, mean, scale, num_levels):
    above, below = (levels + 0.5 - mean) / scale, (levels - 0.5 - mean) / scale
    lowest, highest = levels == 0, levels == num_levels
    up = F.logsigmoid(above).masked_fill(highest, 0)
    down = F.logsigmoid(-below).masked_fill(lowest, 0)
    width = torch.log(-torch.expm1(-1 / scale)).expand_as(up).masked_fill(lowest | highest, 0)
    return (up + down + width).sum(1)

# %% both-branches: computes 0 times infinity in the gradient of the branch that is not taken
def grey_log_prob(levels, mean, scale, num_levels):
    above, below = (levels + 0.5 - mean) / scale, (levels - 0.5 - mean) / scale
    lowest, highest = levels == 0, levels == num_levels - 1
    middle = torch.log(torch.sigmoid(above) - torch.sigmoid(below))
    stable = F.logsigmoid(above) + F.logsigmoid(-below) + torch.log(-torch.expm1(-1 / scale))
    inside = torch.where(torch.isfinite(middle) & (middle > -9), middle, stable)
    ends = torch.where(lowest, F.logsigmoid(above), F.logsigmoid(-below))
    return torch.where(lowest | highest, ends, inside).sum(1)

# %% probability: returns the probability itself, not its logarithm
def grey_log_prob(levels, mean, scale, num_levels):
    above, below = (levels + 0.5 - mean) / scale, (levels - 0.5 - mean) / scale
    lowest, highest = levels == 0, levels == num_levels - 1
    up = F.logsigmoid(above).masked_fill(highest, 0)
    down = F.logsigmoid(-below).masked_fill(lowest, 0)
    width = torch.log(-torch.expm1(-1 / scale)).expand_as(up).masked_fill(lowest | highest, 0)
    return (up + down + width).sum(1).exp()

# %% squared-scale: squares the scale, as if it were a standard deviation
def grey_log_prob(levels, mean, scale, num_levels):
    above, below = (levels + 0.5 - mean) / scale**2, (levels - 0.5 - mean) / scale**2
    lowest, highest = levels == 0, levels == num_levels - 1
    up = F.logsigmoid(above).masked_fill(highest, 0)
    down = F.logsigmoid(-below).masked_fill(lowest, 0)
    width = torch.log(-torch.expm1(below - above)).masked_fill(lowest | highest, 0)
    return (up + down + width).sum(1)

# %% ceiling: lets level k reach from k − 1 to k
def grey_log_prob(levels, mean, scale, num_levels):
    above, below = (levels - mean) / scale, (levels - 1 - mean) / scale
    lowest, highest = levels == 0, levels == num_levels - 1
    up = F.logsigmoid(above).masked_fill(highest, 0)
    down = F.logsigmoid(-below).masked_fill(lowest, 0)
    width = torch.log(-torch.expm1(below - above)).masked_fill(lowest | highest, 0)
    return (up + down + width).sum(1)

# %% times-scale: multiplies by the scale instead of dividing
def grey_log_prob(levels, mean, scale, num_levels):
    above, below = (levels + 0.5 - mean) * scale, (levels - 0.5 - mean) * scale
    lowest, highest = levels == 0, levels == num_levels - 1
    up = F.logsigmoid(above).masked_fill(highest, 0)
    down = F.logsigmoid(-below).masked_fill(lowest, 0)
    width = torch.log(-torch.expm1(below - above)).masked_fill(lowest | highest, 0)
    return (up + down + width).sum(1)
