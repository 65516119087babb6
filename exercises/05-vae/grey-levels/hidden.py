def logistic(t):
    return 1 / (1 + sympy.exp(-sympy.Rational(t)))


def log_probability(level, mean, scale, num_levels, low=0.5, high=0.5, edges=True):
    """With 60 digits, so that no difference loses them."""
    upper = 1 if edges and level == num_levels - 1 else logistic((level + high - mean) / scale)
    lower = 0 if edges and level == 0 else logistic((level - low - mean) / scale)
    return float(sympy.log(sympy.N(upper - lower, 60, maxn=2000)))


def test_images_of_three_pixels(grey_log_prob):
    """Two images, with the lowest, the highest and middle levels."""
    levels, mean, scale = [[0, 3, 7], [5, 0, 2]], [[0.75, 3.5, 5.0], [6.25, 2.0, 2.125]], 0.75
    cells = [[*zip(*rows)] for rows in zip(levels, mean)]

    def total(function):
        return [sum(function(k, m) for k, m in row) for row in cells]

    def density(k, m):
        t = (k - m) / scale
        return -t - math.log(scale) - 2 * math.log1p(math.exp(-t))

    right = total(lambda k, m: log_probability(k, m, scale, 8))
    found = grey_log_prob(torch.tensor(levels), torch.tensor(mean), torch.tensor(scale), 8)
    close(found, right, "the log-probability", near={
        "this is the logarithm of the density at the level.": total(density),
        "the tails go to nobody.":
            total(lambda k, m: log_probability(k, m, scale, 8, edges=False)),
        "the level reaches from k to k + 1 here.":
            total(lambda k, m: log_probability(k, m, scale, 8, low=0, high=1)),
        "the level reaches from k − 1 to k here.":
            total(lambda k, m: log_probability(k, m, scale, 8, low=1, high=0)),
        "the level reaches from k − 1 to k + 1 here.":
            total(lambda k, m: log_probability(k, m, scale, 8, low=1, high=1)),
        "it multiplies by the scale.": total(lambda k, m: log_probability(k, m, 1 / scale, 8)),
        "the scale is squared, as if it were a standard deviation.":
            total(lambda k, m: log_probability(k, m, scale**2, 8)),
        "this is the cost −log P.": [-one for one in right],
        "this is the probability P itself.": [math.exp(one) for one in right],
        "it averages over the pixels instead of adding.": [one / 3 for one in right],
        "it takes num_levels for the highest level.": [
            right[0] - log_probability(7, 5.0, scale, 8) + log_probability(7, 5.0, scale, 9),
            right[1]],
    })


def test_a_level_far_above_or_below_the_mean(grey_log_prob):
    """A level 90 scales away from the mean is accurate, on both sides."""
    levels, mean = torch.tensor([[200], [20]]), torch.tensor([[20.0], [200.0]])
    found = grey_log_prob(levels, mean, torch.tensor(2.0), 256)
    shape(found, (2,), "the result")
    for side, one in zip(("above", "below"), found):
        assert float(one) > -math.inf, (
            f"a level far {side} the mean has log-probability −∞: F rounds to 0 or 1, and the "
            "difference to 0."
        )
    clamps = {
        f"{least:g} as the least probability caps the cost of far levels.": [math.log(least)] * 2
        for least in (1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16, 1e-20, 1e-30)
    }
    close(found, [log_probability(200, 20, 2, 256)] * 2, "the log-probability", near=clamps)


def test_a_narrow_and_a_wide_scale(grey_log_prob):
    """Scales of 0.02 and of 3000 levels."""
    one = torch.tensor([[100]])
    narrow = grey_log_prob(one, torch.tensor([[100.25]]), torch.tensor(0.02), 256)
    close(narrow, log_probability(100, 100.25, 0.02, 256), "the log-probability at scale 0.02")
    wide = grey_log_prob(one, torch.tensor([[100.25]]), torch.tensor(3000.0), 256)
    close(wide, log_probability(100, 100.25, 3000, 256), "the log-probability at scale 3000")


def test_the_gradient_of_the_mean_is_finite(grey_log_prob):
    """The gradient for the lowest, a middle and the highest level, and for a far one."""
    mean = torch.tensor([[1.5, 2.0, 150.0, 130.0]], requires_grad=True)
    levels = torch.tensor([[0, 3, 255, 10]])
    found = grey_log_prob(levels, mean, torch.tensor(1.25), 256)
    shape(found, (1,), "the result for one image of four pixels")
    assert found.requires_grad, "no gradient passes: the result is cut off from `mean`."
    found.sum().backward()
    assert mean.grad is not None, "no gradient reaches `mean`."
    slopes = [
        (log_probability(k, m + 1e-4, 1.25, 256) - log_probability(k, m - 1e-4, 1.25, 256)) / 2e-4
        for k, m in [(0, 1.5), (3, 2.0), (255, 150.0), (10, 130.0)]
    ]
    close(mean.grad, slopes, "the gradient of the mean", tolerance=1e-3, near={
        "it averages over the four pixels instead of adding.": [one / 4 for one in slopes],
        "it is that of a cost.": [-one for one in slopes],
    })
