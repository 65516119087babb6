def test_squared_at_one_point(squared):
    """squared is a formula in a, b and w; its value at a = 1/20, b = 7/10, w = 1/4."""
    symbols = sp.symbols("a b w", positive=True)
    at = dict(zip(symbols, (sp.Rational(1, 20), sp.Rational(7, 10), sp.Rational(1, 4))))
    found = expression(squared, symbols, "squared").subs(at)
    close(found, 0.07921875, "squared at a = 1/20, b = 7/10, w = 1/4", near={
        "this is the error of the constant halfway between a and b.": 0.105625,
        "this is the constant, not its error.": 0.5375,
        "this is the average of x², the error of the constant 0.": 0.368125,
        "this is a standard deviation.": 0.281458256,
        "the shares of a and b are swapped in the constant.": 0.18484375,
    })


def test_excess_at_one_point(excess):
    """excess is a formula in a, b and w, in nats; its value at a = 1/20, b = 7/10, w = 1/4."""
    symbols = sp.symbols("a b w", positive=True)
    at = dict(zip(symbols, (sp.Rational(1, 20), sp.Rational(7, 10), sp.Rational(1, 4))))
    found = expression(excess, symbols, "excess").subs(at)
    close(found, 0.182555001, "excess at a = 1/20, b = 7/10, w = 1/4", near={
        "this is the cross-entropy itself, with its floor.": 0.690332038,
        "it is in bits.": 0.263371194,
        "this is the floor minus the cross-entropy.": -0.182555001,
        "the constant halfway between a and b is put in.": 0.236795365,
        "the second term, of 1 − x, is forgotten.": 0.108993255,
        "the shares of a and b are swapped.": 0.215647694,
    })


def test_swapped_best_at_one_point(swapped_best):
    """swapped_best is a formula in a, b and w; its value at a = 1/20, b = 7/10, w = 1/4 lies between a and b."""
    symbols = sp.symbols("a b w", positive=True)
    at = dict(zip(symbols, (sp.Rational(1, 20), sp.Rational(7, 10), sp.Rational(1, 4))))
    what = "swapped_best at a = 1/20, b = 7/10, w = 1/4"
    found = numbers(expression(swapped_best, symbols, "swapped_best").subs(at), what)[0]
    assert 0.05 < found < 0.7, f"{what} is {found:.4g}: a constant outside a and b is not the best."
    close(found, 0.474862125, what, near={
        "this is the constant of the other two losses.": 0.5375,
        "this is the constant halfway between a and b.": 0.375,
        "only the term with log c is left of the derivative.": 0.361881208,
        "the shares of a and b are swapped.": 0.119570388,
        "this is 1 − c.": 0.525137875,
        "the shares w and 1 − w are forgotten.": 0.259499687,
    })
