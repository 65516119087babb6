def four(found):
    """The four numbers, or a sentence."""
    assert found is not None and found is not ..., "surgery returns nothing: is a `return` missing?"
    assert hasattr(found, "__len__") and len(found) == 4, "surgery should return four numbers."
    return found


def test_copies_of_the_prior_cost_nothing(surgery):
    """Three posteriors that equal the prior: all four numbers are 0."""
    found = four(surgery(np.zeros(3), np.ones(3)))
    close(list(found), [0.0] * 4, "the list of the four numbers")


def test_one_image_carries_no_information(surgery):
    """One posterior N(1, 0.25): its aggregate is itself, so the information is 0."""
    rate, information, mismatch, _ = four(surgery(np.array([1.0]), np.array([0.5])))
    close(information, 0.0, "the information")
    close(rate, 0.125 + math.log(2), "the rate of N(1, 0.25)", near={
        "scales are standard deviations, not variances.": 0.25 + math.log(2) / 2,
        "this is the KL of the other direction.": 0.5 * (8 - 1 - math.log(4)),
        "this is in bits.": 0.125 / math.log(2) + 1,
    })
    close(mismatch, 0.125 + math.log(2), "the mismatch of N(1, 0.25)")
