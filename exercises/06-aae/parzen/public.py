def test_one_sample_is_one_gaussian(parzen):
    """A pair of tensors; for S = 1 the logarithm of a Gaussian density, and ρ = 0."""
    x = torch.tensor([[1.0, 0.0], [0.0, 0.0], [0.0, 3.0]]).double()
    found = parzen(x, torch.zeros(1, 2).double(), 2.0)
    assert found is not None, "parzen returns None: is a `return` missing?"
    assert isinstance(found, (tuple, list)) and len(found) == 2, (
        "parzen should return a pair of tensors, log p̂ and ρ, and returns "
        + (f"{len(found)} things." if isinstance(found, (tuple, list))
           else f"one {type(found).__name__}.")
    )  # fmt: skip
    log_p, rest = found
    shape(log_p, (3,), "log p̂")
    shape(rest, (3,), "ρ")
    close(rest, [0.0] * 3, "ρ for one sample")
    right = [-d / 8 - math.log(8 * math.pi) for d in (1, 0, 9)]
    close(log_p, right, "log p̂ for one sample", near={
        "the 2 of the exponent is forgotten.": [-d / 4 - math.log(8 * math.pi) for d in (1, 0, 9)],
        "the distance is not squared.":
            [-math.sqrt(d) / 8 - math.log(8 * math.pi) for d in (1, 0, 9)],
        "the squares are averaged over the pixels, not added.":
            [-d / 16 - math.log(8 * math.pi) for d in (1, 0, 9)],
        "this is the height for one pixel, and there are two.":
            [-d / 8 - math.log(8 * math.pi) / 2 for d in (1, 0, 9)],
        "the height of a window is forgotten.": [-d / 8 for d in (1, 0, 9)],
        "tau is taken for a variance.": [-d / 4 - math.log(4 * math.pi) for d in (1, 0, 9)],
    })


def test_a_second_sample_far_away(parzen):
    """Two samples far from each other: each point sees one window of two."""
    x = torch.tensor([[1.0, 0.0], [0.0, 500.0]]).double()
    samples = torch.tensor([[0.0, 0.0], [0.0, 503.0]]).double()
    found = parzen(x, samples, 2.0)
    assert isinstance(found, (tuple, list)) and len(found) == 2, "parzen should return a pair."
    one = [-d / 8 - math.log(8 * math.pi) for d in (1, 9)]
    close(found[0], [v - math.log(2) for v in one], "log p̂ with one of two samples near", near={
        "the division by the number of samples is forgotten, or ρ is.": one,
        "the other window enters as well as the near one: logarithms are averaged.":
            [(v - f / 8 - math.log(8 * math.pi)) / 2
             for v, f in zip(one, (1 + 503**2, 500**2))],
    })  # fmt: skip
    close(found[1], [-math.log(2)] * 2, "ρ with one of two samples near", near={
        "the average over the samples is forgotten: windows are added.": [0.0, 0.0],
        "δ is the largest of the squared distances, not the smallest.":
            [(f - d) / 8 - math.log(2) for f, d in ((1 + 503**2, 1), (500**2, 9))],
        "its sign is turned.": [math.log(2)] * 2,
    })


def test_copies_of_samples_and_windows_that_round_to_zero(parzen):
    """Counting every sample twice changes nothing; ρ lies between −log S and 0, also far away."""
    x = torch.tensor([[0.1, 0.4], [1.2, -0.3], [90.0, 80.0]]).double()
    samples = torch.tensor([[0.5, 0.0], [-0.4, 0.9], [1.5, 0.2], [0.0, -1.0]]).double()
    once, twice = parzen(x, samples, 0.7), parzen(x, torch.cat([samples, samples]), 0.7)
    for found in (once, twice):
        assert isinstance(found, (tuple, list)) and len(found) == 2, "parzen should return a pair."
    for first, second, name in zip(once, twice, ("log p̂", "ρ")):
        for a, b in zip(numbers(first, f"{name} of four samples"), numbers(second, name)):
            assert abs(a - b) < 1e-6 * max(1, abs(a)), (
                f"{name} is {a:.4f} for four samples, and {b:.4f} if each of them stands twice: "
                "an average does not change."
            )
    for value in numbers(once[1], "ρ"):
        assert -math.log(4) - 1e-9 < value < 1e-9, (
            f"ρ is {value:.4f} for four samples, and it lies between −log 4 and 0."
        )


def test_exact_is_the_mean_of_windows(exact):
    """For one pixel, against sums on a grid; for two, the logarithms of the pixels add."""
    shape(exact(torch.ones(4, 3).double(), 1.0, 0.5), (4,), "log p_τ")

    def mean_window(point, s, tau):
        """The logarithm of E[N(point; x̃, τ²)] over x̃ of N(0, s²), with x̃ on a grid."""
        grid = [-15 + 0.01 * k for k in range(3001)]
        total = sum(
            math.exp(-0.5 * (a / s) ** 2 - 0.5 * ((point - a) / tau) ** 2) for a in grid
        )
        return math.log(total * 0.01 / (2 * math.pi * s * tau))

    points = [0.4, -1.9, 2.6]
    found = exact(torch.tensor(points).double()[:, None], 1.3, 0.7)
    close(found, [mean_window(point, 1.3, 0.7) for point in points], "log p_τ of one pixel", near={
        "this is the decoder's density alone: the noise of the window is forgotten.":
            [-0.5 * (a / 1.3) ** 2 - math.log(1.3 * math.sqrt(2 * math.pi)) for a in points],
        "this is one window alone: the spread of the decoder is forgotten.":
            [-0.5 * (a / 0.7) ** 2 - math.log(0.7 * math.sqrt(2 * math.pi)) for a in points],
        "the widths s and τ are added.":
            [-0.5 * (a / 2) ** 2 - math.log(2 * math.sqrt(2 * math.pi)) for a in points],
    })  # fmt: skip
    pair = exact(torch.tensor([[0.4, -1.9], [2.6, 0.4]]).double(), 1.3, 0.7)
    one, two, three = numbers(found)
    close(pair, [one + two, three + one], "log p_τ of two pixels")
