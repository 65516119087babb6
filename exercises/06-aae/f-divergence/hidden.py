c, c0 = sp.symbols("c c0", real=True)
s, s0 = sp.symbols("s s0", positive=True)
NOW = {c0: (-2, 2), s0: (0.3, 2)}


def mean_square(centre, width, around=0):
    return (centre - around) ** 2 + width**2


def test_the_loss_at_a_fixed_judge(logit_loss):
    """The mean of minus the logit, for present and moved codes."""
    right = mean_square(c, s) / 2 - mean_square(c, s, c0) / (2 * s0**2) - sp.log(s0)
    same(logit_loss, right, {c: (-2, 2), s: (0.3, 2), **NOW}, "logit_loss", near={
        "this is the mean logit, without the minus.": -right,
        "the heights of the two densities are forgotten.": right + sp.log(s0),
        "log s0 has the opposite sign.": right + 2 * sp.log(s0),
        "the spread of the moved codes is forgotten in the mean of the squares.":
            c**2 / 2 - (c - c0) ** 2 / (2 * s0**2) - sp.log(s0),
        "the judge moves with the codes, instead of being held fixed.":
            mean_square(c, s) / 2 - sp.Rational(1, 2) - sp.log(s),
        "the mean is taken under the present codes, not under the moved ones.":
            mean_square(c0, s0) / 2 - sp.Rational(1, 2) - sp.log(s0),
        "the logit is that of two laws of equal width.":
            c0 * c - c0**2 / 2,
    })


def test_the_slope_in_the_mean(slope_c):
    """The slope in c at the present codes."""
    same(slope_c, c0, NOW, "slope_c", near={
        "its sign is turned.": -c0,
        "this is the slope of the other KL, of the prior from the codes.": c0 / s0**2,
        "c0 is differentiated too, though it is a constant of the judge.":
            c0 - c0 / s0**2,
        "this is the loss, not its slope.": c0**2 / 2,
    })


def test_the_slope_in_the_width(slope_s):
    """The slope in s at the present codes."""
    same(slope_s, s0 - 1 / s0, NOW, "slope_s", near={
        "its sign is turned.": 1 / s0 - s0,
        "the part of the density of the present codes is forgotten.": s0,
        "the part of the prior's density is forgotten.": -1 / s0,
        "this is the slope in the variance s², not in s.": (1 - 1 / s0**2) / 2,
        "the loss is taken not to depend on s.": sp.Integer(0),
        "log s0 is differentiated too, though it is a constant of the judge.": s0 - 2 / s0,
        "you have 1/s0² where s/s0² is to be taken at s = s0.": s0 - 1 / s0**2,
        "this is the slope of the other KL, of the prior from the codes.":
            1 / s0 - (1 + c0**2) / s0**3,
    })


def test_the_divergence(divergence):
    """The divergence with these slopes."""
    right = (mean_square(c0, s0) - 1) / 2 - sp.log(s0)
    same(divergence, right, NOW, "divergence", near={
        "this is the other KL, of the prior from the codes.":
            ((1 + c0**2) / s0**2 - 1) / 2 + sp.log(s0),
        "log s0 has the opposite sign.": right + 2 * sp.log(s0),
        "log s0 is forgotten.": right + sp.log(s0),
        "the constant is forgotten: it is not 0 at the match.": right + sp.Rational(1, 2),
        "it has twice the slopes of the loss.": 2 * right,
        "the width is forgotten.": c0**2 / 2,
        "this is the mean of both KLs.":
            (right + ((1 + c0**2) / s0**2 - 1) / 2 + sp.log(s0)) / 2,
    })
