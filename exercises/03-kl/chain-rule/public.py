def test_the_first_number_at_one_point(first):
    """`first` at m = 3, s = 2."""
    m, b = sp.symbols("m b", real=True)
    s, t = sp.symbols("s t", positive=True)
    assert not isinstance(first, (list, tuple)), "first should be one formula, not a list."
    found = expression(first, [m, s, b, t], "first")
    assert not found.free_symbols & {b, t}, "first holds b or t, and the law of x has neither."
    log = math.log(2)
    close(found.subs({m: 3, s: 2}), 6 - log, "first at m = 3, s = 2", near={
        "the mean of x is forgotten.": 1.5 - log,
        "you have σ where σ² belongs, everywhere.": 5 - log / 2,
        "you have s where s² belongs, outside the logarithm.": 5 - log,
        "the logarithm is halved twice.": 6 - log / 2,
        "the logarithm is not halved.": 6 - 2 * log,
        "the sign of the logarithm is wrong.": 6 + log,
        "this is the KL of the other direction.": 0.75 + log,
        "−1 is missing in the bracket.": 6.5 - log,
        "the ½ before the bracket is missing.": 12 - 2 * log,
    })


def test_the_rest_at_one_point(rest):
    """`rest` at m = 3, s = 2, b = 2, t = 3."""
    m, b = sp.symbols("m b", real=True)
    s, t = sp.symbols("s t", positive=True)
    assert not isinstance(rest, (list, tuple)), "rest should be one formula, not a list."
    found = expression(rest, [m, s, b, t], "rest").subs({m: 3, s: 2, b: 2, t: 3})
    log = math.log(3)
    close(found, 30 - log, "rest at m = 3, s = 2, b = 2, t = 3", near={
        "this is the KL at the mean of x, without its spread.": 22 - log,
        "the mean of x is forgotten in the average of x².": 12 - log,
        "the average of b²x² is forgotten.": 4 - log,
        "b is not squared.": 17 - log,
        "this is the KL of z with x forgotten: `rest` and `marginal` are exchanged.":
            30 - math.log(5),
        "you have t where t² belongs, everywhere.": 27 - log / 2,
        "you have t where t² belongs, outside the logarithm.": 27 - log,
        "the logarithm is halved twice.": 30 - log / 2,
        "the logarithm is not halved.": 30 - 2 * log,
        "the sign of the logarithm is wrong.": 30 + log,
        "this is the KL of the other direction, averaged over x.": 53 / 18 - 0.5 + log,
        "−1 is missing in the bracket.": 30.5 - log,
        "the ½ before the bracket is missing.": 60 - 2 * log,
    })


def test_the_marginal_at_one_point(marginal):
    """`marginal` at m = 3, s = 2, b = 2, t = 3."""
    m, b = sp.symbols("m b", real=True)
    s, t = sp.symbols("s t", positive=True)
    assert not isinstance(marginal, (list, tuple)), "marginal should be one formula, not a list."
    found = expression(marginal, [m, s, b, t], "marginal").subs({m: 3, s: 2, b: 2, t: 3})
    log = math.log(5)
    close(found, 30 - log, "marginal at m = 3, s = 2, b = 2, t = 3", near={
        "the spread of x is forgotten in the variance of z.": 22 - math.log(3),
        "the spread of x is forgotten in the logarithm: this is `rest`, or a part of it.":
            30 - math.log(3),
        "the scales are added, not the variances.": 42 - math.log(7),
        "the variance of b·x has b where b² belongs.": 26 - math.log(17) / 2,
        "the mean of z is forgotten.": 12 - log,
        "the mean of x stands where the mean of z belongs.": 16.5 - log,
        "you have σ where σ² belongs, everywhere.": 20 - log / 2,
        "the logarithm is halved twice.": 30 - log / 2,
        "the logarithm is not halved.": 30 - 2 * log,
        "the sign of the logarithm is wrong.": 30 + log,
        "this is the KL of the other direction.": 0.24 + log,
        "−1 is missing in the bracket.": 30.5 - log,
        "the ½ before the bracket is missing.": 60 - 2 * log,
    })
