"""Draws kl-cost.svg: the price of a standard deviation, and what a lost constant does to it."""

import math
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, VERMILLION, GREY = "#0072B2", "#D55E00", "#555555"
DARK_BLUE, DARK_VERMILLION = "#005686", "#9c4500"
plt.rcParams.update({"svg.hashsalt": "kl-cost", "font.size": 15, "mathtext.fontset": "cm"})

scale = np.geomspace(0.02, 4, 600)
cost = (scale**2 - 1 - np.log(scale**2)) / 2
wrong = cost - math.log(2 * math.pi) / 2

fig, ax = plt.subplots(figsize=(7, 5.4), layout="constrained")
ax.axhline(0, color=GREY, linewidth=1)
ax.fill_between(scale, wrong, 0, where=wrong < 0, color=VERMILLION, alpha=0.2, linewidth=0)
ax.plot(scale, cost, color=BLUE, linewidth=3)
ax.plot(scale, wrong, color=VERMILLION, linewidth=2.2, linestyle=(0, (5, 2)))
ends = scale < 0.55
ax.plot(scale[ends], -np.log(scale[ends]) - 0.5, color="black", linewidth=1.3, linestyle=":")
near = (scale > 0.33) & (scale < 3)
ax.plot(scale[near], np.log(scale[near]) ** 2, color="black", linewidth=1.3, linestyle=(0, (1, 3)))
ax.plot([1], [0], "o", color=BLUE, markersize=8)

ax.annotate("KL", color=DARK_BLUE, fontsize=17, xy=(0.05, 2.55), ha="left", va="bottom")
ax.annotate(r"$-\log\,\sigma-\frac{1}{2}$ (dotted)", xy=(0.036, -math.log(0.036) - 0.5),
            xytext=(0.085, 3.15), va="center", fontsize=16,
            arrowprops={"arrowstyle": "-", "color": "black", "linewidth": 0.8})
ax.annotate(r"$(\log\,\sigma)^2$ (dotted)", xy=(0.42, math.log(0.42) ** 2), xytext=(0.42, 1.75),
            va="center", ha="center", fontsize=16,
            arrowprops={"arrowstyle": "-", "color": "black", "linewidth": 0.8})
ax.annotate("without ½ log 2π:\nbelow zero", color=DARK_VERMILLION, xy=(0.75, -0.75),
            xytext=(0.06, -0.7), va="center",
            arrowprops={"arrowstyle": "-", "color": DARK_VERMILLION, "linewidth": 0.8})

ax.set_xscale("log")
ax.set_xticks([0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 4],
              ["0.02", "0.05", "0.1", "0.2", "0.5", "1", "2", "4"])
ax.minorticks_off()
ax.set_xlim(0.02, 4)
ax.set_ylim(-1.2, 3.6)
ax.set_xlabel(r"standard deviation $\sigma$ of the code")
ax.set_ylabel(r"$\mathrm{KL}(\mathcal{N}(0,\sigma^2)\,\|\,\mathcal{N}(0,1))$ in nats")
ax.spines[["top", "right"]].set_visible(False)
fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
