def test_two_own_variances_gain_something(gain):
    """gain: equal errors gain 0, and errors of ½ and 3 gain 0.3569 nats."""
    V1, V2 = sympy.symbols("V1 V2", positive=True)
    found = expression(gain, [V1, V2], "gain")
    close(found.subs({V1: 0.5, V2: 3}), 0.356883, "gain at V1 = ½, V2 = 3", near={
        "the sum of the two errors takes the place of the shared variance.": 1.050030,
        "it is half of the gain: a pixel is lost.": 0.178442,
        "the ½ in front of the logarithms is forgotten.": 0.713766,
        "the own variances have a logarithm each, and its ½ is forgotten.": 0.154151,
        "the shared variance is counted for one pixel only.": 0.077075,
        "the mean of the two standard deviations takes the place of the shared one.": 0.194279,
        "the costs are subtracted in the other order: this is a loss.": -0.356883,
    })
    close(found.subs({V1: 3, V2: 3}), 0.0, "gain at V1 = V2 = 3")


def test_noise_of_twice_the_width_costs_one_bit_more(noisy_cost):
    """noisy_cost: doubling w adds log 2; at w = 2 it lies between log 2 and 1.42."""
    w = sympy.Symbol("w", positive=True)
    found = expression(noisy_cost, [w], "noisy_cost")
    more = found.subs(w, 2) - found.subs(w, 1)
    close(more, math.log(2), "noisy_cost at w = 2, minus that at w = 1,", near={
        "the variance grows like w here, and not like w².": math.log(2) / 2,
        "the ½ in front of the logarithm is forgotten.": 2 * math.log(2),
        "the sign of the logarithm is wrong.": -math.log(2),
    })
    (cost,) = numbers(found.subs(w, 2), "noisy_cost at w = 2")
    assert cost > math.log(2), f"noisy_cost at w = 2 is {cost:.4f}, below the entropy of the noise."
    assert cost < 1.42, f"noisy_cost at w = 2 is {cost:.4f}: noise that is always ±1 costs 1.419."


def test_the_waste_is_not_negative(waste):
    """waste is one number, at least 0."""
    ok = len(found := numbers(waste, "waste")) == 1 and found[0] >= 0
    assert ok, "waste should be one number, and at least 0: no density beats the entropy."
