"""Why a mutant may survive: it is true as well. One sentence for each such equation."""

MIRRORED = "The noise and its negative have the same law, so the sign before it does not matter."
ZERO = "The changed term is zero, or has mean zero, so its sign or its presence does not matter."
CONSTANT = "A constant has no variance and no slope, so another constant does as well."
WEAKER = "The changed inequality is weaker, or another one that is true."

EXPLAINED = {
    "eq-start-standard-mean": ZERO,
    "eq-start-standard-variance": ZERO,
    "eq-ae-gradient-bound": WEAKER,
    "eq-elbo-log-tangent": WEAKER,
    "eq-elbo-log-concave": ZERO,
    "eq-elbo-jensen": ZERO,
    "eq-elbo-log-jensen": WEAKER,
    "eq-elbo-kl-sign": ZERO,
    "eq-elbo-importance": "By Bayes the fraction is then p(x), so this is true as well.",
    "eq-elbo-encoder-gradient": ZERO,
    "eq-elbo-loss-parabola": "A parabola is even: to the stated order the sign does not matter.",
}
