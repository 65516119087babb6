def test_one_image_of_one_pixel_and_one_latent(loss):
    """With B = D = K = 1 no mean matters: only σ and the constant do."""
    x, x_hat, kl = torch.tensor([[1.0]]), torch.tensor([[0.0]]), torch.tensor([[0.7]])
    found = loss(x, x_hat, kl, torch.tensor(math.log(0.5)))
    shape(found, (), "the loss")
    constant = 0.5 * math.log(2 * math.pi) + math.log(0.5)
    close(found, 2.0 + constant + 0.7, "the loss", near={
        "this is the buggy line, unchanged.": 1.0007,
        "the constant ½ log(2πσ²) is missing.": 2.7,
        "the KL still has the weight 0.001.": 2.0 + constant + 0.0007,
        "the constant counts log(2πσ²), not its half.": 2.7 + 2 * constant,
        "the squared error is divided by 2σ², not by σ².": 4.0 + constant + 0.7,
        "`log_scale` is log σ, not log σ²: exp(log_scale) is a standard deviation.":
            1.0 + 0.5 * (math.log(2 * math.pi) + math.log(0.5)) + 0.7,
        "this is the ELBO, a gain. The loss is minus the ELBO, a cost.": -(2.7 + constant),
    })


def test_two_equal_pixels_and_three_equal_latents(loss):
    """A second pixel and two more latents, all equal to the first, raise the cost."""
    kl, log_scale = torch.full((1, 3), 0.7), torch.tensor(math.log(0.5))
    found = loss(torch.ones(1, 2), torch.zeros(1, 2), kl, log_scale)
    shape(found, (), "the loss")
    pixel = 2.0 + 0.5 * math.log(2 * math.pi) + math.log(0.5)
    close(found, 2 * pixel + 3 * 0.7, "the loss", near={
        "this is the buggy line, unchanged.": 1.0007,
        "it is the loss of one pixel and one latent, as if the others told nothing new.":
            pixel + 0.7,
        "it charges the second pixel nothing.": pixel + 3 * 0.7,
        "it charges the second and the third latent nothing.": 2 * pixel + 0.7,
        "the constant of the second pixel is missing.": pixel + 2.0 + 3 * 0.7,
    })


def test_gradients_reach_everything_that_is_trained(loss):
    """x_hat, kl and log_scale get a gradient."""
    parts = [torch.full((2, 3), 0.4), torch.full((2, 2), 0.3), torch.tensor(-0.5)]
    for part in parts:
        part.requires_grad_()
    found = loss(torch.ones(2, 3), *parts)
    shape(found, (), "the loss")
    assert found.requires_grad, "the loss is cut off from the networks: do not detach it."
    found.backward()
    for name, part in zip(("x_hat", "kl", "log_scale"), parts):
        assert part.grad is not None, f"no gradient reaches `{name}`."
