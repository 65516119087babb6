NAMES = ["digits", "slant", "collapse", "undecided", "twenty", "mixed"]


def two(found, what):
    """The two numbers, or a sentence."""
    assert found is not None and found is not ..., f"{what}: nothing is there yet."
    assert hasattr(found, "__len__") and len(found) == 2, f"{what} should be two numbers."
    return [*numbers(found[0], what), *numbers(found[1], what)]


def test_the_prediction_has_a_pair_for_each_ending(prediction):
    """Six pairs; a category cannot tell more about the digit than about the image."""
    assert isinstance(prediction, dict), "prediction should be a dictionary."
    for name in NAMES:
        assert name in prediction, f"prediction has no entry {name!r}."
        image, digit = two(prediction[name], f"the prediction for {name!r}")
        assert -1e-9 <= image and -1e-9 <= digit, f"{name!r}: information is never negative."
        assert digit <= image + 1e-6, f"{name!r}: more about the digit than about the image?"


def test_one_category_tells_nothing(informations):
    """All images surely in one category: both numbers are 0, and none is NaN."""
    y = np.eye(4)[[2] * 6]
    close(two(informations(y, np.array([0, 0, 1, 1, 5, 9])), "informations"), [0.0, 0.0],
          "the pair of informations")  # fmt: skip
