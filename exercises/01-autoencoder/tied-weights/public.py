def test_a_very_short_column_rebuilds_nothing(tied_error):
    """At r = 0.000001 the error is the total variance, up to rounding."""
    r, theta, s, lam1, lam2 = symbols = sp.symbols("r theta s lam1 lam2", positive=True)
    found = expression(tied_error, symbols, "tied_error").subs(r, sp.Rational(1, 10**6))
    ranges = {theta: (0.1, 1.4), s: (0.5, 2), lam1: (2, 3), lam2: (0.5, 1.5)}
    same(found, lam1 + lam2, ranges, "tied_error at r = 0.000001", tolerance=1e-6)


def test_the_error_at_one_point(tied_error):
    """tied_error at r = 0.6, theta = 0.7, s = 1.5, lam1 = 3, lam2 = 1."""
    r, theta, s, lam1, lam2 = symbols = sp.symbols("r theta s lam1 lam2", positive=True)
    point = {r: 0.6, theta: 0.7, s: 1.5, lam1: 3, lam2: 1}
    found = expression(tied_error, symbols, "tied_error").subs(point)
    close(found, 2.2891979, "tied_error at r = 0.6, theta = 0.7, s = 1.5, lam1 = 3, lam2 = 1", near={
        "s is forgotten.": 2.7188514,
        "s w wᵀ is taken for a projection.": 2.82821774,
        "the square of the reconstruction is forgotten.": 1.65643549,
        "nothing is rebuilt, although w is not 0.": 4.0,
        "both directions are rebuilt alike, although w is one direction.": 0.8464,
        "what is lost across the direction of w is forgotten.": 0.459165047,
        "the variances of the two directions are swapped.": 2.5572021,
        "the square of the reconstruction is subtracted, not added.": 1.02367307,
        "this is the error of the best length, and not of r.": 1.83003286,
    })


def test_the_best_length_at_one_point(best_length):
    """best_length is a formula in s; its value at s = 4."""
    s = sp.Symbol("s", positive=True)
    found = expression(best_length, [s], "best_length").subs(s, 4)
    close(found, 0.5, "best_length at s = 4", near={
        "s is forgotten.": 1.0, "this is r², not r.": 0.25, "it grows with s.": 2.0,
    })


def test_the_code_variance_at_one_point(code_variance):
    """code_variance is a formula in s and lam1; its value at s = 2.25, lam1 = 2."""
    s, lam1 = sp.symbols("s lam1", positive=True)
    found = expression(code_variance, [s, lam1], "code_variance").subs({s: 2.25, lam1: 2})
    close(found, 4.5, "code_variance at s = 2.25, lam1 = 2", near={
        "this is the variance of the data along u₁.": 2.0,
        "a column of length 1 is put in.": 10.125,
        "the factor s of the encoder is forgotten.": 2 / 2.25,
        "this is a standard deviation.": math.sqrt(4.5),
    })


def test_the_freedom_of_four_columns(freedom):
    """freedom is a formula in K; its values at K = 1 and K = 4."""
    K = sp.Symbol("K", positive=True)
    parsed = expression(freedom, [K], "freedom")
    close(parsed.subs(K, 4), 6, "freedom at K = 4", near={
        "this is the freedom with untied weights.": 16,
        "these are the conditions, not the parameters that they leave free.": 10,
        "these are the angles of one axis only.": 3,
        "every pair of axes is counted twice.": 12,
        "nothing is left free.": 0,
    })
    close(parsed.subs(K, 1), 0, "freedom at K = 1")
