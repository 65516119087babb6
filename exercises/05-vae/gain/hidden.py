def test_the_gain_of_a_latent_at_any_beta(latent_gain):
    """The gain, for all λ above βσ²."""
    lam, var, beta = sympy.symbols("lam var beta", positive=True)
    level = beta * var
    right = (lam - level) / (2 * var) - beta * sympy.log(lam / level) / 2
    same(latent_gain, right, {lam: (5, 9), var: (0.3, 1), beta: (0.5, 4)}, "latent_gain", near={
        "this is the gain of an ordinary VAE: β is forgotten.":
            (lam - var) / (2 * var) - sympy.log(lam / var) / 2,
        "a factor β of the whole is forgotten.": right / beta,
        "the rate is paid at the price 1.":
            (lam - level) / (2 * var) - sympy.log(lam / level) / 2,
        "the error that stays is σ² here, as if β were 1.":
            (lam - var) / (2 * var) - beta * sympy.log(lam / var) / 2,
        "the ½ of the rate is forgotten.":
            (lam - level) / (2 * var) - beta * sympy.log(lam / level),
        "the ½ of the distortion is forgotten.":
            (lam - level) / var - beta * sympy.log(lam / level) / 2,
        "this is with the KL of the other direction.":
            beta * ((level / lam - 1) - sympy.log(level / lam)) / 2,
        "the two losses are subtracted in the other order.": -right,
        "the error that stays is forgotten: not all of it is saved.":
            lam / (2 * var) - beta * sympy.log(lam / level) / 2,
    })


def test_the_gain_near_the_threshold(near_threshold):
    """The gain to second order in e."""
    e, beta = sympy.symbols("e beta", positive=True)
    right = beta * e**2 / 4
    found = expression(near_threshold, [e, beta], "near_threshold").removeO()
    same(found, right, {e: (0.05, 0.5), beta: (0.5, 4)}, "near_threshold", near={
        "β is forgotten.": e**2 / 4,
        "a factor ½ is forgotten.": beta * e**2 / 2,
        "a factor ½ is counted twice.": beta * e**2 / 8,
        "the sign is wrong.": -right,
        "a term in e is left.": right + beta * e / 2,
        "this is the exact gain, not its second order.": beta * (e - sympy.log(1 + e)) / 2,
        "a term in e³ is left.": beta * (e**2 / 4 - e**3 / 6),
    })


def test_ten_percent_above_the_threshold(ten_percent):
    """The exact gain at e = 0.1 and β = 4."""
    right = 2 * (0.1 - math.log(1.1))
    close(ten_percent, right, "ten_percent", tolerance=3e-5, near={
        "β = 4 is forgotten.": right / 4,
        "this is the second order, not the exact gain.": 0.01,
        "a factor ½ is forgotten.": 2 * right,
        "this is for an eigenvalue 10 % below the level.": 2 * (-0.1 - math.log(0.9)),
        "this is in bits.": right / math.log(2),
        "this is with the KL of the other direction.": 2 * (1 / 1.1 - 1 + math.log(1.1)),
    })
