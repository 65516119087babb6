a, x, mu = sp.symbols("a x mu", real=True)
b, r, s = sp.symbols("b r s", positive=True)


def test_a_constant_loses_nothing(slack):
    """Without variance, b = 0, Jensen's inequality is tight."""
    found = expression(slack, [a, b], "slack").subs(b, 0)
    same(found, 0, {a: (-2, 2)}, "slack at b = 0")


def test_equal_widths_share_the_width(width):
    """At r = s = 1 the variance is ½."""
    found = expression(width, [r, s], "width").subs({r: 1, s: 1})
    close(found, 0.5, "width at r = s = 1", near={
        "precisions add, and the variance is one over their sum.": 2,
        "this is a standard deviation, not a variance.": math.sqrt(0.5),
    })
