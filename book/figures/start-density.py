"""Draws start-density.svg: two densities with different heights and the same shaded area."""

import math
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, VERMILLION, GREY = "#0072B2", "#D55E00", "#555555"
plt.rcParams.update({"svg.hashsalt": "start-density", "font.size": 15, "mathtext.fontset": "cm"})


def gaussian(x, mean, scale):
    """N(x; mean, scale²)."""
    return np.exp(-((x - mean) ** 2) / (2 * scale**2)) / (scale * math.sqrt(2 * math.pi))


x = np.linspace(-1.6, 1.6, 1601)
area = math.erf(1 / math.sqrt(2))  # P(|X - μ| ≤ σ), the same for every σ

fig, ax = plt.subplots(figsize=(7, 5.2))
for scale, color in [(0.5, BLUE), (0.1, VERMILLION)]:
    ax.plot(x, gaussian(x, 0, scale), color=color, linewidth=2.4)
    inside = np.abs(x) <= scale + 1e-9
    ax.fill_between(x[inside], gaussian(x[inside], 0, scale), color=color, alpha=0.28, linewidth=0)
ax.axhline(1, color=GREY, linewidth=1.2, linestyle=(0, (4, 3)))
ax.text(-1.58, 1.07, "height 1", color=GREY, ha="left", va="bottom")

ax.annotate(f"σ = 0.1: height {gaussian(0, 0, 0.1):.2f},\nshaded area {area:.3f}", color="#9c4500",
            xy=(0.06, 3.3), xytext=(0.33, 3.35), va="center",
            arrowprops={"arrowstyle": "-", "color": "#9c4500", "shrinkA": 4})
ax.annotate(f"σ = 0.5: height {gaussian(0, 0, 0.5):.2f},\nshaded area {area:.3f}", color="#005686",
            xy=(0.42, 0.52), xytext=(0.62, 1.65), va="center",
            arrowprops={"arrowstyle": "-", "color": "#005686", "shrinkA": 4})

ax.set_xlim(-1.6, 1.6)
ax.set_ylim(0, 4.3)
ax.set_xlabel("x (in its own unit)")
ax.set_ylabel("density (per unit of x)")
ax.spines[["top", "right"]].set_visible(False)
fig.tight_layout()
fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
