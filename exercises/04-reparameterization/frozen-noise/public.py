def test_two_calls_give_two_codes(Encoder):
    """At fixed weights, the code of one image differs from call to call."""
    torch.manual_seed(0)
    encoder = Encoder(3, 2)
    x = torch.ones(4, 3)
    outputs = [encoder(x), encoder(x)]
    output = outputs[0]
    assert isinstance(output, (tuple, list)) and len(output) == 2, (
        "`forward` should return two things, codes and rate, and returns "
        + ("None: is its `return` missing?" if output is None else "something else.")
    )
    (first, rate), (second, _) = outputs
    shape(first, (4, 2), "the tensor of codes")
    shape(rate, (4,), "the rate")
    one, two = (numbers(codes, "the tensor of codes") for codes in (first, second))
    assert one != two, (
        "two calls give the same codes: no noise is drawn, or the same noise again and again."
    )


def test_equal_images_and_equal_latents_get_their_own_noise(Encoder):
    """In one batch two equal images, and two latents of one image, differ in their noise."""
    torch.manual_seed(0)
    encoder = Encoder(3, 2)
    x = torch.ones(2, 3)
    output = encoder(x)
    assert isinstance(output, (tuple, list)) and len(output) == 2, (
        "`forward` should return two things, codes and rate, and returns "
        + ("None: is its `return` missing?" if output is None else "something else.")
    )
    shape(output[0], (2, 2), "the tensor of codes")
    noise = (output[0] - encoder.mean_head(x)) / torch.exp(encoder.log_var_head(x) / 2)
    a, b, c, d = numbers(noise, "the noise")
    assert max(abs(a), abs(b), abs(c), abs(d)) > 1e-6, "there is no noise: the code is the mean."
    assert abs(a - c) + abs(b - d) > 1e-5, "two images of a batch share their noise."
    assert abs(a - b) + abs(c - d) > 1e-5, "the two latents of an image share their noise."


def test_the_noise_is_standard_normal_and_the_rate_as_it_was(Encoder):
    """In 4000 codes the noise has mean 0 and deviation 1, and the rate of each image is kept."""
    torch.manual_seed(0)
    encoder = Encoder(3, 2)
    with torch.no_grad():
        encoder.mean_head.bias.fill_(1.5)
        encoder.log_var_head.bias.fill_(-2.0)
        x = torch.linspace(-1, 1, 6000).reshape(2000, 3)
        mean, log_var = encoder.mean_head(x), encoder.log_var_head(x)
        output = encoder(x)
    assert isinstance(output, (tuple, list)) and len(output) == 2, (
        "`forward` should return two things, codes and rate, and returns "
        + ("None: is its `return` missing?" if output is None else "something else.")
    )
    shape(output[0], (2000, 2), "the tensor of codes")
    shape(output[1], (2000,), "the rate")
    gaps = numbers(output[0] - mean, "the tensor of codes")
    wide = numbers(log_var, "the log-variance")
    noise = [gap * math.exp(-s / 2) for gap, s in zip(gaps, wide)]
    middle = sum(noise) / 4000
    spread = math.sqrt(sum((e - middle) ** 2 for e in noise) / 4000)
    assert abs(middle) < 0.1, (
        f"(z − μ)/σ has the mean {middle:.2f}, and noise from N(0, 1) has the mean 0"
        + (": yours is never negative." if min(noise) >= 0 else ".")
    )
    assert abs(spread - 1) < 0.1, (
        f"(z − μ)/σ has the deviation {spread:.2f}, and noise from N(0, 1) has 1: "
        "σ is wrong, or the law of the noise."
    )
    costs = [0.5 * (m * m + math.exp(s) - 1 - s) for m, s in zip(numbers(mean, "the mean"), wide)]
    rates = [costs[2 * i] + costs[2 * i + 1] for i in range(2000)]
    found = numbers(output[1], "the rate")
    worst = max(abs(a - b) for a, b in zip(found, rates))
    half = max(abs(2 * a - b) for a, b in zip(found, rates))
    assert half > 1e-3, "the rate is a mean over the latents now: it was right as a sum."
    assert worst < 1e-3, "the rate is another than before, and it was right."


def test_the_gradient_reaches_both_heads(Encoder):
    """The codes, without the rate, have a slope in the bias of each head."""
    torch.manual_seed(0)
    encoder = Encoder(3, 2)
    output = encoder(torch.ones(4, 3))
    assert isinstance(output, (tuple, list)) and len(output) == 2, (
        "`forward` should return two things, codes and rate, and returns "
        + ("None: is its `return` missing?" if output is None else "something else.")
    )
    assert output[0].requires_grad, "nothing leads back from the codes: the path is cut."
    output[0].sum().backward()
    for name, head in (("mean_head", encoder.mean_head), ("log_var_head", encoder.log_var_head)):
        assert head.bias.grad is not None, f"nothing leads back from the codes to {name}."
        slope = numbers(head.bias.grad, f"the slope in {name}")
        assert max(abs(one) for one in slope) > 1e-6, f"the slope in {name} is 0."
