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
        "it falls where the output rises: a sign is wrong.": [-one for one in steepness(z)],
        "only the numerator is differentiated.":
            [sum(w * p * row[d] for w, p, row in cells) for d in range(2)],
        "one variance serves all images.":
            added(lambda n, w, p: w * (SLOPE_MEANS[n] - center) / mean_v),
        "the weighted mean takes the place of z, as if all variances were equal.":
            added(lambda n, w, p: w * (SLOPE_MEANS[n] - center) / SLOPE_VARIANCES[n]),
        "it is not divided by the variances.": added(lambda n, w, p: w * p * SLOPE_VARIANCES[n]),
        "it is divided by the squares of the variances.":
            added(lambda n, w, p: w * p / SLOPE_VARIANCES[n]),
        "the factor 1/√v of each density is forgotten.": steepness(z, 0),
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
            "the factor 1/√v of each density is forgotten.":
                mixed(z, 0),
            "the densities have the factor 1/v.": mixed(z, 1),
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
        "all weights are 0 there, and do not add to 1.": [0.0, 0.0],
        "all weights are equal: the densities are floored, and their differences are lost.":
            [0.5, 0.75],
    })
    close(slope, [0.0, 0.0], "the slope at z = 60", near={
        "only the numerator is differentiated.":
            [-236.0, -118.0],
    })


def test_the_steepest_place_between_two_images(steepest):
    """The largest slope of two images, for all a and v."""
    a, v = sympy.symbols("a v", positive=True)
    same(steepest, a / (2 * v), {a: (0.3, 3), v: (0.1, 2)}, "steepest", near={
        "the product of the two weights is forgotten.": 2 * a / v,
        "a factor ½ is forgotten.": a / v,
        "the distance of the means is taken to be a.": a / (4 * v),
        "v is squared, as if it were a standard deviation.": a / (2 * v**2),
        "a standard deviation takes the place of the variance.": a / (2 * sympy.sqrt(v)),
        "this is the slope of the straight line between the two images.": 1 / (2 * a),
        "it falls where the output rises: a sign is wrong.": -a / (2 * v),
    })
