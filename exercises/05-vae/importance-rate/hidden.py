def test_the_gap_of_the_elbo(elbo_gap):
    """The KL from q to the posterior."""
    v, K = sympy.symbols("v K", positive=True)
    right = K * (v - 1 - sympy.log(v)) / 2
    found = expression(elbo_gap, [v, K], "elbo_gap").doit()
    same(found, right, {v: (0.55, 2), K: (1, 9)}, "elbo_gap", near={
        "this is the KL of the other direction, from the posterior to q.":
            K * (1 / v - 1 + sympy.log(v)) / 2,
        "the number K of latents is forgotten.": right / K,
        "the ½ is forgotten.": 2 * right,
        "v is squared, as if it were a standard deviation.": K * (v**2 - 1 - 2 * sympy.log(v)) / 2,
        "this is the ELBO minus log p(x): the sign is wrong.": -right,
    })


def test_the_gap_with_many_samples(bound_gap):
    """Var(w) / (2 S p(x)²), for all v > ½."""
    v, K, S = sympy.symbols("v K S", positive=True)
    one = v / sympy.sqrt(2 * v - 1)
    right = (one**K - 1) / (2 * S)
    found = expression(bound_gap, [v, K, S], "bound_gap").doit()
    same(found, right, {v: (0.55, 2), K: (1, 9), S: (2, 50)}, "bound_gap", near={
        "the ½ of the second order is forgotten.": 2 * right,
        "the latents are added, and not multiplied.": K * (one - 1) / (2 * S),
        "this is the gap for one latent.": (one - 1) / (2 * S),
        "this is with the mean square of the weights, not with their variance.": one**K / (2 * S),
        "the factor √v of 1/q is forgotten.": ((one / sympy.sqrt(v)) ** K - 1) / (2 * S),
        "the ratio of the densities is upside down.":
            ((1 / sympy.sqrt(v * (2 - v))) ** K - 1) / (2 * S),
        "this is a bound minus log p(x): the sign is wrong.": -right,
        "the variance is divided by S², not by S.": right / S,
        "v is squared, as if it were a standard deviation.":
            ((v**2 / sympy.sqrt(2 * v**2 - 1)) ** K - 1) / (2 * S),
    })


def test_the_width_at_which_the_variance_becomes_infinite(least_variance):
    """The largest v with an infinite variance of the weights."""
    close(least_variance, 0.5, "least_variance", near={
        "this is a standard deviation of the encoder.": math.sqrt(0.5),
        "the ratio of the densities is upside down.": 2.0,
        "this is the variance of the posterior, where the weights do not vary.": 1.0,
        "this is where the third moment becomes infinite.": 2 / 3,
        "this is a q without any width.": 0.0,
    })


def test_the_samples_that_twenty_latents_need(samples):
    """S for a gap of 0.01 nats at K = 20, v = 0.8."""
    one = 0.8 / math.sqrt(0.6)
    right = (one**20 - 1) / 0.02
    close(samples, right, "samples", tolerance=1e-3, near={
        "the ½ of the second order is forgotten.": 2 * right,
        "the latents are added, and not multiplied.": 20 * (one - 1) / 0.02,
        "this is the number for one latent.": (one - 1) / 0.02,
        "this is with the mean square of the weights, not with their variance.": one**20 / 0.02,
        "the equation is multiplied by 2 where it is divided by 2.": right * 4,
        "the variance is divided by S², not by S.": math.sqrt(right),
        "the equation is upside down: this is 1/S.": 1 / right,
        "the factor √v of 1/q is forgotten.": ((0.8 / 0.6) ** 10 - 1) / 0.02,
        "the ratio of the densities is upside down.": ((1 / math.sqrt(0.8 * 1.2)) ** 20 - 1) / 0.02,
        "it is rounded to a whole number.": math.ceil(right),
        "it is rounded down to a whole number.": math.floor(right),
    })
