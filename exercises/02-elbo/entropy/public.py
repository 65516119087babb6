def test_at_the_posterior_the_bound_is_the_log_evidence(elbo):
    """One latent, one pixel, w = 1.5, s = 0.7, x = 1.2: if q is the posterior, the gap is 0."""
    mean, log_var = torch.tensor([1.8 / 2.74]), torch.tensor([math.log(0.49 / 2.74)])
    eps = torch.tensor([[-1.0], [1.0]])  # two draws with the moments of a standard normal
    found = elbo(torch.tensor([1.2]), mean, log_var, lambda z: 1.5 * z, 0.7, eps)
    shape(found, (), "the ELBO")
    evidence = -0.5 * math.log(2 * math.pi * 2.74) - 1.44 / 5.48
    close(found, evidence, "the ELBO at the posterior", near={
        "this is the number of the program as it was: a term is still missing.": -2.243976,
        "log q is added, and w(z) divides by q.": -2.802260,
        "this is minus the distortion: the rate is lost.": -1.019840,
        "this is a loss, and the ELBO is a gain.": -evidence,
    })


def test_two_latents_of_any_q(elbo):
    """K = 2, D = 2, four draws, a q that is not the posterior."""
    matrix = torch.tensor([[1.2, -0.7], [0.5, 0.9]])
    eps = torch.tensor([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]])
    found = elbo(torch.tensor([0.9, -0.4]), torch.tensor([0.3, -0.6]), torch.tensor([-0.8, -1.7]),
                 lambda z: z @ matrix.T, 0.8, eps)  # fmt: skip
    shape(found, (), "the ELBO")
    close(found, -2.972717, "the ELBO of two latents", near={
        "this is the number of the program as it was: a term is still missing.": -4.560594,
        "log q is added, and w(z) divides by q.": -6.148471,
        "the density of the prior is subtracted where that of q belongs.": -2.181711,
        "this is a loss, and the ELBO is a gain.": 2.972717,
        "log 2π is missing in log q.": -4.810594,
        "log_var is halved twice in log q.": -2.347717,
        "log q has log σ² in place of its half.": -4.222717,
        "log_var is missing in log q.": -1.722717,
        "ε² is missing in log q.": -3.972717,
        "the distance in log q is not divided by the variance.": -3.656711,
        "the distance in log q is divided by the squared variance.": -0.122973,
        "log q is averaged over the latents, not added.": -3.766655,
        "the logarithm stands outside the mean over the draws: this is the bound of four samples.":
            -2.939088,
        "this is a logarithm of a sum over the draws.": -1.552794,
        "the draws are added, not averaged.": -11.890868,
        "log q is added over the draws before the mean.": 1.790914,
        "the prior counts twice: in log p(z) and in the rate.": -5.351600,
    })  # fmt: skip


def test_a_posterior_whose_peak_is_one_has_no_excess(excess):
    """At s = 1 and w² = 2π − 1 the posterior's density is 1 at its peak, and the excess is 0."""
    w, s = sp.symbols("w s", positive=True)
    found = expression(excess, [w, s], "excess").subs({s: 1, w: sp.sqrt(2 * sp.pi - 1)})
    close(found, 0, "excess at s = 1 and w² = 2π − 1")


def test_a_flat_posterior_has_a_negative_excess(excess):
    """At s = 1 and w = 1 the excess is −½ log π."""
    w, s = sp.symbols("w s", positive=True)
    found = expression(excess, [w, s], "excess").subs({s: 1, w: 1})
    log = math.log
    close(found, -0.5 * log(math.pi), "excess at s = 1 and w = 1", near={
        "the sign is that of log p(x) minus the number.": 0.5 * log(math.pi),
        "the ½ is missing.": -log(math.pi),
        "this has the decoder's peak in place of the posterior's.": -0.5 * log(2 * math.pi),
        "this has σ² = v, and σ has to tend to 0.": -0.5 * log(math.pi) - 0.5,
        "2π is missing in the peak.": 0.5 * log(2),
        "this is the logarithm of a variance, not of a peak.": -log(2),
        "this has the variance of x in place of the posterior's.": -0.5 * log(4 * math.pi),
    })
