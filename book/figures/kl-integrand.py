"""Draws kl-integrand.svg: the two KLs of one pair of Gaussians as areas under a curve."""

import math
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, VERMILLION, GREY = "#0072B2", "#D55E00", "#555555"
DARK_BLUE, DARK_VERMILLION = "#005686", "#9c4500"
plt.rcParams.update({"svg.hashsalt": "kl-integrand", "font.size": 15, "mathtext.fontset": "cm"})


def log_gaussian(z, mean, variance):
    """log N(z; mean, variance)."""
    return -((z - mean) ** 2) / (2 * variance) - math.log(2 * math.pi * variance) / 2


z = np.linspace(-30, 30, 60_001)
log_q, log_p = log_gaussian(z, 1, 4), log_gaussian(z, 0, 1)
forward = np.exp(log_q) * (log_q - log_p)
reverse = np.exp(log_p) * (log_p - log_q)

shown = np.flatnonzero((z >= -8) & (z <= 10))[::40]  # enough points for the eye
crossings = z[1:][np.diff(log_q > log_p)]

fig, axes = plt.subplots(3, 1, figsize=(7, 8.4), sharex=True, layout="constrained",
                         height_ratios=[1, 1.15, 1.15])
axes[0].plot(z[shown], np.exp(log_q)[shown], color=BLUE, linewidth=2.4)
axes[0].plot(z[shown], np.exp(log_p)[shown], color=VERMILLION, linewidth=2.4, linestyle=(0, (5, 2)))
axes[0].text(3.1, 0.15, r"$q=\mathcal{N}(1,4)$", color=DARK_BLUE, fontsize=17)
axes[0].text(-2.1, 0.33, r"$p=\mathcal{N}(0,1)$", color=DARK_VERMILLION, fontsize=17, ha="right")
axes[0].set_ylabel("density")
axes[0].set_ylim(0, 0.45)

axes[1].sharey(axes[2])  # one scale for the areas
for ax, curve, name, top in (
    (axes[1], forward, r"$q\,\log\,(q/p)$", r"$\mathrm{KL}(q\,\|\,p)$"),
    (axes[2], reverse, r"$p\,\log\,(p/q)$", r"$\mathrm{KL}(p\,\|\,q)$"),
):
    x, y = z[shown], curve[shown]
    higher = log_q[shown] > log_p[shown]  # blue where q is the higher density, as at the top
    ax.fill_between(x, y, where=higher, color=BLUE, alpha=0.35, linewidth=0)
    ax.fill_between(x, y, where=~higher, color=VERMILLION, alpha=0.45, linewidth=0)
    ax.plot(x, y, color="black", linewidth=1.6)
    ax.axhline(0, color=GREY, linewidth=1)
    gain = np.trapezoid(np.maximum(curve, 0), z)
    loss = np.trapezoid(np.minimum(curve, 0), z)
    text = f"{top}\n= {gain:.3f} − {-loss:.3f}\n= {gain + loss:.3f} nats"
    ax.text(-7.9, 0.42, text, va="top", fontsize=16, linespacing=1.4)
    ax.set_ylabel(name, fontsize=17)
axes[2].set_xlabel("$z$", fontsize=17)
axes[2].set_xlim(-8, 10)
axes[2].set_ylim(-0.17, 0.44)
for ax in axes:
    ax.spines[["top", "right"]].set_visible(False)
    for crossing in crossings:
        ax.axvline(crossing, color=GREY, linewidth=1, linestyle=":")

fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
