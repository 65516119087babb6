"""The worlds of chapter 2: evidence, Jensen, three routes to the bound, a Gaussian model."""

import torch

from equations.worlds import finite, line, table, world

OF_ANY_MODEL = (
    "eq-elbo-evidence", "eq-elbo-posterior", "eq-elbo-importance", "eq-elbo-route-*",
    "eq-elbo-split", "eq-elbo-readings", "eq-elbo-prior-variance",
)  # fmt: skip


def concave(random):
    """A strictly concave function on the line: a slope, a parabola and an exponential."""
    a, b, c = random.normal(), random.uniform(0.2, 0.8), random.uniform(0.2, 0.8)
    return lambda u: a * u - b * u**2 - c * torch.exp(0.7 * u)


def share_of(random, count):
    """`count` probabilities that add to one."""
    parts = random.uniform(0.3, 1.0, count)
    return list(parts / parts.sum())


def encoder_table(random):
    """A joint table of the model, and a table q(x, z) of data and encoder."""
    model = table(random, r"p_\theta")
    x, z = model["x"], model["z"]
    other = random.joint(x, z)

    def data(a):
        return z.integrate(lambda b: other(a, b))

    return {
        **model,
        "p(z)": model[r"p_\theta(z)"],
        "q(x)": data,
        r"q_\phi(z\mid x)": lambda b, a: other(a, b) / data(a),
        r"\mathbb{E}_q": r"q_\phi(z\mid x)",
        "f": random.function(),
    }


@world(*OF_ANY_MODEL)
@world("eq-elbo-joint-*", "eq-elbo-importance-rate")
@world("eq-elbo-mean-bound", "eq-elbo-nested")
def finite_model(random):
    """Three images and four codes: a table of the model, another of data and encoder."""
    return encoder_table(random)


@world(*OF_ANY_MODEL)
@world("eq-elbo-toy-square", "eq-elbo-toy-factors")
@world("eq-elbo-toy-bound", "eq-elbo-toy-exact")
def conjugate_gaussian(random):
    """One pixel and one code; evidence and posterior of a pair of Gaussians."""
    w, s, x = random.positive(), random.positive(), random.normal()
    variance = 1 / (1 + w**2 / s**2)
    return {
        "z": line(float(random.normal())), "x": x, "w": w, "s": s, "v": variance,
        "m": variance * w * x / s**2,
        r"\mu": random.normal(), r"\sigma": random.positive(),
        "p(z)": r"\mathcal{N}(z;0,1)",
        r"p_\theta(x\mid z)": r"\mathcal{N}(x;wz,s^2)",
        r"p_\theta(x,z)": r"\mathcal{N}(x;wz,s^2)\,\mathcal{N}(z;0,1)",
        r"q_\phi(z\mid x)": r"\mathcal{N}(z;\mu,\sigma^2)",
        r"p_\theta(x)": r"\mathcal{N}(x;0,w^2+s^2)",
        r"p_\theta(z\mid x)": r"\mathcal{N}(z;m,v)",
        r"\mathbb{E}_q": r"q_\phi(z\mid x)",
    }  # fmt: skip


@world("eq-elbo-two-points", "eq-elbo-log-curvature", "eq-elbo-log-tangent", "eq-elbo-log-concave")
def two_points(random):
    """Two positive points, a share, and a concave function."""
    return {
        "f": concave(random), "a": random.uniform(0.3, 1.2), "b": random.uniform(1.6, 3.0),
        "t": random.probability(),
        "u": random.uniform(0.3, 3.0),
    }  # fmt: skip


@world("eq-elbo-log-tangent")
def a_tangent(random):
    """A point and the point of the tangent."""
    return {"u": random.uniform(0.3, 3.0), "c": random.uniform(0.3, 3.0)}


@world("eq-elbo-chords")
def a_chord_from_the_point_of_support(random):
    """A point c, another point u, and the share t of the way from c to u."""
    return {
        "f": concave(random),
        "u": random.normal(),
        "c": random.normal(),
        "t": random.probability(),
    }


@world("eq-elbo-jensen-points")
def three_points(random):
    """Three points with their probabilities."""
    return {"f": concave(random), "n": 3, "p": share_of(random, 3), "u": list(random.normal(3))}


