def test_two_images_of_three_pixels_and_two_latents(loss):
    """B = 2, D = 3, K = 2, σ = ½: the value, and gradients for x_hat, kl and log_scale."""
    x, kl = torch.tensor([[1.0, 0.2, 0.5], [0.0, 0.4, 0.9]]), torch.tensor([[0.7, 0.1], [0.3, 0.5]])
    x_hat = x - torch.tensor([[0.6, -0.2, 0.5], [0.3, 0.1, -0.4]])
    log_scale = torch.tensor(math.log(0.5))
    found = loss(x, *(part.requires_grad_() for part in (x_hat, kl, log_scale)))
    shape(found, (), "the loss")
    e, c, r = 0.91, math.log(math.pi / 2) / 2, 0.8
    close(found, e + 3 * c + r, "the loss", near={
        "this is the line of the repository, unchanged.": e / 6 + 0.0004,
        "the distortion is averaged over the pixels.": e / 3 + c + r,
        "the KL is averaged over the latents.": e + 3 * c + r / 2,
        "the distortion and the KL are averaged over everything.": e / 3 + c + r / 2,
        "it is added up over the images.": 2 * (e + 3 * c + r),
        "the constant counts once per image, and not once per pixel.": e + c + r,
        "the constant is forgotten.": e + r,
        "the KL still has the weight 0.001.": e + 3 * c + r / 1000,
        "the squared error is divided by σ², and its ½ is forgotten.": 2 * e + 3 * c + r,
        "`log_scale` is read as log σ².": e / 2 + 1.5 * math.log(math.pi) + r,
        "this is the ELBO, a gain.": -(e + 3 * c + r),
    })
    assert getattr(found, "requires_grad", False), "the loss is cut off from the networks."
    found.backward()
    for name, part in (("x_hat", x_hat), ("kl", kl), ("log_scale", log_scale)):
        assert part.grad is not None, f"no gradient reaches `{name}`."


def test_trained_is_one_small_variance(trained):
    """trained is one number above 0 and below 1."""
    ok = len(found := numbers(trained, "trained")) == 1 and 0 < found[0] < 1
    assert ok, "trained should be one number, a small variance: above 0 and below 1."


def test_the_weight_has_to_grow(collapse_weight):
    """collapse_weight is one number above 0.001, where latents are still used."""
    ok = len(found := numbers(collapse_weight, "collapse_weight")) == 1 and found[0] > 0.001
    assert ok, "collapse_weight should be one number above 0.001, where latents are still used."
