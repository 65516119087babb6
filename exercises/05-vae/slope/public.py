def test_halfway_between_two_images(best_decoder):
    """Two images with means −1 and 1 and variance 0.5, at z = 0: the average of both."""
    x = torch.tensor([[0.0, 1.0, 0.25], [1.0, 0.5, 0.25]])
    found = best_decoder(torch.tensor(0.0), x, torch.tensor([-1.0, 1.0]), torch.tensor([0.5, 0.5]))
    assert found is not None, "the result of `best_decoder` is None: is a `return` missing?"
    pair = isinstance(found, (tuple, list)) or getattr(found, "ndim", 0) == 2
    assert pair and len(found) == 2, (
        "`best_decoder` should return two tensors, the output and the slope."
    )
    output, slope = found
    shape(output, (3,), "the output")
    shape(slope, (3,), "the slope")
    close(output, [0.5, 0.75, 0.25], "the output", near={
        "the weights do not sum to 1.": [
            c * 2 * math.exp(-1) / math.sqrt(math.pi) for c in (0.5, 0.75, 0.25)],
    })
    close(slope, [1.0, -0.5, 0.0], "the slope", near={
        "its sign is wrong: pixel 0 is 0 in the left image and 1 in the right one, so it rises.": [-1.0, 0.5, 0.0],
        "it is half as steep as it should be: narrower posteriors make a steeper output.": [0.5, -0.25, 0.0],
    })


def test_a_pixel_that_is_equal_in_all_images(best_decoder):
    """A pixel that is 0.75 in all images is 0.75 at every z, with the slope 0."""
    x = torch.tensor([[0.0, 0.75], [1.0, 0.75], [0.5, 0.75]])
    means, variances = torch.tensor([-1.0, 0.5, 2.0]), torch.tensor([0.5, 0.25, 1.0])
    for z in (-0.5, 0.75):
        found = best_decoder(torch.tensor(z), x, means, variances)
        assert found is not None, "the result of `best_decoder` is None: is a `return` missing?"
        output, slope = found
        shape(output, (2,), f"the output at z = {z}")
        shape(slope, (2,), f"the slope at z = {z}")
        level, steep = numbers(output)[1], numbers(slope)[1]
        assert abs(level - 0.75) < 1e-4, (
            f"at z = {z} the output of this pixel is {level:.4g}: do the weights sum to 1?"
        )
        assert abs(steep) < 1e-4, (
            f"at z = {z} the slope of this pixel is {steep:.4g}, and its output never changes. "
            "Does the sum of the weights stay 1 if z moves?"
        )
