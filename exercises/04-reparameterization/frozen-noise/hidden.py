def made(Encoder, mean=(0.5, -2.0), log_var=(0.0, -1.5)):
    """An encoder that gives every image the same Gaussian."""
    encoder = Encoder(3, 2)
    with torch.no_grad():
        for head, bias in ((encoder.mean_head, mean), (encoder.log_var_head, log_var)):
            head.weight.zero_()
            head.bias.copy_(torch.tensor(bias))
    return encoder


def called(encoder, x):
    """Codes and rate of images."""
    output = encoder(x)
    assert isinstance(output, (tuple, list)) and len(output) == 2, (
        "`forward` should return two things, codes and rate, and returns "
        + ("None: is its `return` missing?" if output is None else "something else.")
    )
    return output


def test_noise_is_new_for_every_image_and_every_latent(Encoder):
    """Two equal images in one batch, and two latents of one image, get different noise."""
    z, _ = called(made(Encoder, (0.0, 0.0), (0.0, 0.0)), torch.ones(2, 3))
    shape(z, (2, 2), "the tensor of codes")
    a, b, c, d = numbers(z, "the tensor of codes")
    assert not (a == b == c == d == 0), "there is no noise at all: the code is the mean."
    assert not (a == c and b == d), "all images of a batch share the noise."
    assert not (a == b and c == d), "all latents of an image share the noise."


def test_codes_have_the_law_that_the_rate_charges_for(Encoder):
    """10,000 codes at fixed weights have the law of the heads, and the rate is of that law."""
    encoder, calls = made(Encoder), []
    x = torch.ones(10, 3)
    with torch.no_grad():
        for _ in range(1000):
            calls.append(numbers(called(encoder, x)[0], "the tensor of codes"))
        _, rate = called(encoder, x)
    for k, (mean, std) in enumerate(((0.5, 1.0), (-2.0, math.exp(-0.75)))):
        drawn = [call[k + 2 * i] for call in calls for i in range(10)]
        found = sum(drawn) / len(drawn)
        spread = math.sqrt(sum((z - found) ** 2 for z in drawn) / len(drawn))
        close(spread, std, f"the standard deviation of latent {k} over many calls", 0.06, near={
            "the codes do not change from call to call.": 0.0,
            "this is the variance σ², and not σ.": std**2,
            "this is the deviation of uniform noise.":
                std / math.sqrt(12),
        })
        close(found, mean, f"the mean of latent {k} over many calls", 0.06, near={
            "μ is scaled as well: the noise was added first.": mean * std,
        })
    right = 0.5 * (0.25 + 1 - 1 - 0) + 0.5 * (4 + math.exp(-1.5) - 1 + 1.5)
    close(rate, [right] * 10, "the rate, which was right in the cell that you got,")


def test_the_gradient_reaches_both_heads_and_is_new_in_every_call(Encoder):
    """The slope of the sum of the codes in the bias of each head, in two calls."""
    encoder, found = made(Encoder), []
    for _ in range(2):
        encoder.zero_grad()
        z, _ = called(encoder, torch.ones(4, 3))
        assert z.requires_grad, "nothing leads back from the codes: the path is cut."
        z.sum().backward()
        noise = numbers((z - encoder.mean_head.bias).sum(0), "the tensor of codes")
        close(encoder.mean_head.bias.grad, [4.0, 4.0], "the slope in the mean", near={
            "μ is scaled by σ.": [4.0, 4 * math.exp(-0.75)],
        })
        slope = encoder.log_var_head.bias.grad
        assert slope is not None, (
            "nothing leads back from the codes to log_var_head: the code does not contain σ."
        )
        close(slope, [n / 2 for n in noise], "the slope in log_var", near={
            "the factor ½ in exp(log_var / 2) is forgotten.": noise,
        })
        found.append(numbers(slope, "the slope in log_var"))
    assert found[0] != found[1], "the slope in log_var is the same in two calls: it is no estimate."
