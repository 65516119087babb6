def moments(draws):
    """Means and covariances of two columns, by plain arithmetic."""
    rows = [[float(n) for n in row] for row in draws.tolist()]
    size = len(rows)
    mean = [sum(row[k] for row in rows) / size for k in range(2)]
    spread = [
        sum((row[i] - mean[i]) * (row[j] - mean[j]) for row in rows) / size
        for i, j in ((0, 0), (0, 1), (1, 1))
    ]
    return mean, spread


CODES = [[53.0, -4.0], [47.0, -2.0], [52.0, -3.5], [48.0, -2.5], [50.0, -2.0], [50.0, -4.0]]


def test_one_gaussian_has_the_moments_of_the_codes(gaussian_draws):
    """20 000 draws have the mean and the covariance of the codes, up to chance."""
    mean, (a, c, d) = moments(np.array(CODES))
    draws = gaussian_draws(np.array(CODES), 20000)
    draws = np.array(draws) if isinstance(draws, list) else draws
    shape(draws, (20000, 2), "gaussian_draws")
    middle, spread = moments(draws)
    if abs(middle[0]) < 1:
        assert abs(spread[0] - 1) > 0.1, "the draws are those of (a), from a standard normal."
        raise AssertionError("the draws lie around 0: the mean of the codes is missing.")
    close(middle[0], mean[0], "the mean of the draws, entry 0,", 0.002)
    close(middle[1], mean[1], "the mean of the draws, entry 1,", 0.03)
    low = c / math.sqrt(a)
    close(spread, [a, c, d], "the covariance of the draws", 0.06, near={
        "only the variances are right, and the covariance is 0.": [a, 0.0, d],
        "the standard deviations are used as variances, and the covariance is 0.":
            [math.sqrt(a), 0.0, math.sqrt(d)],
        "it is squared: standard draws are multiplied by the covariance, not by a factor of it.":
            [a * a + c * c, c * (a + d), d * d + c * c],
        "it divides by N − 1, not by N.": [a * 1.2, c * 1.2, d * 1.2],
        "the factor of the covariance is transposed.":
            [a + low**2, low * math.sqrt(d - low**2), d - low**2],
        "it is that of standard draws: the covariance of the codes is forgotten.": [1.0, 0.0, 1.0],
    })


def two_clouds():
    draw = random.Random(3)
    left = [[draw.gauss(-8, 0.3), draw.gauss(0, 2)] for _ in range(240)]
    right = [[draw.gauss(8, 1), draw.gauss(5, 0.2)] for _ in range(60)]
    return np.array(left + right)


def test_a_mixture_keeps_shares_and_widths(mixture_draws):
    """Two clouds with shares 0.8 and 0.2 and different widths, two parts."""
    found = mixture_draws(two_clouds(), 4000, 2)
    assert not isinstance(found, tuple), "mixture_draws returns a pair, and one part holds the draws."
    found = np.array(found) if isinstance(found, list) else found
    shape(found, (4000, 2), "mixture_draws")
    rows = found.tolist()
    left = [row for row in rows if row[0] < -4]
    right = [row for row in rows if row[0] > 2]
    assert len(left) + len(right) > 3990, (
        "mixture_draws puts draws between the two clouds, where no code lies: one Gaussian for both?"
    )
    share = len(left) / len(rows)
    close(share, 0.8, "the share of draws in the larger cloud", 0.04, near={
        "the parts are drawn equally often, whatever their weights are.": 0.5,
    })
    tall = max(row[1] for row in left) - min(row[1] for row in left)
    assert tall > 6, "the draws are too close to the centres of the parts: is their spread missing?"
    flat = sum(abs(row[1] - 5) for row in right) / len(right)
    assert flat < 0.4, (
        "the smaller cloud is too wide: it has the covariance of other codes too."
    )


def test_a_mixture_follows_a_ring(mixture_draws):
    """Codes on a ring of radius 3, ten parts: few draws lie more than 0.5 off the ring."""
    ring = [[6 + 3 * math.cos(i / 50), 3 * math.sin(i / 50)] for i in range(314)]
    found = mixture_draws(np.array(ring), 2000, 10)
    assert not isinstance(found, tuple), "mixture_draws returns a pair, and one part holds the draws."
    found = np.array(found) if isinstance(found, list) else found
    shape(found, (2000, 2), "mixture_draws")
    rows = found.tolist()
    off = sum(abs(math.hypot(x - 6, y) - 3) > 0.5 for x, y in rows) / len(rows)
    assert off < 0.2, f"{off:.0%} of the draws lie off the ring: are all the parts in use?"


def test_the_miss_rate_of_scattered_draws(miss_rate):
    """Forty draws, seven codes in three dimensions, three radii."""
    draw = random.Random(1)
    codes, draws = (
        [[draw.uniform(-2, 2) for _ in range(3)] for _ in range(size)] for size in (7, 40)
    )

    def city(p, q):
        return sum(abs(a - b) for a, b in zip(p, q))

    def rate(radius, pick=min, power=1.0):
        far = [pick([math.dist(p, q) ** power for q in codes]) > radius for p in draws]
        return sum(far) / len(far)

    def average(distances):
        return sum(distances) / len(distances)

    for radius in (0.8, 1.6, 2.1):
        found = miss_rate(np.array(draws), np.array(codes), radius)
        close(found, rate(radius), f"miss_rate with the radius {radius}", near={
            "this is the share of hits.": 1 - rate(radius),
            "the squared distance is compared with the radius.": rate(radius, power=2.0),
            "the differences are added up, without squares and a root.":
                sum(min(city(p, q) for q in codes) > radius for p in draws) / 40,
            "the average distance to all codes decides, not the nearest.":
                rate(radius, average),
            "the farthest code decides, not the nearest.": rate(radius, max),
            "this is a number of draws, not a share.": 40 * rate(radius),
            "this counts codes far from every draw: draws and codes are swapped.":
                sum(min(math.dist(p, q) for p in draws) > radius for q in codes) / 7,
        })
