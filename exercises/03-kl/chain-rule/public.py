def test_without_a_connection_it_is_the_rule_for_independent_parts(first, rest, marginal):
    """At b = 0, m = 0 the three KLs are those of N(0, s²), N(0, t²) and again N(0, t²)."""
    m, b = sp.symbols("m b", real=True)
    s, t = sp.symbols("s t", positive=True)
    one = (s**2 - 1) / 2 - sp.log(s)
    other = (t**2 - 1) / 2 - sp.log(t)
    for name, answer, right in (
        ("first", first, one), ("rest", rest, other), ("marginal", marginal, other),
    ):
        found = expression(answer, [m, s, b, t], name).subs({b: 0, m: 0})
        same(found, right, {s: (0.3, 2), t: (0.3, 2)}, f"{name} at b = 0, m = 0")
