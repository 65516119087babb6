def test_the_rate_at_one_point(rate):
    """`rate` at m = 2, b = 3, where it is 9.1272 nats."""
    m, b = sp.Symbol("m", real=True), sp.Symbol("b", positive=True)
    assert not isinstance(rate, (list, tuple)), "rate should be one formula, not a list."
    found = expression(rate, [m, b], "rate").subs({m: 2, b: 3})
    close(found, 9.127179, "rate at m = 2, b = 3", near={
        "½ log 2π is forgotten.": 8.208241,
        "you have b² for the variance of this law.": 4.627179,
        "this is the formula for a Gaussian q.": 9.054814,
        "the 2 of the density 1/(2b) is forgotten in the logarithm.": 9.820326,
        "you have ½ for the average of |z − m|/b.": 9.627179,
        "the average of |z − m|/b is forgotten.": 10.127179,
        "the average of |z − m|/b has the wrong sign.": 11.127179,
        "m² is forgotten in the average of z².": 7.127179,
        "the ½ before z² is forgotten.": 20.127179,
        "log 2b has the wrong sign.": 12.710698,
        "½ log 2π has the wrong sign.": 7.289302,
        "you have log 2π without its ½.": 10.046118,
        "½ log 2π and the other constant −1 are forgotten.": 9.208241,
    })


def test_the_numbers_belong_to_the_rate(rate, best_width, least):
    """Two numbers: where your `rate` is lowest at m = 0, and its value there."""
    m, b = sp.Symbol("m", real=True), sp.Symbol("b", positive=True)
    for name, answer in (("best_width", best_width), ("least", least)):
        assert not isinstance(answer, (list, tuple, dict, set)), (
            f"{name} should be one number, and is a list: if it comes from `sp.solve`, "
            "take the number out of the list."
        )
    width = numbers(expression(best_width, [], "best_width"), "best_width")[0]
    lowest = numbers(expression(least, [], "least"), "least")[0]
    assert width > 0, f"best_width should be a width above 0, and is {width:.4g}."
    price = expression(rate, [m, b], "rate").subs(m, 0)
    here, lower, higher = (
        numbers(price.subs(b, width * factor), "rate at m = 0")[0] for factor in (1, 0.97, 1.03)
    )
    assert min(lower, higher) >= here, (
        f"your `rate` is not lowest at b = {width:.4g}, m = 0: it falls towards a "
        + ("smaller" if lower < here else "larger") + " width."
    )
    assert abs(lowest - here) < 2e-3, (
        f"least is {lowest:.4g}, and your `rate` at b = {width:.4g}, m = 0 is {here:.4g}."
    )
