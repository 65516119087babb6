def test_half_of_the_images_each(squared, excess, swapped_best):
    """w = ½, a = ¼, b = ¾: squared is 1/16, and two more numbers follow from the symmetry."""
    symbols = sp.symbols("a b w", positive=True)
    at = dict(zip(symbols, (sp.Rational(1, 4), sp.Rational(3, 4), sp.Rational(1, 2))))
    answers = {"squared": squared, "excess": excess, "swapped_best": swapped_best}
    found = {name: expression(one, symbols, name).subs(at) for name, one in answers.items()}
    nats = 0.75 * math.log(3) - math.log(2)
    close(found["squared"], 1 / 16, "squared at a = ¼, b = ¾, w = ½")
    close(found["excess"], nats, "excess at a = ¼, b = ¾, w = ½", near={
        "this is the cross-entropy itself: subtract the average floor.": math.log(2),
        "it is in bits: use natural logarithms.": nats / math.log(2),
        "the floor is subtracted from the loss, not the loss from the floor.": -nats,
    })
    close(found["swapped_best"], 1 / 2, "swapped_best at a = ¼, b = ¾, w = ½")
