def test_the_gap_of_the_elbo(elbo_gap):
    """The KL from q to the posterior."""
    v, K = sympy.symbols("v K", positive=True)
    right = K * (v - 1 - sympy.log(v)) / 2
    same(elbo_gap, right, {v: (0.55, 2), K: (1, 9)}, "elbo_gap", near={
        "this is the KL from the posterior to q, the other direction.":
            K * (1 / v - 1 + sympy.log(v)) / 2,
        "it is the sum over K latents, and K is missing.": right / K,
        "the ½ is missing.": 2 * right,
        "v is a variance already: do not square it.": K * (v**2 - 1 - 2 * sympy.log(v)) / 2,
        "the sign is wrong: log p(x) is above the ELBO.": -right,
    })


def test_the_gap_with_many_samples(bound_gap):
    """Var(w) / (2 S p(x)²), for all v > ½."""
    v, K, S = sympy.symbols("v K S", positive=True)
    one = v / sympy.sqrt(2 * v - 1)
    right = (one**K - 1) / (2 * S)
    same(bound_gap, right, {v: (0.55, 2), K: (1, 9), S: (2, 50)}, "bound_gap", near={
        "the ½ of the second order is missing.": 2 * right,
        "the latents multiply: take the power K before you subtract 1.": K * (one - 1) / (2 * S),
        "this is the gap for one latent.": (one - 1) / (2 * S),
        "−1 is missing: the variance is the mean square minus the squared mean.": one**K / (2 * S),
        "the prefactor √v of 1/q is missing.": ((one / sympy.sqrt(v)) ** K - 1) / (2 * S),
        "this is the mean square of q divided by the posterior: the ratio is upside down.":
            ((1 / sympy.sqrt(v * (2 - v))) ** K - 1) / (2 * S),
        "the sign is wrong: log p(x) is above every bound.": -right,
        "v is a variance already: do not square it.":
            ((v**2 / sympy.sqrt(2 * v**2 - 1)) ** K - 1) / (2 * S),
    })


def test_the_width_at_which_the_variance_becomes_infinite(least_variance):
    """The largest v with an infinite variance of the weights."""
    close(least_variance, 0.5, "least_variance", near={
        "this is the standard deviation of the encoder; its variance v is asked for.": math.sqrt(0.5),
        "a narrow q is the danger, and this is for the ratio upside down.": 2.0,
        "an encoder that is a little too narrow does no harm yet.": 1.0,
        "a narrow q has an infinite variance long before it has no width.": 0.0,
    })


def test_the_samples_that_twenty_latents_need(samples):
    """S for a gap of 0.01 nats at K = 20, v = 0.8."""
    one = 0.8 / math.sqrt(0.6)
    right = (one**20 - 1) / 0.02
    close(samples, right, "samples", tolerance=1e-3, near={
        "the ½ of the second order is missing.": 2 * right,
        "the latents multiply, they do not add.": 20 * (one - 1) / 0.02,
        "this is the number for one latent.": (one - 1) / 0.02,
        "−1 is missing.": one**20 / 0.02,
        "it is divided by 0.01 and by 2, not multiplied by 2.": right * 4,
        "the variance of a mean of S numbers is Var/S, not Var/S².": math.sqrt(right),
        "the prefactor √v of 1/q is missing.": ((0.8 / 0.6) ** 10 - 1) / 0.02,
        "the ratio of the densities is upside down.": ((1 / math.sqrt(0.8 * 1.2)) ** 20 - 1) / 0.02,
        "do not round it: the real number that solves the equation is asked for.": math.ceil(right),
        "do not round it down: the real number that solves the equation is asked for.":
            math.floor(right),
    })
