def test_one_label_from_no_miss_to_all(j_zero):
    """A formula in e: J(0) is near 0 for a tiny e, grows with e, and is nearly log 2 near e = 1."""
    e = sp.Symbol("e", positive=True)
    formula, end = expression(j_zero, [e], "j_zero"), sp.Rational(1, 10**8)
    values = [
        numbers(formula.subs(e, value), "j_zero")[0] for value in (end, 0.2, 0.5, 0.8, 1 - end)
    ]
    assert abs(values[0]) < 1e-5, (
        f"j_zero is {values[0]:.4g} where hardly a code misses, and the two laws match."
    )
    for before, after, low, high in zip(values, values[1:], (0, 0.2, 0.5, 0.8), (0.2, 0.5, 0.8, 1)):
        assert after > before, (
            f"j_zero is {before:.4f} near e = {low} and {after:.4f} near e = {high}. The more "
            "codes miss, the more the two laws differ."
        )
    assert abs(values[-1] - math.log(2)) < 1e-4, (
        f"j_zero is {values[-1]:.4f} for e near 1. There codes and prior samples do not overlap, "
        f"and a JSD is nearly log 2 = {math.log(2):.4f} nats."
    )


def test_the_mean_over_two_labels(j_zero, mean_j):
    """A formula in e and f, that of J(0) if f = e; the same with e and f exchanged."""
    e, f = sp.symbols("e f", positive=True)
    one = expression(j_zero, [e], "j_zero")
    mean = expression(mean_j, [e, f], "mean_j")
    first = numbers(one.subs(e, 0.3), "j_zero")[0]
    found = numbers(mean.subs({e: 0.3, f: 0.3}), "mean_j")[0]
    assert abs(found - first) < 1e-9, (
        f"at e = f = 0.3 mean_j is {found:.4f}, and your j_zero is {first:.4f}. There both labels "
        "have the same divergence, so their mean is this."
    )
    small = sp.Rational(1, 10**8)
    found = numbers(mean.subs({e: 0.3, f: small}), "mean_j")[0]
    assert abs(found - first / 2) < 1e-5, (
        f"at e = 0.3 and f near 0 mean_j is {found:.4f}, and your j_zero is {first:.4f}. The label "
        "1 matches, so half of it is left."
    )
    one, two = (
        numbers(mean.subs({e: a, f: b}), "mean_j")[0] for a, b in ((0.2, 0.7), (0.7, 0.2))
    )
    assert abs(one - two) < 1e-9, (
        f"mean_j is {one:.4f} at e = 0.2, f = 0.7 and {two:.4f} at e = 0.7, f = 0.2, where the "
        "labels have changed their roles."
    )


def test_the_aggregate_alone(mean_j, jsd_codes):
    """A formula in e and f: 0 for f = e, positive elsewhere, and never more than mean_j."""
    e, f = sp.symbols("e f", positive=True)
    formula = expression(jsd_codes, [e, f], "jsd_codes")
    mean = expression(mean_j, [e, f], "mean_j")
    for value in (0.1, 0.6):
        found = numbers(formula.subs({e: value, f: value}), "jsd_codes")[0]
        assert abs(found) < 1e-9, (
            f"jsd_codes is {found:.4f} at e = f = {value}. The misses of one label fill the places "
            "that the other leaves, so the aggregate matches."
        )
    end = sp.Rational(1, 10**8)
    for a, b in ((0.2, 0.7), (0.9, 0.3), (1 - end, end)):
        found = numbers(formula.subs({e: a, f: b}), "jsd_codes")[0]
        other = numbers(mean.subs({e: a, f: b}), "mean_j")[0]
        where = f"at e = {float(a):.3g}, f = {float(b):.3g}"
        assert found > 1e-6, (
            f"jsd_codes is {found:.4f} {where}, where one cell holds more codes than the other."
        )
        assert found <= other + 1e-9, (
            f"jsd_codes is {found:.4f} and your mean_j {other:.4f} {where}: a judge without labels "
            "measures no more than one with them."
        )


def test_the_example_is_a_pair(example):
    """Two probabilities."""
    assert isinstance(example, (list, tuple)) or hasattr(example, "tolist"), (
        "example should be a pair of numbers, (e, f)."
    )
    assert not any(getattr(part, "free_symbols", None) for part in example), (
        "example should hold two numbers, the values of e and f, and not the symbols."
    )
    found = numbers(example, "example")
    assert len(found) == 2, f"example should hold two numbers, e and f, and holds {len(found)}."
    assert all(0 <= number <= 1 for number in found), (
        f"example holds {found[0]:.4g} and {found[1]:.4g}, and probabilities lie from 0 to 1."
    )
