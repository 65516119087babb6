def test_what_own_variances_gain(gain):
    """The gain, for every pair of errors."""
    V1, V2 = sympy.symbols("V1 V2", positive=True)
    right = sympy.log((V1 + V2) / 2) - sympy.log(V1 * V2) / 2
    same(gain, right, {V1: (0.1, 2), V2: (0.1, 2)}, "gain", near={
        "each of the two pixels has ½ log of its variance: together that is one whole logarithm.":
            right / 2,
        "this is the shared cost minus the own ones with the sign turned round.": -right,
        "the shared variance is the mean of the errors: a factor ½ is missing.": right + sympy.log(2),
        "the ½ in front of the logarithms is missing.": 2 * right,
        "the best shared standard deviation is not the mean of the two own ones.":
            2 * sympy.log((sympy.sqrt(V1) + sympy.sqrt(V2)) / 2) - sympy.log(V1 * V2) / 2,
    })


def test_the_cost_of_a_pixel_of_pure_noise(noisy_cost):
    """The cost of the noisy pixel, for every width."""
    w = sympy.Symbol("w", positive=True)
    half_log = sympy.log(2 * sympy.pi * w**2 / 12) / 2
    same(noisy_cost, half_log + sympy.Rational(1, 2), {w: (0.01, 2)}, "noisy_cost", near={
        "the squared error divided by the variance, +½, is missing.": half_log,
        "the term V/(2σ²) is ½ at the best variance, not 1.": half_log + 1,
        "a uniform law of width w has the variance w²/12: w²/3 belongs to half width w.":
            half_log + sympy.log(4) / 2 + sympy.Rational(1, 2),
        "the constant 2π is missing.": half_log - sympy.log(2 * sympy.pi) / 2 + sympy.Rational(1, 2),
        "this is the entropy of the noise.": sympy.log(w),
        "the mean squared distance is w²/12, not w²/4, which is the largest one.":
            half_log + sympy.log(3) / 2 + sympy.Rational(1, 2),
    })


def test_what_a_gaussian_wastes_on_uniform_noise(waste):
    """Nats above the entropy of the noise."""
    right = (math.log(math.pi / 6) + 1) / 2
    close(waste, right, "waste", tolerance=5e-4, near={
        "it is at least 0: no density beats the entropy.": -right,
        "the +½ of the error is missing, and without it a density would beat the entropy.":
            right - 0.5,
        "the term V/(2σ²) is ½ at the best variance, not 1.": right + 0.5,
        "the variance of a uniform law is w²/12, not w²/3.": right + math.log(2),
        "the constant 2π is missing.": right - math.log(2 * math.pi) / 2,
        "this is in bits. One nat is 1/log 2 bits.": right / math.log(2),
    })
