"""The worlds of chapter 6, second half: aggregate and posteriors, labels, categories, MMD."""

import torch
import torch.nn.functional as F
from scipy.optimize import linprog
from torch.distributions import Distribution

from equations.chapters.elbo import encoder_table, share_of
from equations.chapters.vae_machines import eye
from equations.spaces import tensor
from equations.worlds import finite, line, plane, world
from vaelib import aae_categories, ae, evaluation, priors


def lookup(space, weights):
    """A function on the nodes of a finite space from its values."""
    return lambda node: (weights * (space.nodes == node)).sum()


def table_of(first, second, weights):
    """A function of two finite variables from its values, a matrix."""
    return lambda a, b: (weights * (first.nodes == a)[:, None] * (second.nodes == b)).sum()


def table_values(first, second, function):
    """The values of a function of two finite variables, a matrix."""
    return torch.stack([torch.stack([function(a, b) for b in second.nodes]) for a in first.nodes])


def law(random, count):
    """Probabilities of `count` values."""
    return torch.stack(share_of(random, count))


def laws(random, rows, count):
    """One law in each of several rows."""
    return torch.stack([law(random, count) for _ in range(rows)])


def kl_of(p, q):
    return (p * (p / q).log()).sum()


def jsd_of(p, q):
    return kl_of(p, (p + q) / 2) / 2 + kl_of(q, (p + q) / 2) / 2


@world("eq-aae-information", "eq-aae-surgery", "eq-aae-two-objectives")
def encoder_of_a_table(random):
    """Three images and four codes: a table of data and encoder, another of the model."""
    letters = encoder_table(random)
    x, z, given = letters["x"], letters["z"], letters[r"q_\phi(z\mid x)"]
    data = torch.stack([letters["q(x)"](a) for a in x.nodes])
    codes = table_values(x, z, lambda a, b: given(b, a))
    prior = torch.stack([letters["p(z)"](b) for b in z.nodes])
    model = table_values(x, z, letters[r"p_\theta(x\mid z)"])
    error = -(data[:, None] * codes * model.log()).sum()
    rate = sum(weight * kl_of(row, prior) for weight, row in zip(data, codes, strict=True))
    divergence, weight = jsd_of(prior, data @ codes), random.positive()
    return {
        **letters, r"\mathbb{E}_x": "q(x)", "q(z)": lookup(z, data @ codes),
        "p": "p(z)", "q": "q(z)", r"q_\phi(x\mid z)": lambda a, b: letters["q(x)"](a) + 0 * b,
        r"\lambda": weight, r"\mathrm{JSD}": lambda p, q: divergence,
        "J_V": error + rate, "J_A": error + 2 * weight * divergence,
    }  # fmt: skip


@world("eq-aae-no-bound")
def one_pixel(random):
    """One Gaussian pixel and the evidence of a decoder, as an integral over the prior."""
    return {
        "x": line(float(random.normal())), "z": line(), "v": random.uniform(0.6, 0.9),
        r"\sigma": random.uniform(1.0, 1.3), r"\mu": random.normal(),
        r"\mathbb{E}_x": r"\mathcal{N}(x;0,v)",
        r"p_\theta(x)": r"\int\mathcal{N}(x;\sqrt{v}z,\sigma^2)\mathcal{N}(z;0,1)\mathrm{d}z",
        r"q_\phi(x)": r"\mathcal{N}(x;0,\sigma^2)",
    }  # fmt: skip


@world("eq-aae-linear-variance", "eq-aae-linear-information")
def one_direction(random):
    """One direction of the best linear VAE: its variance and that of the decoder."""
    return {
        "x": line(), "v": random.uniform(1.2, 2.2), r"\sigma": random.uniform(0.5, 0.9),
        r"\mu": random.normal(), "w": r"\sqrt{v-\sigma^2}",
    }  # fmt: skip


