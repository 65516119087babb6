def test_the_steps_are_equal_and_end_in_rho(steps):
    """Two steps or more, each equal to the one before; the last one holds no symbol but ρ."""
    m1, m2, rho = sp.symbols("m1 m2 rho", real=True)
    s1, s2 = sp.symbols("s1 s2", positive=True)
    symbols = [m1, m2, s1, s2, rho]
    assert isinstance(steps, (list, tuple)), "steps should be a list of expressions."
    assert len(steps) >= 2, f"steps should have at least two entries, and has {len(steps)}."
    for number, step in enumerate(steps, 1):
        expression(step, symbols, f"step {number}")

    def end(last):
        rest = sorted(symbol.name for symbol in last.free_symbols - {rho})
        return f"it still holds {', '.join(rest)}." if rest else None

    ranges = {m1: (-2, 2), m2: (-2, 2), s1: (0.3, 2), s2: (0.3, 2), rho: (-0.9, 0.9)}
    chain(steps, expression(steps[0], symbols, "step 1"), ranges, "the steps", end)


def test_the_first_step_at_one_point(steps):
    """The first step at ρ = 0.6, m1 = 1, m2 = 2, s1 = 2, s2 = 3, where the price is 0.2231 nats."""
    m1, m2, rho = sp.symbols("m1 m2 rho", real=True)
    s1, s2 = sp.symbols("s1 s2", positive=True)
    assert isinstance(steps, (list, tuple)) and steps, "steps should be a list of expressions."
    at = {rho: sp.Rational(3, 5), m1: 1, m2: 2, s1: 2, s2: 3}
    found = expression(steps[0], [m1, m2, s1, s2, rho], "step 1").subs(at)
    price = math.log(5 / 4)
    close(found, price, "step 1 at this point", near={
        "the sign of log det Σ is wrong, or the two KLs are exchanged.": -price,
        "the ½ before the bracket is missing.": 2 * price,
        "the correlation is not squared in the determinant.": math.log(5 / 2) / 2,
        "the entries beside the diagonal are counted in the trace.": 3.6 + price,
        "this is the price of Σ alone: that of D is not subtracted.": 8 - math.log(6) + price,
        "the scales are forgotten beside the diagonal: ρ stands there alone.":
            -math.log(1 - 0.36 / 36) / 2,
        "the product in the determinant has ρ² and not the squares of the scales.":
            -math.log(1 - 0.36 / 6) / 2,
        "the product in the determinant is added.": -math.log(1.36) / 2,
    })


def test_at_08_is_a_number(at_08):
    """`at_08` is one number, and a price."""
    assert not isinstance(at_08, (list, tuple, dict, set)), "at_08 should be one number, not a list."
    found = numbers(expression(at_08, [], "at_08"), "at_08")[0]
    assert found > 0, f"at_08 is {found:.4g}, and the extra price is also a KL: it is not negative."
    assert found > 0.2232, f"at_08 is {found:.4g}: that is not more than the price at ρ = 0.6."


def test_the_other_direction_is_a_price_of_its_own(reverse):
    """`reverse` holds ρ alone, is 0 at ρ = 0, positive at 0.5, and not the first price again."""
    rho = sp.Symbol("rho", real=True)
    assert not isinstance(reverse, (list, tuple)), "reverse should be one formula, not a list."
    found = expression(reverse, [rho], "reverse")
    same(found, 0, {rho: (0, 0)}, "reverse")
    half = numbers(found.subs(rho, 0.5), "reverse at ρ = 0.5")[0]
    assert half > 0, f"reverse at ρ = 0.5 is {half:.4g}, and a KL of different laws is above 0."
    assert abs(half - math.log(4 / 3) / 2) > 1e-6, (
        "reverse is the extra price of the first part again, as if a KL were symmetric."
    )
