def test_a_value_that_never_happens_costs_nothing(finite_kl):
    """Where q is 0 the term is 0, with p positive or 0."""
    q = torch.tensor([[0.0, 0.25, 0.75], [0.5, 0.5, 0.0], [1.0, 0.0, 0.0]])
    p = torch.tensor([[0.5, 0.25, 0.25], [0.25, 0.75, 0.0], [0.5, 0.0, 0.5]])
    found = finite_kl(q, p)
    shape(found, (3,), "the result for three rows")
    for row, number in enumerate(found.tolist(), 1):
        assert not math.isnan(number), (
            f"row {row} is NaN, and q is 0 somewhere in it: 0 · log 0 or 0/0 is computed."
        )
        assert not math.isinf(number), (
            f"row {row} is infinite, and it holds no value with p = 0 < q."
        )
    close(found, [0.75 * math.log(3), 0.5 * math.log(4 / 3), math.log(2)], "the KL with zeros in q")


def test_an_impossible_value_that_happens_is_infinitely_dear(finite_kl):
    """Where p is 0 and q is not, the row's KL is inf, and the other rows keep theirs."""
    q = torch.tensor([[0.5, 0.5], [0.001, 0.999], [0.5, 0.5]])
    p = torch.tensor([[0.0, 1.0], [0.0, 1.0], [0.25, 0.75]])
    found = finite_kl(q, p)
    shape(found, (3,), "the result for three rows")
    found = [float(number) for number in found.tolist()]
    for row in (0, 1):
        assert not math.isnan(found[row]), f"row {row + 1} is NaN, and should be inf: p is 0 where q is not."
        assert found[row] == math.inf, (
            f"row {row + 1} should be inf, because p is 0 where q is not, and is {found[row]:.4g}."
        )
    close(found[2], 0.5 * math.log(4 / 3), "the KL of the row without zeros")


def test_tiny_probabilities_count_as_they_are(finite_kl):
    """Probabilities of 1e-30 are not 0, and not larger than they are."""
    q, p = torch.tensor([[0.5, 0.5]]), torch.tensor([[1e-30, 1.0]])
    found = finite_kl(q, p)
    shape(found, (1,), "the result for one row")
    expected = -math.log(2) + 15 * math.log(10)
    for number in found.tolist():
        assert math.isfinite(number), f"a p of 1e-30 is not 0, and the KL is {number}."
    assert not 0 < float(found[0]) < 0.98 * expected, (
        f"the KL should be {expected:.4g}, and is {float(found[0]):.4g}: "
        "is something added to p, or is there a floor below it?"
    )
    close(found, [expected], "the KL with p = 1e-30", tolerance=1e-3)
