def test_copies_of_the_prior_cost_nothing(surgery):
    """A tuple of four numbers; for three posteriors that equal the prior all four are 0."""
    found = surgery(np.zeros(3), np.ones(3))
    assert found is not None, "surgery returns None: is a `return` missing?"
    assert not isinstance(found, dict), "surgery should return a tuple, and returns a dict."
    assert hasattr(found, "__len__") and len(found) == 4, (
        "surgery should return a tuple of four numbers: rate, information, mismatch, JSD."
    )
    for value, name in zip(found, ("rate", "information", "mismatch", "JSD")):
        count = len(numbers(value, f"the {name}"))
        assert count == 1, f"the {name} should be one number, and holds {count}: is it a mean?"
        close(value, 0.0, f"the {name} of three copies of the prior")


def test_one_image_carries_no_information(surgery):
    """One posterior N(1, 0.25): its aggregate is itself, so the information is 0."""
    found = surgery(np.array([1.0]), np.array([0.5]))
    assert isinstance(found, (tuple, list)) or hasattr(found, "shape"), (
        "surgery should return a tuple of four numbers."
    )
    assert len(found) == 4, f"surgery should return four numbers, and returns {len(found)}."
    near = {
        "a scale is taken for a variance.": 0.25 + math.log(2) / 2,
        "this is the KL in the other direction.": 0.5 * (8 - 1 - math.log(4)),
        "this is in bits.": 0.125 / math.log(2) + 1,
        "the step of the grid is forgotten.": 200 * (0.125 + math.log(2)),
    }
    close(found[0], 0.125 + math.log(2), "the rate of N(1, 0.25)", near=near)
    close(found[1], 0.0, "the information of one image")
    close(found[2], 0.125 + math.log(2), "the mismatch of N(1, 0.25)", near=near)


def test_the_rate_has_two_parts(surgery):
    """Two posteriors: rate = information + mismatch, and counting all twice is the same."""
    means, scales = np.array([-0.7, 1.6]), np.array([0.4, 0.9])
    found = surgery(means, scales)
    assert (isinstance(found, (tuple, list)) or hasattr(found, "shape")) and len(found) == 4, (
        "surgery should return a tuple of four numbers."
    )
    again = surgery(np.tile(means, 2), np.tile(scales, 2))
    for value, other, name in zip(found, again, ("rate", "information", "mismatch", "JSD")):
        one, two = numbers(value, f"the {name}")[0], numbers(other, f"the {name}")[0]
        assert abs(one - two) < 1e-4 * max(1, abs(one)), (
            f"the {name} is {one:.4f} for two images, and {two:.4f} if each of them stands twice "
            "in the list: something is added over the images, not averaged."
        )
    rate, information, mismatch = (numbers(part)[0] for part in found[:3])
    assert abs(rate - information - mismatch) < 1e-3, (
        f"for two posteriors the rate is {rate:.4f}, the information {information:.4f} and the "
        f"mismatch {mismatch:.4f}. The first is the sum of the others, so one of them is wrong."
    )


def test_two_images_far_apart(surgery):
    """Scales of 0.05 at −4 and 4: each code names its image, and no JSD exceeds log 2."""
    found = surgery(np.array([-4.0, 4.0]), np.array([0.05, 0.05]))
    assert (isinstance(found, (tuple, list)) or hasattr(found, "shape")) and len(found) == 4, (
        "surgery should return a tuple of four numbers."
    )
    for value, name in zip(found, ("rate", "information", "mismatch", "JSD")):
        numbers(value, f"the {name} of two narrow posteriors")
    gauss = 0.5 * math.log(16.0025 / 0.0025)
    close(found[1], math.log(2), "the information of two images far apart", near={
        "the mixture is replaced by one Gaussian with its mean and variance.": gauss,
        "half of each posterior at ±4 is cut off: the grid is too short.":
            math.log(2) * (0.5 + 0.0025 / 0.05 / math.sqrt(2 * math.pi)),
        "it is a sum over the images, not a mean.": 2 * math.log(2),
        "this is in bits.": 1.0,
    })
    jsd = numbers(found[3], "the JSD")[0]
    assert -1e-6 < jsd < math.log(2) + 1e-6, (
        f"the JSD of two narrow posteriors is {jsd:.4f}, and a JSD lies between 0 and log 2."
    )
