PIXELS = [[0.1, 0.9, 0.4, 0.0], [1.0, 0.3, 0.2, 0.8], [0.5, 0.6, 0.0, 1.0]]
OUTPUTS = [[0.3, 0.5, 0.4, 0.1], [0.6, 0.3, 0.9, 0.7], [0.1, 0.2, 0.3, 0.4]]
KLS = [[0.5, 1.25], [2.0, 0.0], [0.75, 0.125]]


def test_the_variance_that_the_line_trains(trained):
    """σ² of the repository's line, for 784 pixels and 16 latents."""
    close(trained, 0.0245, "trained", tolerance=2e-5, near={
        "the factor ½ in front of the Gaussian's squared error is forgotten.": 0.049,
        "only the mean over the pixels is counted, not the one over the latents.": 0.392,
        "only the mean over the latents is counted, not the one over the pixels.": 0.001 / 32,
        "both means are forgotten.": 0.0005,
        "this is D/2: the weight 0.001 and the mean over the latents are forgotten.": 392,
        "this is D/(2K): the weight 0.001 is forgotten.": 24.5,
        "this is a standard deviation, σ.": math.sqrt(0.0245),
        "this is a precision, 1/σ².": 1 / 0.0245,
    })


def test_the_weight_at_which_the_linear_vae_collapses(collapse_weight):
    """The weight at which σ² reaches the largest eigenvalue."""
    close(collapse_weight, 5.117 * 32 / 784, "collapse_weight", tolerance=5e-4, near={
        "the factor ½ in front of the Gaussian's squared error is forgotten.": 5.117 * 16 / 784,
        "only the mean over the pixels is counted, not the one over the latents.": 5.117 * 2 / 784,
        "only the mean over the latents is counted, not the one over the pixels.": 5.117 * 32,
        "both means are forgotten.": 5.117 * 2,
        "this is the weight at which σ reaches the eigenvalue.": 5.117**2 * 32 / 784,
        "this is the weight at which σ² reaches the root of the eigenvalue.":
            math.sqrt(5.117) * 32 / 784,
        "this is the factor by which 0.001 grows.": 5.117 * 32 / 0.784,
        "this is the eigenvalue itself.": 5.117,
    })


def test_a_batch_of_three_images(loss):
    """B = 3, D = 4, K = 2, σ = 0.3: sums over pixels and latents, a mean over images."""
    scale = 0.3
    errors = [sum((a - b) ** 2 for a, b in zip(*rows)) for rows in zip(PIXELS, OUTPUTS)]
    error, kl = sum(errors) / 3 / (2 * scale**2), sum(map(sum, KLS)) / 3
    constant = 0.5 * math.log(2 * math.pi) + math.log(scale)
    right = error + 4 * constant + kl
    found = loss(
        torch.tensor(PIXELS), torch.tensor(OUTPUTS), torch.tensor(KLS),
        torch.tensor(math.log(scale)),
    )  # fmt: skip
    close(found, right, "the loss", near={
        "it averages the distortion over the pixels instead of adding it.": right / 4 + kl * 3 / 4,
        "it averages the error over the pixels instead of adding it.": right - error * 3 / 4,
        "it averages the KL over the latents instead of adding it.": right - kl / 2,
        "distortion and KL are both averaged over everything.": error / 4 + constant + kl / 2,
        "it adds over the images instead of averaging.": 3 * right,
        "the constant counts once per image, and not once per pixel.": error + constant + kl,
        "the constant is forgotten.": error + kl,
        "the KL still has the weight 0.001.": right - kl + 0.001 * kl,
        "the squared error is divided by σ², and its ½ is forgotten.": right + error,
        "`log_scale` is read as log σ².":
            error * scale + 4 * constant - 2 * math.log(scale) + kl,
        "this is the ELBO, a gain.": -right,
    })


def test_every_pixel_twice_doubles_the_distortion(loss):
    """Copying every pixel adds one more distortion, and leaves the KL alone."""
    x, x_hat, kl = torch.tensor(PIXELS), torch.tensor(OUTPUTS), torch.tensor(KLS)
    log_scale = torch.tensor(-0.5)
    (once,) = numbers(loss(x, x_hat, kl, log_scale), "the loss")
    (double,) = numbers(
        loss(torch.cat([x, x], 1), torch.cat([x_hat, x_hat], 1), kl, log_scale), "the loss"
    )
    errors = [sum((a - b) ** 2 for a, b in zip(*rows)) for rows in zip(PIXELS, OUTPUTS)]
    error = sum(errors) / 3 / (2 * math.exp(-1))
    constant = 0.5 * math.log(2 * math.pi) - 0.5
    close(double - once, error + 4 * constant, "what every pixel twice adds to the loss", near={
        "it adds nothing, because the loss averages over the pixels.": 0.0,
        "the constants of the new pixels are missing.": error,
        "it is three times too much, because the loss adds over the three images.":
            3 * (error + 4 * constant),
        "its sign is wrong, because the loss is the ELBO.": -(error + 4 * constant),
    })
