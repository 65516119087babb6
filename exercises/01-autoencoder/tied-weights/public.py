def test_a_column_of_length_zero_rebuilds_nothing(tied_error):
    """At r = 0 the error is the total variance."""
    r, theta, s, lam1, lam2 = symbols = sp.symbols("r theta s lam1 lam2", positive=True)
    found = expression(tied_error, symbols, "tied_error").subs(r, 0)
    ranges = {theta: (0.1, 1.4), s: (0.5, 2), lam1: (2, 3), lam2: (0.5, 1.5)}
    same(found, lam1 + lam2, ranges, "tied_error at r = 0")


def test_one_column_has_no_freedom_but_its_sign(freedom):
    """K = 1: the minimum is w or −w, so no parameter is free."""
    K = sp.Symbol("K", positive=True)
    close(expression(freedom, [K], "freedom").subs(K, 1), 0, "freedom at K = 1")
