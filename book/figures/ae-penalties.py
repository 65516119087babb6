"""Draws ae-penalties.svg: the soft threshold of the L1 penalty and the KL sparsity penalty."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, VERMILLION, GREY = "#0072B2", "#D55E00", "#555555"
plt.rcParams.update({"svg.hashsalt": "ae-penalties", "font.size": 14, "mathtext.fontset": "cm",
                     "axes.spines.top": False, "axes.spines.right": False})

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.5))
fig.subplots_adjust(left=0.09, right=0.985, top=0.97, bottom=0.185, wspace=0.3)

THRESHOLD = 0.62
a = np.linspace(-2, 2, 401)
left.plot(a, a, color=GREY, linewidth=1.4, linestyle=(0, (5, 3)))
left.plot(a, np.sign(a) * np.maximum(np.abs(a) - THRESHOLD, 0), color=BLUE, linewidth=2.6)
left.axvspan(-THRESHOLD, THRESHOLD, color=VERMILLION, alpha=0.13, linewidth=0)
left.text(0, 1.2, "exactly\n0", ha="center", va="center", color="#9c4500", linespacing=1.15)
left.text(1.05, 1.68, "$a$", fontsize=17, color=GREY, ha="center")
left.text(1.62, 0.16, r"$T_\tau(a)$", fontsize=17, color="#005686", ha="center")
left.set_xticks([-2, -THRESHOLD, THRESHOLD, 2], ["−2", r"$-\tau$", r"$\tau$", "2"])
left.set_yticks([-2, 0, 2], ["−2", "0", "2"])
left.set_xlabel("code without penalty")
left.set_ylabel("code with penalty", labelpad=-4)

TARGET = 0.05
mean = np.linspace(0.0005, 0.6, 800)
penalty = TARGET * np.log(TARGET / mean) + (1 - TARGET) * np.log((1 - TARGET) / (1 - mean))
right.plot(mean, penalty, color=BLUE, linewidth=2.6)
value = TARGET * np.log(TARGET / 0.2) + (1 - TARGET) * np.log((1 - TARGET) / 0.8)
right.plot([0.08, 0.36], [value - 0.9375 * 0.12, value + 0.9375 * 0.16], color=VERMILLION,
           linewidth=1.8)
right.scatter([0.2], [value], s=60, color=VERMILLION, zorder=3)
right.text(0.485, 0.045, "slope 0.9375\nat 0.2", va="center", ha="right", color="#9c4500",
           linespacing=1.15)
right.scatter([TARGET], [0], s=60, color="#009E73", zorder=3, clip_on=False)
right.annotate(r"target $\rho=0.05$", (TARGET, 0.012), (0.03, 0.36), color="#00664b",
               arrowprops={"arrowstyle": "-", "color": "#009E73", "linewidth": 1.4})
right.set_xlim(0, 0.5)
right.set_ylim(0, 0.5)
right.set_xticks([0, 0.2, 0.4], ["0", "0.2", "0.4"])
right.set_yticks([0, 0.25, 0.5], ["0", "0.25", "0.5"])
right.set_xlabel(r"mean activation $\hat{\rho}$")
right.set_ylabel("penalty (nats)")

fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
