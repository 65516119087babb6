MU, S, V, EPS, G = sp.symbols("mu s v eps G", real=True)


def test_without_noise_the_log_variance_is_charged_by_the_rate_alone(slope_m):
    """At ε = 0 and s = 0 the slope is G + μ."""
    found = expression(slope_m, [MU, S, V, EPS, G], "slope_m").subs({EPS: 0, S: 0})
    same(found, G + MU, {MU: (-1, 1), G: (-1, 1), V: (-1, 1)}, "slope_m at ε = 0 and s = 0", near={
        "the direct path of the mean to the rate is missing.": G,
        "the path of the mean to z is missing.": MU,
        "the slope of the rate in s is ½(exp(s) − 1), which is 0 here.": G + MU + V / 2,
        "s reaches z times the noise, which is 0 here.": G + MU + G * V / 2,
    })
