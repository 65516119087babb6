"""Draws elbo-touch.svg: the bound touches the log-evidence where q is the posterior."""

import math
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, VERMILLION, GREY = "#0072B2", "#D55E00", "#555555"
plt.rcParams.update({"svg.hashsalt": "elbo-touch", "font.size": 15, "mathtext.fontset": "cm",
                     "axes.spines.top": False, "axes.spines.right": False})

w, s, x = 1.5, 0.7, 1.2  # z ~ N(0, 1), x | z ~ N(wz, s²), one pixel observed
total = w**2 + s**2
m, v = w * x / total, s**2 / total  # the posterior N(m, v)
log_evidence = -0.5 * math.log(2 * math.pi * total) - x**2 / (2 * total)


def density(z, mean, variance):
    """N(z; mean, variance)."""
    return np.exp(-((z - mean) ** 2) / (2 * variance)) / np.sqrt(2 * math.pi * variance)


def elbo(mean, variance):
    """The bound of q = N(mean, variance) in nats: minus distortion, minus rate."""
    error = (x - w * mean) ** 2 + w**2 * variance
    distortion = 0.5 * math.log(2 * math.pi * s**2) + error / (2 * s**2)
    rate = 0.5 * (mean**2 + variance - 1 - math.log(variance))
    return -distortion - rate


CANDIDATES = [  # mean, variance, colour, dashes, name and its place
    (0.0, 1.0, GREY, (0, (2, 2)), "q = prior\nvariance 1", (-1.75, 0.33)),
    (0.4, 0.35, VERMILLION, (0, (6, 2)), "q = N(0.4, 0.35)\nvariance 0.35", (-0.75, 0.62)),
    (m, v, BLUE, "-", "q = posterior\nvariance 0.179", (1.22, 0.56)),
]

fig, (top, bottom) = plt.subplots(2, 1, figsize=(7, 7.8), sharex=True, layout="constrained",
                                  gridspec_kw={"height_ratios": [1, 1.35]})
z = np.linspace(-2.6, 2.6, 521)
means = np.linspace(-1.6, 2.6, 500)
for mean, variance, color, dashes, name, here in CANDIDATES:
    style = {"color": color, "linestyle": dashes}
    top.plot(z, density(z, mean, variance), linewidth=2.6, **style)
    top.text(*here, name, color=color, ha="left" if "posterior" in name else "center")
    bottom.plot(means, elbo(means, variance), linewidth=2.6, **style)
    bottom.plot(mean, elbo(mean, variance), "o", color=color, markersize=10, zorder=3)

top.set_xlabel("code $z$")
top.tick_params(labelbottom=True)
top.set_ylabel("density")
top.set_ylim(0, 1.02)
top.set_yticks([0, 0.5, 1], ["0", "0.5", "1"])

bottom.axhline(log_evidence, color="black", linewidth=1.6)
bottom.text(-2.36, log_evidence + 0.09, r"$\log p_\theta(x)=-1.686$", fontsize=17, ha="left")
bottom.annotate("", (0.4, elbo(0.4, 0.35)), (0.4, log_evidence),
                arrowprops={"arrowstyle": "<->", "color": VERMILLION, "linewidth": 1.8,
                            "shrinkA": 0, "shrinkB": 5})
bottom.annotate("gap 0.327", (0.4, -1.84), (-0.25, -1.98), ha="right", va="center",
                color="#9c4500", arrowprops={"arrowstyle": "-", "color": VERMILLION})
bottom.annotate("gap 0", (m, log_evidence), (1.0, -1.4), color="#005686", va="center",
                arrowprops={"arrowstyle": "-", "color": BLUE, "shrinkB": 6})
bottom.annotate("", (0, elbo(0, 1)), (0, log_evidence),
                arrowprops={"arrowstyle": "<->", "color": GREY, "linewidth": 1.8,
                            "shrinkA": 0, "shrinkB": 5})
bottom.annotate("gap 2.642", (0, -3.6), (-0.5, -3.6), ha="right", va="center",
                color="#333333", arrowprops={"arrowstyle": "-", "color": GREY})
for ax in (top, bottom):
    ax.axvline(m, color="black", linewidth=0.8, zorder=0)
top.text(m, 1.03, "$m=0.657$", va="bottom", ha="center")
for (_, variance, color, *_), at, height in zip(
    CANDIDATES, (1.2, 1.15, 1.02), (-3.5, -2.9, -2.3), strict=True
):
    bottom.annotate(f"variance {variance:.3g}", (at, elbo(at, variance)), (1.48, height),
                    color=color, va="center", arrowprops={"arrowstyle": "-", "color": color})
bottom.set_xlim(-2.4, 2.6)
bottom.set_ylim(-4.75, -1.2)
bottom.set_xlabel(r"mean $\mu$ of $q$")
bottom.set_ylabel("ELBO (nats)")

fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
