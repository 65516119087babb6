def tiling_case():
    a, v, lam = sympy.symbols("a v lam", positive=True)
    return a, v, lam, a**2 * lam + v, {a: (0.2, 1.5), v: (0.1, 0.9), lam: (0.5, 3)}


def test_the_mean_rate_of_the_encoder(rate):
    """The mean rate, for all a, v and λ."""
    a, v, lam, whole, ranges = tiling_case()
    right = (whole - 1 - sympy.log(v)) / 2
    same(rate, right, ranges, "rate", near={
        "the mean square of a·y is a²λ: λ is missing.": (a**2 + v - 1 - sympy.log(v)) / 2,
        "the mean square of a·y is a²λ: square a.": (a * lam + v - 1 - sympy.log(v)) / 2,
        "the mean square of a·y is a²λ: λ is a variance already.":
            (a**2 * lam**2 + v - 1 - sympy.log(v)) / 2,
        "this is −½ log v, the rate of an encoder that tiles only.": -sympy.log(v) / 2,
        "the ½ in front is missing.": 2 * right,
        "this is the KL from the prior to the posterior, the other direction.":
            ((1 + a**2 * lam) / v - 1 + sympy.log(v)) / 2,
        "the logarithm is that of the variance of one posterior, not of the aggregate.":
            (whole - 1 - sympy.log(whole)) / 2,
    })


def test_the_information_in_the_code(information):
    """The information, for all a, v and λ."""
    a, v, lam, whole, ranges = tiling_case()
    right = sympy.log(whole / v) / 2
    same(information, right, ranges, "information", near={
        "this holds only if the aggregate is the prior.": -sympy.log(v) / 2,
        "the ½ in front is missing.": 2 * right,
        "the variance of the aggregate is a²λ + v: the v is missing.": sympy.log(a**2 * lam / v) / 2,
        "the variance of the aggregate is a²λ + v: λ is missing.": sympy.log((a**2 + v) / v) / 2,
        "the variance of the aggregate is a²λ + v: square a.": sympy.log((a * lam + v) / v) / 2,
        "the variance of the aggregate is a²λ + v: λ is a variance already.":
            sympy.log((a**2 * lam**2 + v) / v) / 2,
        "this is the entropy of the code.": sympy.log(2 * sympy.pi * sympy.E * whole) / 2,
        "the sign is wrong: one posterior is narrower than the aggregate.": -right,
        "this is the KL from the aggregate to the posteriors, the other direction.":
            ((whole + a**2 * lam) / v - 1 - sympy.log(whole / v)) / 2,
    })


def test_the_mismatch_of_the_aggregate(mismatch):
    """The mismatch, for all a, v and λ."""
    a, v, lam, whole, ranges = tiling_case()
    right = (whole - 1 - sympy.log(whole)) / 2
    same(mismatch, right, ranges, "mismatch", near={
        "this is KL(p(z) ‖ q(z)), the other direction.": (1 / whole - 1 + sympy.log(whole)) / 2,
        "the variance of the aggregate is a²λ + v: the v is missing.":
            (a**2 * lam - 1 - sympy.log(a**2 * lam)) / 2,
        "the variance of the aggregate is a²λ + v: λ is missing.":
            (a**2 + v - 1 - sympy.log(a**2 + v)) / 2,
        "the variance of the aggregate is a²λ + v: square a.":
            (a * lam + v - 1 - sympy.log(a * lam + v)) / 2,
        "the variance of the aggregate is a²λ + v: λ is a variance already.":
            (a**2 * lam**2 + v - 1 - sympy.log(a**2 * lam**2 + v)) / 2,
        "the ½ in front is missing.": 2 * right,
        "it is 0 only for an encoder that tiles.": 0,
    })


def test_the_encoder_that_tiles(tile):
    """The slope a for which q(z) is the prior."""
    _, v, lam, _, _ = tiling_case()
    right = sympy.sqrt((1 - v) / lam)
    same(tile, right, {v: (0.1, 0.9), lam: (0.5, 3)}, "tile", near={
        "this is right for data of variance 1 only.": sympy.sqrt(1 - v),
        "this is a²; a is asked for.": (1 - v) / lam,
        "λ is the variance of y, so a gets its root.": sympy.sqrt(1 - v) / lam,
        "v is a variance already: do not square it.": sympy.sqrt((1 - v**2) / lam),
        "the posteriors have a width too: their means alone may not fill the prior.":
            1 / sympy.sqrt(lam),
        "a·y + noise: a larger λ needs a smaller a.": sympy.sqrt((1 - v) * lam),
    })
