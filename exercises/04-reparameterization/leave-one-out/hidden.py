LOGITS, COSTS = [0.6, -0.3, -1.1], [2.0, -1.0, 4.0]


def shares():
    weights = [math.exp(logit) for logit in LOGITS]
    return [weight / sum(weights) for weight in weights]


def all_draws(num):
    """Every outcome of num draws, with its probability."""
    outcomes = [((), 1.0)]
    for _ in range(num):
        outcomes = [(d + (k,), p * r) for d, p in outcomes for k, r in enumerate(shares())]
    return outcomes


def by_hand(draws, costs, baselines):
    """The slopes with these baselines, in plain Python."""
    rho, num = shares(), len(draws)
    return [
        sum((f - b) * ((d == k) - rho[k]) for d, f, b in zip(draws, costs, baselines)) / num
        for k in range(3)
    ]


def test_the_mean_over_all_outcomes_is_the_true_slope(logit_slopes):
    """Three draws of three classes: the estimate at all 27 outcomes, weighted, is exact."""
    rho = shares()
    mean = [0.0, 0.0, 0.0]
    for draws, probability in all_draws(3):
        costs = [COSTS[k] for k in draws]
        slopes = logit_slopes(torch.tensor(LOGITS), torch.tensor(draws), torch.tensor(costs))
        found = numbers(slopes, "the slopes")
        assert len(found) == 3, f"there should be 3 slopes, and there are {len(found)}."
        mean = [m + probability * slope for m, slope in zip(mean, found)]
    average = sum(r * f for r, f in zip(rho, COSTS))
    right = [r * (f - average) for r, f in zip(rho, COSTS)]
    close(mean, right, "the mean over all outcomes of three draws", near={
        "it is (S − 1)/S of the truth, because the baseline of a draw contains its own cost.":
            [slope * 2 / 3 for slope in right],
        "it is S times the truth: average over the draws, do not add.": [3 * s for s in right],
        "it is S/(S − 1) times the truth: the average over the draws divides by S.":
            [3 / 2 * s for s in right],
        "the sign is wrong: the estimate is (cost minus baseline) times the score.":
            [-slope for slope in right],
    })


def test_six_draws_against_a_loop(logit_slopes):
    """Six draws with costs that are not a function of the class, against a loop."""
    draws, costs = [0, 2, 1, 1, 0, 2], [0.3, 4.0, -1.2, 2.5, 7.0, -0.4]
    others = [
        sum(f for j, f in enumerate(costs) if j != i) / (len(costs) - 1) for i in range(len(costs))
    ]
    right = by_hand(draws, costs, others)
    average = sum(costs) / 6
    spread = math.sqrt(sum((f - average) ** 2 for f in costs) / 5)
    weights = [sum(((d == k) - r) ** 2 for k, r in enumerate(shares())) for d in draws]
    best = sum(w * f for w, f in zip(weights, costs)) / sum(weights)
    found = logit_slopes(torch.tensor(LOGITS), torch.tensor(draws), torch.tensor(costs))
    close(found, right, "the estimate at six draws", near={
        "the baseline is the mean of all costs, the own one too.":
            by_hand(draws, costs, [average] * 6),
        "there is no baseline.": by_hand(draws, costs, [0.0] * 6),
        "the sum of the other costs is divided by S, not by S − 1.":
            by_hand(draws, costs, [b * 5 / 6 for b in others]),
        "the costs are divided by their spread, and the slope with them.":
            [s / spread for s in by_hand(draws, costs, [average] * 6)],
        "the baseline weighs the costs by squared scores, and contains the own cost.":
            by_hand(draws, costs, [best] * 6),
        "each draw has the cost of one other draw as its baseline, not the mean of all others.":
            by_hand(draws, costs, costs[-1:] + costs[:-1]),
        "it is a sum over the draws, not an average.": [6 * s for s in right],
        "the average over the draws divides by S − 1, not by S.": [6 / 5 * s for s in right],
        "the slope in the probability of a class is 1/ρ there; the slope in its logit is not.":
            [
                sum((f - b) * (d == k) / r for d, f, b in zip(draws, costs, others)) / 6
                for k, r in enumerate(shares())
            ],
    })
