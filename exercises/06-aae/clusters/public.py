def test_the_prediction_has_a_pair_for_each_ending(prediction):
    """Six pairs; a category cannot tell more about the digit than about the image."""
    assert isinstance(prediction, dict), "prediction should be a dictionary."
    for name in ("digits", "slant", "collapse", "undecided", "twenty", "mixed"):
        assert name in prediction, f"prediction has no entry {name!r}."
        what = f"the prediction for {name!r}"
        pair = prediction[name]
        assert hasattr(pair, "__len__") and not isinstance(pair, (str, dict)) and len(pair) == 2, (
            f"{what} should be a pair of numbers: about the image, about the digit."
        )
        found = numbers(pair, what)
        assert len(found) == 2, f"{what} should be two numbers, and holds {len(found)}."
        image, digit = found
        assert -1e-9 <= image and -1e-9 <= digit, f"{what}: information is never negative."
        assert digit <= image + 1e-2, (
            f"{what}: {digit:.4g} nats about the digit and {image:.4g} about the image. The digit "
            "is a function of the image, so no category tells more about it."
        )


def test_one_category_tells_nothing(informations):
    """A pair; all images surely in one category: both numbers are 0, and none is NaN."""
    found = informations(np.eye(4)[[2] * 6], np.array([0, 0, 1, 1, 5, 9]))
    assert found is not None, "informations returns None: is a `return` missing?"
    assert hasattr(found, "__len__") and len(found) == 2, (
        "informations should return two numbers: about the image, about the digit."
    )
    for value, name in zip(found, ("the image", "the digit")):
        assert value is not None, (
            f"the information about {name} is None: it is not computed, or a function inside "
            "`informations` has no `return`."
        )
        assert len(numbers(value, f"the information about {name}")) == 1, (
            f"the information about {name} should be one number."
        )
        close(value, 0.0, f"the information about {name}, with one category in use")


def test_two_digits_and_two_categories(informations):
    """Four images, surely in one of two categories; then the same outputs, half undecided."""
    y, digits = np.eye(2)[[0, 0, 0, 1]], np.array([3, 3, 7, 7])
    found = informations(y, digits)
    assert hasattr(found, "__len__") and len(found) == 2, (
        "informations should return two numbers: about the image, about the digit."
    )
    sure = 0.25 * math.log(4) + 0.75 * math.log(4 / 3)  # of one image in four, and three
    close(found[0], sure, "the information about the image, four sure outputs", near={
        "its sign is turned.": -sure,
        "this is in bits.": sure / math.log(2),
        "the outputs are added over the images, not averaged.": -3 * math.log(3),
        "the two numbers are exchanged.": sure - 0.5 * math.log(2),
    })
    image = numbers(found[0], "the information about the image")
    digit = numbers(found[1], "the information about the digit")
    assert digit[0] < image[0] - 1e-6, (
        f"the category tells {digit[0]:.4f} nats about the digit and {image[0]:.4f} about the "
        "image. Here it parts two images of one digit, so the second is larger."
    )
    close(found[1], sure - 0.5 * math.log(2), "the information about the digit", near={
        "this is what stays unknown of the category once the digit is told.": 0.5 * math.log(2),
        "this is what stays unknown of the digit once the category is told.":
            1.5 * math.log(2) - sure,
        "its sign is turned.": 0.5 * math.log(2) - sure,
        "this is in bits.": sure / math.log(2) - 0.5,
    })
    soft = np.array([[0.9, 0.1], [0.6, 0.4], [0.7, 0.3], [0.2, 0.8]])
    half, hard = informations(soft, digits), informations(y, digits)
    for first, second, name in zip(half, hard, ("the image", "the digit")):
        one, two = numbers(first, name)[0], numbers(second, name)[0]
        assert 0 < one < two - 1e-3, (
            f"the information about {name} is {one:.4f} for unsure outputs, and {two:.4f} for sure "
            "ones: unsure outputs tell something, and less."
        )
    again = informations(np.tile(soft, (3, 1)), np.tile(digits, 3))
    for first, second, name in zip(half, again, ("the image", "the digit")):
        one, two = numbers(first, name)[0], numbers(second, name)[0]
        assert abs(one - two) < 1e-6, (
            f"the information about {name} is {one:.4f} for four images, and {two:.4f} if each of "
            "them counts three times: something is added over the images, not averaged."
        )
