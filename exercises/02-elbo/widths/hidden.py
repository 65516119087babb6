def read(answer, what):
    """A number, also if it is written as text."""
    return expression(answer, [], what) if isinstance(answer, str) else answer


def test_the_gap_adds_over_the_latents(gap):
    """The KL from q to the posterior, for every τ and K."""
    tau, K = sp.symbols("tau K", positive=True)
    right = K * (tau - 1 - sp.log(tau)) / 2
    same(gap, right, {tau: (0.2, 4), K: (2, 6)}, "gap", near={
        "this is the gap of one latent, and there are K.": right / K,
        "this is the KL of the other direction, averaged over the posterior.":
            K * (1 / tau - 1 + sp.log(tau)) / 2,
        "the factor ½ is missing.": 2 * right,
        "τ is taken for a ratio of standard deviations.": K * (tau**2 - 1 - 2 * sp.log(tau)) / 2,
        "this is the ELBO minus the log-evidence, in the wrong order.": -right,
        "the logarithm has the wrong sign.": K * (tau - 1 + sp.log(tau)) / 2,
        "the KLs of the latents are multiplied.": (right / K) ** K,
    })


def test_the_moments_multiply_over_the_latents(relative_variance):
    """The variance of w(z)/p(x), for every τ above the narrowest and every K."""
    tau, K = sp.symbols("tau K", positive=True)
    one = tau / sp.sqrt(2 * tau - 1)
    same(relative_variance, one**K - 1, {tau: (0.8, 1.8), K: (2, 6)}, "relative_variance", near={
        "this is the variance with one latent, and there are K.": one - 1,
        "the variances of the latents are added.": K * (one - 1),
        "this is the second moment: the squared mean is not subtracted.": one**K,
        "1 is subtracted before the power.": (one - 1) ** K,
        "the square root of the Gaussian area is missing.": one ** (2 * K) - 1,
        "q and the posterior have changed places.":
            (1 / sp.sqrt(tau * (2 - tau))) ** K - 1,
        "τ is taken for a ratio of standard deviations.":
            (tau**2 / sp.sqrt(2 * tau**2 - 1)) ** K - 1,
        "this is the estimate at S = 1000, half the variance over S.": (one**K - 1) / 2000,
        "the variance is divided by S = 1000.": (one**K - 1) / 1000,
        "this is half the variance, the gap at large S times S.": (one**K - 1) / 2,
    })  # fmt: skip


def test_the_narrowest_width_with_finite_variance(narrowest):
    """The end of the range of τ."""
    close(read(narrowest, "narrowest"), 0.5, "narrowest", tolerance=1e-6, near={
        "this is the end of the range where the gap is finite, not the variance.": 0,
        "this excludes every q that is narrower than the posterior.": 1,
        "this is a ratio of standard deviations.": math.sqrt(0.5),
        "q and the posterior have changed places.": 2,
    })


def test_the_largest_number_of_latents(largest):
    """The largest K with at most 0.1 nats at τ = 2 and S = 1000."""
    right = 1
    while ((4 / 3) ** ((right + 1) / 2) - 1) / 2000 <= 0.1:
        right += 1
    close(read(largest, "largest"), right, "largest", tolerance=1e-6, near={
        "it is rounded up.": right + 1,
        "the ½ of the estimate is missing.": 32,
        "the square root in the moment of one latent is missing.": 18,
        "the variances of the latents are added.": 1292,
    })
