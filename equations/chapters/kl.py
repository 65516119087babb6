"""The worlds of chapter 3: laws on a few values, Gaussians on the line and the plane, a mixture."""

import torch

from equations.worlds import finite, line, plane, world
from vaelib.distributions import kl_to_standard_normal


def two_laws(random):
    """Two random laws on five values."""
    z = finite(random.normal(5))
    q, p = random.joint(z), random.joint(z)
    return {
        "z": z, "q(z)": q, "p(z)": p, "q": "q(z)", "p": "p(z)",
    }  # fmt: skip


def two_densities(random):
    """A Gaussian and a mixture of two, on the line."""
    return {
        "z": line(), "m": random.normal(), "v": random.positive(),
        "a": random.normal(), "b": random.normal(), "c": random.probability(),
        "q(z)": r"\mathcal{N}(z;m,v)",
        "p(z)": r"c\,\mathcal{N}(z;a,1.2)+(1-c)\,\mathcal{N}(z;b,0.9)",
        "q": "q(z)", "p": "p(z)",
    }  # fmt: skip


GENERAL = ("eq-kl-definition", "eq-kl-density", "eq-kl-cross-entropy", "eq-kl-mean-ratio",
           "eq-kl-pointwise")  # fmt: skip
world(*GENERAL, "eq-kl-entropies", "eq-kl-ratio", "eq-kl-which-wins")(two_laws)
world(*GENERAL)(two_densities)


@world("eq-kl-mean-ratio", links=(1, 2))
@world("eq-kl-pointwise", links=(1, 3))
def not_normalised(random):
    """A law and positive numbers that do not sum to one."""
    known = two_laws(random)
    total, law = random.uniform(1.3, 1.9), known["p(z)"]
    return known | {"p(z)": lambda value: total * law(value)}


@world("eq-kl-entropies", "eq-kl-ratio")
def entropies_by_torch(random):
    """Two random laws; their entropies as torch computes them."""
    q, p = torch.softmax(random.normal(5), 0), torch.softmax(random.normal(5), 0)
    z = finite(torch.arange(5.0, dtype=torch.float64))

    def of(law):
        return lambda value: (law * (z.nodes == value)).sum()

    return {
        "z": z, "q(z)": of(q), "p(z)": of(p), "q": "q(z)", "p": "p(z)",
        "H(q)": lambda _: torch.distributions.Categorical(q).entropy(),
        "C(q,p)": lambda *_: -(q * torch.log(p)).sum(),
        "r(z)": lambda value: torch.exp(of(p)(value).log() - of(q)(value).log()),
    }  # fmt: skip


@world("eq-kl-finite")
def two_lists(random):
    """Two random laws on five values, as lists of probabilities."""
    z = finite(random.normal(5))
    q, p = random.joint(z), random.joint(z)
    return {
        "z": z, "n": 5, "q_i": "a_i", "p_i": "b_i", "q": "q(z)", "p": "p(z)", "q(z)": q, "p(z)": p,
        "a": torch.stack([q(v) for v in z.nodes]), "b": torch.stack([p(v) for v in z.nodes]),
    }  # fmt: skip


@world("eq-kl-coins")
def two_coins(random):
    """Two coins: a fair one, and one that shows heads with probability one quarter."""
    z = finite(torch.tensor([0.0, 1.0], dtype=torch.float64))
    return {
        "z": z, "q": "q(z)", "p": "p(z)",
        "q(z)": lambda value: 0.5 + 0 * value, "p(z)": lambda value: 0.25 + 0.5 * value,
    }  # fmt: skip


@world("eq-kl-narrow-constant", "eq-kl-asymmetry", "eq-kl-triangle")
def numbers(random):
    """Numbers alone."""
    return {}


@world("eq-kl-second-term")
def prior_and_posterior(random):
    """A prior and the posterior of one image."""
    return {
        "z": line(), "x": random.normal(), "m": random.normal(), "v": random.positive(),
        "p(z)": r"\mathcal{N}(z;0,1)", r"q_\phi(z\mid x)": r"\mathcal{N}(z;m+0.3x,v)",
    }  # fmt: skip


@world("eq-kl-invariance")
def stretched(random):
    """Two Gaussians of z, and the densities of y = sinh z that belong to them."""
    density = r"\mathcal{N}(\log(y+\sqrt{1+y^2});%s,%s)\,\frac{1}{\sqrt{1+y^2}}"
    return {
        "z": line(), "y": line(), "m": 0.3 * random.normal(), "v": random.uniform(0.15, 0.25),
        "a": 0.3 * random.normal(), "b": random.uniform(0.15, 0.25),
        "g(z)": r"\sinh z", "q_z(z)": r"\mathcal{N}(z;m,v)", "p_z(z)": r"\mathcal{N}(z;a,b)",
        "q_y(y)": density % ("m", "v"), "p_y(y)": density % ("a", "b"),
        "q_z": "q_z(z)", "p_z": "p_z(z)", "q_y": "q_y(y)", "p_y": "p_y(y)",
    }  # fmt: skip


