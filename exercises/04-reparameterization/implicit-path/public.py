def test_three_slopes_for_each_draw(path_slopes):
    """Five draws give a tensor (3, 5)."""
    found = path_slopes(torch.linspace(-2, 2, 5), 0.3, -1.0, 2.0)
    shape(found, (3, 5), "the result of `path_slopes`")


def test_if_both_means_move_every_draw_moves_with_them(path_slopes):
    """With a and b moved by the same distance, every draw moves by this distance."""
    found = path_slopes(torch.linspace(-2, 2, 5), 0.3, -1.0, 2.0)
    shape(found, (3, 5), "the result of `path_slopes`")
    both = [a + b for a, b in zip(numbers(found[1], "row 1"), numbers(found[2], "row 2"))]
    close(both, [1.0] * 5, "the sum of the slopes in a and in b", near={
        "both slopes have the wrong sign: a draw moves to the right with its mean.": [-1.0] * 5,
    })


def test_equal_means_make_the_weight_irrelevant(path_slopes):
    """With a = b the two Gaussians are one, and no draw moves with the weight."""
    found = path_slopes(torch.linspace(-2, 2, 5), 0.3, 0.7, 0.7)
    shape(found, (3, 5), "the result of `path_slopes`")
    close(found[0], [0.0] * 5, "the slope in the weight at a = b")


def test_each_draw_moves_the_right_way(path_slopes):
    """For a < b more weight on the first Gaussian moves draws to the left; a moves what is near."""
    found = path_slopes(torch.tensor([-1.5, -1.0, 0.4, 2.0, 2.5]), 0.4, -1.0, 2.0)
    shape(found, (3, 5), "the result of `path_slopes`")
    rows = [numbers(found[i], f"row {i}") for i in range(3)]
    assert max(rows[0]) < 0, (
        f"row 0 is {max(rows[0]):.4g} for one of the draws: for a < b and more weight on the first "
        "Gaussian, every draw moves to the left."
    )
    assert rows[1][1] > rows[2][1] and rows[1][3] < rows[2][3], (
        f"at z = a the slope in a is {rows[1][1]:.4g} and the slope in b is {rows[2][1]:.4g}; "
        f"at z = b they are {rows[1][3]:.4g} and {rows[2][3]:.4g}. A draw follows the mean that "
        "it is near to."
    )


def test_the_slopes_of_the_mean_of_the_square(path_slopes):
    """The means of 2z times the slopes are a² − b², 2wa and 2(1 − w)b, by a fine sum over z."""
    weight, a, b = 0.35, -1.2, 1.6
    z = [n / 50 for n in range(-350, 401)]
    found = path_slopes(torch.tensor(z, dtype=torch.float64), weight, a, b)
    shape(found, (3, 751), "the result of `path_slopes`")
    law = [
        (weight * math.exp(-((x - a) ** 2) / 2) + (1 - weight) * math.exp(-((x - b) ** 2) / 2))
        / math.sqrt(2 * math.pi) / 50 for x in z
    ]
    right = [a**2 - b**2, 2 * weight * a, 2 * (1 - weight) * b]
    for i, name in enumerate(("w", "a", "b")):
        row = numbers(found[i], f"row {i}")
        mean = sum(q * 2 * x * slope for q, x, slope in zip(law, z, row))
        flat = sum(2 * x * slope / 50 for x, slope in zip(z, row))
        assert i == 0 or abs(mean - right[3 - i]) > 1e-3, (
            "the slopes in a and in b have changed places."
        )
        assert abs(mean - right[i]) < 1e-3 or abs(flat - right[i]) > 1e-3, (
            f"the slope in {name} is wrong: it is not divided by the density."
        )
        close(mean, right[i], f"the mean of 2z times the slope in {name}", 1e-3, near={
            "the sign is turned round.": -right[i],
            "the factor 1/√(2π) of the density is forgotten.": right[i] / math.sqrt(2 * math.pi),
        })
