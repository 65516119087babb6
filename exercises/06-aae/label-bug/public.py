def test_the_share_is_a_number_from_0_to_1(share):
    """One number from 0 to 1."""
    found = numbers(share, "share")
    assert len(found) == 1, f"share should be one number, and holds {len(found)}."
    assert 0 <= found[0] <= 1, f"share should lie between 0 and 1, and is {found[0]:.4g}."


def test_both_sides_have_a_point_and_a_label(judged_pairs):
    """The pair, the shapes, and one label in each row."""
    codes, labels = torch.randn(40, 2), torch.arange(40) % 10
    found = judged_pairs(codes, labels)
    assert found is not None, "judged_pairs returns None: is a `return` missing?"
    assert isinstance(found, (tuple, list)) and len(found) == 2, (
        "judged_pairs should return two tensors, `real` and `fake`, and returns "
        + (f"{len(found)} of them." if isinstance(found, (tuple, list))
           else f"one {type(found).__name__}.")
    )  # fmt: skip
    for pairs, name in zip(found, ("real", "fake")):
        shape(pairs, (40, 12), name)
        told = numbers(pairs[:, 2:].sum(1), name)
        close(told, [1.0] * 40, f"the sum of the ten label entries of each row of {name}")


def test_labels_and_petals_row_by_row(judged_pairs):
    """50 rows with eight labels: their frequencies in real and fake, then the petal of each row."""
    labels = [0, 1, 2, 3, 4, 5, 6, 7, 7, 7] * 5
    codes = torch.stack([torch.tensor(labels).float(), torch.randn(50)], dim=1)
    found = judged_pairs(codes, torch.tensor(labels))
    assert isinstance(found, (tuple, list)) and len(found) == 2, (
        "judged_pairs should return two tensors, `real` and `fake`."
    )
    for pairs, name in zip(found, ("real", "fake")):
        shape(pairs, (50, 12), name)
    told = [[max(range(10), key=row[2:].__getitem__) for row in side.tolist()] for side in found]
    k = max(range(10), key=lambda k: abs(told[0].count(k) - told[1].count(k)))
    assert told[0].count(k) == told[1].count(k), (
        f"real shows the label {k} in {told[0].count(k)} of 50 rows, and fake in "
        f"{told[1].count(k)}: the label gives away the side."
    )
    for n, row in enumerate(found[1].tolist()):
        assert round(row[0]) == told[1][n], (
            f"row {n} of fake has a code of the label {round(row[0])}, and the label {told[1][n]} "
            "beside it."
        )
    for n, row in enumerate(found[0].tolist()):
        petal = round(math.atan2(row[1], row[0]) / (2 * math.pi / 10)) % 10
        assert petal == told[0][n], (
            f"row {n} of real has its point in petal {petal}, and the label {told[0][n]} beside it."
        )
