# %% sign: forgets the minus of the quotient
def path_slopes(z, weight, a, b):
    first = weight * torch.exp(-((z - a) ** 2) / 2) / math.sqrt(2 * math.pi)
    second = (1 - weight) * torch.exp(-((z - b) ** 2) / 2) / math.sqrt(2 * math.pi)
    density = first + second
    in_weight = (torch.special.ndtr(z - a) - torch.special.ndtr(z - b)) / density
    return torch.stack([in_weight, -first / density, -second / density])

# %% sign-of-the-weight: forgets the minus in the slope of the weight alone
def path_slopes(z, weight, a, b):
    first = weight * torch.exp(-((z - a) ** 2) / 2) / math.sqrt(2 * math.pi)
    second = (1 - weight) * torch.exp(-((z - b) ** 2) / 2) / math.sqrt(2 * math.pi)
    density = first + second
    in_weight = (torch.special.ndtr(z - a) - torch.special.ndtr(z - b)) / density
    return torch.stack([in_weight, first / density, second / density])

# %% no-density: does not divide the slope in the weight by the density
def path_slopes(z, weight, a, b):
    first = weight * torch.exp(-((z - a) ** 2) / 2) / math.sqrt(2 * math.pi)
    second = (1 - weight) * torch.exp(-((z - b) ** 2) / 2) / math.sqrt(2 * math.pi)
    density = first + second
    in_weight = -(torch.special.ndtr(z - a) - torch.special.ndtr(z - b))
    return torch.stack([in_weight, first / density, second / density])

# %% nothing-divided: divides nothing by the density
def path_slopes(z, weight, a, b):
    first = weight * torch.exp(-((z - a) ** 2) / 2) / math.sqrt(2 * math.pi)
    second = (1 - weight) * torch.exp(-((z - b) ** 2) / 2) / math.sqrt(2 * math.pi)
    density = first + second
    in_weight = -(torch.special.ndtr(z - a) - torch.special.ndtr(z - b))
    return torch.stack([in_weight, first, second])

# %% score: gives the score, the slope of log q at a fixed draw
def path_slopes(z, weight, a, b):
    first = weight * torch.exp(-((z - a) ** 2) / 2) / math.sqrt(2 * math.pi)
    second = (1 - weight) * torch.exp(-((z - b) ** 2) / 2) / math.sqrt(2 * math.pi)
    density = first + second
    in_weight = (first / weight - second / (1 - weight)) / density
    return torch.stack([in_weight, first / density * (z - a), second / density * (z - b)])

# %% density-for-distribution: takes the densities for the distribution functions in the weight
def path_slopes(z, weight, a, b):
    first = weight * torch.exp(-((z - a) ** 2) / 2) / math.sqrt(2 * math.pi)
    second = (1 - weight) * torch.exp(-((z - b) ** 2) / 2) / math.sqrt(2 * math.pi)
    density = first + second
    in_weight = -(first / weight - second / (1 - weight)) / density
    return torch.stack([in_weight, first / density, second / density])

# %% prior-weights: gives the weights of the mixture as the slopes in the means
def path_slopes(z, weight, a, b):
    first = weight * torch.exp(-((z - a) ** 2) / 2) / math.sqrt(2 * math.pi)
    second = (1 - weight) * torch.exp(-((z - b) ** 2) / 2) / math.sqrt(2 * math.pi)
    density = first + second
    in_weight = -(torch.special.ndtr(z - a) - torch.special.ndtr(z - b)) / density
    return torch.stack([in_weight, torch.full_like(z, weight), torch.full_like(z, 1 - weight)])

# %% no-weights: compares the two Gaussians without their weights
def path_slopes(z, weight, a, b):
    first = weight * torch.exp(-((z - a) ** 2) / 2) / math.sqrt(2 * math.pi)
    second = (1 - weight) * torch.exp(-((z - b) ** 2) / 2) / math.sqrt(2 * math.pi)
    density = first + second
    in_weight = -(torch.special.ndtr(z - a) - torch.special.ndtr(z - b)) / density
    near = first / weight / (first / weight + second / (1 - weight))
    return torch.stack([in_weight, near, 1 - near])

# %% swapped: exchanges the slopes in the two means
def path_slopes(z, weight, a, b):
    first = weight * torch.exp(-((z - a) ** 2) / 2) / math.sqrt(2 * math.pi)
    second = (1 - weight) * torch.exp(-((z - b) ** 2) / 2) / math.sqrt(2 * math.pi)
    density = first + second
    in_weight = -(torch.special.ndtr(z - a) - torch.special.ndtr(z - b)) / density
    return torch.stack([in_weight, second / density, first / density])

# %% hard: gives every draw to the nearer Gaussian
def path_slopes(z, weight, a, b):
    first = weight * torch.exp(-((z - a) ** 2) / 2) / math.sqrt(2 * math.pi)
    second = (1 - weight) * torch.exp(-((z - b) ** 2) / 2) / math.sqrt(2 * math.pi)
    density = first + second
    in_weight = -(torch.special.ndtr(z - a) - torch.special.ndtr(z - b)) / density
    near = ((z - a).abs() < (z - b).abs()).to(z.dtype)
    return torch.stack([in_weight, near, 1 - near])

# %% sampler: says that draws do not move with the weight
def path_slopes(z, weight, a, b):
    first = weight * torch.exp(-((z - a) ** 2) / 2) / math.sqrt(2 * math.pi)
    second = (1 - weight) * torch.exp(-((z - b) ** 2) / 2) / math.sqrt(2 * math.pi)
    density = first + second
    in_weight = torch.zeros_like(z)
    return torch.stack([in_weight, first / density, second / density])

# %% columns: gives one row for each draw
def path_slopes(z, weight, a, b):
    first = weight * torch.exp(-((z - a) ** 2) / 2) / math.sqrt(2 * math.pi)
    second = (1 - weight) * torch.exp(-((z - b) ** 2) / 2) / math.sqrt(2 * math.pi)
    density = first + second
    in_weight = -(torch.special.ndtr(z - a) - torch.special.ndtr(z - b)) / density
    return torch.stack([in_weight, first / density, second / density], 1)

# %% mean-of-means: says that all draws move with the weight as their mean does
def path_slopes(z, weight, a, b):
    first = weight * torch.exp(-((z - a) ** 2) / 2) / math.sqrt(2 * math.pi)
    second = (1 - weight) * torch.exp(-((z - b) ** 2) / 2) / math.sqrt(2 * math.pi)
    density = first + second
    in_weight = torch.full_like(z, a - b)
    return torch.stack([in_weight, first / density, second / density])

# %% no-constant: forgets 1/√(2π) in the densities
def path_slopes(z, weight, a, b):
    first = weight * torch.exp(-((z - a) ** 2) / 2)
    second = (1 - weight) * torch.exp(-((z - b) ** 2) / 2)
    density = first + second
    in_weight = -(torch.special.ndtr(z - a) - torch.special.ndtr(z - b)) / density
    return torch.stack([in_weight, first / density, second / density])
