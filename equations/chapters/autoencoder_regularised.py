"""The worlds of chapter 1, second part: grey pixels, sparse codes, denoising."""

import torch
from torch.distributions import Bernoulli, MultivariateNormal

from equations.chapters.autoencoder_linear import affine_autoencoder, columns, identity
from equations.worlds import finite, line, plane, table, world
from vaelib.ae import (
    Autoencoder,
    ae_terms,
    kl_sparsity_penalty,
    l1_penalty,
    reconstruction_error,
)

FINE = {"validate_args": False}  # torch.distributions inside a derivative


def random_weights(model, random):
    """The model in float64 with weights from this source."""
    for parameter in model.double().requires_grad_(False).parameters():
        parameter.copy_(random.normal(*parameter.shape))
    return model


def library_cross_entropy(x):
    """The two-sided cross-entropy as a function of the reconstruction, by the library."""
    return lambda x_hat: reconstruction_error(torch.logit(x_hat).T, x.T, cross_entropy=True).sum()


# pixels between 0 and 1


@world("eq-ae-sigmoid")
def logits_of_a_decoder(random):
    """Logits and reconstruction of a library decoder."""
    model = random_weights(Autoencoder(3, 2, cross_entropy=True), random)
    z = random.normal(1, 2)
    return {"d": 2, r"\ell": model.decoder(z).T, r"\hat x": model.decode(z).T}


@world("eq-ae-cross-entropy", "eq-ae-floor", "eq-ae-cross-entropy-split")
def three_grey_pixels(random):
    """Three grey pixels; the loss by the library, the entropy by torch.distributions."""
    x, x_hat = random.probability(3, 1), random.probability(3, 1)
    return {
        "D": 3, "x": x, r"\hat x": x_hat,
        r"\mathrm{BCE}(x,\hat x)": lambda x, x_hat: library_cross_entropy(x)(x_hat),
        "H(x)": lambda x: Bernoulli(x).entropy().sum(),
    }  # fmt: skip


@world("eq-ae-logit-gradient")
def three_logits(random):
    """Three logits; the loss by the library, as a function of the reconstruction."""
    x = random.probability(3, 1)
    return {
        "d": 2, "x": x, r"\ell": random.vector(3), r"\hat x": r"\operatorname{sigmoid}(\ell)",
        r"\mathrm{BCE}": r"b(\hat x)", "b": library_cross_entropy(x),
    }  # fmt: skip


# sparse codes


@world("eq-ae-sparse-objective")
def penalised_autoencoder(random):
    """The library's loss with an L1 penalty on the codes."""
    model, x = affine_autoencoder(random, 3, 2), random.normal(4, 3)
    alpha = random.positive()
    loss = ae_terms(model, x, penalty=lambda codes: alpha * l1_penalty(codes)).loss
    return {
        "N": 4, "D": 3, "x": columns(x), r"\hat x": columns(model(x)), r"\alpha": alpha,
        r"\phi": random.normal(), r"\theta": random.normal(),
        r"\Omega(\phi)": lambda phi: l1_penalty(model.encode(x)).mean(),
        r"J(\phi,\theta)": lambda phi, theta: loss,
    }  # fmt: skip


@world("eq-ae-kl-penalty", "eq-ae-l1-penalty")
def library_penalties(random):
    """Codes of four images, three units each; the penalties by the library."""
    z, target = random.probability(4, 3), random.probability()
    signs = torch.where(random.uniform(0, 1, 4, 3) < 0.5, -1.0, 1.0)
    return {
        "N": 4, "K": 3, "z": columns(z * signs), r"\rho": target,
        r"\hat\rho": z.mean(0).unsqueeze(-1),
        r"\Omega_{\mathrm{KL}}": kl_sparsity_penalty(z, target.item()),
        r"\Omega_1": l1_penalty(z * signs).mean(),
    }  # fmt: skip


