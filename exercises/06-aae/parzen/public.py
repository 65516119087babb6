def both(found):
    """The pair, or a sentence."""
    assert found is not None and found is not ..., "parzen returns nothing: is a `return` missing?"
    assert hasattr(found, "__len__") and len(found) == 2, "parzen should return a pair."
    return found


def test_one_sample_is_one_gaussian(parzen):
    """S = 1: the logarithm of a Gaussian density, and ρ = 0."""
    x = torch.tensor([[1.0, 0.0], [0.0, 0.0], [0.0, 3.0]]).double()
    log_p, rest = both(parzen(x, torch.zeros(1, 2).double(), 2.0))
    shape(log_p, (3,), "log p̂")
    shape(rest, (3,), "ρ")
    close(rest, [0.0] * 3, "ρ for one sample")
    right = [-d / 8 - math.log(8 * math.pi) for d in (1, 0, 9)]
    close(log_p, right, "log p̂ for one sample", near={
        "the exponent is d/(2τ²).": [-d / 4 - math.log(8 * math.pi) for d in (1, 0, 9)],
        "the exponent holds the squared distance.":
            [-math.sqrt(d) / 8 - math.log(8 * math.pi) for d in (1, 0, 9)],
        "the height is that of one pixel, not of D.":
            [-d / 8 - math.log(8 * math.pi) / 2 for d in (1, 0, 9)],
        "the height of a window is missing.": [-d / 8 for d in (1, 0, 9)],
    })


def test_exact_has_one_number_for_each_point(exact):
    """The shape of the exact logarithm."""
    shape(exact(torch.ones(4, 3).double(), 1.0, 0.5), (4,), "log p_τ")
