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
        "these are the ways out of μ; a way to z goes on through two units and two outputs.": 4,
        "the direct paths into the rate are missing.": 8,
        "the paths through s are missing.": 5,
        "two ways lead into the rate: from μ directly, and from μ through s.": 9,
        "two ways lead to z, and each has four paths: two units times two outputs.": 6,
    })


def test_the_slope_as_an_expression(slope_m):
    """∂ℓ/∂m in μ, s, v, ε and G."""
    right = G * (1 + V * sp.exp(S / 2) * EPS / 2) + MU + V * (sp.exp(S) - 1) / 2
    same(slope_m, right, RANGES, "slope_m", near={
        "this is the slope in the chapter's network: here μ feeds s as well.": G + MU,
        "the path through s to z is missing.": G + MU + V * (sp.exp(S) - 1) / 2,
        "the path through s to the rate is missing.":
            G * (1 + V * sp.exp(S / 2) * EPS / 2) + MU,
        "the direct path of the mean to the rate is missing.": right - MU,
        "both paths through s lack the factor v, the slope of s in μ.":
            G * (1 + sp.exp(S / 2) * EPS / 2) + MU + (sp.exp(S) - 1) / 2,
        "the slope of exp(s/2) in s has a factor ½.":
            right + G * V * sp.exp(S / 2) * EPS / 2,
        "the slope of z in s has the noise as a factor.":
            G * (1 + V * sp.exp(S / 2) / 2) + MU + V * (sp.exp(S) - 1) / 2,
        "the rate's slope in s is ½(exp(s) − 1): the −s gives −1.": right + V / 2,
        "only the slope of the distortion is here: both ways into the rate are missing.":
            G * (1 + V * sp.exp(S / 2) * EPS / 2),
        "the paths of the rate are there, and those to z through s: where is the direct one?":
            right - G,
    })


def test_the_value_by_a_difference_quotient(value_m):
    """∂ℓ/∂m at the given numbers, to four digits."""
    found = numbers(value_m, "value_m")
    assert len(found) == 1, "value_m should be one number."
    by_s = [quotient(True, (i,)) - quotient(False, (i,)) for i in (0, 1)]
    direct_rate = quotient(False, (1,))
    close(found, quotient(), "value_m", 1e-4, near={
        "this is the value in the chapter's network: here s = vμ + r.": 0.1321,
        "the two ways through s are missing.": quotient(through_s=False),
        "the ways into the rate are missing.": quotient(parts=(0,)),
        "the ways into the distortion are missing.": quotient(parts=(1,)),
        "the sign is wrong.": -quotient(),
        "these two slopes through s lack their factor ½: exp(s/2), and the ½ of the rate.":
            2 * quotient() - quotient(through_s=False),
        "the way through s to z lacks the factor ½ of exp(s/2).": quotient() + by_s[0],
        "the way through s to z lacks the noise as a factor.": quotient() + by_s[0] * (1 / 0.7 - 1),
        "the way through s into the rate is missing.": quotient() - by_s[1],
        "the way through s to z is missing.": quotient() - by_s[0],
        "the direct way of the mean into the rate is missing.": quotient() - direct_rate,
        "the ways through s lack the factor v.": quotient() + sum(by_s) * (1 / -0.8 - 1),
        "the rate's slope in s is ½(exp(s) − 1): the −s gives −1.": quotient() - 0.4,
    })