@world("eq-ae-kl-penalty-gradient")
def mean_activations(random):
    """Three mean activations; the penalty by the library."""
    target = random.probability()
    return {
        "K": 3, "k": 2, r"\rho": target, r"\hat\rho": random.probability(3, 1),
        r"\Omega_{\mathrm{KL}}": r"\omega(\hat\rho)",
        r"\omega": lambda mean: kl_sparsity_penalty(mean.T, target.item()),
    }  # fmt: skip


@world("eq-ae-kl-penalty-code-gradient")
def sigmoid_codes(random):
    """Codes of four images, three units each; the penalty as the page defines it."""
    return {
        "N": 4, r"\sum_n": 4, "K": 3, "n": 3, "k": 2, r"\rho": random.probability(),
        "z": columns(random.probability(4, 3)), r"\hat\rho_k": r"\frac1N\sum_n z_{nk}",
    }  # fmt: skip


def lowest_point(slope):
    """Where an increasing slope changes its sign, by bisection."""
    low, high = torch.tensor([-20.0, 20.0], dtype=torch.float64)
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (low, middle) if slope(middle) > 0 else (middle, high)
    return (low + high) / 2


def shrunk(threshold):
    """The minimum of (z − a)²/2 + τ|z| as a function of a, from the slope."""
    return lambda a: lowest_point(lambda z: z - a + threshold * torch.sign(z))


@world("eq-ae-soft-threshold")
def large_entry(random):
    """An entry beyond the threshold, of either sign."""
    tau, a = random.positive(), random.normal()
    a = a + 2 * torch.sign(a)
    return {r"\tau": tau, "a": a, r"T_\tau(a)": shrunk(tau)}


@world("eq-ae-soft-threshold")
def small_entry(random):
    """An entry within the threshold, which becomes zero."""
    tau = random.positive()
    return {r"\tau": tau, "a": tau * random.uniform(-0.9, 0.9), r"T_\tau(a)": shrunk(tau)}


@world("eq-ae-orthonormal-split")
def orthonormal_decoder(random):
    """A decoder with two orthonormal columns."""
    decoder, v = random.orthonormal(4, 2), random.vector(4)
    return {"W_d": decoder, "v": v, "z": random.vector(2), "a": decoder.T @ v}


@world("eq-ae-orthonormal-split", links=(1,))
def any_decoder(random):
    """To expand the square, the columns may be anything."""
    return {"W_d": random.matrix(4, 2), "v": random.vector(4), "z": random.vector(2)}


@world("eq-ae-orthonormal-split", links=(3,))
def any_code(random):
    """To complete the square, a may be any vector."""
    return {"v": random.vector(4), "z": random.vector(2), "a": random.vector(2)}


# denoising


def vectors(random, number, size):
    """A finite space of vectors, and how to turn them into numbers that differ."""
    space, side = finite(random.normal(number, size, 1)), random.vector(size)
    return space, lambda value: (side * value).sum()


def images_of(space, function):
    """The finite space of the numbers that a function gives."""
    return finite(torch.stack([function(node) for node in space.nodes]))


def two_vectors(random):
    """A random joint table of three clean and four noisy images of two pixels."""
    (x, of_x), (y, of_y) = vectors(random, 3, 2), vectors(random, 4, 2)
    share = random.joint(images_of(x, of_x), images_of(y, of_y))

    def joint(a, b):
        return share(of_x(a), of_y(b))

    def clean(a):
        return y.integrate(lambda b: joint(a, b))

    def noisy(b):
        return x.integrate(lambda a: joint(a, b))

    return {
        "x": x, "y": y, "p(x,y)": joint, "p(x)": clean, "p(y)": noisy,
        r"p(x\mid y)": lambda a, b: joint(a, b) / noisy(b),
        r"p(y\mid x)": lambda b, a: joint(a, b) / clean(a),
        "m(y)": lambda b: x.integrate(lambda a: a * joint(a, b)) / noisy(b),
    }  # fmt: skip


