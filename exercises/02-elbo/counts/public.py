def test_empty_images_cost_their_light(distortion):
    """x = 0, one draw with λ = 1 and one with λ = 2: the D = 4 pixels cost 6 nats."""
    found = distortion(torch.zeros(3, 4), torch.tensor([0.0, math.log(2)])[:, None, None].expand(2, 3, 4))
    shape(found, (3,), "the distortion")
    close(found, [6.0, 6.0, 6.0], "the distortion", near={
        "the costs of the pixels are averaged, not added.": [1.5] * 3,
        "the costs of the draws are added, not averaged.": [12.0] * 3,
        "this is a log-likelihood, and a cost is asked for.": [-6.0] * 3,
        "this is the cost of the mean over the draws of log λ, not the mean of the costs.":
            [4 * math.sqrt(2)] * 3,
        "this is −log of the mean probability over the draws, not the mean of −log.":
            [-math.log((math.exp(-4) + math.exp(-8)) / 2)] * 3,
        "λ is missing in the cost.": [0.0] * 3,
        "log λ stands where λ belongs.": [2 * math.log(2)] * 3,
    })


def test_a_pixel_with_three_photons(distortion):
    """One pixel, x = 3 and λ = 2: the probability is 8 e⁻² / 6."""
    found = distortion(torch.tensor([[3.0]]), torch.full((1, 1, 1), math.log(2)))
    right = -math.log(8 * math.exp(-2) / 6)
    close(found, [right], "the distortion", near={
        "log x! is missing.": [right - math.log(6)],
        "log Γ(x) is taken for log x!, and is log (x − 1)!.": [right - math.log(3)],
        "log x! has the wrong sign.": [right - 2 * math.log(6)],
        "the term x log λ has the wrong sign.": [right + 6 * math.log(2)],
        "the second argument is taken for λ, and is log λ.":
            [math.log(2) - 3 * math.log(math.log(2)) + math.log(6)],
        "this has Stirling's approximation of log x!, as `poisson_nll_loss(full=True)` uses it.":
            [right - math.log(6) + 3 * math.log(3) - 3 + 0.5 * math.log(6 * math.pi)],
    })


def test_two_images_and_two_different_draws(distortion):
    """S = 2 draws that differ, for each of B = 2 images of D = 2 pixels."""
    x = torch.tensor([[3.0, 1.0], [0.0, 5.0]])
    log_lam = torch.tensor([[[0.4, -0.5], [-0.9, 1.2]], [[1.1, 0.3], [0.2, 1.9]]])
    found = distortion(x, log_lam)
    shape(found, (2,), "the distortion")
    close(found, [2.867950, 2.854484], "the distortion", near={
        "this is −log of the mean probability over the draws, not the mean of −log.": [2.816928, 2.797664],
        "this is the cost of the mean over the draws of log λ, not the mean of the costs.":
            [2.663597, 2.453650],
        "this is the cost of the mean over the draws of λ, not the mean of the costs.": [2.609879, 2.554289],
        "log x! is missing.": [1.076190, -1.933008],
        "log x! has the wrong sign.": [-0.715569, -6.720500],
        "log Γ(x) is taken for log x!, and is log (x − 1)!.": [1.769337, 1.245046],
        "the term x log λ has the wrong sign.": [7.167950, 18.354484],
        "x λ stands where x log λ belongs.": [-2.704231, -14.410545],
        "this has Stirling's approximation of log x!, as `poisson_nll_loss(full=True)` uses it.":
            [2.840272, 2.837839],
        "the costs of the pixels are averaged, not added.": [1.433975, 1.427242],
        "the costs of the draws are added, not averaged.": [5.735899, 5.708967],
        "this is a log-likelihood, and a cost is asked for.": [-2.867950, -2.854484],
    })


def test_a_dark_pixel_in_single_precision(distortion):
    """x = 1 at log λ = −120 and log λ = −100: the cost is 110 nats."""
    found = distortion(torch.tensor([[1.0]]), torch.tensor([[[-120.0]], [[-100.0]]]))
    shape(found, (1,), "the distortion")
    assert not math.isnan(float(found[0])), "the distortion is NaN: a logarithm of a negative number?"
    assert math.isfinite(float(found[0])), (
        "the distortion is infinite: exp(−120) is 0 in single precision, and its logarithm is lost."
    )
    close(found, [110.0], "the distortion of a dark pixel", near={
        "this is −log of the mean probability over the draws, not the mean of −log.": [100 + math.log(2)],
        "a sign is turned, that of the whole or that of the term x log λ.": [-110.0],
    })
