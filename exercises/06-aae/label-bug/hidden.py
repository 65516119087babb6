def batch():
    """Labels that are not equally frequent, and codes."""
    draw = random.Random(3)
    labels = [draw.choice([0, 1, 1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 8, 9]) for _ in range(600)]
    return torch.randn(600, 2), torch.tensor(labels)


def told(pairs):
    """The label of each row."""
    shape(pairs, (600, 12), "each side")
    return [max(range(10), key=row[2:].__getitem__) for row in pairs.tolist()]


def petals(pairs):
    """The petal of each row's point."""
    return [round(math.atan2(row[1], row[0]) / (2 * math.pi / 10)) % 10 for row in pairs.tolist()]


def place(row):
    return round(row[0], 4), round(row[1], 4)


def test_points_and_labels_of_the_repaired_pairs(judged_pairs):
    """Petals, labels and their frequencies on both sides, in a batch of 600."""
    codes, labels = batch()
    real, fake = judged_pairs(codes, labels)
    rows = dict(zip(map(place, codes.tolist()), labels.tolist()))
    seen = [rows.get(place(row)) for row in fake.tolist()]
    assert None not in seen, "some points of the fake side are no codes of the batch."
    wrong = sum(mine != label for mine, label in zip(told(fake), seen))
    assert not wrong, f"{wrong} of 600 codes stand beside a label that is not their own."
    pairs = list(zip(told(real), petals(real)))
    home = sum(label == petal for label, petal in pairs) / len(pairs)
    moved = sum((label + 1) % 10 == petal for label, petal in pairs) / len(pairs)
    assert moved < 0.99, "real points lie one petal too far: petal k belongs to the label k."
    assert home > 0.99, (
        f"{home:.0%} of the real points lie in the petal of the label beside them: "
        + ("the label tells nothing about the petal." if home < 0.3 else "all of them should.")
    )
    counts, wanted = ([side.count(k) for k in range(10)] for side in (told(real), labels.tolist()))
    k = max(range(10), key=lambda k: abs(counts[k] - wanted[k]))
    assert counts == wanted, (
        f"the label {k} stands beside {counts[k]} real points and {wanted[k]} codes: "
        "the judge can guess the side from the label alone."
    )


def test_the_share_before_the_repair(share):
    """The share of the sevens in petal 7, with the wrong line."""
    close(share, 0.1, "share", near={
        "that is the share after the repair. Before it, what is p(z | y)?": 1.0,
        "nothing keeps the sevens out of petal 7 either.": 0.0,
        "it should be a share, not a percentage.": 10.0,
    })
