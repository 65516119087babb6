def read(answer, what):
    """A number, also if it is written as text."""
    return expression(answer, [], what) if isinstance(answer, str) else answer


def test_the_gap_adds_over_the_latents(gap):
    """The KL from q to the posterior, for every τ and K."""
    tau, K = sp.symbols("tau K", positive=True)
    right = K * (tau - 1 - sp.log(tau)) / 2
    same(gap, right, {tau: (0.2, 4), K: (2, 6)}, "gap", near={
        "this is the gap of one latent; there are K.": right / K,
        "this is the KL of the other direction: q does the averaging.":
            K * (1 / tau - 1 + sp.log(tau)) / 2,
        "the factor ½ is missing.": 2 * right,
        "τ is a ratio of variances, not of standard deviations.": K * (tau**2 - 1 - 2 * sp.log(tau)) / 2,
        "this is the ELBO minus the log-evidence: mind the sign.": -right,
        "mind the sign of the logarithm.": K * (tau - 1 + sp.log(tau)) / 2,
        "the KLs of independent latents add, and do not multiply.": (right / K) ** K,
    })


def test_the_moments_multiply_over_the_latents(relative_variance):
    """The variance of w(z)/p(x), for every τ above the narrowest and every K."""
    tau, K = sp.symbols("tau K", positive=True)
    one = tau / sp.sqrt(2 * tau - 1)
    same(relative_variance, one**K - 1, {tau: (0.8, 1.8), K: (2, 6)}, "relative_variance", near={
        "this is the variance with one latent; there are K.": one - 1,
        "the variances do not add: the second moments multiply.": K * (one - 1),
        "this is the second moment; subtract the squared mean.": one**K,
        "subtract 1 after the power: the second moments multiply.": (one - 1) ** K,
        "the Gaussian area contains a square root.": one ** (2 * K) - 1,
        "the draws come from q, which stands in the denominator of the ratio.":
            (1 / sp.sqrt(tau * (2 - tau))) ** K - 1,
        "τ is a ratio of variances, not of standard deviations.":
            (tau**2 / sp.sqrt(2 * tau**2 - 1)) ** K - 1,
        "half of it is the gap at large S; the variance itself is asked for.": (one**K - 1) / 2,
    })  # fmt: skip


def test_the_narrowest_width_with_finite_variance(narrowest):
    """The end of the range of τ."""
    close(read(narrowest, "narrowest"), 0.5, "narrowest", tolerance=1e-6, near={
        "the gap is finite for every τ above 0, but the second moment of the weights is not.": 0,
        "a q somewhat narrower than the posterior still has weights of finite variance.": 1,
        "this is a ratio of standard deviations; τ is one of variances.": math.sqrt(0.5),
        "a q that is too wide has weights of finite variance.": 2,
    })


def test_the_largest_number_of_latents(largest):
    """The largest K with at most 0.1 nats at τ = 2 and S = 1000."""
    right = 1
    while ((4 / 3) ** ((right + 1) / 2) - 1) / 2000 <= 0.1:
        right += 1
    close(read(largest, "largest"), right, "largest", tolerance=1e-6, near={
        "one more latent is already too many: round down.": right + 1,
        "the gap is half the relative variance, divided by S.": 32,
        "the moment of one latent is a square root, so twice as many fit.": 18,
        "the moments multiply; if the variances added, it would be this number.": 1292,
    })
