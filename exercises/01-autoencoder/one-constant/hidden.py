a, b, w = sp.symbols("a b w", positive=True)
RANGES = {a: (0.05, 0.4), b: (0.5, 0.95), w: (0.15, 0.85)}


def coin(p):
    return -p * sp.log(p) - (1 - p) * sp.log(1 - p)


def mixed(f):
    return w * f(a) + (1 - w) * f(b)


def test_the_smallest_squared_error(squared):
    """The squared error of the best constant, for every a, b and w."""
    mean = mixed(lambda x: x)
    same(squared, mixed(lambda x: (x - mean) ** 2), RANGES, "squared", near={
        "this is the error of the constant halfway between a and b.":
            (a - b) ** 2 / 4,
        "this is the constant, not its error.": mean,
        "this is the average of x², the error of the constant 0.": mixed(lambda x: x**2),
        "the shares of a and b are swapped in the constant.": mixed(lambda x: (x - (a + b - mean)) ** 2),
        "this is a standard deviation.":
            sp.sqrt(mixed(lambda x: (x - mean) ** 2)),
    })


def test_the_smallest_excess(excess):
    """The cross-entropy of the best constant above its floor, for every a, b and w."""
    mean = mixed(lambda x: x)
    right = coin(mean) - mixed(coin)
    middle = (a + b) / 2
    loss = mixed(lambda x: -x * sp.log(middle) - (1 - x) * sp.log(1 - middle))
    same(excess, right, RANGES, "excess", near={
        "this is the cross-entropy itself, with its floor.": coin(mean),
        "this is the floor minus the cross-entropy.": -right,
        "it is in bits.": right / sp.log(2),
        "the constant halfway between a and b is put in.": loss - mixed(coin),
        "the second term, of 1 − x, is forgotten.":
            -mean * sp.log(mean) + mixed(lambda x: x * sp.log(x)),
        "the shares of a and b are swapped.":
            coin(a + b - mean) - coin(a) - coin(b) + mixed(coin),
    })


def test_the_best_constant_of_the_swapped_loss(swapped_best):
    """The constant with the smallest swapped divergence: its derivative is zero there."""
    mean = mixed(lambda x: x)
    top, bottom = a**w * b ** (1 - w), (1 - a) ** w * (1 - b) ** (1 - w)
    logit = mixed(lambda x: sp.log(x / (1 - x)))
    same(swapped_best, top / (top + bottom), RANGES, "swapped_best", near={
        "this is the mean, the answer for the two other losses.": mean,
        "this is the geometric mean: the term with 1 − c is forgotten.": top,
        "this is the logit of the constant, not the constant.": logit,
        "this is 1 − c: the logit has the wrong sign.": bottom / (top + bottom),
        "the shares w and 1 − w are forgotten.":
            1 / (1 + sp.exp(-sp.log(a * b / (1 - a) / (1 - b)) / 2)),
        "the shares of a and b are swapped.":
            1 / (1 + sp.exp(logit - sp.log(a * b / (1 - a) / (1 - b)))),
    })
