def test_halfway_between_two_images(best_decoder):
    """Two images with means −1 and 1 and variance 0.5, at z = 0: the average of both."""
    x = torch.tensor([[0.0, 1.0, 0.25], [1.0, 0.5, 0.25]])
    found = best_decoder(torch.tensor(0.0), x, torch.tensor([-1.0, 1.0]), torch.tensor([0.5, 0.5]))
    assert found is not None and len(found) == 2, (
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
        "its sign is wrong: the derivative of −(z − μ)²/(2v) is (μ − z)/v.": [-1.0, 0.5, 0.0],
        "the variance is missing: the derivative of −(z − μ)²/(2v) is (μ − z)/v.": [0.5, -0.25, 0.0],
    })
