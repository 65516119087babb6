"""Worlds of chapter 4: Gaussian codes, random costs, and noise that need not be standard normal."""

import torch

from equations.worlds import finite, line, plane, world

NOISE = r"\mathcal{N}(\varepsilon;0,1)"
TILTED = (
    r"\mathcal{N}(\varepsilon;m,a^2)"  # no mean 0, no mirror: for steps that hold for any noise
)


def gaussian_code(random, noise=NOISE):
    """The letters of a Gaussian code, its noise, and a cost."""
    return {
        "z": line(),
        r"\varepsilon": line(0.37),
        r"\mu": random.normal(),
        r"\sigma": random.positive(),
        r"\mathbb{E}_\varepsilon": noise,
        r"\mathrm{Var}_\varepsilon": noise,
        "f": random.function(),
        "g": random.function(),
        "r": random.function(),
        "c": random.normal(),
        "m": random.uniform(0.3, 0.9),
        "a": random.positive(),
        "v": random.positive(),
        "s": 0.5 * random.normal(),
        r"\omega": random.positive(),
    }


@world(
    "eq-reparam-gaussian-scores",
    "eq-reparam-best-baseline",
    "eq-reparam-baseline-variance",
    "eq-reparam-law",
    "eq-reparam-same-mean",
    "eq-reparam-pathwise",
    "eq-reparam-pathwise-scale",
    "eq-reparam-step",
    "eq-reparam-by-parts",
    "eq-reparam-moments",
    "eq-reparam-pathwise-variance",
    "eq-reparam-score-power",
    "eq-reparam-score-square",
    "eq-reparam-score-variance",
    "eq-reparam-score-baseline-variance",
    "eq-reparam-cosine",
    "eq-reparam-cosine-means",
    "eq-reparam-oscillation-*",
    "eq-reparam-bonnet",
    "eq-reparam-price",
    "eq-reparam-head-slope",
    "eq-reparam-landing-*",
)
def standard_noise(random):
    """A Gaussian code from standard normal noise, and a smooth random cost."""
    return gaussian_code(random)


@world("eq-reparam-baseline-variance", links=(1,))
@world("eq-reparam-bonnet", links=(2,))
@world("eq-reparam-oscillation-pathwise", links=(2,))
@world("eq-reparam-oscillation-score", links=(2,))
@world("eq-reparam-price", links=(2,))
def tilted_noise(random):
    """Noise with a mean of its own: steps that do not need symmetry hold for it, too."""
    return gaussian_code(random, TILTED)


@world("eq-reparam-variance")
def any_noise(random):
    """A random function of tilted noise, and m its mean."""
    return gaussian_code(random) | {
        "m": r"\mathbb{E}_\varepsilon[r(\varepsilon)]",
        r"\mathbb{E}_\varepsilon": r"\mathcal{N}(\varepsilon;c,v^2)",
        r"\mathrm{Var}_\varepsilon": r"\mathcal{N}(\varepsilon;c,v^2)",
    }


@world("eq-reparam-exchange", "eq-reparam-quotient")
def moving_bump(random):
    """A smooth function of u and t with a finite integral over u."""
    shape = random.function()
    return {
        "u": line(),
        "t": random.uniform(0.2, 0.6),
        r"\delta": random.uniform(0.2, 0.6),
        "h": lambda u, t: shape(u, t) * torch.exp(-((u - t) ** 2)),
    }


@world(
    "eq-reparam-two-terms",
    "eq-reparam-log-derivative",
    "eq-reparam-score",
    "eq-reparam-baseline",
    "eq-reparam-score-steps",
    "eq-reparam-score-mean",
)
def family(random):
    """A Gaussian whose mean and width move with the weight phi, and another density."""
    return {
        "z": line(),
        r"\phi": 0.5 * random.normal(),
        "c": random.normal(),
        "f": random.function(),
        "a": random.normal(),
        "b": 0.2 * random.normal(),
        r"q_\phi(z)": r"\mathcal{N}(z;\sin(a+\phi),e^{b\phi})",
        r"p_\theta(z)": r"\mathcal{N}(z;\phi-0.3,1.2)",
    }


@world("eq-reparam-score-mean", links=(1, 2, 3))
def growing_family(random):
    """A family whose total mass moves with phi: only the last line needs the mass 1."""
    return family(random) | {r"q_\phi(z)": r"e^{c\phi}\,\mathcal{N}(z;\sin(a+\phi),e^{b\phi})"}


@world("eq-reparam-average")
def three_draws(random):
    """Three independent draws of a code from a random law on three values."""
    z = finite(random.normal(3))
    return {
        "z": z,
        "x": random.normal(),
        "S": 3,
        r"q_\phi(z\mid x)": (lambda q: lambda z, x: q(z))(random.joint(z)),
        r"p_\theta(x\mid z)": r"\mathcal{N}(x;z,1)",
        r"p_\theta(z\mid x)": (lambda q: lambda z, x: q(z))(random.joint(z)),
        r"q_\phi(x\mid z)": r"\mathcal{N}(x;-z,2)",
        r"\mathbb{E}": r"q_\phi(z_1\mid x)q_\phi(z_2\mid x)q_\phi(z_3\mid x)",
    }


@world("eq-reparam-tiny-*")
def tiny_network(random):
    """The tiny network with random weights, one image and one noise."""
    return {
        "x": random.vector(2),
        "w": random.vector(2),
        "b": random.normal(),
        "u": random.normal(),
        "m": random.normal(),
        "v": random.normal(),
        "r": random.normal(),
        "a": random.vector(2),
        "c": random.vector(2),
        "W": random.matrix(2, 2),
        "o": random.vector(2),
        r"\varepsilon": random.normal(),
        "i": 1,
        "d": 2,
        "j": 1,
        r"\sigma": random.positive(),
    }


@world("eq-reparam-dimension")
def two_noises(random):
    """Two independent standard normal numbers."""
    return {"K": 2, "I": torch.eye(2, dtype=torch.float64), r"\varepsilon": plane()}


@world("eq-reparam-full-density")
def three_latents(random):
    """Three latents with a random lower triangular factor."""
    L = torch.tril(random.matrix(3, 3))
    return {
        "K": 3,
        "I": torch.eye(3, dtype=torch.float64),
        r"\varepsilon": random.vector(3),
        "L": L - torch.diag(L.diagonal()) + torch.diag(random.positive(3)),
        r"\mu": random.vector(3),
        r"\sigma": random.vector(3),
    }


@world("eq-reparam-gumbel-law")
def classes(random):
    """Four classes; the probabilities are small, so that the integrand is smooth."""
    return {"k": 2, r"\rho": random.uniform(0.12, 0.26, 4, 1)}


@world("eq-reparam-gumbel")
def softmax_of_three_classes(random):
    """Three classes with their noise, and the softmax of torch."""
    rho, noise, tau = random.uniform(0.1, 0.6, 3, 1), random.normal(3, 1), random.positive()
    return {
        "C": 3, "k": 2, r"\rho": rho, r"\gamma": noise, r"\tau": tau,
        "y": torch.softmax((torch.log(rho) + noise) / tau, dim=0),
    }  # fmt: skip
