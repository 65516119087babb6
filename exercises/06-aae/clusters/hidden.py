TEN, TWENTY, TWO = math.log(10), math.log(20), math.log(2)


def two(found, what):
    """The two numbers, or a sentence."""
    assert found is not ..., f"{what}: nothing is there yet."
    assert found is not None, f"{what}: None is returned. Is a `return` missing?"
    assert hasattr(found, "__len__") and len(found) == 2, f"{what} should be two numbers."
    names = (f"{what}, the first number", f"{what}, the second number")
    for value, name in zip(found, names):
        assert value is not None, f"{name}: it is None, and so not computed."
    return [*numbers(found[0], names[0]), *numbers(found[1], names[1])]


def entropy(values):
    return -sum(v * math.log(v) for v in values if v > 0)


def batch(digits):
    """Soft outputs over four categories, some of them exactly 0 or 1."""
    draw, rows = random.Random(5), []
    for digit in digits:
        row = [draw.random() ** 3 + (k == digit % 4) for k in range(4)]
        row = [0.0 if v < 0.05 else v for v in row]
        rows.append([v / sum(row) for v in row])
    rows[0], rows[1] = [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.5, 0.5]
    return rows


def expected(rows, digits):
    """Both numbers, the entropies they are made of, and what mistakes give."""
    size, width = len(rows), len(rows[0])
    total = [sum(row[k] for row in rows) / size for k in range(width)]
    mean = sum(map(entropy, rows)) / size
    groups = {d: [row for row, mine in zip(rows, digits) if mine == d] for d in set(digits)}
    inner = {
        d: [sum(row[k] for row in group) / len(group) for k in range(width)]
        for d, group in groups.items()
    }
    after = sum(len(g) / size * entropy(inner[d]) for d, g in groups.items())
    even_total = [sum(inner[d][k] for d in inner) / len(inner) for k in range(width)]
    hard = [[float(k == row.index(max(row))) for k in range(width)] for row in rows]
    return {
        "image": entropy(total) - mean, "digit": entropy(total) - after, "total": entropy(total),
        "mean": mean, "after": after, "hard": hard,
        "even": entropy(even_total) - sum(map(entropy, inner.values())) / len(inner),
        "frequencies": entropy([len(g) / size for g in groups.values()]),
    }  # fmt: skip


DIGITS = [0, 0, 0, 0, 0, 1, 1, 2, 3, 3, 3, 4, 5, 5, 6, 7, 7, 8, 9, 9]


def test_the_information_about_the_image(informations):
    """Twenty images with soft outputs over four categories: the first number."""
    rows = batch(DIGITS)
    true = expected(rows, DIGITS)
    found = two(informations(np.array(rows), np.array(DIGITS)), "informations")[0]
    close(found, true["image"], "the information about the image", near={
        "the mean entropy of the outputs is forgotten.": true["total"],
        "this is the mean entropy of the outputs alone.": true["mean"],
        "the mean entropy of the outputs is added, not taken off.": true["total"] + true["mean"],
        "this is the information about the digit: the two numbers are exchanged.": true["digit"],
        "the outputs are rounded to the most probable category.":
            expected(true["hard"], DIGITS)["image"],
        "the entropies are added over the images, not averaged.":
            true["total"] - 20 * true["mean"],
        "this is in bits.": true["image"] / TWO,
        "this is a share of log C, not a number in nats.": true["image"] / math.log(4),
        "its sign is turned.": -true["image"],
    })


def test_the_information_about_the_digit(informations):
    """The same images: the second number. The digits differ in frequency."""
    rows = batch(DIGITS)
    true = expected(rows, DIGITS)
    found = two(informations(np.array(rows), np.array(DIGITS)), "informations")[1]
    close(found, true["digit"], "the information about the digit", near={
        "this is the information about the image: the two numbers are exchanged.": true["image"],
        "every digit counts equally, however often it occurs.": true["even"],
        "the outputs are rounded to the most probable category.":
            expected(true["hard"], DIGITS)["digit"],
        "the entropy of the category is forgotten.": -true["after"],
        "this is what the category leaves unknown, not what it tells.":
            true["frequencies"] - true["digit"],
        "this is in bits.": true["digit"] / TWO,
        "this is a share of log C, not a number in nats.": true["digit"] / math.log(4),
    })


def test_absent_digits(informations):
    """A batch that holds three digits only."""
    digits = [3, 3, 3, 5, 5, 8, 8, 8]
    rows = batch(digits)
    true = expected(rows, digits)
    found = two(informations(np.array(rows), np.array(digits)), "informations")
    close(found, [true["image"], true["digit"]], "the pair of informations for three digits")


def test_the_predicted_information_about_the_image(prediction):
    """The first number of all six predictions."""
    true = {
        "digits": TEN, "slant": TEN, "collapse": 0, "undecided": 0, "twenty": TWENTY, "mixed": TEN,
    }  # fmt: skip
    near = {
        "digits": {"this is in bits.": TEN / TWO},
        "undecided": {
            "equal frequencies are taken for information.": TEN,
        },
        "collapse": {"a sure category that is always the same is taken for information.": TEN},
        "slant": {"only what the category tells about the digit is counted.": 0.0},
        "twenty": {"the number of digits is counted, not of categories.": TEN},
        "mixed": {
            "what is lost about the digit is taken off here too.": TEN - 0.2 * TWO,
        },
    }
    for name, value in true.items():
        what = f"what is predicted about the image for {name!r}"
        assert name in prediction, f"prediction has no entry {name!r}."
        found = two(prediction[name], what)[0]
        close(found, value, what, 1e-2 if value else 5e-3, near=near[name])


def test_the_predicted_information_about_the_digit(prediction):
    """The second number of all six predictions."""
    true = {
        "digits": TEN, "slant": 0, "collapse": 0, "undecided": 0, "twenty": TEN,
        "mixed": TEN - 0.2 * TWO,
    }  # fmt: skip
    near = {
        "digits": {"this is in bits.": TEN / TWO},
        "slant": {"the slants are taken for digits.": TEN},
        "collapse": {"a sure category that is always the same is taken for information.": TEN},
        "undecided": {"equal frequencies are taken for information.": TEN},
        "twenty": {"the number of categories is counted, not of digits.": TWENTY},
        "mixed": {
            "nothing is taken off for the two digits that share.": TEN,
            "log 2 is taken off for all digits, not for those that share.": TEN - TWO,
            "log 2 is taken off for one of the two digits only.": TEN - 0.1 * TWO,
            "4 and 9 are counted as if their categories told nothing at all.": 0.8 * TEN,
        },
    }
    for name, value in true.items():
        what = f"what is predicted about the digit for {name!r}"
        assert name in prediction, f"prediction has no entry {name!r}."
        found = two(prediction[name], what)[1]
        close(found, value, what, 1e-2 if value else 5e-3, near=near[name])
