e, f = sp.symbols("e f", positive=True)


def test_codes_that_hardly_miss_match(j_zero):
    """For a tiny e the label 0 matches: J(0) is nearly 0."""
    found = expression(j_zero, [e], "j_zero")
    same(found, 0, {e: (1e-6, 1e-5)}, "j_zero for e below 0.00001", tolerance=1e-3)


def test_equal_misses_leave_the_aggregate_alone(jsd_codes):
    """For e = f the cells are filled as the prior asks."""
    found = expression(jsd_codes, [e, f], "jsd_codes").subs(f, e)
    same(found, 0, {e: (0.05, 0.95)}, "jsd_codes at f = e")


def test_the_example_is_a_pair(example):
    """Two probabilities."""
    found = numbers(example, "example")
    assert len(found) == 2 and all(0 <= number <= 1 for number in found), (
        "example should hold two numbers from 0 to 1: e and f."
    )