@world("eq-aae-index-information")
def three_clouds(random):
    """Three images and the Gaussian clouds of their codes."""
    images, slope, scale = random.normal(3), random.positive(), random.uniform(0.5, 0.9)
    clouds = torch.distributions.Normal(slope * images, scale)
    nodes = torch.linspace(-12, 12, 4001, dtype=torch.float64)

    def aggregate(z):
        return clouds.log_prob(tensor(z)[..., None]).exp().mean(-1)

    each = clouds.log_prob(nodes[:, None])
    information = (each.exp() * (each - aggregate(nodes).log()[:, None])).mean(1).sum()
    return {
        "z": line(float(random.normal())), "x": list(images), "N": 3, "n": random.whole(1, 3),
        "a": slope, "s": scale, r"q_\phi(z\mid x)": r"\mathcal{N}(z;ax,s^2)",
        r"p_\theta(z\mid x)": r"\mathcal{N}(z;x,1.4)", "q(z)": aggregate,
        "p(z)": r"\mathcal{N}(z;0,1)", "I(x;z)": lambda x, z: information * (nodes[1] - nodes[0]),
    }  # fmt: skip


@world("eq-aae-index")
def which_image(random):
    """Three images and the Gaussian clouds of their codes; the shares come from a softmax."""
    letters = three_clouds(random)
    images, slope, scale = torch.stack(letters["x"])[:, None], letters["a"], letters["s"]

    def share(z):
        return torch.distributions.Normal(slope * images, scale).log_prob(z).softmax(0)

    return {**letters, r"\rho": share}


@world("eq-aae-rate-diverges", "eq-aae-noise-charge", "eq-aae-mmd-gaussian")
def plain_numbers(random):
    """Numbers, and noise on a line."""
    return {
        "x": random.normal(), "a": random.normal(), "b": random.positive(),
        r"\mu": random.normal(), r"\nu": random.normal(), r"\sigma": random.uniform(0.2, 1.6),
        "s": random.uniform(1.15, 1.5), "t": random.uniform(0.6, 0.9), "h": random.positive(),
    }  # fmt: skip


@world("eq-aae-label-example", "eq-aae-mmd-example")
def no_letters(random):
    """Nothing but numbers."""
    return {}


# Parzen windows


@world("eq-aae-parzen", "eq-aae-attached", "eq-aae-parzen-unbiased", "eq-aae-parzen-bias")
def three_samples(random):
    """Four codes, decoded to points of the plane; S = 3 of them are drawn."""
    z = finite(random.normal(4))
    weight, turn = 0.2 * random.vector(2), random.vector(2)
    return {
        "z": z, "p(z)": lookup(z, law(random, 4)), "q(z)": lookup(z, law(random, 4)),
        r"g_\theta": lambda z: weight * z + torch.sin(turn + z), "I": eye(2), "S": 3,
        "x": turn.sin() + 0.3 * random.vector(2), r"\tau": random.uniform(0.25, 0.6),
        r"\mathbb{E}": "p(z_1)p(z_2)p(z_3)", r"\tilde x_j": r"g_\theta(z_j)",
        r"q_\tau(x)": r"\mathcal{N}(x;g_\theta(0),\tau^2I)",
    }  # fmt: skip


@world("eq-aae-window-height", "eq-aae-nearest")
def four_samples(random):
    """Four samples in the plane; the mean window comes from torch."""
    x, width = random.vector(2), random.positive()
    points = [x + 1.5 * random.vector(2) for _ in range(4)]
    normal = torch.distributions.Normal(torch.stack(points), width)
    return {
        r"\tilde x": points, "S": 4, "x": x, "I": eye(2), r"\tau": width,
        r"\hat p(x)": lambda x: normal.log_prob(x).sum((1, 2)).exp().mean(),
        r"\delta": min(((x - point) ** 2).sum() for point in points),
    }  # fmt: skip


# Priors with a shape


@world("eq-aae-petals")
def ten_petals(random):
    """The library's petals, of any size."""
    radius, along, across = 2 + random.positive(), random.positive(), random.uniform(0.5, 0.9)
    prior = priors.petals(10, radius.item(), along.item(), across.item(), like=radius)
    angles = [tensor(2 * torch.pi * k / 10) for k in range(10)]
    return {
        "p(z)": lambda z: prior.log_prob(z.squeeze(-1)).exp(), "z": 2 * random.vector(2),
        "q(z)": r"\mathcal{N}(z;0,I)", "I": eye(2), "r": radius, r"\alpha": along,
        r"\beta": across, "k": random.whole(1, 10),
        "u": [torch.stack([angle.cos(), angle.sin()])[:, None] for angle in angles],
        r"\Sigma": list(prior.component_distribution.covariance_matrix),
    }  # fmt: skip


