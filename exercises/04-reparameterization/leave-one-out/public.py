def test_one_slope_for_each_logit(logit_slopes):
    """Five draws of three classes give a tensor (3,)."""
    found = logit_slopes(
        torch.tensor([0.2, -0.4, 0.0]), torch.tensor([0, 2, 1, 0, 0]), torch.arange(5.0)
    )
    shape(found, (3,), "what `logit_slopes` returns")


def test_a_number_added_to_every_cost_changes_nothing(logit_slopes):
    """Costs of 3, 1, 4 and of 103, 101, 104 nats give the same slopes."""
    found = []
    for more in (0.0, 100.0):
        logits, draws = torch.tensor([0.2, -0.4, 0.0]), torch.tensor([0, 2, 1])
        costs = torch.tensor([3.0 + more, 1.0 + more, 4.0 + more])
        found.append(numbers(logit_slopes(logits, draws, costs), "the slopes"))
    assert len(found[0]) == 3, f"there should be 3 slopes, and there are {len(found[0])}."
    gaps = [b - a for a, b in zip(*found)]
    assert max(abs(gap) for gap in gaps) < 1e-3, (
        f"with 100 nats more for every draw the slopes move by {gaps[0]:.4g}, {gaps[1]:.4g} and "
        f"{gaps[2]:.4g}: the baseline of each draw should grow by 100 as well."
    )


def test_equal_costs_have_no_slope(logit_slopes):
    """If every class costs 2 nats, the estimate is 0 at every draw."""
    logits, draws = torch.tensor([0.2, -0.4, 0.0]), torch.tensor([0, 2, 0, 1])
    found = logit_slopes(logits, draws, torch.full((4,), 2.0))
    close(found, [0.0, 0.0, 0.0], "the estimate for equal costs")
