m1, m2, rho = sp.symbols("m1 m2 rho", real=True)
s1, s2 = sp.symbols("s1 s2", positive=True)
EXTRA = -sp.log(1 - rho**2) / 2


def test_the_steps_lead_from_the_difference_to_rho(steps):
    """Each step equals the one before, and the last one holds ρ alone."""

    def end(last):
        rest = sorted(symbol.name for symbol in last.free_symbols - {rho})
        return f"it still holds {', '.join(rest)}." if rest else None

    ranges = {m1: (-2, 2), m2: (-2, 2), s1: (0.3, 2), s2: (0.3, 2), rho: (-0.9, 0.9)}
    assert isinstance(steps, (list, tuple)) and len(steps) >= 2, "steps should be a list of two or more."
    alone = (s1**2 + s2**2 + m1**2 + m2**2) / 2 - 1 - sp.log(s1 * s2) + EXTRA
    same(steps[0], EXTRA, ranges, "step 1, the difference,", near={
        "the sign of log det Σ is wrong, or the two KLs are exchanged.": -EXTRA,
        "the ½ before the bracket is missing.": 2 * EXTRA,
        "the correlation is not squared in the determinant.": -sp.log(1 - sp.Abs(rho)) / 2,
        "the entry beside the diagonal is counted in the trace.": EXTRA + rho * s1 * s2,
        "this is the price of Σ alone: that of D is not subtracted.": alone,
    })
    chain(steps, EXTRA, ranges, "the steps", end)


def test_the_price_of_a_strong_correlation(at_08):
    """The extra price at ρ = 0.8."""
    assert not isinstance(at_08, (list, tuple)), "at_08 should be one number, not a list."
    right = -math.log(0.36) / 2
    close(expression(at_08, [], "at_08"), right, "at_08", tolerance=1e-3, near={
        "the correlation is not squared under the logarithm.": -math.log(0.2) / 2,
        "this is in bits, not in nats.": right / math.log(2),
        "the sign is wrong: a thinner cloud is made cheaper.": -right,
        "½ is missing.": 2 * right,
        "this is the other direction, `reverse` at 0.8.": 0.64 / 0.36 - right,
    })


def test_the_other_direction_costs_more(reverse):
    """KL(N(μ, D) ‖ N(μ, Σ)) for every ρ."""
    right = rho**2 / (1 - rho**2) - EXTRA
    same(reverse, right, {rho: (-0.9, 0.9)}, "reverse", near={
        "this is KL(N(μ, Σ) ‖ N(μ, D)), as if a KL were symmetric.": EXTRA,
        "the trace is taken for 2: Σ is inverted entry by entry.": -EXTRA,
        "the logarithm has the wrong sign.": right + 2 * EXTRA,
        "−K = −2 is missing.": right + 1,
        "the ½ before the trace is missing.": 2 * rho**2 / (1 - rho**2) - EXTRA,
        "the ½ before the logarithm is missing.": right - EXTRA,
        "the ½ before the bracket is missing.": 2 * right,
    })
