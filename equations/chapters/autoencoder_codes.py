"""The worlds and checks of chapter 1, third part: codes without an encoder, and generation."""

import torch
from torch.distributions import MultivariateNormal

from equations.chapters.autoencoder_linear import columns, identity
from equations.chapters.autoencoder_regularised import FINE, random_weights
from equations.verify import check
from equations.worlds import world
from vaelib.ae import Autodecoder, autodecoder_terms, reconstruction_error


@world("eq-ae-autodecoder-objective")
def library_autodecoder(random):
    """Four images with free codes; the loss by the library."""
    model, x = random_weights(Autodecoder(4, 3, 2, hidden=(5,)), random), random.normal(4, 3)
    codes, alpha = model.codes.weight, random.positive()
    loss = autodecoder_terms(model, torch.arange(4), x, code_weight=alpha.item()).loss
    return {
        "N": 4, "x": columns(x), "z": columns(codes), "Z": codes, r"\theta": random.normal(),
        r"\alpha": alpha, r"g_\theta(z)": lambda z: model.decode(z.T).T,
        r"J(\theta,Z)": lambda theta, codes: loss,
    }  # fmt: skip


@check("eq-ae-autodecoder-inference", seal="4c2b8641")
def search_finds_the_least_cost():
    """For a linear decoder the library's search ends at ridge regression, the least cost."""
    generator = torch.Generator().manual_seed(0)
    model, alpha = Autodecoder(1, 4, 2), 0.7
    with torch.no_grad():
        for parameter in model.decoder.parameters():
            parameter.copy_(torch.randn(parameter.shape, generator=generator))
    x = torch.randn(3, 4, generator=generator)
    weight, bias = model.decoder[0].weight, model.decoder[0].bias
    ridge = torch.linalg.solve(weight.T @ weight + alpha * torch.eye(2), weight.T @ (x - bias).T).T
    found = model.infer(x, num_steps=600, code_weight=alpha)
    assert (found - ridge).abs().max() < 1e-3

    def cost(z):
        return reconstruction_error(model.decode(z), x) + alpha * z.square().sum(-1)

    for _ in range(100):
        assert (cost(ridge) <= cost(ridge + torch.randn(3, 2, generator=generator))).all()


@world("eq-ae-code-gradient")
def bent_decoder(random):
    """A decoder tanh(Az + b) of three pixels, with its derivatives by hand."""
    mix, shift = random.matrix(3, 2), random.vector(3)
    return {
        "x": random.vector(3), "z": random.vector(2),
        r"g_\theta(z)": lambda z: torch.tanh(mix @ z + shift),
        "J_g(z)": lambda z: (1 - torch.tanh(mix @ z + shift) ** 2) * mix,
    }  # fmt: skip


@check("eq-ae-gap", seal="fbc36e60")
def gap_is_what_the_encoder_costs_more():
    """Positive for a poor encoder of a linear decoder, zero for the best; −1 in the example."""
    generator = torch.Generator().manual_seed(1)
    decoder = torch.randn(4, 2, generator=generator, dtype=torch.float64)
    x = torch.randn(50, 4, generator=generator, dtype=torch.float64)
    best = x @ torch.linalg.pinv(decoder).T

    def error(z):
        return (x - z @ decoder.T).square().sum(-1)

    for _ in range(200):  # so the infimum is the error of `best`
        assert (error(best) <= error(best + 0.3 * torch.randn(50, 2, generator=generator))).all()
    encoder = torch.randn(2, 4, generator=generator, dtype=torch.float64)
    gap = error(x @ encoder.T) - error(best)
    assert (gap > 0).all()
    assert torch.allclose(gap, ((x @ encoder.T - best) @ decoder.T).square().sum(-1))
    inside = torch.linspace(-1, 1, 2001, dtype=torch.float64)
    assert abs((2.0 - 2.0) ** 2 - ((2.0 - inside) ** 2).min() + 1) < 1e-9


@world("eq-ae-map-*")
def probabilistic_pca(random):
    """Five pixels, three codes; their joint Gaussian, and the posterior by conditioning it."""
    w, scale, x = random.matrix(5, 3), random.positive(), random.vector(5)
    noisy = w @ w.T + scale**2 * identity(5)
    spread = torch.cat([torch.cat([noisy, w], 1), torch.cat([w.T, identity(3)], 1)])

    def normal(value, mean, covariance):
        law = MultivariateNormal(torch.zeros(len(value), dtype=torch.float64), covariance, **FINE)
        return law.log_prob((value - mean).squeeze(-1)).exp()

    return {
        "D": 5, "K": 3, "W_d": w, r"\sigma": scale, "x": x, "z": random.vector(3), "I": identity(3),
        "p(x,z)": lambda x, z: normal(torch.cat([x, z]), 0, spread),
        r"p(x\mid z)": lambda x, z: normal(x, w @ z, scale**2 * identity(5)),
        "p(z)": lambda z: normal(z, 0, identity(3)),
        r"z^\star": w.T @ torch.linalg.solve(noisy, x),
    }  # fmt: skip


@world("eq-ae-blind")
def twisted_codes(random):
    """An encoder, a decoder, and an invertible map of the plane with its inverse."""
    into, out, twist = random.matrix(2, 3), random.matrix(3, 2), random.matrix(2, 2)
    shift = random.vector(2)

    def encode(x):
        return torch.tanh(into @ x)

    def decode(z):
        return torch.sin(out @ z)

    def there(z):
        return torch.sinh(twist @ z) + shift

    def back(z):
        return torch.linalg.solve(twist, torch.asinh(z - shift))

    return {
        "x": random.vector(3), "f(x)": encode, "g(z)": decode, "h(z)": there, "h^{-1}(z)": back,
        r"\tilde f(x)": lambda x: there(encode(x)), r"\tilde g(z)": lambda z: decode(back(z)),
    }  # fmt: skip
