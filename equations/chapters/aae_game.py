"""The worlds of chapter 6, first half: the game, its two losses, the phases, the three encoders."""

import math

import torch
from torch.distributions import Categorical, MixtureSameFamily, Normal

from equations.worlds import finite, line, table, world
from vaelib import aae


@world("eq-aae-sigmoid", "eq-aae-sigmoid-rules", "eq-aae-minimax-slope",
       "eq-aae-non-saturating-slope", "eq-aae-sum-slope")  # fmt: skip
def logit(random):
    """A random logit, and the logistic function of torch."""
    return {"a": random.normal(), r"\varsigma": torch.sigmoid}


@world("eq-aae-label")
def one_label(random):
    """One point, and a label between 0 and 1: the algebra does not mind."""
    return {"z": random.normal(), "y": random.probability(), "D": random.probability(),
            "D(z)": lambda z: torch.sigmoid(1.3 * z + 0.4)}  # fmt: skip


# two laws and a discriminator


def named(known):
    """The short names of the densities, and of the discriminators inside V(D)."""
    return {
        **known, "p": "p(z)", "q": "q(z)", "m": "m(z)",
        "m(z)": lambda z: torch.stack([known["p(z)"](z), known["q(z)"](z)]).mean(0),
        "D": torch.tensor(0.0), "D_*": torch.tensor(1.0),
    }  # fmt: skip


def samples(random):
    """Samples from five places, unequally often; value and best logits by the library."""
    places = random.normal(5)
    z, logits = finite(places), 1.5 * random.normal(5)
    real, fake = (
        torch.cat([torch.arange(5), torch.randint(5, (6,), generator=random.generator)])
        for _ in "pq"
    )
    p, q = (torch.bincount(drawn).double() / len(drawn) for drawn in (real, fake))
    best = Categorical(p).logits - Categorical(q).logits
    values = [-aae.discriminator_loss(a[real], a[fake]) for a in (logits, best)]
    entropy = [Categorical(law).entropy() for law in ((p + q) / 2, p, q)]

    def of(numbers):
        return lambda value: (numbers * (places == value)).sum()

    return named({
        "z": z, "p(z)": of(p), "q(z)": of(q), "D(z)": of(torch.sigmoid(logits)),
        "D_*(z)": of(torch.sigmoid(best)), "V": lambda which: values[int(which)],
        r"\mathrm{JSD}": lambda *_: entropy[0] - (entropy[1] + entropy[2]) / 2,
    })  # fmt: skip


def densities(random):
    """Two mixtures on the line that share a wide part; integrals by a sum over a fine grid."""
    a, b = random.normal(), random.normal()
    c, d = random.uniform(0.5, 0.7), random.uniform(0.3, 0.5)
    fine = torch.linspace(-12, 12, 4001, dtype=torch.float64)

    def bell(z, mean, variance):
        return torch.exp(-((z - mean) ** 2) / (2 * variance)) / math.sqrt(2 * math.pi * variance)

    def p(z):
        return c * bell(z, a, 0.9) + (1 - c) * bell(z, 0.0, 2.2)

    def q(z):
        return d * bell(z, b, 0.7) + (1 - d) * bell(z, 0.0, 2.2)

    def judge(z):
        return torch.sigmoid(1.2 * torch.sin(z + a) - 0.2 * z + 0.4)

    def best(z):
        return torch.sigmoid(torch.log(p(z)) - torch.log(q(z)))

    def integral(values):
        return values.sum() * (fine[1] - fine[0])

    def value(chance):
        return integral(p(fine) * chance.log() + q(fine) * torch.log(1 - chance))

    def entropy(law):
        return integral(-law * law.log())

    values = value(judge(fine)), value(best(fine))
    divergence = entropy((p(fine) + q(fine)) / 2) - (entropy(p(fine)) + entropy(q(fine))) / 2
    return named({
        "z": line(), "p(z)": p, "q(z)": q, "D(z)": judge, "D_*(z)": best,
        "V": lambda which: values[int(which)], r"\mathrm{JSD}": lambda *_: divergence,
    })  # fmt: skip


