c, c0 = sp.symbols("c c0", real=True)
s, s0 = sp.symbols("s s0", positive=True)
NOW = {c0: (-2, 2), s0: (0.3, 2)}


def mean_square(centre, width, around=0):
    return (centre - around) ** 2 + width**2


def test_the_loss_at_a_fixed_judge(logit_loss):
    """The mean of minus the logit, for present and moved codes."""
    right = mean_square(c, s) / 2 - mean_square(c, s, c0) / (2 * s0**2) - sp.log(s0)
    same(logit_loss, right, {c: (-2, 2), s: (0.3, 2), **NOW}, "logit_loss", near={
        "this is the mean logit; the loss is minus it.": -right,
        "log s0 is missing: the two densities have different heights.": right + sp.log(s0),
        "the sign of log s0 is wrong.": right + 2 * sp.log(s0),
        "the spread of the moved codes is missing: E[z²] is not c².":
            c**2 / 2 - (c - c0) ** 2 / (2 * s0**2) - sp.log(s0),
        "the judge moves with the codes; it is held fixed at c0 and s0.":
            mean_square(c, s) / 2 - sp.Rational(1, 2) - sp.log(s),
        "the mean is taken under the present codes, not under the moved ones.":
            mean_square(c0, s0) / 2 - sp.Rational(1, 2) - sp.log(s0),
        "the logit of two laws of equal width is a line; these widths differ.":
            c0 * c - c0**2 / 2,
    })


def test_the_slope_in_the_mean(slope_c):
    """The slope in c at the present codes."""
    same(slope_c, c0, NOW, "slope_c", near={
        "its sign is wrong: the loss falls when codes move towards the prior.": -c0,
        "this is the slope of the other KL, of the prior from the codes.": c0 / s0**2,
        "this is the derivative with c0 as a variable too, and c0 is a constant of the judge.":
            c0 - c0 / s0**2,
        "this is the loss, not its slope.": c0**2 / 2,
    })


def test_the_slope_in_the_width(slope_s):
    """The slope in s at the present codes."""
    same(slope_s, s0 - 1 / s0, NOW, "slope_s", near={
        "its sign is wrong.": 1 / s0 - s0,
        "the part of the present codes is missing: −s/s0².": s0,
        "the part of the prior is missing: +s.": -1 / s0,
        "this is the slope in the variance s², not in s.": (1 - 1 / s0**2) / 2,
        "the loss depends on s: both squares have a mean with s² in it.": sp.Integer(0),
        "−1/s0 counts twice: s0 is a constant of the judge, and so is log s0.": s0 - 2 / s0,
        "log s0 is a constant; what remains besides s0 is −s0/s0².": s0 - 1 / s0**2,
        "this is the slope of the other KL, of the prior from the codes.":
            1 / s0 - (1 + c0**2) / s0**3,
    })


def test_the_divergence(divergence):
    """The divergence with these slopes."""
    right = (mean_square(c0, s0) - 1) / 2 - sp.log(s0)
    same(divergence, right, NOW, "divergence", near={
        "this is the other KL, of the prior from the codes.":
            ((1 + c0**2) / s0**2 - 1) / 2 + sp.log(s0),
        "the sign of log s0 is wrong.": right + 2 * sp.log(s0),
        "log s0 is missing, so it does not fit slope_s.": right + sp.log(s0),
        "it is not 0 at the match: −½ is missing.": right + sp.Rational(1, 2),
        "it has twice the slopes.": 2 * right,
        "it depends on the width too.": c0**2 / 2,
        "this is the mean of both KLs.":
            (right + ((1 + c0**2) / s0**2 - 1) / 2 + sp.log(s0)) / 2,
    })
