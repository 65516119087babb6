"""Draws reparam-variance.svg: variance of three estimates of dE[z²]/dμ, against μ/σ."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, VERMILLION, GREEN = "#0072B2", "#D55E00", "#009E73"
plt.rcParams.update({"svg.hashsalt": "reparam-variance", "font.size": 15,
                     "mathtext.fontset": "cm"})

r = np.linspace(0, 5, 300)  # μ/σ
score, baseline, pathwise = r**4 + 14 * r**2 + 15, 8 * r**2 + 6, np.full_like(r, 4)

fig, ax = plt.subplots(figsize=(7, 4.9), layout="constrained")
ax.plot(r, score, color=VERMILLION, linewidth=3)
ax.plot(r, baseline, color=GREEN, linewidth=3, linestyle=(0, (6, 2)))
ax.plot(r, pathwise, color=BLUE, linewidth=3, linestyle=(0, (1, 1)))
ax.plot([0, 2], [15, 87], "o", color=VERMILLION, markersize=9, zorder=3, clip_on=False)
ax.plot([0, 2], [4, 4], "o", color=BLUE, markersize=9, zorder=3, clip_on=False)
ax.plot([0, 2], [6, 38], "o", color=GREEN, markersize=9, zorder=3, clip_on=False)
ax.annotate("6", (0, 6), (7, 8), textcoords="offset points")
ax.annotate("38", (2, 38), (-4, -21), textcoords="offset points")
ax.annotate("15", (0, 15), (7, 8), textcoords="offset points")
ax.annotate("87", (2, 87), (-26, 6), textcoords="offset points")
ax.annotate("4", (2, 4), (-4, -20), textcoords="offset points")
ax.text(2.75, 330, "score function", color="#9c4500", ha="right")
ax.text(3.05, 44, "with the best baseline", color="#00664b")
ax.text(3.05, 4.6, "pathwise", color="#005686")

ax.set_title(r"$f(z)=z^2$", fontsize=17, loc="left")
ax.set_yscale("log")
ax.set_xlim(0, 5)
ax.set_ylim(2, 1500)
ax.set_yticks([4, 10, 100, 1000], ["4", "10", "100", "1000"])
ax.set_xlabel(r"$\mu/\sigma$", fontsize=18)
ax.set_ylabel(r"variance $/\ \sigma^2$")
ax.spines[["top", "right"]].set_visible(False)
fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