@world("eq-aae-log-ratio")
def mostly_prior(random):
    """A point at which the prior is denser than the codes."""
    p, q = random.positive(), random.uniform(0.2, 0.5)
    return {"z": random.normal(), "p(z)": lambda _: p, "q(z)": lambda _: q}


GAME = ("eq-aae-value", "eq-aae-value-integral", "eq-aae-optimal", "eq-aae-log-ratio",
        "eq-aae-jsd", "eq-aae-value-jsd", "eq-aae-jsd-ceiling", "eq-aae-value-gap",
        "eq-aae-lower-bound", "eq-aae-soft-reverse")  # fmt: skip
world(*GAME, "eq-aae-mixture")(samples)
world(*GAME)(densities)


@world("eq-aae-lower-bound", "eq-aae-value-gap")
def good_discriminator(random):
    """As `samples`, but the discriminator is nearly the best one."""
    known = samples(random)
    best, slip = known["D_*(z)"], random.uniform(0.9, 0.95)
    nodes = known["z"].nodes
    p, q, chance = (
        torch.stack([known[name](v) for v in nodes]) for name in ("p(z)", "q(z)", "D_*(z)")
    )
    chance = torch.sigmoid(slip * torch.logit(chance))
    value = (p * chance.log() + q * torch.log(1 - chance)).sum()
    values = value, known["V"](1)
    return known | {
        "D(z)": lambda z: torch.sigmoid(slip * torch.logit(best(z))),
        "V": lambda which: values[int(which)],
    }


@world("eq-aae-jsd-ceiling")
def nearly_apart(random):
    """Two laws that nearly avoid each other."""
    z, low = finite(random.normal(4)), random.uniform(0.001, 0.01)
    p = torch.stack([0.6 - low, 0.4 - low, low, low])
    q = torch.stack([low, low, 0.3 - low, 0.7 - low])
    return named({
        "z": z, "p(z)": lambda v: (p * (z.nodes == v)).sum(),
        "q(z)": lambda v: (q * (z.nodes == v)).sum(),
    })  # fmt: skip


@world("eq-aae-pointwise-slopes", "eq-aae-pointwise-zero", "eq-aae-sum-balance",
       "eq-aae-sum-logit")  # fmt: skip
def one_point(random):
    """Two densities at one point, and a number between 0 and 1."""
    laws = {"p(z)": random.uniform(0.2, 0.5), "q(z)": random.positive()}
    return {
        "z": line(), "t": random.probability(),
        **{name: lambda _, height=height: height for name, height in laws.items()},
    }  # fmt: skip


@world("eq-aae-fair-coin")
def labelled_samples(random):
    """A fair coin chooses one of two random laws, which draws the point."""
    z, y = finite(random.normal(5)), finite([0.0, 1.0])
    p, q, score = random.joint(z), random.joint(z), random.function()
    return {
        "z": z, "y": y, "p(z)": p, "q(z)": q, "D(z)": lambda z: torch.sigmoid(score(z)),
        "P(y,z)": lambda y, z: torch.where(y == 1, p(z), q(z)) / 2, r"\mathbb{E}": "P(y,z)",
    }  # fmt: skip


@world("eq-aae-example", "eq-aae-example-value")
def the_example(random):
    """The prior N(-1, 1) and the codes N(1, 1)."""
    return {"z": line(), "p(z)": r"\mathcal{N}(z;-1,1)", "q(z)": r"\mathcal{N}(z;1,1)"}


@world("eq-aae-sum-matched")
def numbers(random):
    """Numbers alone."""
    return {}


# the losses of the encoder


def machine(random):
    """An AAE of the library with random weights in float64."""
    model = aae.AAE(3, 2, hidden=(12,)).double()
    for parameter in model.requires_grad_(False).parameters():
        parameter.copy_(random.uniform(-0.9, 0.9, *parameter.shape))
    return model


