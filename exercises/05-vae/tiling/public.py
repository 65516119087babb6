def test_the_rate_is_information_plus_mismatch(rate, information, mismatch):
    """rate = information + mismatch, for all a, v and λ."""
    a, v, lam = sympy.symbols("a v lam", positive=True)
    parts = [expression(one, [a, v, lam], name) for one, name in (
        (rate, "rate"), (information, "information"), (mismatch, "mismatch"))]
    ranges = {a: (0.2, 1.5), v: (0.1, 0.9), lam: (0.5, 3)}
    ignoring = {a: sympy.Rational(1, 10**8)}  # the encoder ignores the data
    alone = (v - 1 - sympy.log(v)) / 2
    for part, right, name in zip(parts, (alone, 0, alone), ("rate", "information", "mismatch")):
        what = f"{name} for a → 0, where every posterior is N(0, v),"
        same(part.subs(ignoring), right, {v: (0.1, 0.9), lam: (0.5, 3)}, what, tolerance=1e-6)
    whole = (
        "rate, compared with information + mismatch (all three are right for a → 0: which of "
        "them holds a or λ wrongly?),"
    )
    same(parts[0], parts[1] + parts[2], ranges, whole)


def test_an_encoder_that_ignores_the_data_carries_nothing(information):
    """For a → 0 the information tends to 0, and at a = ½, v = ¼, λ = 4 it is 0.805 nats."""
    a, v, lam = sympy.symbols("a v lam", positive=True)
    found = expression(information, [a, v, lam], "information")
    tiny = sympy.Rational(1, 10**8)
    ranges = {v: (0.1, 0.9), lam: (0.5, 3)}
    same(found.subs(a, tiny), 0, ranges, "information for a → 0", tolerance=1e-6, near={
        "the variance of the aggregate contains v, also if a is 0.": sympy.log(tiny**2 * lam / v) / 2,
        "this is the entropy of a Gaussian, not a difference of two.":
            sympy.log(2 * sympy.pi * sympy.E * v) / 2,
        "it still contains −½ log v, the information of an encoder that tiles.": -sympy.log(v) / 2,
    })
    one = found.subs({a: sympy.Rational(1, 2), v: sympy.Rational(1, 4), lam: 4})
    close(one, 0.804719, "information at a = ½, v = ¼, λ = 4")
