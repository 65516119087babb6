"""The worlds of chapter 0: notation, probability, the moments of a Gaussian."""

import math

import torch

from equations.verify import check
from equations.worlds import finite, line, plane, table, world

SQRT_HALF = math.sqrt(0.5)


def standard_cdf(value):
    return (1 + torch.erf(value * SQRT_HALF)) / 2


@world("eq-start-elbo")
def model(random):
    """A non-linear decoder, three images; the bound as the evidence minus the gap."""
    return {
        "z": line(), "B": 3, "x": random.normal(), "m": random.normal(), "v": random.positive(),
        "p(z)": r"\mathcal{N}(z;0,1)",
        r"p_\theta(x\mid z)": r"\mathcal{N}(x;\sin z,\frac12)",
        r"q_\phi(z\mid x)": r"\mathcal{N}(z;m,v^2)",
        r"p_\theta(x)": r"\int p_\theta(x\mid z)\,p(z)\,\mathrm{d}z",
        r"p_\theta(z\mid x)": r"\frac{p_\theta(x\mid z)\,p(z)}{p_\theta(x)}",
        r"\mathcal{L}(x)": r"\log p_\theta(x)-\mathrm{KL}(q_\phi(z\mid x)\,\|\,p_\theta(z\mid x))",
    }  # fmt: skip


@world("eq-start-loss")
def three_images(random):
    """Three images under one bound; the mean written out."""
    return {
        "B": 3,
        "x": list(random.normal(3)),
        r"\mathcal{L}(x)": random.function(),
        r"\mathrm{loss}": r"-\tfrac13(\mathcal{L}(x_1)+\mathcal{L}(x_2)+\mathcal{L}(x_3))",
    }


@world("eq-start-chain-rule", "eq-start-marginal", "eq-start-bayes")
def joint_table(random):
    """A random joint table of x and z."""
    return table(random)


@world("eq-start-expectation", "eq-start-linearity", "eq-start-variance")
def finite_variable(random):
    """Four values of z with random probabilities."""
    z = finite(random.normal(4))
    return {
        "z": z, "p(z)": random.joint(z), "f": random.function(), "h": random.function(),
        "a": random.normal(), "b": random.normal(), "m": r"\int f(z)\,p(z)\,\mathrm{d}z",
    }  # fmt: skip


@world("eq-start-expectation", "eq-start-linearity", "eq-start-variance")
def gaussian_variable(random):
    """A Gaussian z."""
    return {
        "z": line(), r"\mu": random.normal(), r"\sigma": random.positive(),
        "p(z)": r"\mathcal{N}(z;\mu,\sigma^2)", "f": random.function(), "h": random.function(),
        "a": random.normal(), "b": random.normal(), "m": r"\int f(z)\,p(z)\,\mathrm{d}z",
    }  # fmt: skip


@world("eq-start-independence")
def independent_pair(random):
    """Two independent finite variables."""
    x, z = finite(random.normal(3)), finite(random.normal(4))
    return {
        "x": x, "z": z, "p(x)": random.joint(x), "p(z)": random.joint(z), "p(x,z)": r"p(x)\,p(z)",
        "f": random.function(), "h": random.function(),
    }  # fmt: skip


@world("eq-start-monte-carlo", "eq-start-monte-carlo-variance")
def three_samples(random):
    """Three independent draws from a finite density; the average is over all triples."""
    z = finite(random.normal(4))
    triple = "p(z_1)p(z_2)p(z_3)"
    return {
        "z": z, "S": 3, "p(z)": random.joint(z), "f": random.function(),
        r"\mathbb{E}": triple, r"\mathrm{Var}": triple,
    }  # fmt: skip


@world("eq-start-change-of-variables", "eq-start-pushforward")
def bent_line(random):
    """z = b + a asinh ε; the density of z is the slope of its distribution function."""
    a, b = random.uniform(1.2, 1.8), random.normal()

    def inverse(z):
        return torch.sinh((z - b) / a)

    return {
        "z": line(), r"\varepsilon": line(), "f": random.function(),
        r"p_\varepsilon(\varepsilon)": r"\mathcal{N}(\varepsilon;0,1)",
        r"g(\varepsilon)": lambda epsilon: b + a * torch.asinh(epsilon),
        "g^{-1}(z)": inverse,
        "p_z(z)": torch.func.grad(lambda z: standard_cdf(inverse(z))),
    }  # fmt: skip


@world("eq-start-location-scale")
def shifted_scale(random):
    """z = μ + σε; the density of z is the slope of its distribution function."""
    mean, scale = random.normal(), random.positive()
    return {
        "z": line(), r"\mu": mean, r"\sigma": scale,
        "p_z(z)": torch.func.grad(lambda z: standard_cdf((z - mean) / scale)),
    }  # fmt: skip


