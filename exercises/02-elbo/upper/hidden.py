def test_the_steps_lead_from_the_mean_to_the_evidence(steps):
    """Every step is equal to the one before, and the last holds log(p) alone."""
    t, u, p = sp.symbols("t u p", positive=True)
    start = t * sp.log(p * t / u) + (1 - t) * sp.log(p * (1 - t) / (1 - u))

    def alone(last):
        terms = sp.Add.make_args(last)
        if sp.log(p) not in terms and any(term.has(sp.log(p)) for term in terms):
            return "log(p) still has a factor: collect it from both codes."
        if sp.log(p) not in terms:
            return "log(p) should stand alone in the sum."
        if any(term.has(p) for term in terms if term != sp.log(p)):
            return "p should occur in log(p) only."
        return None

    ranges = {t: (0.1, 0.9), u: (0.1, 0.9), p: (0.1, 3)}
    chain(steps, start, ranges, "the derivation", end=alone)


def test_the_difference_is_the_kl_from_the_posterior(difference):
    """The upper bound minus log p(x), for any two Gaussians."""
    m, mu = sp.symbols("m mu", real=True)
    v, c = sp.symbols("v c", positive=True)
    square = (m - mu) ** 2
    right = ((v + square) / c - 1 - sp.log(v / c)) / 2
    ranges = {m: (-1, 2), v: (0.2, 2), mu: (-1, 2), c: (0.2, 2)}
    same(difference, right, ranges, "difference", near={
        "this is the gap of the ELBO, where q does the averaging.":
            ((c + square) / v - 1 - sp.log(c / v)) / 2,
        "the ½ is missing.": 2 * right,
        "the sign is that of log p(x) minus the upper bound.": -right,
        "the posterior's own variance is missing in the mean of (z − μ)².":
            (square / c - 1 - sp.log(v / c)) / 2,
        "the mean of (z − m)², which leaves −½, is missing.": right + sp.Rational(1, 2),
        "the ratio in the logarithm is upside down.": ((v + square) / c - 1 + sp.log(v / c)) / 2,
        "the distance of the means is not squared.": ((v + sp.Abs(m - mu)) / c - 1 - sp.log(v / c)) / 2,
        "the logarithm of the variances is not halved.": ((v + square) / c - 1) / 2 - sp.log(v / c),
        "the mean of (z − μ)² is divided by v and not by c.":
            ((v + square) / v - 1 - sp.log(v / c)) / 2,
    })


def test_the_best_width_covers_the_posterior(best):
    """The variance of q with the lowest upper bound, for every mean of q."""
    m, mu = sp.symbols("m mu", real=True)
    v = sp.Symbol("v", positive=True)
    square = (m - mu) ** 2
    same(best, v + square, {m: (-1, 2), v: (0.2, 2), mu: (-1, 2)}, "best", near={
        "this is best for the ELBO, not for the upper bound.": v,
        "this is the standard deviation, and c is a variance.": sp.sqrt(v + square),
        "the posterior's own width is forgotten.": square,
        "this makes a q in the wrong place narrower.": v - square,
        "the distance of the means is not squared.": v + sp.Abs(m - mu),
    })
