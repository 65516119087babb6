r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)


def test_the_error_in_every_direction(tied_error):
    """The error, for every length and angle of w."""
    v, q = lam1 * sp.cos(theta) ** 2 + lam2 * sp.sin(theta) ** 2, s * r**2
    right = lam1 + lam2 - (2 * q - q**2) * v
    swapped = lam1 * sp.sin(theta) ** 2 + lam2 * sp.cos(theta) ** 2
    ranges = {r: (0.3, 1.7), theta: (0.1, 1.4), s: (0.5, 2), lam1: (2, 3), lam2: (0.5, 1.5)}
    same(tied_error, right, ranges, "tied_error", near={
        "it lacks the fixed number s of the encoder.": right.subs(s, 1),
        "only w of length 1/√s gives a projection: the square of the reconstruction is missing.":
            lam1 + lam2 - q * v,
        "the term with r⁴ is missing.": lam1 + lam2 - 2 * q * v,
        "the reconstruction is w z, so r⁴ belongs to the squared term, with s².":
            lam1 + lam2 - (2 * q - s**2 * r**2) * v,
        "the variance along u₁ is λ₁, and cos θ belongs to u₁.": lam1 + lam2 - (2 * q - q**2) * swapped,
        "that is the part along w only: the direction across w is lost too.": (1 - q) ** 2 * v,
    })


def test_the_length_at_the_minimum(best_length):
    """The length of w with the smallest error, for every s."""
    same(best_length, 1 / sp.sqrt(s), {s: (0.3, 3)}, "best_length", near={
        "it is 1 only for s = 1.": sp.Integer(1),
        "that is r², not r.": 1 / s,
        "s r² is 1, so s and r move in opposite directions.": sp.sqrt(s),
    })


def test_the_variance_of_the_code(code_variance):
    """The variance of the code at the global minimum, for every s."""
    same(code_variance, s * lam1, {s: (0.3, 3), lam1: (0.5, 3)}, "code_variance", near={
        "that is the variance along u₁: the code is s wᵀx.": lam1,
        "w has the length 1/√s, not 1.": s**2 * lam1,
        "the code is s wᵀx: the factor s of the encoder is missing.": lam1 / s,
        "that is a standard deviation.": sp.sqrt(s * lam1),
    })


def test_the_freedom_that_is_left(freedom):
    """Free parameters for K = 2 and more."""
    same(freedom, K * (K - 1) / 2, {K: (2, 9)}, "freedom", near={
        "any invertible matrix would be allowed with untied weights; here C Cᵀ is fixed.": K**2,
        "C Cᵀ is symmetric: K(K + 1)/2 conditions, not that many parameters.": K * (K + 1) / 2,
        "that many angles turn one axis; the others turn too.": K - 1,
        "each pair of axes has one angle: count each pair once.": K * (K - 1),
    })
