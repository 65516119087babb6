def both(found):
    """The pair, or a sentence."""
    assert found is not None and found is not ..., "parzen returns nothing: is a `return` missing?"
    assert isinstance(found, (tuple, list)) and len(found) == 2, "parzen should return a pair."
    return found


def points(count, size, seed, scale=1.0):
    draw = random.Random(seed)
    return [[scale * draw.gauss(0, 1) for _ in range(size)] for _ in range(count)]


def squares(x, samples):
    return [[sum((a - b) ** 2 for a, b in zip(row, other)) for other in samples] for row in x]


def log_mean_exp(values):
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values) / len(values))


def tensor(rows):
    return torch.tensor(rows, dtype=torch.float64)


def expected(x, samples, tau):
    """log p̂, and what mistakes give, each for every point."""
    size, count = len(x[0]), len(samples)
    height = -0.5 * size * math.log(2 * math.pi * tau**2)
    rows = squares(x, samples)
    halves = [[-d / (2 * tau**2) for d in row] for row in rows]
    right = [height + log_mean_exp(row) for row in halves]
    return right, {
        "the average over the samples is forgotten: windows are added.":
            [v + math.log(count) for v in right],
        "the logarithms of the windows are averaged, not the windows.":
            [height + sum(row) / count for row in halves],
        "this is the nearest window alone, and the others are forgotten.":
            [height + max(row) - math.log(count) for row in halves],
        "ρ is forgotten.": [height + max(row) for row in halves],
        "this is the height for one pixel, and there are more.":
            [height / size + log_mean_exp(row) for row in halves],
        "the height of a window is forgotten.": [v - height for v in right],
        "the 2π of the height is forgotten.":
            [v + 0.5 * size * math.log(2 * math.pi) for v in right],
        "the squares are averaged over the pixels, not added.":
            [height + log_mean_exp([v / size for v in row]) for row in halves],
        "the 2 of the exponent is forgotten.":
            [height + log_mean_exp([2 * v for v in row]) for row in halves],
        "the distances are not squared.":
            [height + log_mean_exp([-math.sqrt(d) / (2 * tau**2) for d in row]) for row in rows],
        "tau is taken for a variance.":
            [-0.5 * size * math.log(2 * math.pi * tau)
             + log_mean_exp([-d / (2 * tau) for d in row]) for row in rows],
    }  # fmt: skip


def test_the_logarithm_of_the_window(parzen):
    """log p̂ at six points in three dimensions, from nine samples."""
    x, samples = points(6, 3, 1), points(9, 3, 2)
    right, near = expected(x, samples, 0.6)
    close(both(parzen(tensor(x), tensor(samples), 0.6))[0], right, "log p̂", 1e-6, near=near)


def test_what_the_other_samples_add(parzen):
    """ρ(x) at six points in three dimensions, from nine samples."""
    x, samples = points(6, 3, 1), points(9, 3, 2)
    rows = [[(min(row) - d) / 0.72 for d in row] for row in squares(x, samples)]
    right = [log_mean_exp(row) for row in rows]
    close(both(parzen(tensor(x), tensor(samples), 0.6))[1], right, "ρ", 1e-6, near={
        "its sign is turned.": [-v for v in right],
        "the average over the samples is forgotten: windows are added.":
            [v + math.log(9) for v in right],
        "the exponents are averaged: this is a mean of logarithms.":
            [sum(row) / len(row) for row in rows],
        "the logarithm is forgotten: this is the mean.": [math.exp(v) for v in right],
        "the nearest window is not taken out.":
            [v - min(row) / 0.72 for v, row in zip(right, squares(x, samples))],
        "δ is the smallest of all points together, not of each.":
            [v + (min(map(min, squares(x, samples))) - min(row)) / 0.72
             for v, row in zip(right, squares(x, samples))],
    })


def test_far_windows_do_not_round_to_zero(parzen):
    """50 dimensions and τ = 0.1: every window is below the smallest double."""
    x, samples = points(3, 50, 3), points(40, 50, 4)
    right, _ = expected(x, samples, 0.1)
    log_p, rest = both(parzen(tensor(x), tensor(samples), 0.1))
    close(log_p, right, "log p̂ far from all samples", 1e-6)
    low = -math.log(40) - 1e-9
    assert all(low <= value <= 1e-9 for value in numbers(rest, "ρ")), (
        "ρ should lie between −log 40 and 0 for 40 samples."
    )


def test_the_density_that_the_window_estimates(exact):
    """log p_τ in five dimensions, with s = 1.3 and τ = 0.4."""
    x = points(4, 5, 5)

    def normal(var, size=5):
        return [-0.5 * sum(a * a for a in row) / var - 0.5 * size * math.log(2 * math.pi * var)
                for row in x]  # fmt: skip

    close(exact(tensor(x), 1.3, 0.4), normal(1.69 + 0.16), "log p_τ", 1e-6, near={
        "this is the decoder's density alone: the noise of the window is forgotten.": normal(1.69),
        "this is one window alone: the spread of the decoder is forgotten.": normal(0.16),
        "the widths s and τ are added.": normal(1.7**2),
        "s and τ are taken for variances.": normal(1.7),
        "s is forgotten: this is the answer for s = 1.": normal(1.16),
        "this is the constant for one pixel, and there are five.":
            [v + 2 * math.log(2 * math.pi * 1.85) for v in normal(1.85)],
        "the constant is forgotten.":
            [v + 2.5 * math.log(2 * math.pi * 1.85) for v in normal(1.85)],
        "the variances are multiplied.":
            normal(1.69 * 0.16),
    })
