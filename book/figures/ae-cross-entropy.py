"""Draws ae-cross-entropy.svg: the two-sided and the one-sided cross-entropy of one grey pixel."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, VERMILLION = "#0072B2", "#D55E00"
plt.rcParams.update({"svg.hashsalt": "ae-cross-entropy", "font.size": 14, "mathtext.fontset": "cm",
                     "axes.spines.top": False, "axes.spines.right": False})

PIXEL = 0.3
x_hat = np.linspace(0.004, 0.996, 600)
one_sided = -PIXEL * np.log(x_hat)
two_sided = one_sided - (1 - PIXEL) * np.log(1 - x_hat)
entropy = -PIXEL * np.log(PIXEL) - (1 - PIXEL) * np.log(1 - PIXEL)

fig, ax = plt.subplots(figsize=(7, 3.7))
fig.subplots_adjust(left=0.095, right=0.975, top=0.97, bottom=0.175)
ax.plot(x_hat, two_sided, color=BLUE, linewidth=2.6)
ax.plot(x_hat, one_sided, color=VERMILLION, linewidth=2.6, linestyle=(0, (6, 2)))
ax.scatter([PIXEL], [entropy], s=75, color=BLUE, zorder=3)
ax.scatter([1], [0], s=75, color=VERMILLION, zorder=3, clip_on=False)
ax.plot([PIXEL, PIXEL], [0, entropy], color=BLUE, linewidth=1.2, linestyle=":")
ax.text(0.44, 1.02, "two-sided: smallest at the pixel's\nown value, $\\hat{x}=x=0.3$",
        color="#005686", ha="center", va="bottom", linespacing=1.2)
ax.text(0.985, 0.27, "one-sided: smallest at\nwhite, $\\hat{x}=1$, loss 0", color="#9c4500",
        ha="right", va="center", linespacing=1.2)
ax.set_xlim(0, 1)
ax.set_ylim(0, 1.6)
ax.set_xticks([0, PIXEL, 0.5, 1], ["0", "0.3", "0.5", "1"])
ax.set_yticks([0, 0.5, 1, 1.5])
ax.set_xlabel(r"reconstruction $\hat{x}$ of a pixel with $x=0.3$")
ax.set_ylabel("cross-entropy (nats)")

fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
