def test_the_gap_of_the_elbo_at_one_point(elbo_gap):
    """At v = 0.7 and K = 3 elbo_gap is 0.0850 nats."""
    v, K = sympy.symbols("v K", positive=True)
    found = expression(elbo_gap, [v, K], "elbo_gap").doit()
    close(found.subs({v: 0.7, K: 3}), 0.085012, "elbo_gap at v = 0.7, K = 3", near={
        "this is the KL of the other direction.": 0.107845,
        "the number K of latents is forgotten.": 0.028337,
        "v is squared, as if it were a standard deviation.": 0.305025,
    })


def test_the_gap_with_five_samples(bound_gap):
    """At v = 0.7, K = 3, S = 5 bound_gap is 0.0356 nats."""
    v, K, S = sympy.symbols("v K S", positive=True)
    found = expression(bound_gap, [v, K, S], "bound_gap").doit()
    close(found.subs({v: 0.7, K: 3, S: 5}), 0.035583, "bound_gap at v = 0.7, K = 3, S = 5", near={
        "this is with the mean square of the weights, not with their variance.": 0.135583,
        "the latents are added, and not multiplied.": 0.032039,
        "this is the gap for one latent.": 0.010680,
        "the variance is divided by S², not by S.": 0.007117,
        "the ratio of the densities is upside down.": 0.015196,
        "the factor √v of 1/q is forgotten.": 0.131503,
    })


def test_least_variance_lies_below_that_of_the_posterior(least_variance):
    """least_variance is one number above 0 and below 1: at v = 1 the weights do not vary at all."""
    ok = len(found := numbers(least_variance, "least_variance")) == 1 and 0 < found[0] < 1
    assert ok, "least_variance should be one number above 0 and below 1, where w is constant."


def test_samples_is_one_number(samples):
    """samples is one number above 1."""
    ok = len(found := numbers(samples, "samples")) == 1 and found[0] > 1
    assert ok, "samples should be one number above 1."
