def test_the_prediction_says_centre_or_peak(prediction):
    """`prediction` says "centre" or "peak" for 1, 2.6 and 4."""
    assert isinstance(prediction, dict), "prediction should be a dictionary."
    for a in (1, 2.6, 4):
        assert a in prediction, f"the prediction for a = {a} is missing."
        assert prediction[a] is not ..., f"the prediction for a = {a} is not written yet."
        assert str(prediction[a]).strip().lower() in ("centre", "center", "peak"), (
            f'the prediction for a = {a} should be "centre" or "peak", not {prediction[a]!r}.'
        )


def test_without_a_distance_it_is_the_kl_to_the_standard_normal(reverse_kl):
    """At a = 0 the mixture is N(0, 1): the KL of three Gaussians to it."""
    fits_ = [(0.0, 1.0), (1.0, 2.0), (-0.5, 0.7)]
    mean = torch.tensor([m for m, _ in fits_], dtype=torch.float64)
    log_std = torch.tensor([math.log(s) for _, s in fits_], dtype=torch.float64)
    found = reverse_kl(mean, log_std, torch.zeros(3, dtype=torch.float64))
    shape(found, (3,), "the result for three fits")
    right = [(m * m + s * s - 1) / 2 - math.log(s) for m, s in fits_]
    moved = {
        "each component of the mixture has the weight ½, so log 2 is missing.": -math.log(2),
        "the average of −(z − μ)²/(2σ²) over q is −½: it is missing.": 0.5,
        "½ log 2π stands in log q and in log p: here only one of them is kept.": math.log(2 * math.pi) / 2,
        "½ log 2π stands in log q and in log p: it cancels.": -math.log(2 * math.pi) / 2,
    }
    near = {words: [number + by for number in right] for words, by in moved.items()}
    near["it averages over p: that is the forward KL."] = [
        (m * m + 1) / (2 * s * s) - 0.5 + math.log(s) for m, s in fits_
    ]
    close(found, right, "the KL at a = 0", tolerance=1e-3, near=near)
