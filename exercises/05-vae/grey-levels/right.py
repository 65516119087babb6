# %% in double precision, mirrored to the small side
def grey_log_prob(levels, mean, scale, num_levels):
    mean, scale, levels = mean.double(), scale.double(), levels.double()
    side = torch.where(levels > mean, -1.0, 1.0)
    above = ((levels + 0.5 - mean) / scale).masked_fill(levels == num_levels - 1, math.inf)
    below = ((levels - 0.5 - mean) / scale).masked_fill(levels == 0, -math.inf)
    chance = torch.sigmoid(side * above) - torch.sigmoid(side * below)
    return torch.log(side * chance).sum(dim=-1)

# %% with softplus and a loop over the pixels
def grey_log_prob(levels, mean, scale, num_levels):
    total = 0
    for d in range(levels.shape[1]):
        k, shift = levels[:, d], (levels[:, d] - mean[:, d]) / scale
        half = 0.5 / scale
        inside = torch.log(2 * torch.sinh(half.clamp(max=40))) + (half - half.clamp(max=40))
        middle = inside - half - F.softplus(-shift - half) - F.softplus(shift - half)
        first, last = -F.softplus(-shift - half), -F.softplus(shift - half)
        total = total + torch.where(k == 0, first, torch.where(k == num_levels - 1, last, middle))
    return total