@world("eq-ae-denoising-objective")
def corrupted_images(random):
    """Three images, each damaged in four ways; the mean of the library's losses."""
    model, law = affine_autoencoder(random, 2, 2), two_vectors(random)
    encoder, decoder = model.encoder[0][0], model.decoder[0]
    loss = sum(
        law["p(x,y)"](a, b) * ae_terms(model, a.T, corrupt=lambda x, b=b: b.T).loss
        for a in law["x"].nodes
        for b in law["y"].nodes
    )
    return {
        **law, r"\phi": random.normal(), r"\theta": random.normal(),
        r"f_\phi(y)": lambda y: encoder.weight @ y + encoder.bias.unsqueeze(-1),
        r"g_\theta(z)": lambda z: decoder.weight @ z + decoder.bias.unsqueeze(-1),
        r"J(\phi,\theta)": lambda phi, theta: loss,
    }  # fmt: skip


def denoiser(random):
    """A random function of a vector of two pixels."""
    mix, shift = random.matrix(2, 2), random.vector(2)
    return lambda y: mix @ torch.tanh(y) + shift


@world("eq-ae-denoiser-split")
def posterior_mean(random):
    """A random joint table of clean and noisy images; m is the posterior mean, r any function."""
    return {
        **two_vectors(random), "r(y)": denoiser(random), r"\delta": "x-m(y)",
        r"\eta": "m(y)-r(y)", r"\mathbb{E}": "p(x,y)", r"\mathbb{E}[\mid y]": r"p(x\mid y)",
    }  # fmt: skip


@world("eq-ae-denoiser-split", links=(1, 2, 3, 4))
def another_centre(random):
    """The first lines hold for any function m: the cross term is not zero."""
    return {**posterior_mean(random), "m(y)": denoiser(random)}


@world("eq-ae-noisy-density", "eq-ae-tweedie", "eq-ae-noisy-density-gradient")
def noise_on_three_images(random):
    """Three clean images of three pixels: the noisy density is a mixture of three Gaussians."""
    (x, of_x), scale = vectors(random, 3, 3), random.positive()
    share = random.joint(images_of(x, of_x))
    shares = torch.stack([share(of_x(node)) for node in x.nodes])
    kernels = MultivariateNormal(x.nodes.squeeze(-1), scale**2 * identity(3), **FINE)

    def parts(y):
        return shares * kernels.log_prob(y.squeeze(-1)).exp()

    def posterior(a, y):
        kernel = MultivariateNormal(a.squeeze(-1), scale**2 * identity(3), **FINE)
        return share(of_x(a)) * kernel.log_prob(y.squeeze(-1)).exp() / parts(y).sum()

    return {
        "x": x, "y": random.vector(3), r"\sigma": scale, "I": identity(3),
        "p(x)": lambda a: share(of_x(a)), r"p(y\mid x)": r"\mathcal{N}(y;x,\sigma^2I)",
        r"p_\sigma(y)": lambda y: parts(y).sum(), r"p(x\mid y)": posterior,
        "r(y)": lambda y: torch.tensordot(parts(y), x.nodes, dims=1) / parts(y).sum(),
    }  # fmt: skip


@world("eq-ae-noisy-density", "eq-ae-tweedie", "eq-ae-noisy-density-gradient")
def noise_on_a_gaussian(random):
    """Gaussian images of two pixels: noisy density and posterior in closed form."""
    mean, spread, scale = random.vector(2), random.spd(2), random.positive()
    gain = spread @ torch.linalg.inv(spread + scale**2 * identity(2))
    return {
        "x": plane(), "y": random.vector(2), r"\sigma": scale, "I": identity(2),
        "a": mean, "C": spread, "V": spread - gain @ spread,
        "p(x)": r"\mathcal{N}(x;a,C)", r"p(y\mid x)": r"\mathcal{N}(y;x,\sigma^2I)",
        r"p_\sigma(y)": r"\mathcal{N}(y;a,C+\sigma^2I)", r"p(x\mid y)": r"\mathcal{N}(x;r(y),V)",
        "r(y)": lambda y: mean + gain @ (y - mean),
    }  # fmt: skip


