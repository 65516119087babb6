def test_one_grey_image_of_two_pixels(report):
    """One image (½, ½), reconstructed as (½, ¼): the loss is 2 log 2 + ½ log(4/3)."""
    found = report(torch.tensor([[0.5, 0.5]]), torch.tensor([[0.5, 0.25]]))
    assert isinstance(found, (tuple, list)) and len(found) == 2, "report should return two numbers."
    shape(found[0], (), "the first result")
    shape(found[1], (), "the second result")
    loss = 2 * math.log(2) + 0.5 * math.log(4 / 3)
    close(found[0], loss, "the cross-entropy of one image", near={
        "this is nats per pixel: the pixels of an image are summed, not averaged.": loss / 2,
        "only −x log x̂ is left: the second term, for 1 − x, is missing.": 1.5 * math.log(2),
        "the number of pixels comes from `x`, and is not always 784.": loss / 2 * 784,
    })
