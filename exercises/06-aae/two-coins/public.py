def test_the_answers_are_probabilities(d_heads, d_tails):
    """Both answers lie between 0 and 1, and are ½ for two equal coins."""
    h, g = sp.symbols("h g", positive=True)
    for answer, name in ((d_heads, "d_heads"), (d_tails, "d_tails")):
        formula = expression(answer, [h, g], name)
        for first, second in ((0.9, 0.2), (0.2, 0.9), (0.3, 0.6), (0.6, 0.3)):
            found = numbers(formula.subs({h: first, g: second}), name)[0]
            assert 0 < found < 1, (
                f"{name} is {found:.4g} at h = {first}, g = {second}, and no probability."
            )
        found = numbers(formula.subs({h: 0.3, g: 0.3}), name)[0]
        assert abs(found - 0.5) < 1e-9, (
            f"{name} is {found:.4g} for two equal coins with h = g = 0.3: a toss of equal coins "
            "tells the judge nothing."
        )


def test_the_answers_lean_to_the_likelier_coin(d_heads, d_tails):
    """If p nearly always shows heads, heads speak for p and tails for q; two rare sides."""
    h, g = sp.symbols("h g", positive=True)
    heads, tails = expression(d_heads, [h, g], "d_heads"), expression(d_tails, [h, g], "d_tails")
    found = numbers(heads.subs({h: 0.99, g: 0.4}), "d_heads")[0]
    assert found > 0.5, (
        f"d_heads is {found:.4g} at h = 0.99, g = 0.4. Coin p shows heads more often than coin q, "
        "and D is the probability of coin p."
    )
    found = numbers(tails.subs({h: 0.99, g: 0.4}), "d_tails")[0]
    assert found < 0.5, (
        f"d_tails is {found:.4g} at h = 0.99, g = 0.4. Coin p shows tails less often than coin q, "
        "and D is the probability of coin p."
    )
    found = numbers(tails.subs({h: 0.02, g: 0.04}), "d_tails")[0]
    assert abs(found - 0.5) < 0.1, (
        f"d_tails is {found:.4g} at h = 0.02, g = 0.04. Both coins nearly always show tails, so "
        "tails tell the judge little, whatever heads would tell."
    )


def test_the_value_is_that_of_a_best_judge(coin_value):
    """At least that of a judge who always says ½, at most 0, the same with the coins swapped."""
    h, g = sp.symbols("h g", positive=True)
    formula = expression(coin_value, [h, g], "coin_value")
    for first, second in ((0.3, 0.3), (0.75, 0.25), (0.02, 0.04), (0.3, 0.9)):
        found = numbers(formula.subs({h: first, g: second}), "coin_value")[0]
        where = f"coin_value is {found:.4f} at h = {first}, g = {second}"
        assert found < 1e-9, f"{where}; all logarithms of probabilities are at most 0."
        assert found > -math.log(4) - 1e-9, (
            f"{where}; a judge who always says ½ has the value −log 4 = −1.3863, "
            "and the best judge is no worse."
        )
        other = numbers(formula.subs({h: second, g: first}), "coin_value")[0]
        assert abs(found - other) < 1e-9, (
            f"{where}, and {other:.4f} with the coins swapped. Swapping both coins changes nothing "
            "for the best judge."
        )
        assert first != second or abs(found + math.log(4)) < 1e-9, (
            f"{where}. With equal coins the best judge always says ½."
        )


def test_the_divergence_lies_between_its_limits(coin_jsd):
    """The JSD is 0 for equal coins, log 2 for opposite ones, the same with the coins swapped."""
    h, g = sp.symbols("h g", positive=True)
    formula = expression(coin_jsd, [h, g], "coin_jsd")
    found = numbers(formula.subs({h: 0.3, g: 0.3}), "coin_jsd")
    close(found, 0.0, "coin_jsd of two equal coins, h = g = 0.3")
    first, second = (
        numbers(formula.subs({h: a, g: b}), "coin_jsd")[0] for a, b in ((0.3, 0.9), (0.9, 0.3))
    )
    assert abs(first - second) < 1e-9, (
        f"coin_jsd is {first:.4f} at h = 0.3, g = 0.9, and {second:.4f} with the coins swapped: "
        "a JSD treats both coins alike."
    )
    end = sp.Rational(1, 10**6)
    found = numbers(formula.subs({h: 1 - end, g: end}), "coin_jsd")[0]
    assert found <= math.log(2) + 1e-9, (
        f"coin_jsd is {found:.4f} for two nearly opposite coins, and no JSD exceeds log 2 nats."
    )
    assert found > 0.69, (
        f"coin_jsd is {found:.4f} for two nearly opposite coins, where a JSD is nearly log 2 nats."
    )
