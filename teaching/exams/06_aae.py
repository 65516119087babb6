"""Exam bank of chapter 6, the adversarial autoencoder."""

from __future__ import annotations

import cmath
import math

import numpy as np

from grading.exam import Asked


def integral(values, z):
    """The trapezoidal rule on an even grid: exact to rounding where values vanish at both ends."""
    return float(values.sum() * (z[1] - z[0]))


def density(z, mean, variance):
    return np.exp(-((z - mean) ** 2) / (2 * variance)) / math.sqrt(2 * math.pi * variance)


def sigmoid(a):
    return 1 / (1 + math.exp(-a))


def slope(f, z):
    """The derivative by a complex step: a difference quotient without rounding."""
    return f(z + 1e-20j).imag / 1e-20


def listed(numbers):
    return ", ".join(f"{number:g}" for number in numbers)


# Roles


ROLES = [
    ("plays the part of a GAN's generator, since it makes what is judged", "encoder"),
    ("changes its weights in the reconstruction phase and in the game", "encoder"),
    ("stops learning from the game if all codes are detached before they are judged", "encoder"),
    ("gets each of its gradients through another network", "encoder"),
    ("takes an image as its input", "encoder"),
    ("learns from the reconstruction error and from nothing else", "decoder"),
    ("has no opponent in the game", "decoder"),
    ("is the only one that runs when a new image is drawn", "decoder"),
    ("stops learning if the reconstruction error is multiplied by 0", "decoder"),
    ("sees codes and prior samples, and never an image", "discriminator"),
    ("passes a gradient on to a code without changing its own weights", "discriminator"),
    ("changes its weights in the game, and never on the reconstruction error", "discriminator"),
    ("can be trained from stored codes and prior samples alone", "discriminator"),
    ("is no longer needed to rebuild images and to draw new ones", "discriminator"),
]


def ask_network(draw):
    """Which network? · 2 min · 1 point

    1 for the right network. No reason is asked for.
    """
    question, answer = draw.choice(ROLES)
    text = (
        f"An adversarial autoencoder without labels has an encoder, a decoder and a discriminator. "
        f"Which of the three {question}? One word."
    )
    return Asked(text, answer)


# A Gaussian encoder that leaves room for its means


def room_numbers(draw):
    means = [-0.9, -0.8, -0.6, -0.5, -0.3, -0.2, 0.1, 0.3, 0.4, 0.6, 0.7, 0.9]
    return sorted(draw.sample(means, 4))


def ask_room(draw):
    """Room for noise · 5 min · 2 points

    1 for the variance of the aggregate, σ² plus the variance of the means; 1 for the root of what
    is left of 1.
    """
    means = room_numbers(draw)
    spread = sum(m**2 for m in means) / 4 - (sum(means) / 4) ** 2
    text = (
        f"An AAE with one latent and the prior $N(0,1)$ has a Gaussian encoder. Four images have "
        f"the means {listed(means)}, and all have the same standard deviation $\\sigma$. For which "
        f"$\\sigma$ has the aggregated posterior the variance of the prior? Three decimals."
    )
    return Asked(text, math.sqrt(1 - spread), 3)


def again_room(draw):
    means = room_numbers(draw)
    z = np.linspace(-12, 12, 24001)
    low, high = 0.02, 1.5
    for _ in range(60):
        middle = (low + high) / 2
        aggregate = sum(density(z, m, middle**2) for m in means) / 4
        centre = integral(aggregate * z, z)
        if integral(aggregate * (z - centre) ** 2, z) < 1:
            low = middle
        else:
            high = middle
    return low


# A batch with more codes than prior samples


def uneven_numbers(draw):
    return draw.randint(4, 18) * 4, draw.randint(10, 32) * 8


def ask_uneven(draw):
    """More codes than samples · 6 min · 3 points

    1 for the best judge: where both laws are equal it says the share of prior samples everywhere; 1
    for the cross-entropy of this share with itself; 1 for its value. log 2: none of the last two.
    """
    real, fake = uneven_numbers(draw)
    share = real / (real + fake)
    loss = -share * math.log(share) - (1 - share) * math.log(1 - share)
    text = (
        f"A program puts {real} prior samples, with the target 1, and {fake} codes, with the "
        f"target 0, into one batch. It prints the discriminator's binary cross-entropy, averaged "
        f"over all {real + fake} points, in nats. Codes and prior match exactly, and the "
        f"discriminator is the best one for these batches. Which value does it print on average? "
        f"Three decimals."
    )
    return Asked(text, loss, 3)


def again_uneven(draw):
    real, fake = uneven_numbers(draw)

    def loss(t):
        return -(real * math.log(t) + fake * math.log(1 - t)) / (real + fake)

    low, high = 1e-6, 1 - 1e-6
    for _ in range(200):
        left, right = low + (high - low) / 3, high - (high - low) / 3
        low, high = (low, right) if loss(left) < loss(right) else (left, high)
    return loss(low)


