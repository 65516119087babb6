r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)


def test_the_error_in_every_direction(tied_error):
    """The error, for every length and angle of w."""
    v, q = lam1 * sp.cos(theta) ** 2 + lam2 * sp.sin(theta) ** 2, s * r**2
    right = lam1 + lam2 - (2 * q - q**2) * v
    swapped = lam1 * sp.sin(theta) ** 2 + lam2 * sp.cos(theta) ** 2
    ranges = {r: (0.3, 1.7), theta: (0.1, 1.4), s: (0.5, 2), lam1: (2, 3), lam2: (0.5, 1.5)}
    same(tied_error, right, ranges, "tied_error", near={
        "s is forgotten.": right.subs(s, 1),
        "s w wᵀ is taken for a projection.":
            lam1 + lam2 - q * v,
        "the square of the reconstruction is forgotten.": lam1 + lam2 - 2 * q * v,
        "a length is lost in the square of the reconstruction.":
            lam1 + lam2 - (2 * q - s**2 * r**2) * v,
        "the variances of the two directions are swapped.": lam1 + lam2 - (2 * q - q**2) * swapped,
        "both directions are rebuilt alike, although w is one direction.":
            (1 - q) ** 2 * (lam1 + lam2),
        "nothing is rebuilt, although w is not 0.": lam1 + lam2,
        "what is lost across the direction of w is forgotten.": (1 - q) ** 2 * v,
    })


def test_the_length_at_the_minimum(best_length):
    """The length of w with the smallest error, for every s."""
    same(best_length, 1 / sp.sqrt(s), {s: (0.3, 3)}, "best_length", near={
        "s is forgotten.": sp.Integer(1),
        "this is r², not r.": 1 / s,
        "it grows with s.": sp.sqrt(s),
    })


def test_the_variance_of_the_code(code_variance):
    """The variance of the code at the global minimum, for every s."""
    same(code_variance, s * lam1, {s: (0.3, 3), lam1: (0.5, 3)}, "code_variance", near={
        "this is the variance of the data along u₁.": lam1,
        "a column of length 1 is put in.": s**2 * lam1,
        "the factor s of the encoder is forgotten.": lam1 / s,
        "this is a standard deviation.": sp.sqrt(s * lam1),
    })


def test_the_freedom_that_is_left(freedom):
    """Free parameters for K = 2 and more."""
    same(freedom, K * (K - 1) / 2, {K: (2, 9)}, "freedom", near={
        "this is the freedom with untied weights.": K**2,
        "these are the conditions, not the parameters that they leave free.": K * (K + 1) / 2,
        "these are the angles of one axis only.": K - 1,
        "every pair of axes is counted twice.": K * (K - 1),
        "nothing is left free.": sp.Integer(0),
    })
