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


def test_the_loss_of_several_grey_images(report):
    """Four images of three pixels: the first result is an average over images of a sum over pixels."""
    outputs = [[0.3, 0.6, 0.5], [0.8, 0.45, 0.2], [0.5, 0.35, 0.7], [0.2, 0.9, 0.4]]
    loss, _ = averages(IMAGES, outputs)
    found = report(torch.tensor(IMAGES), torch.tensor(outputs))
    close(found[0], loss, "the cross-entropy", tolerance=1e-3, near={
        "it is summed over the images too: average over them.": 4 * loss,
        "it is averaged over the pixels: they are summed.": loss / 3,
        "the axes are swapped: sum over pixels, average over images.": loss * 4 / 3,
    })


def test_black_and_white_pixels_cost_nothing_in_the_floor(report):
    """Pixels of exactly 0 or 1 add 0 to the floor, not NaN."""
    outputs = [[0.1, 0.8, 0.5], [0.9, 0.2, 0.3]]
    loss, floor = averages(BINARY, outputs)
    excess = numbers(report(torch.tensor(BINARY), torch.tensor(outputs))[1], "the second result")
    close(excess, loss - floor, "how far the loss lies above its floor", tolerance=1e-3, near={
        "this is the loss itself: the floor of the grey pixel is missing.": loss,
        "the floor counts twice, or its sign is wrong.": loss + floor,
        "the images are added up: average over them.": 2 * (loss - floor),
    })


def test_a_perfect_reconstruction_reaches_the_floor(report):
    """If the outputs equal the images, nothing lies above the floor."""
    excess = report(torch.tensor(IMAGES), torch.tensor(IMAGES))[1]
    close(excess, 0.0, "the excess of a perfect reconstruction", tolerance=1e-3)


def test_the_numbers_of_the_author(per_image, smallest):
    """The author's 0.09 in nats per image, and the smallest number the script can give."""
    close(per_image, 70.56, "per_image", tolerance=0.01, near={
        "an image has 28·28 pixels, not 28.": 0.09 * 28,
        "0.09 is the average over images and pixels; an image has 784 pixels.": 0.09,
        "the script divides by the number of pixels, so undo it by multiplying.": 0.09 / 784,
    })
    close(smallest, 45.53 / 784, "smallest", tolerance=2e-3, near={
        "the floor is in nats per image, and the script averages over pixels too.": 45.53,
        "zero is reached only if every pixel is black or white; these images are grey.": 0.0,
    })
