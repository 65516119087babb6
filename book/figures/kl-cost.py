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

scale = np.geomspace(0.02, 3.2, 600)
cost = (scale**2 - 1 - np.log(scale**2)) / 2
wrong = cost - math.log(2 * math.pi) / 2

fig, ax = plt.subplots(figsize=(7, 5.4), layout="constrained")
ax.axhline(0, color=GREY, linewidth=1)
ax.fill_between(scale, wrong, 0, where=wrong < 0, color=VERMILLION, alpha=0.2, linewidth=0)
ax.plot(scale, cost, color=BLUE, linewidth=3)
ax.plot(scale, wrong, color=VERMILLION, linewidth=2.2, linestyle=(0, (5, 2)))
ends = scale < 0.6
ax.plot(scale[ends], -np.log(scale[ends]) - 0.5, color="black", linewidth=1.5,
        linestyle="-.")
near = (scale > 0.33) & (scale < 3)
ax.plot(scale[near], np.log(scale[near]) ** 2, color="black", linewidth=1.3, linestyle=(0, (1, 2)))
ax.plot([1], [0], "o", color=BLUE, markersize=8)

leader = {"arrowstyle": "-", "color": "black", "linewidth": 0.8}
ax.annotate("KL", color=DARK_BLUE, fontsize=17, xy=(2.15, 1.7), ha="right", va="bottom")
ax.annotate("$-\\log\\,\\sigma-\\frac{1}{2}$\n(dash-dotted)", xy=(0.5, math.log(2) - 0.5),
            xytext=(0.051, 0.42), va="center", ha="center", fontsize=16, arrowprops=leader)
ax.annotate(r"$(\log\,\sigma)^2$ (dotted)", xy=(0.37, math.log(0.37) ** 2), xytext=(0.42, 2.2),
            va="center", ha="center", fontsize=16, arrowprops=leader)
ax.annotate("without ½ log 2π:\nbelow zero", color=DARK_VERMILLION,
            xy=(0.42, (0.42**2 - 1) / 2 - math.log(0.42) - math.log(2 * math.pi) / 2),
            xytext=(0.06, -0.8), va="center", arrowprops=leader | {"color": DARK_VERMILLION})

ax.set_xscale("log")
ax.set_xticks([0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 3],
              ["0.02", "0.05", "0.1", "0.2", "0.5", "1", "2", "3"])
ax.minorticks_off()
ax.set_xlim(0.02, 3.3)
ax.set_ylim(-1.2, 3.6)
ax.set_xlabel(r"standard deviation $\sigma$ (logarithmic axis), with $\mu=0$")
ax.set_ylabel(r"$\mathrm{KL}(\mathcal{N}(0,\sigma^2)\,\|\,\mathcal{N}(0,1))$ in nats")
ax.spines[["top", "right"]].set_visible(False)
fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
