def test_the_centre_is_charged_as_for_a_gaussian(rate):
    """Moving the centre from 0 to m adds ½m² to the rate."""
    m, b = sp.Symbol("m", real=True), sp.Symbol("b", positive=True)
    found = expression(rate, [m, b], "rate")
    same(found - found.subs(m, 0), m**2 / 2, {m: (-2, 2), b: (0.2, 2)}, "rate minus rate at m = 0")