@world("eq-start-gaussian", "eq-start-mean", "eq-start-central-moment", "eq-start-second-moment")
@world("eq-start-variance-as-scale")
def one_gaussian(random):
    """z ~ N(μ, σ²) and ε ~ N(0, 1)."""
    return {
        "z": line(), r"\varepsilon": line(), r"\mu": random.normal(), r"\sigma": random.positive(),
        "p(z)": r"\mathcal{N}(z;\mu,\sigma^2)", r"p(\varepsilon)": r"\mathcal{N}(\varepsilon;0,1)",
    }  # fmt: skip


@world("eq-start-mean", links=(2,))
@world("eq-start-second-moment", links=(2, 3))
def shifted_noise(random):
    """Algebra and linearity hold for any noise, also for one whose mean is not 0."""
    return {
        r"\varepsilon": line(), r"\mu": random.normal(), r"\sigma": random.positive(),
        "m": random.normal(), "s": random.positive(),
        r"p(\varepsilon)": r"\mathcal{N}(\varepsilon;m,s^2)",
    }  # fmt: skip


@world("eq-start-gaussian-integral", "eq-start-standard-mean", "eq-start-gaussian-derivative")
@world("eq-start-standard-variance")
def standard_gaussian(random):
    """ε ~ N(0, 1), and the integral A."""
    return {
        r"\varepsilon": line(float(random.normal())),
        r"n(\varepsilon)": r"\mathcal{N}(\varepsilon;0,1)",
        "A": r"\int_{-\infty}^{\infty} e^{-u^2/2}\,\mathrm{d}u",
    }


@world("eq-start-squared-length")
def gaussian_pair(random):
    """A Gaussian vector with two independent entries."""
    return {
        "z": plane(), "K": 2, r"\mu": random.vector(2), r"\sigma": random.positive(2, 1),
        r"\mathbb{E}": "p(z)",
        "p(z)": r"\mathcal{N}(z;\mu,\operatorname{diag}(\sigma\odot\sigma))",
    }  # fmt: skip


@world("eq-start-gaussian-vector")
def gaussian_triple(random):
    """A vector of three pixels around another."""
    return {
        "D": 3, "y": random.vector(3), "x": random.vector(3), r"\sigma": random.positive(),
        "I": torch.eye(3, dtype=torch.float64),
    }  # fmt: skip


@world("eq-start-gaussian-sum")
def two_gaussians(random):
    """Two reparameterized variables, and the angle of their scales."""
    return {
        r"\mu_1": random.normal(), r"\mu_2": random.normal(),
        r"\sigma_1": random.positive(), r"\sigma_2": random.positive(),
        r"\varepsilon_1": random.normal(), r"\varepsilon_2": random.normal(),
        "z_1": r"\mu_1+\sigma_1\varepsilon_1", "z_2": r"\mu_2+\sigma_2\varepsilon_2",
        r"\tau": r"\sqrt{\sigma_1^2+\sigma_2^2}", r"\alpha": r"\arctan(\sigma_2/\sigma_1)",
    }  # fmt: skip


@world("eq-start-nat-in-bits")
def one_probability(random):
    """An event of probability P."""
    return {"P": random.probability()}


@world("eq-start-rescale")
def rescaled_pixels(random):
    """y = cx in three dimensions."""
    return {
        "D": 3, "x": random.vector(3), "c": random.positive(), "m": random.vector(3),
        "C": random.spd(3),
        "p_x(x)": r"\mathcal{N}(x;m,C)", "p_y(y)": r"\mathcal{N}(y;cm,c^2C)",
    }  # fmt: skip


@check("eq-start-change-proof", seal="0343bd6c")
def distribution_functions_agree():
    """The events counted over a million quantiles of ε, the integral by the trapezoid rule."""
    share = (torch.arange(1_000_000, dtype=torch.float64) + 0.5) / 1_000_000
    epsilon = torch.special.ndtri(share)
    a, b, t = 0.7, 0.4, 0.9
    bound = math.sinh((t - b) / a)
    below = [(b + a * torch.asinh(epsilon) <= t), (epsilon <= bound)]
    grid = torch.linspace(-12, bound, 200_001, dtype=torch.float64)
    area = torch.trapezoid(torch.exp(-(grid**2) / 2) / math.sqrt(2 * math.pi), grid)
    for event in below:
        assert abs(event.double().mean() - area) < 2e-6


@check("eq-start-probability", seal="8cca7c3e")
def share_of_draws_equals_the_area():
    """The share of a million quantiles of N(0, 1) between two limits, and the area."""
    share = (torch.arange(1_000_000, dtype=torch.float64) + 0.5) / 1_000_000
    draws = torch.special.ndtri(share)
    for low, high in ((-0.3, 1.1), (0.4, 0.5), (-2.0, -1.0)):
        inside = ((draws >= low) & (draws <= high)).double().mean()
        grid = torch.linspace(low, high, 20_001, dtype=torch.float64)
        area = torch.trapezoid(torch.exp(-(grid**2) / 2) / math.sqrt(2 * math.pi), grid)
        assert abs(inside - area) < 3e-6
