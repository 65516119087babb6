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


def by_hand(draws, costs, baselines, score=lambda d, k, rho: (d == k) - rho[k]):
    """The rows with these baselines, in plain Python, one after the other."""
    rho = shares()
    together = zip(draws, costs, baselines)
    return [(f - b) * score(d, k, rho) for d, f, b in together for k in range(3)]


def test_the_mean_over_all_outcomes_is_the_true_slope(logit_slopes):
    """Three draws of three classes: each row, weighted over all 27 outcomes, is the true slope."""
    rho = shares()
    mean = [0.0] * 9
    for draws, probability in all_draws(3):
        costs = [COSTS[k] for k in draws]
        rows = logit_slopes(torch.tensor(LOGITS), torch.tensor(draws), torch.tensor(costs))
        shape(rows, (3, 3), "the result of `logit_slopes`")
        found = numbers(rows, "the result of `logit_slopes`")
        mean = [m + probability * slope for m, slope in zip(mean, found)]
    average = sum(r * f for r, f in zip(rho, COSTS))
    slope = [r * (f - average) for r, f in zip(rho, COSTS)]
    right = slope * 3
    close(mean, right, "the mean over all outcomes of three draws", near={
        "it is (S − 1)/S of the truth: the baseline of a draw contains its own cost.":
            [s * 2 / 3 for s in right],
        "it is 1/S of the truth: the rows are divided by S already.": [s / 3 for s in right],
        "it is 1/(S − 1) of the truth: the rows are divided by S − 1.": [s / 2 for s in right],
        "it is S − 1 times the truth: the other costs are not averaged.": [s * 2 for s in right],
        "the sign is turned round.": [-s for s in right],
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
    shape(found, (6, 3), "the result of `logit_slopes`")
    close(found, right, "the result for six draws", near={
        "the baseline is the mean of all costs, the own one too.":
            by_hand(draws, costs, [average] * 6),
        "the baseline is forgotten.": by_hand(draws, costs, [0.0] * 6),
        "the sum of the other costs is divided by S, and there are S − 1 of them.":
            by_hand(draws, costs, [b * 5 / 6 for b in others]),
        "the costs are divided by their spread, and the slope with them.":
            [s / spread for s in by_hand(draws, costs, [average] * 6)],
        "the baseline weighs the costs by squared scores, and contains the own cost.":
            by_hand(draws, costs, [best] * 6),
        "each draw has the cost of one other draw as its baseline, not the mean of all others.":
            by_hand(draws, costs, costs[-1:] + costs[:-1]),
        "the rows are divided by S already.": [s / 6 for s in right],
        "the sign is turned round.": [-s for s in right],
        "the −ρ of the score is forgotten.":
            by_hand(draws, costs, others, lambda d, k, rho: d == k),
        "the score has the logit in place of the probability.":
            by_hand(draws, costs, others, lambda d, k, rho: (d == k) - LOGITS[k]),
        "this is the slope in the probability of a class, not in its logit.":
            by_hand(draws, costs, others, lambda d, k, rho: (d == k) / rho[k]),
        "the score is multiplied by the probability of the drawn class: this is the slope of ρ.":
            by_hand(draws, costs, others, lambda d, k, rho: rho[d] * ((d == k) - rho[k])),
    })
