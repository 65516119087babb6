def test_both_sides_have_a_point_and_a_label(judged_pairs):
    """The shapes, and one label in each row."""
    codes, labels = torch.randn(40, 2), torch.arange(40) % 10
    for pairs, name in zip(judged_pairs(codes, labels), ("real", "fake")):
        shape(pairs, (40, 12), name)
        told = numbers(pairs[:, 2:].sum(1), name)
        close(told, [1.0] * 40, f"the sum of the ten label entries of each row of {name}")


def test_a_batch_of_sevens_lies_in_one_petal(judged_pairs):
    """If all labels are 7, all real points lie in the direction of petal 7."""
    real, _ = judged_pairs(torch.randn(50, 2), torch.full((50,), 7))
    angles = [math.atan2(row[1], row[0]) for row in real.tolist()]
    inside = sum(round(angle / (2 * math.pi / 10)) % 10 == 7 for angle in angles)
    assert inside == 50, f"of 50 real points with the label 7, {inside} lie in petal 7."