# What a hole costs


def hole_numbers(draw):
    firsts = [0.35, 0.4, 0.45, 0.5, 0.55, 0.6]
    first, second = draw.choice(firsts), draw.choice([0.2, 0.25, 0.3])
    prior = first, second, round(1 - first - second, 2)
    share = draw.choice([0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8])
    codes = [share, round(1 - share, 2)]
    codes.insert(draw.randint(0, 2), 0.0)
    return prior, codes


def ask_hole(draw):
    """The price of a hole · 7 min · 3 points

    1 for the divergence KL(q‖p) − 2 JS, or 2 KL(½(p + q)‖p); 1 for the cells, with 0 log 0 = 0 in
    the empty one; 1 for the value. KL(q‖p) or JS alone: 1 in all.
    """
    prior, codes = hole_numbers(draw)
    mixture = [(p + q) / 2 for p, q in zip(prior, codes, strict=True)]
    price = 2 * sum(m * math.log(m / p) for m, p in zip(mixture, prior, strict=True))
    text = (
        f"A latent space has three cells. Their probabilities are $({listed(prior)})$ under the "
        f"prior and $({listed(codes)})$ under the codes: one cell is empty. The encoder has the "
        f"non-saturating loss and always meets the best discriminator. Then its steps descend on "
        f"a divergence between codes and prior, which is 0 at a match. How large is that "
        f"divergence now, in nats? Three decimals."
    )
    return Asked(text, price, 3)


def again_hole(draw):
    prior, codes = hole_numbers(draw)
    reverse = sum(q * math.log(q / p) for p, q in zip(prior, codes, strict=True) if q)
    value = 0.0  # of the best judge, who answers p / (p + q)
    for p, q in zip(prior, codes, strict=True):
        judge = p / (p + q)
        value += p * math.log(judge) + (q * math.log(1 - judge) if q else 0.0)
    return reverse - (value + math.log(4))


# Two codes, one step


def shift_numbers(draw):
    judge = draw.choice([0.5, 0.8, 1.0, 1.5]), draw.choice([-0.8, -0.5, 0.4, 0.7])
    codes = draw.choice([-2.2, -1.7, -1.4, -1.1]), draw.choice([1.3, 1.9, 2.2, 2.6, 3.1])
    return (*judge, draw.choice([-0.2, -0.3, -0.4])), codes


def ask_shift(draw):
    """The slope of the encoder's loss · 7 min · 3 points

    1 for the slope of −log sigmoid(a) in a, −(1 − sigmoid(a)); 1 for the factor a'(z); 1 for the
    mean over both codes, with its sign.
    """
    (a0, a1, a2), codes = shift_numbers(draw)
    slopes = [-(1 - sigmoid(a0 + a1 * z + a2 * z**2)) * (a1 + 2 * a2 * z) for z in codes]
    text = (
        f"A discriminator returns the logit $a(z)={a0:g}{a1:+g}z{a2:+g}z^2$ of the probability "
        f"that $z$ is a prior sample. A batch has the two codes {listed(codes)}. The encoder's "
        f"loss is the non-saturating one, averaged over the batch, in nats. Both codes are moved "
        f"by the same small amount. How large is the derivative of the loss with respect to this "
        f"amount, at 0? With its sign, three decimals."
    )
    return Asked(text, sum(slopes) / 2, 3)


def again_shift(draw):
    (a0, a1, a2), codes = shift_numbers(draw)

    def loss(shift):
        logits = [a0 + a1 * (z + shift) + a2 * (z + shift) ** 2 for z in codes]
        return sum(-cmath.log(1 / (1 + cmath.exp(-a))) for a in logits) / 2

    return slope(loss, 0.0)


# A line with the wrong sign


def sign_numbers(draw):
    centre = draw.choice([1.0, 1.2, 1.5, 1.6, 2.0, 2.5])
    code = round(centre + draw.choice([-1.0, -0.8, -0.5, -0.2, 0.0, 0.5, 0.8, 1.0]), 1)
    return centre, code, draw.choice([0.1, 0.15, 0.2, 0.25, 0.3, 0.4])


def ask_sign(draw):
    """One line is wrong · 7 min · 3 points

    1 for the sign that is missing: the program goes down where it should go up; 1 for the slope of
    the loss at the code; 1 for twice the step.
    """
    centre, code, rate = sign_numbers(draw)
    judge = sigmoid(centre**2 / 2 - centre * code)
    text = (
        f"The prior is $N(0,1)$, the codes follow $N({centre:g},1)$. `judge` returns the logit of "
        f"the probability that its input is a prior sample; it is the best one for these two "
        f"laws. A program moves one code `z` by gradient descent:\n\n"
        f"`g_loss = F.logsigmoid(judge(z)).sum()  # make the code look like a prior sample`\n\n"
        f"`g_loss.backward(); z.data -= {rate:g} * z.grad`\n\n"
        f"One thing in these lines is wrong. The code starts at {code:g}. How far from each other "
        f"are the place to which this program moves it and the place to which the repaired "
        f"program, with the non-saturating loss, moves it? Three decimals."
    )
    return Asked(text, 2 * rate * centre * (1 - judge), 3)


