"""Draws kl-fits.svg: one Gaussian fitted to a mixture of two, with either KL as the cost."""

import math
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, DARK_BLUE, GREY = "#0072B2", "#005686", "#555555"
plt.rcParams.update({"svg.hashsalt": "kl-fits", "font.size": 15, "mathtext.fontset": "cm"})

WEIGHT, MEANS, SCALE = 0.6, (-2.0, 2.0), 0.6


def log_gaussian(z, mean, scale):
    """log N(z; mean, scale²)."""
    return -(((z - mean) / scale) ** 2) / 2 - math.log(scale) - math.log(2 * math.pi) / 2


def log_mixture(z):
    return np.logaddexp(math.log(WEIGHT) + log_gaussian(z, MEANS[0], SCALE),
                        math.log(1 - WEIGHT) + log_gaussian(z, MEANS[1], SCALE))


def kl(log_a, log_b):
    return np.trapezoid(np.exp(log_a) * (log_a - log_b), z)


def reverse_fit(mean, scale):
    """Descend on KL(q ‖ p) from N(mean, scale²) by its gradient along μ and log σ."""
    noise = np.linspace(-9, 9, 4001)
    weight = np.exp(log_gaussian(noise, 0, 1)) * (noise[1] - noise[0])
    for _ in range(4000):
        point = mean + scale * noise
        step = 1e-4
        slope = -(log_mixture(point + step) - log_mixture(point - step)) / (2 * step)
        mean -= 0.02 * (weight @ slope)
        scale *= math.exp(-0.02 * (weight @ (slope * scale * noise) - 1))
    return mean, scale


z = np.linspace(-14, 14, 28_001)
log_p = log_mixture(z)
p = np.exp(log_p)
mean = np.trapezoid(z * p, z)
scale = math.sqrt(np.trapezoid((z - mean) ** 2 * p, z))
forward = log_gaussian(z, mean, scale)
starts = ((MEANS[0], SCALE), (MEANS[1], SCALE), (mean, scale))
fits = [reverse_fit(*start) for start in starts]
left, right, wide = (log_gaussian(z, *fit) for fit in fits)

shown = np.flatnonzero(np.abs(z) <= 5.5)[::20]  # enough points for the eye

fig, (above, below) = plt.subplots(2, 1, figsize=(7, 7.6), sharex=True, sharey=True,
                                   layout="constrained")
for ax in (above, below):
    ax.fill_between(z[shown], p[shown], color=GREY, alpha=0.3, linewidth=0)
    ax.spines[["top", "right"]].set_visible(False)
    ax.set_ylabel("density")
    ax.text(-2, 0.1, "$p$", color="#333333", ha="center", fontsize=17)
above.plot(z[shown], np.exp(forward)[shown], color=BLUE, linewidth=2.6)
above.set_title(r"best for $\mathrm{KL}(p\,\|\,q)$: cover everything", fontsize=16, loc="left")
text = {"color": DARK_BLUE, "fontsize": 16, "linespacing": 1.4}


def law(mean, scale):
    return rf"$q=\mathcal{{N}}({mean:.2f},\,{scale:.2f}^2)$"


above.text(0.4, 0.36, f"{law(mean, scale)}\n{kl(log_p, forward):.3f} nats", **text)
below.plot(z[shown], np.exp(left)[shown], color=BLUE, linewidth=2.8)
below.plot(z[shown], np.exp(right)[shown], color=BLUE, linewidth=2, linestyle=(0, (5, 2)))
below.plot(z[shown], np.exp(wide)[shown], color=BLUE, linewidth=2, linestyle="-.")
below.set_title(r"best for $\mathrm{KL}(q\,\|\,p)$: choose one mode", fontsize=16, loc="left")
below.text(-1.3, 0.7, f"best: {law(*fits[0])}\n{kl(left, log_p):.3f} nats", **text)
below.text(2.85, 0.42, f"dashed:\n{kl(right, log_p):.3f} nats", **text)
below.text(0.06, 0.27, f"dash-dotted:\n{kl(wide, log_p):.3f} nats", ha="center",
           **text | {"fontsize": 13})
below.set_xlabel("$z$", fontsize=17)
below.set_xlim(-5.5, 5.5)
below.set_ylim(0, 0.86)
fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
