def test_no_correlation_costs_nothing(steps, reverse):
    """At ρ = 0 every step is 0, and so is `reverse`."""
    m1, m2, rho = sp.symbols("m1 m2 rho", real=True)
    s1, s2 = sp.symbols("s1 s2", positive=True)
    assert isinstance(steps, (list, tuple)), "steps should be a list of expressions."
    ranges = {m1: (-2, 2), m2: (-2, 2), s1: (0.3, 2), s2: (0.3, 2)}
    for number, step in enumerate(steps, 1):
        found = expression(step, [m1, m2, s1, s2, rho], f"step {number}").subs(rho, 0)
        same(found, 0, ranges, f"step {number} at ρ = 0")
    close(expression(reverse, [rho], "reverse").subs(rho, 0), 0.0, "reverse at ρ = 0")