def labelled_game(random, equal, near=1.0):
    """Two tables of labels and codes, `near` or far, and a discriminator near the best."""
    y, z = finite(random.normal(3)), finite(random.normal(4))
    frequency, other = law(random, 3), law(random, 3)
    other = frequency if equal else other
    real, fake = laws(random, 3, 4), laws(random, 3, 4)
    fake = near * fake + (1 - near) * real
    ours, theirs = frequency[:, None] * real, other[:, None] * fake
    noise = 0.1 * random.normal(3, 4)
    logits = (ours / theirs).log() + noise
    best = ours / (ours + theirs)
    return {
        "y": y, "z": z, "p(y)": lookup(y, frequency), "q(y)": lookup(y, other),
        r"p(z\mid y)": lambda b, a: table_of(y, z, real)(a, b),
        r"q(z\mid y)": lambda b, a: table_of(y, z, fake)(a, b),
        "p(z)": lookup(z, frequency @ real), "q(z)": lookup(z, other @ fake),
        "D(z,y)": lambda b, a: table_of(y, z, torch.sigmoid(logits))(a, b),
        "V_*": (ours * best.log()).sum() + (theirs * (1 - best).log()).sum(),
    }  # fmt: skip


@world("eq-aae-label-value")
def value_of_a_labelled_game(random):
    """Three labels, four codes and any discriminator; the value is a sum over a table."""
    letters = labelled_game(random, equal=False)
    y, z = letters["y"], letters["z"]
    ours = table_values(y, z, lambda a, b: letters["p(y)"](a) * letters[r"p(z\mid y)"](b, a))
    theirs = table_values(y, z, lambda a, b: letters["q(y)"](a) * letters[r"q(z\mid y)"](b, a))
    belief = table_values(y, z, lambda a, b: letters["D(z,y)"](b, a))
    value = (ours * belief.log()).sum() + (theirs * (1 - belief).log()).sum()
    return {**letters, r"V_\ell": value}


@world("eq-aae-label-optimum", "eq-aae-label-share", "eq-aae-label-parts")
@world("eq-aae-label-best", "eq-aae-label-logit")
@world("eq-aae-labels-add-up", links=(1, 3))
def labels_of_two_kinds(random):
    """Three labels and four codes; labels are more frequent on one side than on the other."""
    return labelled_game(random, equal=False)


@world("eq-aae-label-jsd")
def labels_with_equal_frequencies(random):
    """Three labels and four codes; each label is as frequent on both sides."""
    return labelled_game(random, equal=True)


@world("eq-aae-label-best", links=(4,))
def labels_that_almost_match(random):
    """As before, and the codes of each label nearly have the law of its prior samples."""
    return labelled_game(random, equal=False, near=0.02)


@world("eq-aae-labels-add-up")
def labels_that_match(random):
    """Each label has one law and one frequency on both sides."""
    letters = labelled_game(random, equal=True)
    return {**letters, r"q(z\mid y)": letters[r"p(z\mid y)"], "q(z)": letters["p(z)"]}


def plane_game(random):
    """A discriminator of the plane, and a matrix that turns it."""
    weight, bend = random.vector(2), random.vector(2)
    return {
        "z": plane(), "I": eye(2), "R": random.orthonormal(2, 2), "m": 0.7 * random.vector(2),
        "S": random.spd(2), "q(z)": r"\mathcal{N}(z;m,S)",
        "D": lambda z: torch.sigmoid((weight.T @ z).sum() + torch.sin((bend.T @ z).sum())),
    }  # fmt: skip


@world("eq-aae-rotation")
def turned_codes(random):
    """The prior is N(0, I), the codes are Gaussian, R is orthogonal."""
    return {**plane_game(random), "p(z)": r"\mathcal{N}(z;0,I)"}


# Categories


def network(model):
    """A library model in float64 with larger weights than it starts with."""
    model = model.double().requires_grad_(False)
    for parameter in model.parameters():
        parameter.mul_(2)
    return model


def categories(random, reduce=False):
    """The library's encoder into four categories and two styles."""
    torch.manual_seed(random.whole(0, 10**6))
    return network(aae_categories.CategoricalAAE(3, 2, 4, (5,), reduce=reduce))


