MU, S, V, EPS, G = sp.symbols("mu s v eps G", real=True)
RANGES = {MU: (-1, 1), S: (-1, 1), V: (-1, 1), EPS: (-1, 1), G: (-1, 1)}


def loss(m, through_s=True):
    """The loss of the tiny network at a bias m, in plain Python; s can be held fixed."""
    h = math.tanh(0.6 * 0.9 - 0.4 * 0.2 + 0.1)
    mean = 1.2 * h + m
    log_var = -0.8 * (mean if through_s else 1.2 * h - 0.2) - 0.2
    z = mean + math.exp(log_var / 2) * 0.7
    t = [math.tanh(0.9 * z + 0.1), math.tanh(-0.7 * z + 0.3)]
    out = [0.8 * t[0] - 0.5 * t[1] - 0.2, 0.3 * t[0] + 0.6 * t[1] + 0.4]
    error = ((out[0] - 0.9) ** 2 + (out[1] - 0.2) ** 2) / 2
    return error, (mean**2 + math.exp(log_var) - 1 - log_var) / 2


def quotient(through_s=True, parts=(0, 1)):
    high, low = loss(-0.2 + 1e-5, through_s), loss(-0.2 - 1e-5, through_s)
    return sum(high[i] - low[i] for i in parts) / 2e-5


def test_the_number_of_paths(num_paths):
    """Paths from m to the loss."""
    close(num_paths, 10, "num_paths", 1e-9, near={
        "these are the ways out of μ, and not the paths to ℓ.": 4,
        "the ways into the rate are forgotten.": 8,
        "the paths through s are forgotten.": 5,
        "one of the ways into the rate is forgotten.": 9,
        "the four paths through one of the ways to z are forgotten.": 6,
    })


def test_the_slope_as_an_expression(slope_m):
    """∂ℓ/∂m in μ, s, v, ε and G."""
    right = G * (1 + V * sp.exp(S / 2) * EPS / 2) + MU + V * (sp.exp(S) - 1) / 2
    same(slope_m, right, RANGES, "slope_m", near={
        "this is the slope in the chapter's network, where μ does not feed s.": G + MU,
        "the path through s to z is forgotten.": G + MU + V * (sp.exp(S) - 1) / 2,
        "the path through s to the rate is forgotten.":
            G * (1 + V * sp.exp(S / 2) * EPS / 2) + MU,
        "the direct path of the mean to the rate is forgotten.": right - MU,
        "the factor v is forgotten in both paths through s.":
            G * (1 + sp.exp(S / 2) * EPS / 2) + MU + (sp.exp(S) - 1) / 2,
        "the factor ½ in the slope of exp(s/2) is forgotten.":
            right + G * V * sp.exp(S / 2) * EPS / 2,
        "the noise in the slope of z in s is forgotten.":
            G * (1 + V * sp.exp(S / 2) / 2) + MU + V * (sp.exp(S) - 1) / 2,
        "the −s of the rate is forgotten.": right + V / 2,
        "two factors ½ are forgotten: that of exp(s/2), and that of the rate.": 2 * right - G - MU,
        "both ways into the rate are forgotten.":
            G * (1 + V * sp.exp(S / 2) * EPS / 2),
        "the direct path of the mean to z is forgotten.":
            right - G,
    })


def test_the_value_by_a_difference_quotient(value_m):
    """∂ℓ/∂m at the given numbers, to four digits."""
    found = numbers(value_m, "value_m")
    assert len(found) == 1, "value_m should be one number."
    by_s = [quotient(True, (i,)) - quotient(False, (i,)) for i in (0, 1)]
    direct_rate = quotient(False, (1,))
    close(found, quotient(), "value_m", 1e-4, near={
        "this is the value in the chapter's network.": 0.1321,
        "the two ways through s are forgotten.": quotient(through_s=False),
        "both ways into the rate are forgotten.": quotient(parts=(0,)),
        "the ways into the distortion are forgotten.": quotient(parts=(1,)),
        "the sign is turned round.": -quotient(),
        "two factors ½ are forgotten: that of exp(s/2), and that of the rate.":
            2 * quotient() - quotient(through_s=False),
        "the factor ½ in the slope of exp(s/2) is forgotten.": quotient() + by_s[0],
        "the noise in the slope of z in s is forgotten.": quotient() + by_s[0] * (1 / 0.7 - 1),
        "the way through s into the rate is forgotten.": quotient() - by_s[1],
        "the way through s to z is forgotten.": quotient() - by_s[0],
        "the direct way of the mean into the rate is forgotten.": quotient() - direct_rate,
        "the factor v is forgotten in both ways through s.":
            quotient() + sum(by_s) * (1 / -0.8 - 1),
        "the −s of the rate is forgotten.": quotient() - 0.4,
    })
