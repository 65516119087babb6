def test_the_cross_entropy_of_two_images(report):
    """Two images of three pixels, one of them black: the first result."""
    images, outputs = [[0.0, 0.5, 0.2], [0.6, 0.75, 0.4]], [[0.2, 0.4, 0.3], [0.5, 0.8, 0.1]]
    found = report(torch.tensor(images), torch.tensor(outputs))
    assert found is not None, "report should return two numbers, and returns None: is a `return` missing?"
    found = found.tolist() if hasattr(found, "tolist") else found
    assert isinstance(found, (tuple, list)) and len(found) == 2, (
        "report should return two numbers: the cross-entropy and how far it lies above the floor."
    )
    pairs = [(a, b) for x, y in zip(images, outputs) for a, b in zip(x, y)]
    first = -sum(a * math.log(b) for a, b in pairs)
    both = first - sum((1 - a) * math.log(1 - b) for a, b in pairs)
    close(found[0], both / 2, "the cross-entropy of two images", near={
        "this is not in nats per image.": both / 6,
        "this grows with the number of images.": both,
        "an average stands where a sum belongs, and a sum where an average belongs.": both / 3,
        "only −x log x̂ is left of the two terms.": first / 2,
        "784 is written into it, and these images have three pixels.": both / 6 * 784,
    })


def test_how_far_two_images_lie_above_the_floor(report):
    """Two images of three pixels, one of them black: the second result."""
    images, outputs = [[0.0, 0.5, 0.2], [0.6, 0.75, 0.4]], [[0.2, 0.4, 0.3], [0.5, 0.8, 0.1]]
    found = report(torch.tensor(images), torch.tensor(outputs))
    assert found is not None, "report should return two numbers, and returns None: is a `return` missing?"
    found = found.tolist() if hasattr(found, "tolist") else found
    assert isinstance(found, (tuple, list)) and len(found) == 2, (
        "report should return two numbers: the cross-entropy and how far it lies above the floor."
    )
    pairs = [(a, b) for x, y in zip(images, outputs) for a, b in zip(x, y)]
    loss = -sum(a * math.log(b) + (1 - a) * math.log(1 - b) for a, b in pairs) / 2
    floor = -sum(p * math.log(p) for a, _ in pairs for p in (a, 1 - a) if p > 0) / 2
    close(found[1], loss - floor, "how far two images lie above the floor", near={
        "this is the floor itself.": floor,
        "this is the cross-entropy itself.": loss,
        "its sign is that of the floor minus the cross-entropy.": floor - loss,
        "the floor is added.": loss + floor,
        "this is not in nats per image.": (loss - floor) / 3,
        "this grows with the number of images.": 2 * (loss - floor),
        "an average stands where a sum belongs, and a sum where an average belongs.":
            (loss - floor) * 2 / 3,
    })


def test_the_author_pays_at_least_the_floor(per_image):
    """per_image is one number of nats, and not below the average floor of the test set."""
    found = numbers(per_image, "per_image")
    assert len(found) == 1, f"per_image should be one number, and holds {len(found)}."
    assert found[0] >= 45.53, (
        f"per_image is {found[0]:.4g}: no model costs less than the floor, 45.53 nats per image."
    )


def test_the_author_does_not_print_less_than_the_smallest_number(smallest):
    """smallest is one number, not below 0 and not above the author's own 0.09."""
    found = numbers(smallest, "smallest")
    assert len(found) == 1, f"smallest should be one number, and holds {len(found)}."
    assert 0 <= found[0] <= 0.09, (
        f"smallest is {found[0]:.4g}: the line printed 0.09, and prints nothing below `smallest`."
    )
