def test_the_gain_of_a_latent_at_any_beta(latent_gain):
    """The gain, for all λ above βσ²."""
    lam, var, beta = sympy.symbols("lam var beta", positive=True)
    level = beta * var
    right = (lam - level) / (2 * var) - beta * sympy.log(lam / level) / 2
    same(latent_gain, right, {lam: (5, 9), var: (0.3, 1), beta: (0.5, 4)}, "latent_gain", near={
        "this is the gain at β = 1.": (lam - var) / (2 * var) - sympy.log(lam / var) / 2,
        "this is the KL. The gain is β times as large: the distortion divides by σ², not by βσ².":
            right / beta,
        "the rate is paid at the price β, and here at 1.":
            (lam - level) / (2 * var) - sympy.log(lam / level) / 2,
        "the error that stays is βσ², and here it is σ².":
            (lam - var) / (2 * var) - beta * sympy.log(lam / var) / 2,
        "the rate is ½ log(λ/s): the ½ is missing.":
            (lam - level) / (2 * var) - beta * sympy.log(lam / level),
        "the ½ of the distortion is missing.":
            (lam - level) / var - beta * sympy.log(lam / level) / 2,
        "this is the KL of the other direction, times β.":
            beta * ((level / lam - 1) - sympy.log(level / lam)) / 2,
        "the sign is wrong: a gain is positive.": -right,
        "all of the error is saved here, but s stays.":
            lam / (2 * var) - beta * sympy.log(lam / level) / 2,
    })


def test_the_gain_near_the_threshold(near_threshold):
    """The gain to second order in e."""
    e, beta = sympy.symbols("e beta", positive=True)
    right = beta * e**2 / 4
    same(near_threshold, right, {e: (0.05, 0.5), beta: (0.5, 4)}, "near_threshold", near={
        "β is missing.": e**2 / 4,
        "the rate has a factor ½, so that e²/2 becomes e²/4.": beta * e**2 / 2,
        "the sign is wrong: log(1 + e) is below e.": -right,
        "the terms of first order cancel.": right + beta * e / 2,
        "this is the exact gain; its expansion stops at e².": beta * (e - sympy.log(1 + e)) / 2,
        "the term in e³ goes beyond second order.": beta * (e**2 / 4 - e**3 / 6),
    })


def test_ten_percent_above_the_threshold(ten_percent):
    """The exact gain at e = 0.1 and β = 4."""
    right = 2 * (0.1 - math.log(1.1))
    close(ten_percent, right, "ten_percent", tolerance=3e-5, near={
        "β = 4 is missing.": right / 4,
        "this is the second order, not the exact gain.": 0.01,
        "the ½ is missing.": 2 * right,
        "the eigenvalue lies 10 % above the level, not 10 % below.": 2 * (-0.1 - math.log(0.9)),
        "this is in bits.": right / math.log(2),
        "this is the KL of the other direction, times β.": 2 * (1 / 1.1 - 1 + math.log(1.1)),
    })
