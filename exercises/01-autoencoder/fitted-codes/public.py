def test_one_gaussian_follows_codes_along_a_line(gaussian_draws):
    """Six codes (30 + t, 30 + t ± 0.1): 4000 draws have their variance, and lie near their line."""
    codes = np.array([[5 + 10.0 * n, 5 + 10.0 * n + 0.1 * (-1) ** n] for n in range(6)])
    found = gaussian_draws(codes, 4000)
    found = np.array(found) if isinstance(found, list) else found
    shape(found, (4000, 2), "gaussian_draws(codes, 4000)")
    first = [row[0] for row in found.tolist()]
    mean = sum(first) / 4000
    spread = sum((one - mean) ** 2 for one in first) / 4000
    close(spread, 875 / 3, "the variance of the first code number", 0.1, near={
        "a standard deviation is used as a variance.": math.sqrt(875 / 3),
        "it is about 1, that of standard draws.": 1.0,
        "standard draws are multiplied by the covariance, not by a factor of it.":
            2 * (875 / 3) ** 2,
        "it divides by N − 1.": 350,
        "the factor of the covariance is transposed.": 2 * 875 / 3,
    })
    assert abs(mean - 30) < 2, f"the draws have the mean {mean:.3g}, and the codes have 30."
    off = sum(abs(row[0] - row[1]) > 1 for row in found.tolist()) / 4000
    assert off < 0.01, f"{off:.0%} of the draws lie off the line on which all the codes lie."


def test_a_mixture_follows_codes_along_a_line(mixture_draws):
    """The same codes and a single part: 4000 draws have their variance, and lie near their line."""
    codes = np.array([[5 + 10.0 * n, 5 + 10.0 * n + 0.1 * (-1) ** n] for n in range(6)])
    found = mixture_draws(codes, 4000, 1)
    assert not isinstance(found, tuple), (
        "mixture_draws returns a pair, and the draws are one of its parts."
    )
    found = np.array(found) if isinstance(found, list) else found
    shape(found, (4000, 2), "mixture_draws(codes, 4000, 1)")
    spread = sum((row[0] - 30) ** 2 for row in found.tolist()) / 4000
    close(spread, 875 / 3, "the variance of the first code number", 0.1, near={
        "the draws have no spread around the centre of the part.": 0.0,
    })
    off = sum(abs(row[0] - row[1]) > 1 for row in found.tolist()) / 4000
    assert off < 0.01, f"{off:.0%} of the draws lie off the line on which all the codes lie."


def test_one_draw_of_four_misses(miss_rate):
    """Three codes, radius 2: of four draws, only the one at (5, 0) misses."""
    codes = np.array([[0.0, 0.0], [10.0, 0.0], [0.0, 50.0]])
    draws = np.array([[0.0, 0.5], [5.0, 0.0], [9.5, 0.2], [1.4, 1.2]])
    close(miss_rate(draws, codes, 2.0), 0.25, "miss_rate", near={
        "this is the share of hits.": 0.75,
        "this is a number of draws, or all draws count as misses.": 1.0,
        "the draw at (1.4, 1.2) counts as a miss: is this the Euclidean distance?": 0.5,
        "the minimum is taken over the draws.": 1 / 3,
    })
