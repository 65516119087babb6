"""Worlds of chapter 4, offered by the page's author: 82 of 82 links that are no definitions are evaluated; all mutants that survive are equivalent."""

import torch
from equations.worlds import finite, line, plane, world

NOISE = r"\mathcal{N}(\varepsilon;0,1)"
BASE = lambda random: {
    "z": line(),
    r"\varepsilon": line(0.37),
    r"\mu": random.normal(),
    r"\sigma": random.positive(),
    r"\mathbb{E}_\varepsilon": NOISE,
    r"\mathrm{Var}_\varepsilon": NOISE,
    "f": random.function(),
    "r": random.function(),
    "c": random.normal(),
    "v": random.positive(),
    "s": 0.5 * random.normal(),
    "t": random.uniform(0.2, 0.6),
    r"\omega": random.positive(),
}


@world(
    "eq-reparam-example-*",
    "eq-reparam-gaussian-scores",
    "eq-reparam-baseline-variance",
    "eq-reparam-best-baseline",
    "eq-reparam-law",
    "eq-reparam-same-mean",
    "eq-reparam-pathwise",
    "eq-reparam-pathwise-scale",
    "eq-reparam-quotient",
    "eq-reparam-step",
    "eq-reparam-by-parts",
    "eq-reparam-moments",
    "eq-reparam-pathwise-variance",
    "eq-reparam-score-power",
    "eq-reparam-score-square",
    "eq-reparam-score-variance",
    "eq-reparam-score-baseline-variance",
    "eq-reparam-ratio",
    "eq-reparam-oscillation-*",
    "eq-reparam-bonnet",
    "eq-reparam-price",
    "eq-reparam-head-slope",
    "eq-reparam-rate",
    "eq-reparam-rate-slopes",
    "eq-reparam-landing-*",
)
def gaussian(random):
    """z ~ N"""
    return BASE(random)


@world(
    "eq-reparam-two-terms",
    "eq-reparam-log-derivative",
    "eq-reparam-score",
    "eq-reparam-baseline",
    "eq-reparam-score-steps",
    "eq-reparam-score-mean",
)
def family(random):
    """A Gaussian whose mean and width move with phi"""
    a, b = random.normal(), 0.2 * random.normal()
    return {
        "z": line(),
        r"\phi": 0.5 * random.normal(),
        "c": random.normal(),
        "f": random.function(),
        "a": a,
        "b": b,
        r"q_\phi(z)": r"\mathcal{N}(z;\sin(a+\phi),e^{b\phi})",
        r"p_\theta(z)": r"\mathcal{N}(z;\phi-0.3,1.2)",
    }


@world("eq-reparam-average")
def average(random):
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
def tiny(random):
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


@world("eq-reparam-full-covariance", "eq-reparam-dimension")
def full(random):
    L = torch.tril(random.matrix(2, 2))
    L = L - torch.diag(L.diagonal()) + torch.diag(random.positive(2))
    return {
        "K": 2,
        "I": torch.eye(2, dtype=torch.float64),
        r"\varepsilon": plane(),
        "L": L,
        r"\mu": random.vector(2),
    }


@world("eq-reparam-full-density")
def three_latents(random):
    L = torch.tril(random.matrix(3, 3))
    L = L - torch.diag(L.diagonal()) + torch.diag(random.positive(3))
    return {
        "K": 3,
        r"\varepsilon": random.vector(3),
        "L": L,
        r"\mu": random.vector(3),
        r"\sigma": random.vector(3),
    }
