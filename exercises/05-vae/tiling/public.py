def test_the_rate_at_one_point(rate):
    """At a = 0.6, v = 0.3, λ = 3 the rate is 0.7920 nats."""
    a, v, lam = sympy.symbols("a v lam", positive=True)
    found = expression(rate, [a, v, lam], "rate").doit().subs({a: 0.6, v: 0.3, lam: 3})
    close(found, 0.791986, "rate at a = 0.6, v = 0.3, λ = 3", near={
        "this is −½ log v, as if every encoder tiled.": 0.601986,
        "λ is forgotten.": 0.431986,
    })


def test_the_information_at_one_point(information):
    """At a = 0.6, v = 0.3, λ = 3 the information is 0.7630 nats."""
    a, v, lam = sympy.symbols("a v lam", positive=True)
    found = expression(information, [a, v, lam], "information").doit()
    close(found.subs({a: 0.6, v: 0.3, lam: 3}), 0.763028, "information at that point", near={
        "this is −½ log v, as if every encoder tiled.": 0.601986,
        "λ is forgotten.": 0.394229,
        "the width v of the posteriors is forgotten in the aggregate.": 0.640467,
    })


def test_the_mismatch_at_one_point(mismatch):
    """At a = 0.6, v = 0.3, λ = 3 the mismatch is 0.0290 nats."""
    a, v, lam = sympy.symbols("a v lam", positive=True)
    found = expression(mismatch, [a, v, lam], "mismatch").doit().subs({a: 0.6, v: 0.3, lam: 3})
    near = {"this is KL(p(z) ‖ q(z)), the other direction.": 0.023361}
    close(found, 0.028958, "mismatch at a = 0.6, v = 0.3, λ = 3", near=near)


def test_wide_posteriors_or_data_need_a_smaller_slope(tile):
    """tile is half as large at v = ¾ as at v = 0, and half as large at λ = 8 as at λ = 2."""
    v, lam = sympy.symbols("v lam", positive=True)
    found = [expression(tile, [v, lam], "tile").subs({v: one, lam: other})
             for one, other in ((0.75, 2), (0, 2), (0.3, 8), (0.3, 2))]
    close([found[0] / found[1], found[2] / found[3]], [0.5, 0.5], "the pair of ratios of tile")
