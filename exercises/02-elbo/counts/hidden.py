def case():
    draw = random.Random(3)
    x = [[float(draw.randint(0, 6)) for _ in range(5)] for _ in range(4)]
    logs = [[[draw.uniform(-1.5, 1.5) for _ in range(5)] for _ in range(4)] for _ in range(3)]
    return x, logs


def costs(x, logs):
    """Of each draw and image."""
    return [[sum(math.exp(l) - c * l + math.lgamma(c + 1) for c, l in zip(counts, row))
             for counts, row in zip(x, rows)] for rows in logs]  # fmt: skip


def test_several_draws_of_several_images(distortion):
    """S = 3 draws for each of B = 4 images of D = 5 pixels."""
    x, logs = case()
    table = costs(x, logs)
    right = [sum(rows[i] for rows in table) / 3 for i in range(4)]
    factorials = [sum(math.lgamma(c + 1) for c in counts) for counts in x]
    found = distortion(torch.tensor(x), torch.tensor(logs))
    shape(found, (4,), "the distortion")
    close(found, right, "the distortion", near={
        "this is −log of the mean probability over the draws, not the mean of −log.":
            [-math.log(sum(math.exp(-rows[i]) for rows in table) / 3) for i in range(4)],
        "log x! is missing.": [cost - f for cost, f in zip(right, factorials)],
        "log x! has the wrong sign.": [cost - 2 * f for cost, f in zip(right, factorials)],
        "the costs of the pixels are averaged, not added.": [cost / 5 for cost in right],
        "this is the cost of the mean over the draws of log λ, not the mean of the costs.":
            costs(x, [[[sum(rows[i][d] for rows in logs) / 3 for d in range(5)] for i in range(4)]])[0],
        "this is the cost of the mean over the draws of λ, not the mean of the costs.":
            costs(x, [[[math.log(sum(math.exp(rows[i][d]) for rows in logs) / 3) for d in range(5)]
                       for i in range(4)]])[0],
        "the term x log λ has the wrong sign.":
            [cost + 2 * sum(c * l for rows in logs for c, l in zip(x[i], rows[i])) / 3
             for i, cost in enumerate(right)],
        "the costs of the draws are added, not averaged.": [3 * cost for cost in right],
        "log Γ(x) is taken for log x!, and is log (x − 1)!.":
            [cost - sum(math.log(max(c, 1)) for c in counts) for cost, counts in zip(right, x)],
    })


def test_dark_pixels_cost_much_but_not_everything(distortion):
    """x = 2 and x = 1 with log λ between −120 and −104: the cost is finite, 337 + log 2."""
    found = distortion(torch.tensor([[2.0, 1.0]]), torch.tensor([[[-120.0, -120.0]], [[-104.0, -106.0]]]))
    shape(found, (1,), "the distortion")
    assert not math.isnan(float(found[0])), "the distortion is NaN: a logarithm of a negative number?"
    assert math.isfinite(float(found[0])), (
        "the distortion is infinite: exp(−120) is 0 in single precision, and its logarithm is lost."
    )
    close(found, [337 + math.log(2)], "the distortion", near={
        "this is −log of the mean probability over the draws, not the mean of −log.": [314 + 2 * math.log(2)],
    })
