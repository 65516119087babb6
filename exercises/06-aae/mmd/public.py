def test_a_point_does_not_meet_itself(mmd):
    """Two points on each side, all far apart: no pair is close, so the estimate is 0."""
    a, b = torch.tensor([[0.0], [20.0]]), torch.tensor([[40.0], [60.0]])
    found = mmd(a, b, 1.0)
    shape(found, (), "the estimate")
    close(found, 0.0, "the estimate", near={
        "a point meets itself, and these pairs are divided by N².": 1.0,
        "a point meets itself, and these pairs are divided by N(N − 1).": 2.0,
    })


def test_the_estimate_may_be_negative(mmd):
    """Two equal sets of two far points: within 0, between ½, so the estimate is −1."""
    a = torch.tensor([[0.0, 0.0], [0.0, 20.0]])
    close(mmd(a, a.clone(), 1.0), -1.0, "the estimate of two equal sets", near={
        "points meet themselves, or it is clipped at 0, or a mixed pair is left out.": 0.0,
        "the factor 2 of the mixed mean is forgotten.": -0.5,
        "its sign is lost, or points meet themselves.": 1.0,
    })


def test_one_pair_at_a_distance_of_three(mmd):
    """Three far groups; two of the three points of `a` lie 3 apart, and h = 1.5."""
    a = torch.tensor([[0.0, 0.0], [3.0, 0.0], [0.0, 90.0]]).double()
    b = torch.tensor([[400.0, 0.0], [400.0, 90.0]]).double()
    near_pair = math.exp(-9 / 3)  # 2 of the 6 ordered pairs of `a`; all others give 0
    close(mmd(a, b, 1.5), near_pair / 3, "the estimate with one near pair", 1e-6, near={
        "the 2 in the exponent of the kernel is forgotten.": math.exp(-9 / 1.5) / 3,
        "the distance in the kernel is not squared.": math.exp(-3 / 3) / 3,
        "h is squared in the exponent, as if it were a width.": math.exp(-9 / 4.5) / 3,
        "the squares are averaged over the coordinates, not added.": math.exp(-4.5 / 3) / 3,
        "the pairs of a point with itself are left out of the sum, not of the count.":
            2 * near_pair / 9,
        "its pairs i < j are counted once, and divided by the number of ordered pairs.":
            near_pair / 6,
        "a point meets itself, in the sum and in the count.": (3 + 2 * near_pair) / 9 + 0.5,
        "a point meets itself in the sum; only the count leaves it out.":
            (3 + 2 * near_pair) / 6 + 1.0,
        "a root is taken: this is not the square of the discrepancy.": math.sqrt(near_pair / 3),
    })


def test_the_surplus_falls_with_the_number_of_points(surplus):
    """A formula in B, h, s and t; positive; the same with s and t exchanged; ½ of it for 2B."""
    B, h, s, t = sp.symbols("B h s t", positive=True)
    formula = expression(surplus, [B, h, s, t], "surplus")
    found = [
        numbers(formula.subs({B: size, h: 0.7, s: first, t: second}), "surplus")[0]
        for size, first, second in ((10, 0.5, 1.4), (20, 0.5, 1.4), (10, 1.4, 0.5))
    ]
    assert found[0] > 0, (
        f"surplus is {found[0]:.4g} at B = 10, h = 0.7, s = 0.5, t = 1.4. A point is nearer to "
        "itself than to others, so the diagonal makes the estimate larger."
    )
    assert abs(found[0] - found[2]) < 1e-9, (
        f"surplus is {found[0]:.4f} for s = 0.5, t = 1.4 and {found[2]:.4f} for s = 1.4, t = 0.5: "
        "both sets have a diagonal, and they are alike."
    )
    assert abs(found[0] - 2 * found[1]) < 1e-9, (
        f"surplus is {found[0]:.5f} for B = 10 and {found[1]:.5f} for B = 20. A diagonal has B of "
        "B² pairs, so twice as many points halve it."
    )
    wide = numbers(formula.subs({B: 10, h: 10**9, s: 0.5, t: 1.4}), "surplus")[0]
    assert abs(wide) < 1e-3, (
        f"surplus is {wide:.4g} at B = 10 for a kernel that is far wider than both laws. All pairs "
        "look alike to it, so the diagonal adds nothing."
    )
