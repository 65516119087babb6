def test_the_rate_is_information_plus_mismatch(rate, information, mismatch):
    """rate = information + mismatch, for all a, v and λ."""
    a, v, lam = sympy.symbols("a v lam", positive=True)
    parts = [expression(one, [a, v, lam], name) for one, name in (
        (rate, "rate"), (information, "information"), (mismatch, "mismatch"))]
    ranges = {a: (0.2, 1.5), v: (0.1, 0.9), lam: (0.5, 3)}
    same(parts[0] - parts[1] - parts[2], 0, ranges, "rate − information − mismatch")


def test_an_encoder_that_ignores_the_data_carries_nothing(information):
    """For a → 0 the information tends to 0."""
    a, v, lam = sympy.symbols("a v lam", positive=True)
    found = expression(information, [a, v, lam], "information")
    tiny = sympy.Rational(1, 10**8)
    same(found.subs(a, tiny), 0, {v: (0.1, 0.9), lam: (0.5, 3)}, "information at a = 1e-8", near={
        "the variance of the aggregate contains v, also if a is 0.": sympy.log(tiny**2 * lam / v) / 2,
        "this is the entropy of a Gaussian, not a difference of two.":
            sympy.log(2 * sympy.pi * sympy.E * v) / 2,
        "it still contains −½ log v, the information of an encoder that tiles.": -sympy.log(v) / 2,
    })