@world("eq-aae-generator-losses", "eq-aae-reconstruction-loss", "eq-aae-discriminator-loss")
def a_batch(random):
    """Four images and five samples of the prior; all losses are the library's."""
    model, x, draws = machine(random), random.uniform(0, 1, 4, 3), random.normal(5, 2)
    codes = model.encode(x)
    real, fake = model.logits(draws), model.logits(codes)
    places = torch.cat([codes, draws]).unsqueeze(-1)

    def equal(one, other):
        return (torch.abs(one - other) < 1e-9).all(-1).all(-1)

    def among(points):
        return lambda z: equal(points.unsqueeze(-1), z).double().mean()

    def other(z):
        """A density that stands in no right equation."""
        return (0.3 + torch.sigmoid(z.sum())) / 9

    return {
        "x": finite(x.unsqueeze(-1)), "z": finite(places), "p(x)": lambda x: 0 * x.sum() + 0.25,
        r"\mathbb{E}_x": "p(x)", "p(z)": among(draws), r"q_\phi(z)": among(codes),
        r"q_\phi(z\mid x)": lambda z, x: equal(model.encode(x.T).T, z).double(),
        r"p_\theta(x\mid z)": lambda x, z: torch.exp(
            -aae.reconstruction_error(model.decoder(z.T), x.T, True)[0]
        ),
        r"p_\theta(z)": other, r"p_\theta(z\mid x)": lambda z, x: other(z), "q(z)": other,
        r"q_\phi(x\mid z)": lambda x, z: torch.sigmoid(x.sum() - z.sum()),
        r"a_\omega": lambda z: model.logits(z.T)[0],
        r"\theta": random.normal(), r"\phi": random.normal(), r"\omega": random.normal(),
        "J_M": lambda _: aae.generator_loss(fake, minimax=True),
        "J_G": lambda _: aae.generator_loss(fake),
        "J_D": lambda _: aae.discriminator_loss(real, fake),
        "J_R": lambda *_: aae.aae_terms(model, x).error.mean(),
    }  # fmt: skip


def decoys(random, known):
    """Another law of the codes, which stands in no right equation."""
    other = random.joint(known["z"])
    return {r"p_\theta(z)": other, r"p_\theta(z\mid x)": lambda z, x: other(z)}


@world("eq-aae-two-step-draw", "eq-aae-minimax-sum")
def stochastic_encoder(random):
    """Three images, four codes: a random encoder, a random prior and a random discriminator."""
    known = table(random, r"q_\phi")
    return {
        **known, **decoys(random, known), r"\mathbb{E}_x": r"q_\phi(x)",
        "p(z)": random.joint(known["z"]), "q(z)": random.joint(known["z"]),
        r"a_\omega": random.function(), r"\phi": random.normal(), r"\omega": random.normal(),
    }  # fmt: skip


@world("eq-aae-code-slopes", "eq-aae-encoder-gradient")
def networks(random):
    """Encoder and discriminator of the library, with random weights."""
    model, x = machine(random), random.uniform(0, 1, 3, 1)
    names = {name: weight.shape for name, weight in model.encoder.named_parameters()}
    weights = torch.cat([weight.reshape(-1) for weight in model.encoder.parameters()])

    def encode(weights, x):
        parts = torch.split(weights.reshape(-1), [shape.numel() for shape in names.values()])
        shaped = {name: part.reshape(names[name]) for name, part in zip(names, parts, strict=True)}
        return torch.func.functional_call(model.encoder, shaped, x.T).T

    return {
        "x": x, "z": encode(weights, x), r"\phi": weights.reshape(-1, 1), "F": encode,
        r"f_\phi(x)": r"F(\phi,x)", r"a_\omega": lambda z: model.logits(z.T)[0],
    }  # fmt: skip


@world("eq-aae-far-logit", "eq-aae-far-slopes")
def distant_codes(random):
    """The prior N(0, 1) and codes at a random distance."""
    return {
        "z": line(), "c": random.uniform(1.3, 2.1), "p(z)": r"\mathcal{N}(z;0,1)",
        "q(z)": r"\mathcal{N}(z;c,1)",
    }  # fmt: skip


