def test_at_the_posterior_the_bound_is_the_log_evidence(elbo):
    """One latent, one pixel, w = 1.5, s = 0.7, x = 1.2: if q is the posterior, the gap is 0."""
    mean, log_var = torch.tensor([1.8 / 2.74]), torch.tensor([math.log(0.49 / 2.74)])
    eps = torch.tensor([[-1.0], [1.0]])  # two draws with the moments of a standard normal
    found = elbo(torch.tensor([1.2]), mean, log_var, lambda z: 1.5 * z, 0.7, eps)
    shape(found, (), "the ELBO")
    evidence = -0.5 * math.log(2 * math.pi * 2.74) - 1.44 / 5.48
    entropy = 0.5 * (1 + math.log(2 * math.pi * 0.49 / 2.74))
    rate = 0.5 * ((1.8 / 2.74) ** 2 + 0.49 / 2.74 - 1 - math.log(0.49 / 2.74))
    close(found, evidence, "the ELBO at the posterior", near={
        "one of the three densities in w(z) is still missing.": evidence - entropy,
        "w(z) divides by q, so log q is subtracted.": evidence - 2 * entropy,
        "this is minus the distortion: the rate is lost.": evidence + rate,
        "this is a loss; the ELBO is a gain.": -evidence,
    })


def test_a_posterior_whose_peak_is_one_has_no_excess(excess):
    """At s = 1 and w² = 2π − 1 the posterior's density is 1 at its peak, and the excess is 0."""
    w, s = sp.symbols("w s", positive=True)
    found = expression(excess, [w, s], "excess").subs({s: 1, w: sp.sqrt(2 * sp.pi - 1)})
    close(found, 0, "excess at s = 1 and w² = 2π − 1")