def gaussians(random):
    """Two Gaussians on the line."""
    return {
        "z": line(), r"\mu_1": random.normal(), r"\mu_2": random.normal(),
        r"\sigma_1": random.positive(), r"\sigma_2": random.positive(),
        "q(z)": r"\mathcal{N}(z;\mu_1,\sigma_1^2)", "p(z)": r"\mathcal{N}(z;\mu_2,\sigma_2^2)",
        "q": "q(z)", "p": "p(z)", r"\mathbb{E}_q": "q(z)",
    }  # fmt: skip


world("eq-kl-standardise", "eq-kl-general")(gaussians)


@world("eq-kl-additive")
def independent_parts(random):
    """Two random laws of x and two of z on a few values."""
    x, z = finite(random.normal(3)), finite(random.normal(4))
    return {
        "x": x, "z": z, "q(x)": random.joint(x), "p(x)": random.joint(x),
        "q(z)": random.joint(z), "p(z)": random.joint(z),
    }  # fmt: skip


@world("eq-kl-log-densities", "eq-kl-gaussian", "eq-kl-narrow", "eq-kl-halving",
       "eq-kl-dropped-constant", "eq-kl-scale-bug")  # fmt: skip
def gaussian_and_prior(random):
    """A Gaussian and the standard normal."""
    return {
        "z": line(), r"\mu": random.normal(), r"\sigma": random.positive(),
        "q(z)": r"\mathcal{N}(z;\mu,\sigma^2)", "p(z)": r"\mathcal{N}(z;0,1)",
        "q": "q(z)", "p": "p(z)", r"\mathbb{E}_q": "q(z)",
    }  # fmt: skip


@world("eq-kl-narrow-prior")
def narrow(random):
    """A Gaussian of about the size of the narrow prior."""
    return {r"\mu": 0.01 * random.normal(), r"\sigma": 0.01 * random.positive()}


def eye(size):
    return torch.eye(size, dtype=torch.float64)


def root(random):
    """An invertible matrix, not symmetric."""
    return 0.4 * random.matrix(2, 2) + torch.diag(random.positive(2))


@world("eq-kl-covariance", "eq-kl-vector-density", "eq-kl-covariance-proof", "eq-kl-vector")
def vector(random):
    """A Gaussian in the plane with a full covariance."""
    triangle = root(random)
    return {
        "z": plane(), "K": 2, r"\mu": random.vector(2),
        "L": triangle, r"\Sigma": triangle @ triangle.T, "I": eye(2),
        r"\mathbb{E}_q": r"\mathcal{N}(z;\mu,\Sigma)", r"\varepsilon": plane(),
        r"\mathbb{E}_\varepsilon": r"\mathcal{N}(\varepsilon;0,I)",
        "q(z)": r"\mathcal{N}(z;\mu,\Sigma)", "p(z)": r"\mathcal{N}(z;0,I)",
    }  # fmt: skip


@world("eq-kl-quadratic-form")
def vector_and_a_point(random):
    """A Gaussian in the plane, any symmetric matrix and any point."""
    return vector(random) | {"M": random.spd(2), "b": random.vector(2)}


@world("eq-kl-quadratic-form", links=(1, 2))
def point_and_another_average(random):
    """As `vector_and_a_point`, but averages are over another Gaussian."""
    return another_average(random) | {"M": random.spd(2), "b": random.vector(2)}


@world("eq-kl-vector", links=(2, 3, 4))
def another_average(random):
    """As `vector`, but averages are over another Gaussian: algebra and linearity do not mind."""
    return vector(random) | {
        "u": random.vector(2), "C": random.spd(2), r"\mathbb{E}_q": r"\mathcal{N}(z;u,C)",
    }  # fmt: skip


@world("eq-kl-vector", links=(3,))
def another_number_of_latents(random):
    """As `vector`, with another number in the constants that cancel."""
    return vector(random) | {"K": 5}


@world("eq-kl-covariance-proof", links=(1, 2))
def noise_with_a_mean(random):
    """As `vector`, but the noise has a mean that is not zero, and z follows."""
    known = vector(random)
    mean = random.vector(2)
    return known | {
        "u": known[r"\mu"] + known["L"] @ mean, "w": mean,
        r"\mathbb{E}_q": r"\mathcal{N}(z;u,\Sigma)",
        r"\mathbb{E}_\varepsilon": r"\mathcal{N}(\varepsilon;w,I)",
    }  # fmt: skip


