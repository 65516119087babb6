def test_the_number_of_paths_is_a_whole_number(num_paths):
    """`num_paths` is one whole number above 0."""
    found = numbers(num_paths, "num_paths")
    assert len(found) == 1, f"num_paths should be one number, and holds {len(found)}."
    assert found[0] > 0 and found[0] == round(found[0]), (
        f"num_paths is {found[0]:g}, and paths are counted: 1, 2, 3 and so on."
    )
    assert found[0] != 5, "num_paths is wrong: these are the paths of the chapter's network."


def test_without_noise_the_log_variance_is_charged_by_the_rate_alone(slope_m):
    """At ε = 0 the slope is that of G·μ plus the rate, with s = vμ + r: a difference quotient."""
    mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
    formula = expression(slope_m, [mu, s, v, eps, G], "slope_m")
    for at in ((0.3, 0.5, -0.8, -0.7), (-0.4, -0.7, 1.3, 0.9)):
        at_mu, at_s, at_v, at_g = at
        ends = []
        for mean in (at_mu + 1e-5, at_mu - 1e-5):
            log_var = at_s + at_v * (mean - at_mu)
            rate = (mean**2 + math.exp(log_var) - 1 - log_var) / 2
            ends.append((at_g * mean + rate, rate, at_g * mean + rate - mean**2 / 2))
        whole, rate, rest = ((ends[0][i] - ends[1][i]) / 2e-5 for i in range(3))
        found = formula.subs({mu: at_mu, s: at_s, v: at_v, eps: 0, G: at_g})
        where = f"slope_m at μ = {at_mu}, s = {at_s}, v = {at_v}, G = {at_g} and ε = 0"
        close(found, whole, where, 1e-6, near={
            "the way through s into the rate is forgotten, as in the chapter's network.":
                at_g + at_mu,
            "the sign is turned round.": -whole,
            "the direct path of the mean to the rate is forgotten.": rest,
            "the paths to the distortion are forgotten.": rate,
            "both ways into the rate are forgotten.": at_g,
            "a factor ½ in the rate is forgotten.": 2 * whole - at_g - at_mu,
            "the −s of the rate is forgotten.": whole + at_v / 2,
            "the factor v, the slope of s in μ, is forgotten.":
                at_g + at_mu + (whole - at_g - at_mu) / at_v,
            "s reaches z times the noise, and the noise is forgotten.":
                whole + at_g * at_v * math.exp(at_s / 2) / 2,
        })


def test_the_noise_acts_through_the_log_variance_on_the_distortion(slope_m):
    """With noise slope_m changes, in proportion to ε; not at v = 0, and not at G = 0."""
    mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
    formula = expression(slope_m, [mu, s, v, eps, G], "slope_m")

    def moved(noise, at_v=-0.8, at_g=-0.6):
        """By how much this noise changes the slope."""
        place = {mu: 0.4, s: 0.5, v: at_v, G: at_g}
        ends = (numbers(formula.subs({**place, eps: e}), "slope_m")[0] for e in (noise, 0))
        return next(ends) - next(ends)

    assert abs(moved(0.7)) > 1e-9, (
        "slope_m does not contain the noise: the path through s to z is forgotten."
    )
    assert abs(moved(1.4) - 2 * moved(0.7)) < 1e-9, (
        "twice the noise does not change slope_m twice as much: s feeds z times ε."
    )
    assert abs(moved(0.7, at_v=0)) < 1e-9, (
        "at v = 0 the new arrow is gone, and slope_m still contains the noise."
    )
    assert abs(moved(0.7, at_g=0)) < 1e-9, (
        "at G = 0 no change of z costs anything, and slope_m still contains the noise."
    )


def test_the_value_is_one_number(value_m):
    """`value_m` is one number, and not that of the chapter's network."""
    found = numbers(value_m, "value_m")
    assert len(found) == 1, f"value_m should be one number, and holds {len(found)}."
    assert abs(found[0] - 0.1321) > 1e-3, (
        "value_m is wrong: this is the value in the chapter's network."
    )
