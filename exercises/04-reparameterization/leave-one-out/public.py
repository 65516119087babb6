def test_one_row_for_each_draw(logit_slopes):
    """Five draws of three classes give a tensor (5, 3)."""
    found = logit_slopes(
        torch.tensor([0.2, -0.4, 0.0]), torch.tensor([0, 2, 1, 0, 0]), torch.arange(5.0)
    )
    shape(found, (5, 3), "the result of `logit_slopes`")


def test_a_number_added_to_every_logit_changes_nothing(logit_slopes):
    """Equal steps in all logits move no probability, so the entries of each row add up to 0."""
    found = logit_slopes(
        torch.tensor([0.2, -0.4, 1.0]), torch.tensor([0, 2, 1, 0]), torch.tensor([3.0, 1, -2, 5])
    )
    shape(found, (4, 3), "the result of `logit_slopes`")
    for j in range(4):
        total = sum(numbers(found[j], f"row {j}"))
        assert abs(total) < 1e-4, (
            f"the entries of row {j} add up to {total:.4g}, and not to 0: is the score complete?"
        )


def test_a_number_added_to_every_cost_changes_nothing(logit_slopes):
    """Four costs, and the same costs with 100 nats more, give the same rows."""
    found = []
    for more in (0.0, 100.0):
        logits, draws = torch.tensor([0.2, -0.4, 0.0]), torch.tensor([0, 2, 1, 0])
        rows = logit_slopes(logits, draws, torch.tensor([3.0, 1.0, 4.0, -1.0]) + more)
        shape(rows, (4, 3), "the result of `logit_slopes`")
        found.append(numbers(rows, "the result of `logit_slopes`"))
    gap = max((b - a for a, b in zip(*found)), key=abs)
    assert abs(gap) < 1e-3, (
        f"with 100 nats more for every draw an entry moves by {gap:.4g}: "
        "the baseline of each draw should grow by 100 as well."
    )


def test_equal_costs_have_no_slope(logit_slopes):
    """If every draw costs 2 nats, each row is 0."""
    logits, draws = torch.tensor([0.2, -0.4, 0.0]), torch.tensor([0, 2, 0, 1])
    found = logit_slopes(logits, draws, torch.full((4,), 2.0))
    close(found, [0.0] * 12, "the result for equal costs")


def test_four_draws_on_paper(logit_slopes):
    """Draws 0, 1, 1, 0 of three classes, costs 3, 1, 0, 2: the average is (⅔, −⅔, 0)."""
    logits, draws = torch.tensor([0.2, -0.4, 0.9]), torch.tensor([0, 1, 1, 0])
    found = logit_slopes(logits, draws, torch.tensor([3.0, 1.0, 0.0, 2.0]))
    shape(found, (4, 3), "the result of `logit_slopes`")
    rows = [numbers(found[j], f"row {j}") for j in range(4)]
    average = [sum(row[k] for row in rows) / 4 for k in range(3)]
    close(average, [2 / 3, -2 / 3, 0.0], "the average of the rows", near={
        "the sign is turned round.": [-2 / 3, 2 / 3, 0.0],
        "the baseline is the mean of all costs, the own one too.": [1 / 2, -1 / 2, 0.0],
        "the baseline is the cost of one other draw.": [3 / 4, -3 / 4, 0.0],
        "the rows are divided by S already.": [1 / 6, -1 / 6, 0.0],
        "it is 0 everywhere.": [0.0, 0.0, 0.0],
    })
