def test_points_and_labels_of_the_repaired_pairs(judged_pairs):
    """Petals, labels and their frequencies on both sides, in a batch of 600."""
    draw = random.Random(3)
    labels = [draw.choice([0, 1, 1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 8, 9]) for _ in range(600)]
    codes, labels = torch.randn(600, 2), torch.tensor(labels)
    found = judged_pairs(codes, labels)
    assert isinstance(found, (tuple, list)) and len(found) == 2, (
        "judged_pairs should return two tensors, `real` and `fake`."
    )
    for side, name in zip(found, ("real", "fake")):
        shape(side, (600, 12), name)
    real, fake = (side.tolist() for side in found)
    told, shown = (
        [max(range(10), key=row[2:].__getitem__) for row in side] for side in (real, fake)
    )
    petals = [round(math.atan2(row[1], row[0]) / (2 * math.pi / 10)) % 10 for row in real]

    def place(row):
        return round(row[0], 4), round(row[1], 4)

    rows = dict(zip(map(place, codes.tolist()), labels.tolist()))
    seen = [rows.get(place(row)) for row in fake]
    assert None not in seen, "some points of the fake side are no codes of the batch."
    assert len(set(map(place, fake))) == 600, "some codes stand twice on the fake side."
    wrong = sum(mine != label for mine, label in zip(shown, seen))
    assert not wrong, f"{wrong} of 600 codes stand beside a label that is not their own."
    home = sum(label == petal for label, petal in zip(told, petals)) / 600
    moved = sum((label + 1) % 10 == petal for label, petal in zip(told, petals)) / 600
    assert moved < 0.99, "real points lie one petal too far: the petals are counted from 1."
    assert home > 0.99, (
        f"{home:.0%} of the real points lie in the petal of the label beside them: "
        + ("the label tells nothing about the petal." if home < 0.3 else "some rows are mixed up.")
    )
    counts, wanted = ([side.count(k) for k in range(10)] for side in (told, labels.tolist()))
    k = max(range(10), key=lambda k: abs(counts[k] - wanted[k]))
    assert counts == wanted, (
        f"the label {k} stands beside {counts[k]} real points and {wanted[k]} codes: "
        "the judge can guess the side from the label alone."
    )
    spread = {place(row) for row in real}
    assert len(spread) > 590, f"the 600 prior samples lie at only {len(spread)} different places."


def test_the_share_before_the_repair(share):
    """The share of the sevens in petal 7, with the wrong line."""
    close(share, 0.2, "share", near={
        "you have the share after the repair, not that of the wrong line.": 1.0,
        "you take the wrong line to keep all sevens out of petal 7.": 0.0,
        "you count all petals as equally full.": 0.1,
        "you have the share of the sevens in the other petals.": 0.8,
        "you have a percentage, not a share.": 20.0,
    })
