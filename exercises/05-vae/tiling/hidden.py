def tiling_case():
    a, v, lam = sympy.symbols("a v lam", positive=True)
    return a, v, lam, a**2 * lam + v, {a: (0.2, 1.5), v: (0.1, 0.9), lam: (0.5, 3)}


def test_the_mean_rate_of_the_encoder(rate):
    """The mean rate, for all a, v and λ."""
    a, v, lam, whole, ranges = tiling_case()
    right = (whole - 1 - sympy.log(v)) / 2
    found = expression(rate, [a, v, lam], "rate").doit()
    same(found, right, ranges, "rate", near={
        "λ is forgotten.": (a**2 + v - 1 - sympy.log(v)) / 2,
        "a is not squared.": (a * lam + v - 1 - sympy.log(v)) / 2,
        "λ is squared, as if it were a standard deviation.":
            (a**2 * lam**2 + v - 1 - sympy.log(v)) / 2,
        "this is −½ log v, as if every encoder tiled.": -sympy.log(v) / 2,
        "the ½ in front is forgotten.": 2 * right,
        "this is the KL from the prior to the posterior, the other direction.":
            ((1 + a**2 * lam) / v - 1 + sympy.log(v)) / 2,
        "the logarithm holds the variance of the aggregate: this is the mismatch.":
            (whole - 1 - sympy.log(whole)) / 2,
    })


def test_the_information_in_the_code(information):
    """The information, for all a, v and λ."""
    a, v, lam, whole, ranges = tiling_case()
    right = sympy.log(whole / v) / 2
    found = expression(information, [a, v, lam], "information").doit()
    same(found, right, ranges, "information", near={
        "this is −½ log v, as if every encoder tiled.": -sympy.log(v) / 2,
        "the ½ in front is forgotten.": 2 * right,
        "the width v of the posteriors is forgotten in the aggregate.":
            sympy.log(a**2 * lam / v) / 2,
        "λ is forgotten.": sympy.log((a**2 + v) / v) / 2,
        "a is not squared.": sympy.log((a * lam + v) / v) / 2,
        "λ is squared, as if it were a standard deviation.":
            sympy.log((a**2 * lam**2 + v) / v) / 2,
        "this is the entropy of the code.": sympy.log(2 * sympy.pi * sympy.E * whole) / 2,
        "the posterior and the aggregate are exchanged in the logarithm.": -right,
        "this is the KL from the aggregate to the posteriors, the other direction.":
            ((whole + a**2 * lam) / v - 1 - sympy.log(whole / v)) / 2,
    })


def test_the_mismatch_of_the_aggregate(mismatch):
    """The mismatch, for all a, v and λ."""
    a, v, lam, whole, ranges = tiling_case()
    right = (whole - 1 - sympy.log(whole)) / 2
    found = expression(mismatch, [a, v, lam], "mismatch").doit()
    same(found, right, ranges, "mismatch", near={
        "this is KL(p(z) ‖ q(z)), the other direction.": (1 / whole - 1 + sympy.log(whole)) / 2,
        "the width v of the posteriors is forgotten in the aggregate.":
            (a**2 * lam - 1 - sympy.log(a**2 * lam)) / 2,
        "λ is forgotten.":
            (a**2 + v - 1 - sympy.log(a**2 + v)) / 2,
        "a is not squared.":
            (a * lam + v - 1 - sympy.log(a * lam + v)) / 2,
        "λ is squared, as if it were a standard deviation.":
            (a**2 * lam**2 + v - 1 - sympy.log(a**2 * lam**2 + v)) / 2,
        "the ½ in front is forgotten.": 2 * right,
        "this is 0, as if every encoder tiled.": 0,
        "the logarithm holds the variance of one posterior: this is the rate.":
            (whole - 1 - sympy.log(v)) / 2,
    })


def test_the_encoder_that_tiles(tile):
    """The slope a for which q(z) is the prior."""
    _, v, lam, _, _ = tiling_case()
    right = sympy.sqrt((1 - v) / lam)
    same(tile, right, {v: (0.1, 0.9), lam: (0.5, 3)}, "tile", near={
        "λ is forgotten.": sympy.sqrt(1 - v),
        "this is a², and not a.": (1 - v) / lam,
        "λ is used as a standard deviation.": sympy.sqrt(1 - v) / lam,
        "v is squared, as if it were a standard deviation.": sympy.sqrt((1 - v**2) / lam),
        "the width v of the posteriors is forgotten.":
            1 / sympy.sqrt(lam),
        "it multiplies by the root of λ, and grows with it.": sympy.sqrt((1 - v) * lam),
    })