@world("eq-ae-kernel-gradient")
def kernel_of_three_pixels(random):
    """A clean and a noisy image of three pixels."""
    return {
        "D": 3, "x": random.vector(3), "y": random.vector(3), r"\sigma": random.positive(),
        "I": identity(3),
    }  # fmt: skip


def at_distance(t, scale, random):
    """Images of three pixels at distance tσ."""
    x, away = random.vector(3), random.vector(3)
    y = x + t * scale * away / away.norm()
    return {"D": 3, "x": x, "y": y, "t": t, r"\sigma": scale, "I": identity(3)}


@world("eq-ae-gradient-bound")
def little_noise(random):
    """A noisy image about σ away from the clean one, where the bound is nearly tight."""
    return at_distance(random.uniform(0.95, 1.05), random.uniform(0.2, 0.35), random)


@world("eq-ae-gradient-bound")
def much_noise(random):
    """The same for a large σ."""
    return at_distance(random.uniform(0.95, 1.05), random.uniform(1.2, 1.8), random)


@world("eq-ae-linear-denoiser-error")
def one_noisy_pixel(random):
    """One Gaussian pixel and independent noise."""
    return {
        "x": line(), r"\varepsilon": line(), "s": random.positive(), r"\sigma": random.positive(),
        r"\gamma": random.uniform(0.2, 0.8), "y": r"x+\sigma\varepsilon",
        "p(x)": r"\mathcal{N}(x;0,s^2)", r"p(\varepsilon)": r"\mathcal{N}(\varepsilon;0,1)",
        r"\mathbb{E}": r"p(x)p(\varepsilon)",
    }  # fmt: skip


@world("eq-ae-linear-denoiser-error", links=(1, 2, 3))
def noise_with_a_mean(random):
    """Up to the use of independence, the means need not be 0."""
    return {
        **one_noisy_pixel(random), "a": random.normal(), "b": random.normal(),
        "c": random.positive(),
        "p(x)": r"\mathcal{N}(x;a,s^2)", r"p(\varepsilon)": r"\mathcal{N}(\varepsilon;b,c^2)",
    }  # fmt: skip


@world("eq-ae-linear-denoiser-error", links=(1, 2))
def noise_that_depends_on_the_pixel(random):
    """Up to linearity, pixel and noise may depend on each other."""
    return {
        **table(random, second=r"\varepsilon"), r"\sigma": random.positive(),
        r"\gamma": random.uniform(0.2, 0.8), "y": r"x+\sigma\varepsilon",
        r"\mathbb{E}": r"p(x,\varepsilon)",
    }  # fmt: skip


@world("eq-ae-linear-denoiser", "eq-ae-linear-denoiser-optimum")
def best_factor(random):
    """The factor with the least error for x = ±s and ε = ±1: the vertex of a parabola."""
    s, scale = random.positive(), random.positive()
    cases = [(a * s, b) for a in (-1, 1) for b in (-1, 1)]

    def error(factor):
        return sum((x - factor * (x + scale * noise)) ** 2 for x, noise in cases) / 4

    below, here, above = error(-1), error(0), error(1)
    return {
        "s": s, r"\sigma": scale, r"\gamma": (below - above) / (2 * (above - 2 * here + below)),
    }  # fmt: skip


@world("eq-ae-matrix-denoiser")
def gaussian_images(random):
    """Gaussian images of three pixels; the posterior mean by conditioning the joint Gaussian."""
    mean, spread, scale = random.vector(3), random.spd(3), random.positive()
    values, axes = torch.linalg.eigh(spread)
    return {
        "D": 3, r"\bar x": mean, r"\sigma": scale, "y": random.vector(3),
        r"\lambda": list(values), "u": columns(axes.T),
        "r(y)": lambda y: mean
        + spread @ torch.linalg.solve(spread + scale**2 * identity(3), y - mean),
    }  # fmt: skip
