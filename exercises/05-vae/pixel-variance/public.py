def test_equal_errors_gain_nothing(gain):
    """If both pixels have the same error, own variances gain nothing."""
    V1, V2 = sympy.symbols("V1 V2", positive=True)
    found = expression(gain, [V1, V2], "gain").subs({V1: 3, V2: 3})
    close(found, 0.0, "gain at V1 = V2 = 3", near={
        "the shared variance is the mean of the two errors, not their sum.": math.log(2),
        "the shared variance is the mean of the two errors, not their sum, and ½ is too much.":
            math.log(2) / 2,
    })


def test_noise_of_twice_the_width_costs_one_bit_more(noisy_cost):
    """Doubling w adds log 2 to noisy_cost."""
    w = sympy.Symbol("w", positive=True)
    found = expression(noisy_cost, [w], "noisy_cost")
    more = found.subs(w, 2) - found.subs(w, 1)
    close(more, math.log(2), "noisy_cost at w = 2, minus that at w = 1,", near={
        "the width enters squared: the variance grows like w².": math.log(2) / 2,
        "½ in front of the logarithm is missing.": 2 * math.log(2),
        "the sign of the logarithm is wrong.": -math.log(2),
    })
