"""Why a mutant may survive: it is true as well. One sentence for each such equation."""

MIRRORED = "The noise and its negative have the same law, so the sign before it does not matter."
EVEN = "The density is even about its mean, so the sign of the distance does not matter."
ZERO = "The changed term is zero or has mean zero, so its sign or its presence does not matter."
CONSTANT = "A constant has no variance and no slope, so another constant does as well."
WEAKER = "The changed inequality is weaker or another one, and true as well."

EXPLAINED = {
    "eq-start-standard-mean": ZERO,
    "eq-start-standard-variance": ZERO,
    "eq-ae-gradient-bound": WEAKER,
    "eq-elbo-log-tangent": WEAKER,
    "eq-elbo-log-concave": ZERO,
    "eq-elbo-log-jensen": WEAKER,
    "eq-elbo-kl-sign": ZERO,
    "eq-elbo-importance": "By Bayes the fraction is then p(x), so this is true as well.",
    "eq-elbo-encoder-gradient": ZERO,
    "eq-elbo-loss-parabola": "A parabola is even: to the stated order the sign does not matter.",
    "eq-kl-additive": "A density has area 1, so an average over it of what lacks its letter stays.",
    "eq-kl-triangle": "Between Gaussians of equal variance the KL is symmetric.",
    "eq-kl-mode": CONSTANT,
    "eq-kl-shift-ratio": EVEN,
    "eq-kl-ratio-variance": MIRRORED,
    "eq-reparam-baseline": ZERO,
    "eq-reparam-same-mean": MIRRORED,
    "eq-reparam-pathwise": MIRRORED,
    "eq-reparam-score-square": MIRRORED,
    "eq-reparam-score-variance": MIRRORED,
    "eq-reparam-score-baseline-variance": MIRRORED,
    "eq-reparam-price": MIRRORED,
    "eq-reparam-pathwise-variance": CONSTANT,
    "eq-reparam-oscillation-pathwise": "A variance does not change with the sign of its argument.",
    "eq-reparam-landing-density": EVEN,
    "eq-reparam-full-density": EVEN,
    "eq-vae-log-jensen": ZERO,
    "eq-vae-kl-sign": ZERO,
    "eq-vae-reparameterized-mean": MIRRORED,
    "eq-vae-pathwise-gradient": MIRRORED,
    "eq-vae-rate-ceiling": WEAKER,
    "eq-vae-mean-collapse": WEAKER,
    "eq-vae-grey-bound": WEAKER,
    "eq-vae-linear-rate": "The three dropped terms add to zero, as the next line says.",
    "eq-vae-direction-error": MIRRORED,
    "eq-vae-shannon-converse": WEAKER,
    "eq-vae-noise-penalty": MIRRORED,
    "eq-vae-optimal-noise": CONSTANT,
    "eq-vae-best-decoder-proof": WEAKER,
}
