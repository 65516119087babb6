def test_ten_times_closer_takes_ten_times_the_samples(predicted):
    """Six numbers of samples, not rounded; the second row is ten times the first."""
    found = numbers(predicted, "predicted")
    assert len(found) == 6, f"predicted should hold two rows of three numbers, and holds {len(found)}."
    assert min(found) > 0, f"predicted should hold positive numbers, and holds {min(found):.4g}."
    assert any(abs(one - round(one)) > 1e-9 for one in found), (
        "predicted holds whole numbers only: the predictions are rounded."
    )
    ratios = [second / first for first, second in zip(found[:3], found[3:])]
    close(ratios, [10.0] * 3, "the second row over the first", tolerance=1e-3, near={
        "the gap is taken to fall like the standard error, 1/√S.": [100.0] * 3,
        "the rows are in the other order.": [0.1] * 3,
    })
    assert found[1] > 2 * found[0] + 1e-6, (
        f"two copies need more than twice the samples of one; predicted has {found[1]:.4g} and "
        f"{found[0]:.4g}."
    )


def test_two_variances(spread_at_predicted):
    """Two positive numbers, the second a tenth of the first."""
    found = numbers(spread_at_predicted, "spread_at_predicted")
    assert len(found) == 2, f"spread_at_predicted should hold two numbers, and holds {len(found)}."
    assert min(found) > 0, f"a variance is positive, and spread_at_predicted holds {min(found):.4g}."
    close(found[1] / found[0], 0.1, "the second number over the first", tolerance=1e-3, near={
        "this is the ratio of two standard deviations.": math.sqrt(0.1),
        "the two numbers are in the other order.": 10,
        "both are equal, as for a single draw: the division by S is missing.": 1,
    })


def test_one_sample_of_one_copy(measured_gap):
    """At S = 1 and K = 1 the gap is near 2.8 nats, and not below 0."""
    answer = measured_gap(1, 1, 40_000)
    try:
        found = numbers(answer, "the gap at S = 1")
    except AssertionError as error:
        why = " This is the logarithm of a negative number: is the exponential missing before the mean?"
        raise AssertionError(str(error) + why * ("NaN" in str(error))) from None
    assert len(found) == 1, f"measured_gap should return one number, and returns {len(found)}."
    right, log_p = 2.7953, -1.4305
    p = math.exp(log_p)
    close(answer, right, "the gap at S = 1", tolerance=0.05, near={
        "this is log p̂ − log p(x), in the other order.": -right,
        "log p(x) is missing in the ratio.": p - 1 + right - log_p,
        "log p(x) has the wrong sign in the ratio.": p**2 - 1 + right - 2 * log_p,
        "log p(x) is missing: this is the mean of −log p̂.": right - log_p,
        "log p(x) has the wrong sign: it is added to log p̂, not subtracted.": right - 2 * log_p,
        "the logarithm stands outside the mean over the repeats.": 0.0,
    })


def test_three_samples_of_two_copies(measured_gap):
    """At S = 3 and K = 2 the gap is near 1.58 nats."""
    answer = measured_gap(2, 3, 40_000)
    try:
        numbers(answer, "the gap at K = 2 and S = 3")
    except AssertionError as error:
        why = " This is the logarithm of a negative number: is the exponential missing before the mean?"
        raise AssertionError(str(error) + why * ("NaN" in str(error))) from None
    right, log_p, first = 1.5778, -1.4305, 2 * 2.7953
    p = math.exp(log_p)
    close(answer, right, "the gap at K = 2 and S = 3", tolerance=0.03, near={
        "this is the gap at S = 1: the mean over the draws is one of logarithms.": first,
        "the mean over the draws is one of logarithms, and the exponential comes after it.": 4.7514,
        "the log-ratios of the copies are averaged, not added.": 0.6980,
        "the log-ratios of the copies are averaged, not added; with −log of the mean ratio.": 1.1272,
        "each copy has a mean over the draws of its own: one draw holds the codes of all copies.": 0.9773,
        "each copy is measured alone, and the mean over the copies is taken.": 0.9773 / 2,
        "log p(x) of one pixel is subtracted, and there are two.": p - 1 + right - log_p,
        "log p(x) of one pixel is subtracted, and there are two; with −log of the mean ratio.":
            right - log_p,
        "log p(x) is missing in the ratio.": p**2 - 1 + right - 2 * log_p,
        "log p(x) is missing: this is the mean of −log p̂.": right - 2 * log_p,
        "log p(x) has the wrong sign in the ratio.": p**4 - 1 + right - 4 * log_p,
        "the ratios of the draws are added, not averaged.": 2 + right - math.log(3),
        "the ratios of the draws are added, not averaged; with −log of the sum.": right - math.log(3),
        "this is log p̂ − log p(x), in the other order.": -right,
        "the logarithm stands outside the mean over the repeats.": 0.0,
    })  # fmt: skip


def test_one_of_the_two_gaps(better):
    """The answer is one of the two numbers, 0.1 or 0.01."""
    found = numbers(better, "better")
    assert len(found) == 1, f"better should be one number, and holds {len(found)}."
    assert min(abs(found[0] - 0.1), abs(found[0] - 0.01)) < 1e-9, (
        f"better should be one of the two gaps, 0.1 or 0.01, and is {found[0]:.4g}."
    )
