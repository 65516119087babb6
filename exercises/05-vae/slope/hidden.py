SLOPE_X = [[0.0, 1.0], [0.75, 0.5], [1.0, 0.25]]
SLOPE_MEANS, SLOPE_VARIANCES = [-1.25, 0.5, 2.0], [0.25, 1.5, 0.5]


def mixed(z, power=0.5, derivative=None):
    """The weighted mean of images, from densities v^(−power) exp(−(z − μ)²/(2v))."""
    logs = [
        -((z - m) ** 2) / (2 * v) - power * math.log(v)
        for m, v in zip(SLOPE_MEANS, SLOPE_VARIANCES)
    ]
    top = max(logs)
    weights = [math.exp(one - top) for one in logs]
    weights = [one / sum(weights) for one in weights]
    output = [sum(w * row[d] for w, row in zip(weights, SLOPE_X)) for d in range(2)]
    if derivative is None:
        return output
    pulls = [derivative(z, m, v) for m, v in zip(SLOPE_MEANS, SLOPE_VARIANCES)]
    return output, weights, pulls


def steepness(z, power=0.5):
    """By a central difference."""
    high, low = mixed(z + 1e-5, power), mixed(z - 1e-5, power)
    return [(b - a) / 2e-5 for a, b in zip(low, high)]


def known_slopes(z):
    output, weights, pulls = mixed(z, derivative=lambda z, m, v: (m - z) / v)
    cells = list(zip(weights, pulls, SLOPE_X))
    mean_v = sum(SLOPE_VARIANCES) / 3
    center = sum(w * m for w, m in zip(weights, SLOPE_MEANS))

    def added(weigh):
        return [sum(weigh(n, w, p) * (row[d] - output[d]) for n, (w, p, row) in enumerate(cells))
                for d in range(2)]  # fmt: skip

    return {
        "its sign is wrong.": [-one for one in steepness(z)],
        "the derivative of the denominator is missing: subtract the output from each image.":
            [sum(w * p * row[d] for w, p, row in cells) for d in range(2)],
        "each image has its own variance, which stays inside the sum.":
            added(lambda n, w, p: w * (SLOPE_MEANS[n] - center) / mean_v),
        "with different variances (μ_n − z)/v_n has to stay; m takes the place of z only if all "
        "variances are equal.": added(lambda n, w, p: w * (SLOPE_MEANS[n] - center) / SLOPE_VARIANCES[n]),
        "the variances are missing.": added(lambda n, w, p: w * p * SLOPE_VARIANCES[n]),
        "v_n is a variance already: do not square it.":
            added(lambda n, w, p: w * p / SLOPE_VARIANCES[n]),
        "the weights need the factor 1/√v_n of each density.": steepness(z, 0),
    }


def test_three_images_with_their_own_variances(best_decoder):
    """N = 3, D = 2, at z = 0.25 and z = 1.5."""
    for z in (0.25, 1.5):
        found = best_decoder(
            torch.tensor(z), torch.tensor(SLOPE_X), torch.tensor(SLOPE_MEANS),
            torch.tensor(SLOPE_VARIANCES),
        )  # fmt: skip
        assert found is not None, "the result is None: is a `return` missing?"
        output, slope = found
        shape(output, (2,), "the output")
        shape(slope, (2,), "the slope")
        close(output, mixed(z), f"the output at z = {z}", near={
            "the weights need the factor 1/√v_n of each density: it differs between the images.":
                mixed(z, 0),
            "the density has the factor 1/√v_n, not 1/v_n.": mixed(z, 1),
        })
        close(slope, steepness(z), f"the slope at z = {z}", near=known_slopes(z))


def test_far_from_every_mean(best_decoder):
    """z = 60: all densities round to 0, and the ratio of their sums would be 0/0."""
    x = torch.tensor([[0.0, 1.0], [1.0, 0.5]])
    found = best_decoder(
        torch.tensor(60.0), x, torch.tensor([-1.0, 1.0]), torch.tensor([0.25, 0.25])
    )
    assert found is not None, "the result is None: is a `return` missing?"
    output, slope = found
    close(output, [1.0, 0.5], "the output at z = 60", near={
        "all weights are 0: the densities are floored in the denominator.": [0.0, 0.0],
        "all weights are equal: the densities are floored, and their differences are lost.":
            [0.5, 0.75],
    })
    close(slope, [0.0, 0.0], "the slope at z = 60", near={
        "the derivative of the denominator is missing: subtract the output from each image.":
            [-236.0, -118.0],
    })


def test_the_steepest_place_between_two_images(steepest):
    """The largest slope of two images, for all a and v."""
    a, v = sympy.symbols("a v", positive=True)
    same(steepest, a / (2 * v), {a: (0.3, 3), v: (0.1, 2)}, "steepest", near={
        "the product of the two weights, ¼, is missing.": 2 * a / v,
        "the image differs from the output by ½: a factor ½ is missing.": a / v,
        "the means are 2a apart, not a.": a / (4 * v),
        "v is a variance already: do not square it.": a / (2 * v**2),
        "v is the variance, not the standard deviation.": a / (2 * sympy.sqrt(v)),
        "this is the slope of the straight line between the two images.": 1 / (2 * a),
        "the sign is wrong: the output rises from image 0 at −a to image 1 at a.": -a / (2 * v),
    })
