def coin(a, b):
    """Cross-entropy of one pixel a against b, by plain numbers."""
    return -sum(p * math.log(q) for p, q in ((a, b), (1 - a, 1 - b)) if p > 0)


IMAGES = [[0.2, 0.7, 0.4], [0.9, 0.5, 0.1], [0.6, 0.3, 0.8], [0.25, 0.75, 0.35]]
BINARY = [[0.0, 1.0, 0.4], [1.0, 0.0, 0.0]]


def averages(images, outputs):
    rows = [
        (sum(coin(a, b) for a, b in zip(x, y)), sum(coin(a, a) for a in x))
        for x, y in zip(images, outputs)
    ]
    return [sum(column) / len(images) for column in zip(*rows)]


def pair(found):
    assert found is not None, "report should return two numbers, and returns None: is a `return` missing?"
    found = found.tolist() if hasattr(found, "tolist") else found
    assert isinstance(found, (tuple, list)) and len(found) == 2, "report should return two numbers."
    return found


def test_the_loss_of_several_grey_images(report):
    """Four images of three pixels: the first result is an average over images of a sum over pixels."""
    outputs = [[0.3, 0.6, 0.5], [0.8, 0.45, 0.2], [0.5, 0.35, 0.7], [0.2, 0.9, 0.4]]
    loss, _ = averages(IMAGES, outputs)
    found = pair(report(torch.tensor(IMAGES), torch.tensor(outputs)))
    close(found[0], loss, "the cross-entropy", tolerance=1e-3, near={
        "it is summed over the images too.": 4 * loss,
        "it is averaged over the pixels too.": loss / 3,
        "the axes are swapped.": loss * 4 / 3,
    })


def test_black_and_white_pixels_cost_nothing_in_the_floor(report):
    """Pixels of exactly 0 or 1 add 0 to the floor, not NaN."""
    outputs = [[0.1, 0.8, 0.5], [0.9, 0.2, 0.3]]
    loss, floor = averages(BINARY, outputs)
    excess = numbers(
        pair(report(torch.tensor(BINARY), torch.tensor(outputs)))[1], "the second result"
    )
    close(excess, loss - floor, "how far the loss lies above its floor", tolerance=1e-3, near={
        "this is the loss itself: the floor of the grey pixel is missing.": loss,
        "this is the floor itself.": floor,
        "the floor counts twice, or its sign is wrong.": loss + floor,
        "the images are added up.": 2 * (loss - floor),
    })


def test_a_perfect_reconstruction_reaches_the_floor(report):
    """If the outputs equal the images, nothing lies above the floor."""
    excess = pair(report(torch.tensor(IMAGES), torch.tensor(IMAGES)))[1]
    close(excess, 0.0, "the excess of a perfect reconstruction", tolerance=1e-3)


def test_the_number_of_the_author(per_image):
    """The author's 0.09 in nats per image."""
    close(per_image, 70.56, "per_image", tolerance=0.01, near={
        "28 pixels are taken for an image.": 0.09 * 28,
        "this is the author's number, which is averaged over pixels too.": 0.09,
        "this divides by the number of pixels once more.": 0.09 / 784,
    })


def test_the_smallest_number_of_the_script(smallest):
    """The smallest number that the unrepaired line can give."""
    close(smallest, 45.53 / 784, "smallest", tolerance=2e-3, near={
        "this is in nats per image, which is not the unit of the script.": 45.53,
        "this takes every pixel for black or white.": 0.0,
        "28 pixels are taken for an image.": 45.53 / 28,
    })
