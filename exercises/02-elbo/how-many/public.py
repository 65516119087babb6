def test_ten_times_closer_takes_ten_times_the_samples(predicted):
    """Six numbers of samples; the second row is ten times the first."""
    found = numbers(predicted, "predicted")
    assert len(found) == 6, f"predicted should hold two rows of three numbers, and holds {len(found)}."
    ratios = [second / first for first, second in zip(found[:3], found[3:]) if first]
    close(ratios, [10.0] * 3, "the second row over the first", tolerance=1e-3, near={
        "the gap falls like 1/S, not like the standard error 1/√S.": [100.0] * 3,
        "the first row is that of 0.1 nats.": [0.1] * 3,
    })


def test_one_sample_of_one_copy(measured_gap):
    """At S = 1 and K = 1 the gap is near 2.8 nats, and not below 0."""
    found = numbers(measured_gap(1, 1, 40_000), "the gap")
    assert len(found) == 1, f"measured_gap should return one number, not {len(found)}."
    close(found, 2.7953, "the gap at S = 1", tolerance=0.05, near={
        "the gap is log p(x) − log p̂, in this order.": -2.7953,
        "this is −log p̂; add log p(x).": 2.7953 + 1.4305,
        "log p(x) has the wrong sign.": 2.7953 + 2.8610,
        "the logarithm stands outside the mean over the repeats: average log p̂.": 0.0,
    })
