DRAWS, WEIGHT, A, B = [-2.5, -0.8, 0.3, 1.1, 2.9], 0.35, -1.2, 1.6


def phi(z):
    return 0.5 * (1 + math.erf(z / math.sqrt(2)))


def bell(z):
    return math.exp(-z * z / 2) / math.sqrt(2 * math.pi)


def share_below(z, weight, a, b):
    return weight * phi(z - a) + (1 - weight) * phi(z - b)


def solved_for(share, weight, a, b):
    """The draw with this share below it, by bisection."""
    low, high = -30.0, 30.0
    for _ in range(100):
        middle = (low + high) / 2
        if share_below(middle, weight, a, b) < share:
            low = middle
        else:
            high = middle
    return low


def quotients(index):
    """Difference quotients of the draws in one parameter, at fixed shares."""
    found = []
    for z in DRAWS:
        ends = []
        for step in (1e-4, -1e-4):
            parameters = [WEIGHT, A, B]
            parameters[index] += step
            ends.append(solved_for(share_below(z, WEIGHT, A, B), *parameters))
        found.append((ends[0] - ends[1]) / 2e-4)
    return found


def row(path_slopes, index):
    found = path_slopes(torch.tensor(DRAWS, dtype=torch.float64), WEIGHT, A, B)
    shape(found, (3, 5), "the result of `path_slopes`")
    return found[index]


def test_the_slope_in_the_weight(path_slopes):
    """∂z/∂w against a difference quotient of the solved equation."""
    right = quotients(0)
    densities = [WEIGHT * bell(z - A) + (1 - WEIGHT) * bell(z - B) for z in DRAWS]
    close(row(path_slopes, 0), right, "the slope in the weight", 1e-4, near={
        "the sign is turned round: this moves draws away from the Gaussian that gains weight.":
            [-s for s in right],
        "it is not divided by the density.":
            [s * q for s, q in zip(right, densities)],
        "you have multiplied by the density, and not divided by it.":
            [s * q * q for s, q in zip(right, densities)],
        "this is the score of the weight, the slope of log q(z) at a fixed draw.":
            [(bell(z - A) - bell(z - B)) / q for z, q in zip(DRAWS, densities)],
        "this is minus the score of the weight: you have densities for distribution functions.":
            [-(bell(z - A) - bell(z - B)) / q for z, q in zip(DRAWS, densities)],
        "this is how the mean of all draws moves, and not each of them.":
            [A - B] * 5,
        "the factor 1/√(2π) of the density is forgotten.":
            [s / math.sqrt(2 * math.pi) for s in right],
        "you hold the draws fixed, as the usual sampler does, and not the shares.":
            [0.0] * 5,
    })


def test_the_slopes_in_the_means(path_slopes):
    """∂z/∂a and ∂z/∂b against difference quotients of the solved equation."""
    parts = [
        (WEIGHT * bell(z - A), (1 - WEIGHT) * bell(z - B), bell(z - A), bell(z - B)) for z in DRAWS
    ]
    for index, name in ((1, "a"), (2, "b")):
        right = quotients(index)
        own = index - 1
        close(row(path_slopes, index), right, f"the slope in {name}", 1e-4, near={
            "the two means have changed places.": [1 - s for s in right],
            "this is the weight of the Gaussian, whatever the draw is.":
                [(WEIGHT, 1 - WEIGHT)[own]] * 5,
            "the Gaussians are compared without their weights.":
                [p[2 + own] / (p[2] + p[3]) for p in parts],
            "it is not divided by the density.": [p[own] for p in parts],
            "this is the score, the slope of log q(z) at a fixed draw.":
                [s * (z - (A, B)[own]) for s, z in zip(right, DRAWS)],
            "every draw is given to the nearer Gaussian as a whole.":
                [float((abs(z - A) < abs(z - B)) == (own == 0)) for z in DRAWS],
        })
