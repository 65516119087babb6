def test_the_bias_in_the_mean_against_a_sum_over_the_noise(bias_mean):
    """At μ = 0.4, v = 0.9, a = 0.7: the bias of the slope in μ, by a fine sum over the noise."""
    mu = sp.Symbol("mu", real=True)
    v, a = sp.symbols("v a", positive=True)
    found = expression(bias_mean, [mu, v, a], "bias_mean")
    assert not found.has(sympy.Integral), "bias_mean holds an integral: work it out."
    found = found.subs({mu: 0.4, v: 0.9, a: 0.7})
    mean, lost, at_mean = 0.0, 0.0, -(3 * 0.4**2 + 0.7 * math.exp(0.7 * 0.4))
    for n in range(-1000, 1001):
        eps = n / 100
        weight = math.exp(-eps * eps / 2) / math.sqrt(2 * math.pi) / 100
        z = 0.4 + math.sqrt(0.9) * eps
        mean += weight * (z**3 + math.exp(0.7 * z))
        lost += weight * (z**3 + math.exp(0.7 * z)) * (z - 0.4) / 0.9
    close(found, -lost, "bias_mean at μ = 0.4, v = 0.9, a = 0.7", 1e-6, near={
        "you take the mean of c(z) times the score for 0, as if c were a number.": 0.0,
        "the sign is turned round.": lost,
        "this is minus the mean of c, and the score is forgotten.": -mean,
        "this is minus the slope of c at μ, and not minus its mean.": at_mean,
        "the 1/v of the score is forgotten.": -lost * 0.9,
    })


def test_the_bias_in_the_variance_against_a_sum_over_the_noise(bias_variance):
    """At μ = 0.4, v = 0.9, a = 0.7: the bias of the slope in v, by a fine sum over the noise."""
    mu = sp.Symbol("mu", real=True)
    v, a = sp.symbols("v a", positive=True)
    found = expression(bias_variance, [mu, v, a], "bias_variance")
    assert not found.has(sympy.Integral), "bias_variance holds an integral: work it out."
    ends = []
    for variance in (0.9 + 1e-4, 0.9 - 1e-4):
        mean = 0.0
        for n in range(-1000, 1001):
            eps = n / 100
            weight = math.exp(-eps * eps / 2) / math.sqrt(2 * math.pi) / 100
            z = 0.4 + math.sqrt(variance) * eps
            mean += weight * (z**3 + math.exp(0.7 * z))
        ends.append(mean)
    lost = (ends[0] - ends[1]) / 2e-4
    where = "bias_variance at μ = 0.4, v = 0.9, a = 0.7"
    close(found.subs({mu: 0.4, v: 0.9, a: 0.7}), -lost, where, 1e-6, near={
        "you take the mean of c(z) times the score for 0, as if c were a number.": 0.0,
        "the sign is turned round.": lost,
        "the factor ½ of Price's rule is forgotten.": -2 * lost,
        "this is for the slope in σ.": -2 * math.sqrt(0.9) * lost,
    })


def test_the_variance_against_a_sum_over_the_noise(repaired):
    """At μ = 0.7, v = 0.8: the variance of the repaired estimate, by a fine sum over the noise."""
    mu, v = sp.Symbol("mu", real=True), sp.Symbol("v", positive=True)
    found = expression(repaired, [mu, v], "repaired")
    assert not found.has(sympy.Integral), "repaired holds an integral: work it out."
    found = found.subs({mu: 0.7, v: 0.8})
    means, squares = [0.0] * 4, [0.0] * 4
    for n in range(-1000, 1001):
        eps = n / 100
        weight = math.exp(-eps * eps / 2) / math.sqrt(2 * math.pi) / 100
        gap = math.sqrt(0.8) * eps
        z, score = 0.7 + gap, gap / 0.8
        rest = z**3 - 0.7**3 - 3 * 0.7**2 * gap
        estimates = rest * score + 3 * 0.7**2, z**3 * score, (z**3 - 0.7**3) * score, rest * gap
        for i, estimate in enumerate(estimates):
            means[i] += weight * estimate
            squares[i] += weight * estimate**2
    variances = [square - mean**2 for mean, square in zip(means, squares)]
    close(found, variances[0], "repaired at μ = 0.7, v = 0.8", 1e-6, near={
        "this is the variance without any baseline.": variances[1],
        "only the constant of the tangent is subtracted.": variances[2],
        "the 1/v of the score is forgotten.": variances[3],
        "this is the standard deviation, not the variance.": math.sqrt(variances[0]),
        "this is the mean square: the square of the mean is not subtracted.": squares[0],
    })