def again_sign(draw):
    centre, code, rate = sign_numbers(draw)

    def log_judge(z):
        p, q = cmath.exp(-(z**2) / 2), cmath.exp(-((z - centre) ** 2) / 2)
        return cmath.log(p / (p + q))

    broken = code - rate * slope(log_judge, code)
    repaired = code - rate * slope(lambda z: -log_judge(z), code)
    return abs(broken - repaired)


# Information that an AAE does not charge


def cells_numbers(draw):
    starts = draw.sample([1, 2, 3, 4, 5, 6], 3)
    return [(start, start + draw.choice([1, 2, 3, 4])) for start in starts]


def ask_cells(draw):
    """What an AAE does not charge · 8 min · 4 points

    1 for naming it: the mutual information of image and code; 1 for the aggregate; 1 for the mean
    rate or the KL of each posterior to the aggregate; 1 for the value.
    """
    intervals = cells_numbers(draw)
    information = 0.0
    for cell in range(1, 11):
        chances = [1 / (b - a + 1) if a <= cell <= b else 0 for a, b in intervals]
        aggregate = sum(chances) / 3
        information += sum(q * math.log(q / aggregate) for q in chances if q) / 3
    (a, b), (c, d), (e, f) = intervals
    text = (
        f"A latent space has ten cells, numbered 1 to 10, and the prior is uniform over them. "
        f"Three images are all the data. A code of the first image lies evenly in the cells {a} to "
        f"{b}, of the second in {c} to {d}, of the third in {e} to {f}. A VAE charges the mean "
        f"rate of these posteriors.\n\n"
        f"How much of this mean rate is a charge that an AAE, with the best discriminator, does "
        f"not make in any form? In nats, three decimals."
    )
    return Asked(text, information, 3)


def again_cells(draw):
    intervals = cells_numbers(draw)
    rate = sum(math.log(10 / (b - a + 1)) for a, b in intervals) / 3
    mismatch = 0.0
    for cell in range(1, 11):
        q = sum(1 / (b - a + 1) for a, b in intervals if a <= cell <= b) / 3
        mismatch += q * math.log(10 * q) if q else 0.0
    return rate - mismatch


# A number that bounds nothing


def bound_numbers(draw):
    root = draw.choice([1.0, 1.2, 1.4, 1.5, 1.6, 1.8, 2.0, 2.5, 3.0])
    away, s2 = draw.choice([0.1, 0.2, 0.3, 0.4]), draw.choice([0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5])
    return root, round(root - away, 1), s2


def ask_bound(draw):
    """A step that does not hold · 9 min · 4 points

    1 for the law of x in the model, N(0, w² + s²); 1 for its mean −log p(x) under the data; 1 for
    the mean distortion; 1 for the difference. Why false: the rates of single images are not 0.
    """
    root, w, s2 = bound_numbers(draw)
    v = root**2
    reported = math.log(2 * math.pi * s2) / 2 + (root - w) ** 2 / (2 * s2)
    true = math.log(2 * math.pi * (w**2 + s2)) / 2 + v / (2 * (w**2 + s2))
    text = (
        f"One pixel follows $N(0,{v:g})$. An AAE has the prior $N(0,1)$, the encoder "
        f"$z=x/{root:g}$ and a Gaussian decoder with the mean ${w:g}\\,z$ and the variance "
        f"${s2:g}$. A student writes: “The codes match the prior, so the game is at its optimum "
        f"and the KL to the prior is 0. Then the ELBO is minus the distortion, and the mean "
        f"distortion $E[-\\log p(x\\mid z)]$ is an upper bound of the mean $-\\log p(x)$.”\n\n"
        f"The last sentence is false. By how many nats is the mean distortion smaller than the "
        f"mean $-\\log p(x)$ of this decoder and prior? Two decimals."
    )
    return Asked(text, true - reported)


def again_bound(draw):
    root, w, s2 = bound_numbers(draw)
    x = np.linspace(-12 * root, 12 * root, 2001)
    z = np.linspace(-10, 10, 4001)
    data = density(x, 0, root**2)
    reported = integral(data * ((x - w * x / root) ** 2 / s2 + math.log(2 * math.pi * s2)) / 2, x)
    joint = density(x[:, None], w * z, s2) * density(z, 0, 1)
    evidence = joint.sum(1) * (z[1] - z[0])
    keep = data > 1e-20
    true = integral(np.where(keep, -data * np.log(np.where(keep, evidence, 1)), 0), x)
    return true - reported