@world("eq-aae-softmax", "eq-aae-classification")
def category_of_an_image(random):
    """The encoder of the library, an image and its label."""
    model = categories(random)
    return {
        "C": 4, "k": random.whole(1, 4), "x": random.vector(3),
        "t": eye(4)[:, [random.whole(0, 3)]],
        "y": lambda x: model.encode(x.T)[:, :4].T, r"\ell": lambda x: model.parts(x.T)[0].T,
        r"\mathcal{C}(x,t)": lambda x, t: F.cross_entropy(model.parts(x.T)[0], t.T),
    }  # fmt: skip


@world("eq-aae-category-value")
def category_game(random):
    """The library's loss of the category discriminator, on all one-hot vectors and five images."""
    model, images = categories(random), random.normal(5, 3)
    outputs = model.parts(images)[0].softmax(-1)
    value = -aae_categories.game(model.category_discriminator, eye(4), outputs)
    return {
        "y": finite(eye(4)[:, :, None]), "x": finite(images[:, :, None]), "V_y": value,
        "p(y)": lambda y: tensor(1 / 4), "q(y)": lambda y: (1 + y[0, 0]) / 5,
        "q(x)": lambda x: tensor(1 / 5), r"\mathbb{E}_x": "q(x)",
        "y(x)": lambda x: model.parts(x.T)[0].softmax(-1).T,
        "D_y(y)": lambda y: torch.sigmoid(model.category_discriminator(y.T)).squeeze(),
    }  # fmt: skip


@world("eq-aae-category-entropy", "eq-aae-category-information")
def sure_categories(random):
    """Six images in four categories: almost one-hot, and almost equally frequent."""
    places = [0, 1, 2, 3, *torch.randperm(4, generator=random.generator)[:2].tolist()]
    outputs = [0.97 * eye(4)[:, [k]] + 0.03 * law(random, 4)[:, None] for k in places]
    return {"N": 6, "C": 4, "y": outputs, r"\bar y": torch.stack(outputs).mean(0)}


@world("eq-aae-places")
def one_point_for_both(random):
    """The library's model that adds the place of the category and the style."""
    model = categories(random, reduce=True)
    return {
        "x": random.vector(3), "r": lambda x: model.encode(x.T).T, "W": model.places.weight.T,
        "z": lambda x: model.parts(x.T)[1].T, "y": lambda x: model.parts(x.T)[0].softmax(-1).T,
    }  # fmt: skip


# Transport and MMD


def transport(random):
    """The cheapest plan from three images to four decoded codes, by linear programming."""
    data, prior = law(random, 3), law(random, 4)
    images, decoded = random.normal(3), random.normal(4)
    cost = (images[:, None] - decoded).abs() ** 1.5
    rows = torch.kron(eye(3), torch.ones(1, 4).double())
    columns = torch.kron(torch.ones(1, 3).double(), eye(4))
    plan = linprog(
        cost.flatten().numpy(), A_eq=torch.cat([rows, columns]).numpy(),
        b_eq=torch.cat([data, prior]).numpy(),
    )  # fmt: skip
    return data, prior, images, decoded, torch.from_numpy(plan.x).reshape(3, 4), plan.fun


def encoder_from(data, prior, images, decoded, joint):
    x, z = finite(images), finite(torch.arange(4.0).double())
    given = joint / joint.sum(1, keepdim=True)
    return {
        "x": x, "z": z, "q(x)": lookup(x, data), r"\mathbb{E}_x": "q(x)",
        r"q_\phi(z\mid x)": lambda b, a: table_of(x, z, given)(a, b),
        r"p_\theta(z\mid x)": lambda b, a: table_of(x, z, given.flip(1))(a, b),
        "p(z)": lookup(z, prior), "q(z)": lookup(z, data @ given),
        r"g_\theta": lookup(z, decoded), "c": lambda a, b: (a - b).abs() ** 1.5,
    }  # fmt: skip


@world("eq-aae-transport", "eq-aae-coupling")
def encoder_that_matches(random):
    """An encoder whose aggregate is the prior, near the cheapest plan of a linear programme."""
    data, prior, images, decoded, plan, least = transport(random)
    joint = 0.97 * plan + 0.03 * data[:, None] * prior
    letters = encoder_from(data, prior, images, decoded, joint)
    nearest = F.one_hot((images[:, None] - decoded).abs().argmin(1), 4).double()
    greedy = table_of(letters["x"], letters["z"], nearest)
    return {
        **letters, "W_c": tensor(least), "u": random.function(),
        r"p_\theta(z\mid x)": lambda b, a: greedy(a, b),
    }  # fmt: skip