@world("eq-kl-trace")
def quadratic_form(random):
    """A vector and a matrix that is not symmetric."""
    return {"a": random.vector(3), "M": random.matrix(3, 3)}


@world("eq-kl-vector-general")
def two_vectors(random):
    """Two Gaussians in the plane with full covariances."""
    return {
        "z": plane(), "K": 2, r"\mu_1": random.vector(2), r"\mu_2": random.vector(2),
        r"\Sigma_1": random.spd(2), r"\Sigma_2": random.spd(2),
        r"\mathbb{E}_q": r"\mathcal{N}(z;\mu_1,\Sigma_1)",
        "q(z)": r"\mathcal{N}(z;\mu_1,\Sigma_1)", "p(z)": r"\mathcal{N}(z;\mu_2,\Sigma_2)",
    }  # fmt: skip


@world("eq-kl-vector-general", links=(2,))
def two_vectors_and_another_average(random):
    """As `two_vectors`, but averages are over a third Gaussian."""
    return two_vectors(random) | {
        "u": random.vector(2), "C": random.spd(2), r"\mathbb{E}_q": r"\mathcal{N}(z;u,C)",
    }  # fmt: skip


@world("eq-kl-diagonal")
def latents(random):
    """Three latents."""
    return {"K": 3, r"\mu": random.vector(3), r"\sigma": random.positive(3, 1)}


@world("eq-kl-log-variance", "eq-kl-gradients")
def one_latent(random):
    """One latent, with the library's KL as F."""
    return {
        r"\mu": random.normal(), "s": random.normal(),
        r"F(\mu,s)": lambda mean, s: kl_to_standard_normal(mean[None], s[None]),
    }  # fmt: skip


@world("eq-kl-small")
def near_the_prior(random):
    """One latent with mean 0 whose log-variance is near 0, with the library's KL as F."""
    return {
        "s": random.uniform(0.5, 1.0),
        "F(\\mu,s)": lambda mean, s: kl_to_standard_normal(0 * s[None], s[None]),
    }


@world("eq-kl-tilted", "eq-kl-quadratic")
def tilted(random):
    """A Gaussian and its relative change by t times a bounded function of mean 0."""
    return {
        "z": line(), "t": random.uniform(0.1, 0.3), "m": random.normal(), "v": random.positive(),
        "p(z)": r"\mathcal{N}(z;m,v)", "p": "p(z)", "q_t": "q_t(z)",
        "h(z)": r"\cos z-e^{-v/2}\cos m",
    }  # fmt: skip


@world("eq-kl-quadratic", links=(2, 3))
def tilted_off_centre(random):
    """As `tilted`, with a function whose mean is not zero."""
    return tilted(random) | {"h(z)": r"\cos z+0.4"}


@world(
    "eq-kl-shifted-moment",
    "eq-kl-fit-cross-entropy",
    "eq-kl-pythagoras",
    "eq-kl-mixture",
    "eq-kl-mixture-moments",
    "eq-kl-mode",
)
def mixture(random):
    """A mixture of two Gaussians and a Gaussian fitted to it."""
    a, b, c, tau = random.normal(), random.normal(), random.probability(), random.positive()
    z = line()

    def bell(distance):
        return torch.exp(-((distance / tau) ** 2) / 2) / (tau * (2 * torch.pi) ** 0.5)

    def p(value):
        return c * bell(value - a) + (1 - c) * bell(value - b)

    mean = z.integrate(lambda value: value * p(value))
    return {
        "z": z, "a": a, "b": b, "c": c, r"\tau": tau, "p(z)": p, "m": mean,
        "v": z.integrate(lambda value: (value - mean) ** 2 * p(value)),
        r"\mu": random.normal(), r"\sigma": random.positive(),
    }  # fmt: skip


@world("eq-kl-shifted-moment", links=(1, 2))
def mixture_and_another_point(random):
    """As `mixture`, but m is any number: algebra and linearity do not mind."""
    return mixture(random) | {"m": random.normal()}


@world("eq-kl-shift-ratio", "eq-kl-complete-square", "eq-kl-ratio-variance")
def noise(random):
    """A standard normal number."""
    return {
        r"\varepsilon": line(), r"\mu": 0.7 * random.normal(), "t": random.normal(),
        r"\mathbb{E}_\varepsilon": r"\mathcal{N}(\varepsilon;0,1)",
    }  # fmt: skip


@world("eq-kl-estimators")
def three_drawn_values(random):
    """Three draws and a positive ratio; both averages written out by torch."""
    z, ratio = random.normal(3), random.function()

    def r(value):
        return torch.exp(ratio(value))

    terms = -torch.log(r(z))
    return {
        "S": 3, "z": list(z), "r(z)": r, r"\hat A": terms.mean(),
        r"\hat B": (terms + r(z) - 1).mean(),
    }  # fmt: skip