@world("eq-elbo-two-points", "eq-elbo-jensen-points", "eq-elbo-jensen")
def points_on_a_straight_line(random):
    """The tight case: an affine function is concave, and every bound becomes an equality."""
    slope, height = 2 * random.normal(), 2 * random.normal()
    z = finite(random.normal(4))
    return {
        "f": lambda u: slope * u + height, "a": random.normal(), "b": random.normal(),
        "t": random.probability(),
        "n": 3, "p": share_of(random, 3), "u": list(random.normal(3)),
        "z": z, "q(z)": random.joint(z), "u(z)": random.function(),
    }  # fmt: skip


@world("eq-elbo-chords")
def a_chord_of_a_straight_line(random):
    """The tight case: the slope of an affine function is the same for every chord."""
    slope, height = 2 * random.normal(), 2 * random.normal()
    return {
        "f": lambda u: slope * u + height, "u": random.normal(), "c": random.normal(),
        "t": random.probability(),
    }  # fmt: skip


@world("eq-elbo-jensen", links=(2,))
def another_point_of_support(random):
    """Linearity holds at any point of the supporting line, also beside the mean."""
    z = finite(random.normal(4))
    weight = random.function()
    return {
        "f": concave(random), r"\bar u": random.normal(), "z": z, "q(z)": random.joint(z),
        "u(z)": weight,
    }  # fmt: skip


@world("eq-elbo-log-concave", "eq-elbo-log-jensen")
def nearly_equal_numbers(random):
    """The tight case of the logarithm: all numbers differ by less than a thousandth."""
    near = random.uniform(0.2, 3.0) * (1 + 0.001 * random.uniform(0, 1, 3))
    z = finite(random.normal(4))
    return {
        "a": near[0], "b": near[1], "t": random.probability(), "z": z, "q(z)": random.joint(z),
        "u(z)": lambda value: near[2] * (1 + 0.001 * torch.sin(value)),
    }  # fmt: skip


@world("eq-elbo-log-tangent")
def point_near_the_tangent(random):
    """The tight case of the tangent: it is read a thousandth away from its point."""
    c = random.uniform(0.2, 3.0)
    return {"c": c, "u": c * (1 + 0.001 * random.normal())}


@world("eq-elbo-jensen-induction")
def four_points(random):
    """n = 3 points and one more."""
    return {"f": concave(random), "n": 3, "p": share_of(random, 4), "u": list(random.normal(4))}


@world("eq-elbo-jensen", "eq-elbo-log-jensen", "eq-elbo-kl", "eq-elbo-kl-sign")
def finite_weights(random):
    """Four values of z under two laws, and a positive weight."""
    z = finite(random.normal(4))
    return {
        "z": z, "q(z)": random.joint(z), "p(z)": random.joint(z), "f": concave(random),
        "u(z)": lambda value: torch.exp(0.6 * torch.sin(2 * value) + 0.3 * value),
        "q": "q(z)", "p": "p(z)",
    }  # fmt: skip


@world("eq-elbo-jensen", "eq-elbo-log-jensen", "eq-elbo-kl", "eq-elbo-kl-sign")
def gaussian_weights(random):
    """A Gaussian z under two laws, and a positive weight."""
    return {
        "z": line(), "m": random.normal(), r"\mu": random.normal(), r"\sigma": random.positive(),
        "v": random.positive(), "q(z)": r"\mathcal{N}(z;m,v^2)",
        "p(z)": r"\mathcal{N}(z;\mu,\sigma^2)",
        "f": concave(random), "u(z)": lambda value: torch.exp(0.6 * torch.sin(2 * value)),
        "q": "q(z)", "p": "p(z)",
    }  # fmt: skip


@world("eq-elbo-variance")
def any_function_of_a_code(random):
    """Five codes with their probabilities, and a function whose mean is added up code by code."""
    values = random.normal(5)
    z, f = finite(values), random.function()
    law = random.joint(z)
    mean = sum(law(value) * f(value) for value in values) / sum(law(value) for value in values)
    return {"z": z, "p(z)": law, "f": f, r"\bar f": mean}


