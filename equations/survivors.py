"""Why a mutant may survive: it is true as well. For each equation: how many, and why."""

MIRRORED = "The noise and its negative have the same law, so the sign before it does not matter."
EVEN = "The density is even about its mean, so the sign of the distance does not matter."
ZERO = "The changed term is zero or has mean zero, so its sign or its presence does not matter."
CONSTANT = "A constant has no variance and no slope, so another constant does as well."
WEAKER = "The changed inequality is weaker or another one, and true as well."
ANOTHER = "It defines an example: the gradients below hold for the changed network, too."

EXPLAINED: dict[str, tuple[int, str]] = {
    "eq-start-standard-mean": (2, ZERO),
    "eq-start-standard-variance": (4, ZERO),
    "eq-ae-gradient-bound": (2, WEAKER),
    "eq-elbo-log-tangent": (3, WEAKER),
    "eq-elbo-log-concave": (2, ZERO),
    "eq-elbo-log-jensen": (1, WEAKER),
    "eq-elbo-kl-sign": (4, ZERO),
    "eq-elbo-importance": (1, "By Bayes the fraction is then p(x), so this is true as well."),
    "eq-elbo-encoder-gradient": (2, ZERO),
    "eq-elbo-loss-parabola": (
        1,
        "A parabola is even to the stated order.",
    ),
    "eq-kl-additive": (
        2,
        "A density has area 1: what lacks its letter stays.",
    ),
    "eq-kl-triangle": (3, "Between Gaussians of equal variance the KL is symmetric."),
    "eq-kl-mode": (1, CONSTANT),
    "eq-kl-shift-ratio": (1, EVEN),
    "eq-kl-ratio-variance": (2, MIRRORED),
    "eq-reparam-baseline": (2, ZERO),
    "eq-reparam-same-mean": (1, MIRRORED),
    "eq-reparam-pathwise": (1, MIRRORED),
    "eq-reparam-pathwise-variance": (2, CONSTANT),
    "eq-reparam-score-square": (1, MIRRORED),
    "eq-reparam-score-variance": (1, MIRRORED),
    "eq-reparam-score-baseline-variance": (1, MIRRORED),
    "eq-reparam-oscillation-pathwise": (
        1,
        "A variance has no use for a sign.",
    ),
    "eq-reparam-price": (1, MIRRORED),
    "eq-reparam-tiny-encoder": (8, ANOTHER),
    "eq-reparam-tiny-decoder": (4, ANOTHER),
    "eq-reparam-tiny-loss": (2, ANOTHER),
    "eq-reparam-landing-density": (1, EVEN),
    "eq-reparam-full-density": (1, EVEN),
    "eq-vae-log-jensen": (1, ZERO),
    "eq-vae-kl-sign": (1, ZERO),
    "eq-vae-reparameterized-mean": (1, MIRRORED),
    "eq-vae-pathwise-gradient": (1, MIRRORED),
    "eq-vae-rate-ceiling": (2, WEAKER),
    "eq-vae-mean-collapse": (1, WEAKER),
    "eq-vae-grey-bound": (2, WEAKER),
    "eq-vae-linear-rate": (1, "The three dropped terms add to zero."),
    "eq-vae-direction-error": (1, MIRRORED),
    "eq-vae-shannon-converse": (1, WEAKER),
    "eq-vae-noise-penalty": (1, MIRRORED),
    "eq-vae-optimal-noise": (2, CONSTANT),
    "eq-vae-best-decoder-proof": (1, WEAKER),
    "eq-aae-jsd-ceiling": (1, WEAKER),
    "eq-aae-lower-bound": (1, WEAKER),
    "eq-aae-frozen-bound": (2, WEAKER),
    "eq-aae-linear-information": (1, "The three dropped terms add to zero."),
    "eq-aae-index-information": (1, WEAKER),
    "eq-aae-noise-charge": (1, MIRRORED),
    "eq-aae-label-jsd": (1, "The labels are equally frequent on both sides: p(y) = q(y)."),
    "eq-aae-category-information": (1, WEAKER),
    "eq-aae-transport": (1, WEAKER),
    "eq-aae-coupling": (1, "At the match the aggregate is the prior, so the means agree."),
}


def explained(label: str, number: int) -> str:
    """The sentence for the surviving mutants of an equation, if that many are known."""
    known, why = EXPLAINED.get(label, (0, ""))
    return why if number <= known else ""
