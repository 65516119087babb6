def test_two_latents_and_three_pixels(elbo):
    """K = 2, D = 3, a linear decoder and any q."""
    rows, bias = [[0.8, -0.5], [0.3, 1.1], [-0.9, 0.4]], [0.1, -0.2, 0.3]
    x, mean, log_var, s = [0.7, -1.1, 0.4], [0.5, -0.8], [-1.2, 0.4], 0.6
    eps = torch.tensor([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]])
    matrix, shift = torch.tensor(rows), torch.tensor(bias)
    found = elbo(torch.tensor(x), torch.tensor(mean), torch.tensor(log_var),
                 lambda z: z @ matrix.T + shift, s, eps)  # fmt: skip
    distortion = 0.0
    for pixel, row, offset in zip(x, rows, bias):
        centre = offset + sum(c * m for c, m in zip(row, mean))
        square = (pixel - centre) ** 2 + sum(c**2 * math.exp(l) for c, l in zip(row, log_var))
        distortion += square / (2 * s**2) + 0.5 * math.log(2 * math.pi * s**2)
    rate = sum(0.5 * (m**2 + math.exp(l) - 1 - l) for m, l in zip(mean, log_var))
    entropy = sum(0.5 * (1 + math.log(2 * math.pi) + l) for l in log_var)
    right = -distortion - rate
    close(found, right, "the ELBO", near={
        "one of the densities in w(z) is still missing.": right - entropy,
        "log q is added, and w(z) divides by q.": right - 2 * entropy,
        "this is minus the distortion: the rate is lost.": -distortion,
        "this is a loss, and the ELBO is a gain.": -right,
        "log 2π is missing in log q.": right - math.log(2 * math.pi),
        "log q has log σ² in place of its half.": right + sum(log_var) / 2,
        "log q is averaged over the latents, not added.": right - entropy / 2,
        "the prior counts twice: in log p(z) and in the rate.": right - entropy - rate,
    })


def test_the_excess_is_the_peak_of_the_posterior(excess):
    """The limit of the unrepaired number minus log p(x)."""
    w, s = sp.symbols("w s", positive=True)
    v = s**2 / (w**2 + s**2)
    right = -sp.log(2 * sp.pi * v) / 2
    same(excess, right, {w: (0.5, 2), s: (0.2, 1)}, "excess", near={
        "the sign is that of log p(x) minus the number.": -right,
        "this has the decoder's peak in place of the posterior's.":
            -sp.log(2 * sp.pi * s**2) / 2,
        "the ½ is missing: the peak is divided by 2πv, not by its root.": 2 * right,
        "this has σ² = v, and σ has to tend to 0.":
            right - sp.Rational(1, 2),
        "2π is missing in the peak.": -sp.log(v) / 2,
        "this is the logarithm of a variance, not of a peak.": sp.log(v),
    })
