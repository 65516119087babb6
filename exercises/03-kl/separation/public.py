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
    fits_ = [(0.4, 1.5), (1.0, 2.0), (-0.5, 0.7)]
    mean = torch.tensor([m for m, _ in fits_], dtype=torch.float64)
    log_std = torch.tensor([math.log(s) for _, s in fits_], dtype=torch.float64)
    found = reverse_kl(mean, log_std, torch.zeros(3, dtype=torch.float64))
    shape(found, (3,), "the result for three fits")
    right = [(m * m + s * s - 1) / 2 - math.log(s) for m, s in fits_]
    moved = {
        "the weight ½ of the components is forgotten: log 2 is missing.": -math.log(2),
        "log 2 has the wrong sign.": 2 * math.log(2),
        "the −½ in the average of log q is missing.": 0.5,
        "the ½ log 2π of log p is kept, and that of log q is not.": math.log(2 * math.pi) / 2,
        "the ½ log 2π of log q is kept, and that of log p is not.": -math.log(2 * math.pi) / 2,
    }
    near = {words: [number + by for number in right] for words, by in moved.items()}
    near["it averages over p: that is the forward KL."] = [
        (m * m + 1) / (2 * s * s) - 0.5 + math.log(s) for m, s in fits_
    ]
    near["log_std is taken for σ: the draws have the wrong width."] = [
        (m * m + math.log(s) ** 2 - 1) / 2 - math.log(s) for m, s in fits_
    ]
    near["this is the cross-entropy: the average of log q is missing."] = [
        (m * m + s * s) / 2 for m, s in fits_
    ]
    near["this is the cross-entropy: the average of log q is missing, but ½ log 2π is kept."] = [
        (m * m + s * s + math.log(2 * math.pi)) / 2 for m, s in fits_
    ]
    close(found, right, "the KL at a = 0", tolerance=1e-3, near=near)


def test_a_fit_at_a_distant_peak_pays_log_2(reverse_kl):
    """At a = 10: N(10, 1) costs log 2, and N(−10, 4) costs 1.5 nats."""
    found = reverse_kl(
        torch.tensor([10.0, -10.0], dtype=torch.float64),
        torch.tensor([0.0, math.log(2)], dtype=torch.float64),
        torch.tensor([10.0, 10.0], dtype=torch.float64),
    )
    shape(found, (2,), "the result for two fits")
    log = math.log(2)
    close(found, [log, 1.5], "the KL at a = 10", tolerance=1e-3, near={
        "the weight ½ of the components is forgotten: log 2 is missing.": [0.0, 1.5 - log],
        "log 2 has the wrong sign.": [-log, 1.5 - 2 * log],
        "only the peak at +a is in p.": [0.0, 201.5 - log],
        "the two log-densities are averaged, not the densities.": [100.0, 101.5 - log],
        "a is taken for the distance between the peaks; half of it is used.": [12.5 + log, 14.0],
        "log_std is taken for σ: the draws have the wrong width.": [log - 0.5, log * log / 2 - 0.5],
        "the −½ in the average of log q is missing.": [log + 0.5, 2.0],
        "this is the cross-entropy: the average of log q is missing.": [log + 0.5, 2 + log],
        "it averages over p: that is the forward KL.": [100 - log, 24.625],
    })


def test_split_and_takeover_are_values_of_the_grid(split, takeover):
    """Two numbers between 2 and 3: the peaks become minima before they become the best."""
    found = []
    for name, answer in (("split", split), ("takeover", takeover)):
        parts = numbers(answer, name)
        assert len(parts) == 1, f"{name} should be one number, and holds {len(parts)}."
        assert 2 <= parts[0] <= 3, f"{name} should be a value of a in `grid`, and is {parts[0]:.4g}."
        found.append(parts[0])
    assert found[0] != found[1], "split and takeover are the same number."
    assert found[0] < found[1], (
        "takeover comes before split: an end at the peak is best before there is such an end."
    )