@world("eq-aae-non-saturating", "eq-aae-minimax-gradient", "eq-aae-frozen-split")
def frozen(random, moved=0.0):
    """Codes that follow a mixture; the discriminator is the best one for the present weights."""
    now = random.normal()
    return {
        "z": line(), r"\phi": now + moved, "a": random.normal(), "b": random.normal(), "h": now,
        "v": random.positive(), "c": random.uniform(0.4, 0.6), "d": random.uniform(0.5, 0.7),
        r"q_\phi(z)": r"c\,\mathcal{N}(z;\phi,v)+(1-c)\,\mathcal{N}(z;b,2.1)",
        "q_0(z)": r"c\,\mathcal{N}(z;h,v)+(1-c)\,\mathcal{N}(z;b,2.1)",
        "p(z)": r"d\,\mathcal{N}(z;a,0.9)+(1-d)\,\mathcal{N}(z;b,2.3)",
        "D_*(z)": r"\frac{p(z)}{p(z)+q_0(z)}", "m(z)": r"\tfrac12 p(z)+\tfrac12 q_\phi(z)",
        r"\mathrm{JSD}(p\|q)": r"\tfrac12\mathrm{KL}(q_\phi\|m)+\tfrac12\mathrm{KL}(p\|m)",
        "p": "p(z)", r"q_\phi": r"q_\phi(z)", "q_0": "q_0(z)", "m": "m(z)",
        r"p_\theta(z)": r"\mathcal{N}(z;h,0.4)", "q(z)": r"\mathcal{N}(z;a,1.3)",
        "p_0(z)": r"\mathcal{N}(z;a,1.7)",
    }  # fmt: skip


@world("eq-aae-frozen-split", "eq-aae-frozen-bound")
def frozen_and_moved(random):
    """As `frozen`, but the encoder has moved on since the discriminator was trained."""
    return frozen(random, moved=0.3 * random.positive())


# the encoders


@world("eq-aae-gaussian-aggregate", "eq-aae-aggregate-variance")
def gaussian_codes(random):
    """Three images with random means and scales of their codes; the mixture is torch's."""
    images, spread, mean = random.normal(3), random.positive(), random.function()

    def scale(x):
        return spread * (1 + 0.3 * torch.sin(x))

    mixture = MixtureSameFamily(
        Categorical(torch.ones(3).double()), Normal(mean(images), scale(images))
    )
    return {
        "N": 3, "x": finite(images), **{f"x_{n + 1}": image for n, image in enumerate(images)},
        "z": line(), r"\mu_\phi": mean, r"\sigma_\phi": scale, r"\bar\mu": mean(images).mean(),
        r"\mathbb{E}_x": "p(x)", "p(x)": lambda x: 0 * x + 1 / 3,
        r"q_\phi(z)": lambda z: mixture.log_prob(z).exp(),
        r"q_\phi(z\mid x)": r"\mathcal{N}(z;\mu_\phi(x),\sigma_\phi^2(x))",
        r"p_\theta(z)": r"\mathcal{N}(z;0.2,1.3)", r"p_\theta(z\mid x)": r"\mathcal{N}(z;x,1.3)",
    }  # fmt: skip


@world("eq-aae-universal")
def skewed_law(random):
    """A skewed law on the line, with its distribution function inverted."""
    stretch, shift = random.positive(), random.normal()

    def inverse(chance):
        chance = chance.clamp(1e-300, 1 - 1e-16)
        return torch.asinh((torch.special.ndtri(chance) + shift) / stretch)

    return {
        "z": line(), r"\eta": line(), "u": random.function(), r"\Phi": torch.special.ndtr,
        "F^{-1}(s)": inverse,
        "F(z)": lambda z: torch.special.ndtr(stretch * torch.sinh(z) - shift),
        "p(z)": r"\mathcal{N}(z;0.2,1.3)", "k": stretch, "b": shift,
        "q(z)": r"\mathcal{N}(k\sinh(z);b,1)\,k\cosh(z)",
    }  # fmt: skip