@world("eq-elbo-log-bias")
def three_codes_from_the_prior(random):
    """S = 3 independent codes from the prior of a random table."""
    model = encoder_table(random)
    return {**model, "S": 3, r"\mathbb{E}": "p(z_1)p(z_2)p(z_3)"}


@world("eq-elbo-prior-estimate")
def three_given_codes(random):
    """Three codes and a Gaussian decoder; the average written out."""
    return {
        "S": 3, "x": random.normal(), "z_1": random.normal(), "z_2": random.normal(),
        "z_3": random.normal(), r"p_\theta(x\mid z)": r"\mathcal{N}(x;\sin z,\frac12)",
        r"\hat p": r"\tfrac13(p_\theta(x\mid z_1)+p_\theta(x\mid z_2)+p_\theta(x\mid z_3))",
    }  # fmt: skip


@world("eq-elbo-importance-monotone", "eq-elbo-importance-upper", "eq-elbo-importance-gap")
def three_codes_from_the_encoder(random):
    """S = 2 codes from the encoder of a random table, and one more."""
    model = encoder_table(random)
    return {
        **model, "S": 2, r"\mathbb{E}": r"q_\phi(z_1\mid x)q_\phi(z_2\mid x)q_\phi(z_3\mid x)",
        r"\mathcal{L}_{S+1}(x)": r"\mathbb{E}\Big[\log\frac{w(z_1)+w(z_2)+w(z_3)}{3}\Big]",
    }  # fmt: skip


@world("eq-elbo-loss-parabola")
def near_one(random):
    """A small distance from 1."""
    return {r"\delta": random.uniform(0.2, 0.4)}


@world("eq-elbo-encoder-gradient", "eq-elbo-evidence-gradient", "eq-elbo-decoder-gradient")
def curved_decoder(random):
    """A decoder with one weight, bent and with a noise of its own; an encoder with one weight."""
    return {
        "z": line(), "x": random.normal(), r"\theta": random.positive(), r"\phi": random.positive(),
        "s": random.positive(), "m": random.normal(),
        "p(z)": r"\mathcal{N}(z;0,1)",
        r"p_\theta(x\mid z)": r"\mathcal{N}(x;\sin(\theta z)+\theta,s^2+\theta^2)",
        r"p_\theta(x)": r"\int p_\theta(x\mid z)\,p(z)\,\mathrm{d}z",
        r"p_\theta(z\mid x)": r"\frac{p_\theta(x\mid z)\,p(z)}{p_\theta(x)}",
        r"q_\phi(z\mid x)": r"\mathcal{N}(z;m\phi,\phi^2)",
        r"\mathbb{E}_q": r"q_\phi(z\mid x)",
    }  # fmt: skip


@world("eq-elbo-gaussian-decoder", "eq-elbo-bernoulli-decoder")
def three_pixels(random):
    """Three pixels and their restored values, all between 0 and 1."""
    return {
        "D": 3, "x": random.probability(3, 1), r"\hat x": random.probability(3, 1),
        "s": random.positive(),
    }  # fmt: skip


@world("eq-elbo-toy-distortion", "eq-elbo-toy-gap")
def toy_encoder(random):
    """The toy model with any Gaussian q; posterior as the page defines it."""
    return {
        "z": line(), "x": random.normal(), "w": random.positive(), "s": random.positive(),
        r"\mu": random.normal(),
        r"\sigma": random.positive(),
    }  # fmt: skip


@world("eq-elbo-toy-ratio", "eq-elbo-toy-ratio-square")
def wide_encoder(random):
    """Two Gaussians, the first more than half as wide as the second."""
    return {
        "z": line(float(random.normal())), r"\mu": random.normal(), r"\sigma": random.positive(),
        "m": 0.5 * random.normal(), "v": random.uniform(0.25, 0.6),
    }  # fmt: skip


@world("eq-elbo-toy-posterior-mean", "eq-elbo-toy-posterior-variance")
def regression(random):
    """Posterior of z from the precision 1 + w²/s²."""
    w, s, x = random.positive(), random.positive(), random.normal()
    variance = 1 / (1 + w**2 / s**2)
    return {"w": w, "s": s, "x": x, "v": variance, "m": variance * w * x / s**2}