@world("eq-aae-coupling", links=(1,))
def encoder_that_does_not_match(random):
    """Any encoder into four codes."""
    data, prior, images, decoded, _, _ = transport(random)
    letters = encoder_from(data, prior, images, decoded, data[:, None] * laws(random, 3, 4))
    return {**letters, "u": random.function()}


@world("eq-aae-transport-line")
def whitened_line(random):
    """A Gaussian pixel, whitened, and a decoder of any slope."""
    return {"x": line(), "v": random.positive(), "w": random.positive()}


class Fixed(Distribution):
    """A prior whose draws are these points."""

    def __init__(self, points):
        self.points = points
        super().__init__(event_shape=points.shape[1:], validate_args=False)

    def sample(self, shape):
        assert shape == (len(self.points),)
        return self.points


@world("eq-aae-wae", "eq-aae-mmd-estimate")
def batch_of_the_library(random):
    """A batch of the library's WAE: its autoencoder, its penalty, its kernel."""
    torch.manual_seed(random.whole(0, 10**6))
    model = network(ae.Autoencoder(3, 2, (4,), cross_entropy=False))
    images, drawn, weight = random.normal(3, 3), random.normal(3, 2), random.positive()
    codes = model.encode(images)
    scale = priors.mean_square_distance(drawn)
    terms = ae.ae_terms(model, images, penalty=priors.mmd_penalty(Fixed(drawn), float(weight)))
    kernel = priors.inverse_multiquadrics

    def columns(rows):
        return [row[:, None] for row in rows]

    return {
        "B": 3, r"\sum_j": 3, r"\lambda": weight, r"\hat J": terms.loss, "x": columns(images),
        "a": columns(drawn), "b": columns(codes), "h": scale,
        "c": lambda left, right: ((left - right) ** 2).sum(),
        r"g_\theta": lambda z: model.decode(z.T).T,
        r"\hat\Delta": priors.squared_mmd(codes, drawn),
        "k": lambda a, b: kernel(a.T, b.T, scale)[0, 0],
    }  # fmt: skip


@world("eq-aae-imq-kernel")
def two_points(random):
    """Two codes and the sizes of the library's kernel."""
    scale = random.positive()
    return {
        "a": random.vector(2), "b": random.vector(2), "h": scale,
        "c": [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0],
        "k": lambda a, b: priors.inverse_multiquadrics(a.T, b.T, scale)[0, 0],
    }  # fmt: skip


@world("eq-aae-mmd", "eq-aae-mmd-kernel", "eq-aae-mmd-unbiased")
def features(random):
    """Three features of four codes, with different laws of samples and codes; B = 3."""
    nodes = random.normal(3)
    turn, slope = random.vector(3), random.vector(3)
    z, p, q = finite(nodes), law(random, 3), law(random, 3)
    both = {f"{name}({letter})": lookup(z, values)
            for name, values in (("p", p), ("q", q)) for letter in "abz"}  # fmt: skip
    return {
        **both, "z": z, "a": z, "b": z, "B": 3, r"\sum_j": 3,
        r"\varphi": lambda z: torch.sin(turn + slope * z) + 0.3 * slope * z,
        "k(a,b)": r"\varphi(a)^\top\varphi(b)",
        r"\mathbb{E}": "p(a_1)p(a_2)p(a_3)q(b_1)q(b_2)q(b_3)",
    }  # fmt: skip


@world("eq-aae-permutation-p")
def permutation_test(random):
    """The library's test of nine codes against eight samples, and MMD² of each parting."""
    codes, samples = random.normal(9, 2) + 0.3, random.normal(8, 2)
    points, generator = torch.cat([codes, samples]), torch.Generator().manual_seed(0)
    orders = [torch.arange(17)] + [torch.randperm(17, generator=generator) for _ in range(20)]
    scale = priors.mean_square_distance(samples)
    found = [priors.squared_mmd(points[o[:9]], points[o[9:]], scale) for o in orders]
    return {
        "P": 20, r"\Delta": found, r"\chi": lambda u: (u >= 0).double(),
        r"\alpha": tensor(evaluation.two_sample_test(codes, samples, 20).p_value),
    }  # fmt: skip
