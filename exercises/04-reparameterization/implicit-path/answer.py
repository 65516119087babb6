def path_slopes(z, weight, a, b):
    """Slopes of the draws z (S,) in the weight and in the two means, at fixed shares, (3, S)."""
    # BEGIN SOLUTION
    first = weight * torch.exp(-((z - a) ** 2) / 2) / math.sqrt(2 * math.pi)
    second = (1 - weight) * torch.exp(-((z - b) ** 2) / 2) / math.sqrt(2 * math.pi)
    density = first + second
    in_weight = -(torch.special.ndtr(z - a) - torch.special.ndtr(z - b)) / density
    return torch.stack([in_weight, first / density, second / density])
    # END SOLUTION
