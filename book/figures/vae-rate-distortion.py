"""Draws vae-rate-distortion.svg: Shannon's curve of a Gaussian, and what each β picks on it."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, VERMILLION, GREY = "#0072B2", "#D55E00", "#555555"
plt.rcParams.update({"svg.hashsalt": "vae-rate-distortion", "font.size": 15,
                     "mathtext.fontset": "cm"})

eigenvalues = np.array([5, 3, 1.5, 0.8, 0.4, 0.2])
variance = 0.5  # σ² of the decoder


def curve(level):
    """Squared error and rate (nats) of the optimal linear VAE at level s = βσ²."""
    level = np.asarray(level)[..., None]
    error = np.minimum(eigenvalues, level).sum(-1)
    rate = 0.5 * np.log(np.maximum(eigenvalues / level, 1)).sum(-1)
    return error, rate


fig, ax = plt.subplots(figsize=(7, 5.2), layout="constrained")
error, rate = curve(np.geomspace(0.02, 5, 400))
ax.fill_between(np.insert(error, 0, 0), np.insert(rate, 0, rate[0]), color=GREY, alpha=0.13,
                linewidth=0)
ax.plot(error, rate, color=BLUE, linewidth=3)
ax.text(0.35, 0.35, "no encoder\nand decoder\nreach this", color="#333333", fontsize=15,
        style="italic", linespacing=1.25)

for beta, name in [(0.25, "1/4"), (0.5, "1/2"), (1, "1"), (2, "2"), (4, "4"), (10, "10")]:
    x, y = curve(beta * variance)
    ax.plot(x, y, "o", color=VERMILLION, markersize=9, zorder=3)
    ax.annotate(rf"$\beta={name}$", (x, y), (9, 7), textcoords="offset points", fontsize=16)

# the line D/(2s) + R = constant touches the curve at β = 1
x0, y0 = curve(variance)
x = np.array([x0 - 1.9, x0 + 2.75])
ax.plot(x, y0 - (x - x0) / (2 * variance), color="black", linewidth=1.6, linestyle=(0, (5, 2)))
ax.text(0.3, 2.2, r"slope $-\frac{1}{2\beta\sigma^2}$", fontsize=17)

ax.set_xlim(0, 12.7)
ax.set_ylim(0, 6)
ax.set_xlabel(r"expected squared error $\sum_i\min(\lambda_i,s)$")
ax.set_ylabel("rate (nats)")
ax.spines[["top", "right"]].set_visible(False)

fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
