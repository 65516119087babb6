def test_what_own_variances_gain(gain):
    """The gain, for every pair of errors."""
    V1, V2 = sympy.symbols("V1 V2", positive=True)
    right = sympy.log((V1 + V2) / 2) - sympy.log(V1 * V2) / 2
    same(gain, right, {V1: (0.1, 2), V2: (0.1, 2)}, "gain", near={
        "it is half of the gain: a pixel is lost.": right / 2,
        "the costs are subtracted in the other order: this is a loss.": -right,
        "the sum of the two errors takes the place of the shared variance.": right + sympy.log(2),
        "the ½ in front of the logarithms is forgotten.": 2 * right,
        "the own variances have a logarithm each, and its ½ is forgotten.":
            right - sympy.log(V1 * V2) / 2,
        "the shared variance is counted for one pixel only.":
            right - sympy.log((V1 + V2) / 2) / 2,
        "the mean of the two standard deviations takes the place of the shared one.":
            2 * sympy.log((sympy.sqrt(V1) + sympy.sqrt(V2)) / 2) - sympy.log(V1 * V2) / 2,
    })


def test_the_cost_of_a_pixel_of_pure_noise(noisy_cost):
    """The cost of the noisy pixel, for every width."""
    w = sympy.Symbol("w", positive=True)
    half_log = sympy.log(2 * sympy.pi * w**2 / 12) / 2
    same(noisy_cost, half_log + sympy.Rational(1, 2), {w: (0.01, 2)}, "noisy_cost", near={
        "the squared error divided by the variance, +½, is forgotten.": half_log,
        "the squared error divided by the variance counts 1: its ½ is forgotten.": half_log + 1,
        "w is taken for half of the width: this is the variance w²/3.":
            half_log + sympy.log(4) / 2 + sympy.Rational(1, 2),
        "the constant 2π is forgotten.":
            half_log - sympy.log(2 * sympy.pi) / 2 + sympy.Rational(1, 2),
        "the variance grows like w here, and not like w².":
            half_log - sympy.log(w) / 2 + sympy.Rational(1, 2),
        "the ½ in front of the logarithm is forgotten.": 2 * half_log + sympy.Rational(1, 2),
        "this is the entropy of the noise.": sympy.log(w),
        "the largest squared distance, w²/4, takes the place of the mean one.":
            half_log + sympy.log(3) / 2 + sympy.Rational(1, 2),
    })


def test_what_a_gaussian_wastes_on_uniform_noise(waste):
    """Nats above the entropy of the noise."""
    right = (math.log(math.pi / 6) + 1) / 2
    close(waste, right, "waste", tolerance=5e-4, near={
        "the two costs are subtracted in the other order.": -right,
        "the squared error divided by the variance, +½, is forgotten.": right - 0.5,
        "the squared error divided by the variance counts 1: its ½ is forgotten.": right + 0.5,
        "w is taken for half of the width: this is with the variance w²/3.": right + math.log(2),
        "the largest squared distance, w²/4, takes the place of the mean one.":
            right + math.log(3) / 2,
        "the constant 2π is forgotten.": right - math.log(2 * math.pi) / 2,
        "this is in bits.": right / math.log(2),
    })
