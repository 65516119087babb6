h, g = sp.symbols("h g", positive=True)


def test_equal_coins_leave_the_judge_in_doubt(d_heads, d_tails):
    """For g = h the best answer is ½ on both sides."""
    for answer, name in ((d_heads, "d_heads"), (d_tails, "d_tails")):
        found = expression(answer, [h, g], name).subs(g, h)
        same(found, sp.Rational(1, 2), {h: (0.1, 0.9)}, f"{name} at g = h")


def test_equal_coins_have_no_divergence(coin_jsd):
    """For g = h the JSD is 0."""
    found = expression(coin_jsd, [h, g], "coin_jsd").subs(g, h)
    same(found, 0, {h: (0.1, 0.9)}, "coin_jsd at g = h")
