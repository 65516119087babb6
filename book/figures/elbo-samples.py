"""Draws elbo-samples.svg: how the gap of the importance-weighted bound falls with samples."""

import math
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, VERMILLION, GREY = "#0072B2", "#D55E00", "#555555"
plt.rcParams.update({"svg.hashsalt": "elbo-samples", "font.size": 15, "mathtext.fontset": "cm",
                     "axes.spines.top": False, "axes.spines.right": False})

w, s, x = 1.5, 0.7, 1.2
total = w**2 + s**2
m, v = w * x / total, s**2 / total  # the posterior N(m, v)
SAMPLES = 2 ** np.arange(11)  # S from 1 to 1024
REPETITIONS = 10_000
noise = np.random.default_rng(0).standard_normal((REPETITIONS, SAMPLES[-1]))


def variance_of_ratio(mean, variance):
    """Var_q[p(z|x) / q(z)] in closed form; infinite for a narrow q."""
    width = 2 * variance - v
    if width <= 0:
        return math.inf
    return variance / math.sqrt(v * width) * math.exp((mean - m) ** 2 / width) - 1


def gaps(mean, variance):
    """log p(x) − L_S for each S, by simulation."""
    z = mean + math.sqrt(variance) * noise
    log_ratio = noise**2 / 2 - (z - m) ** 2 / (2 * v) + 0.5 * math.log(variance / v)
    ratio = np.cumsum(np.exp(log_ratio), 1)[:, SAMPLES - 1] / SAMPLES
    control = ratio - 1 if variance_of_ratio(mean, variance) < math.inf else 0  # has mean 0
    return (control - np.log(ratio)).mean(0)


fig, ax = plt.subplots(figsize=(7, 5.4), layout="constrained")
for mean, variance, color, marker, name, place in [
    (0.0, 1.0, GREY, "s", "prior N(0, 1)", (1.35, 2.3)),
    (0.4, 0.35, VERMILLION, "o", "N(0.4, 0.35)", (1.0, 0.014)),
    (0.4, 0.03, BLUE, "^", "N(0.4, 0.03): too narrow", (14, 0.66)),
]:
    ax.plot(SAMPLES, gaps(mean, variance), marker, color=color, markersize=9)
    if variance_of_ratio(mean, variance) < math.inf:
        ax.plot(SAMPLES, variance_of_ratio(mean, variance) / (2 * SAMPLES), color=color,
                linewidth=1.8, linestyle=(0, (5, 3)))
    ax.text(*place, name, color=color)

ax.set_xscale("log", base=2)
ax.set_yscale("log")
ax.set_xticks([1, 4, 16, 64, 256, 1024], ["1", "4", "16", "64", "256", "1024"])
ticks = [2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001]
ax.set_yticks(ticks, [f"{tick:.4f}".rstrip("0").rstrip(".") for tick in ticks], fontsize=13)
ax.minorticks_off()
ax.set_xlim(0.85, 1300)
ax.set_ylim(1e-4, 4)
ax.plot([], [], color="black", linewidth=1.8, linestyle=(0, (5, 3)),
        label=r"$\frac{1}{2S}$ Var of $w(z)/p_\theta(x)$")
ax.legend(loc="lower left", frameon=False)
ax.set_xlabel("number of samples $S$")
ax.set_ylabel(r"$\log p_\theta(x)-\mathcal{L}_S(x)$ (nats)")

fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
