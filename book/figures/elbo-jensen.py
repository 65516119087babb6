"""Draws elbo-jensen.svg: the logarithm above its chord and below its tangent."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, VERMILLION, GREEN = "#0072B2", "#D55E00", "#009E73"
plt.rcParams.update({"svg.hashsalt": "elbo-jensen", "font.size": 15, "mathtext.fontset": "cm",
                     "axes.spines.top": False, "axes.spines.right": False})

values = np.array([1.0, 4.0])  # of u, each with probability 1/2
mean = values.mean()
u = np.linspace(0.55, 4.9, 400)

fig, ax = plt.subplots(figsize=(7, 5.2), layout="constrained")
ax.plot(u, np.log(u), color=BLUE, linewidth=2.4)
ax.plot(u, np.log(mean) + (u - mean) / mean, color=GREEN, linewidth=1.6, linestyle=(0, (6, 3)))
ax.plot([mean] * 2, [np.log(values).mean(), np.log(mean)], color="black", linewidth=4,
        solid_capstyle="butt")
ax.plot(values, np.log(values), color=VERMILLION, linewidth=2.2)
ax.plot(values, np.log(values), "o", color=VERMILLION, markersize=9)
ax.plot([mean] * 2, [np.log(mean), np.log(values).mean()], "o", color="black", markersize=9,
        zorder=3)
ax.plot([mean] * 2, [-0.5, np.log(values).mean()], color="#555555", linewidth=1.2,
        linestyle=(0, (2, 3)))
arrow = {"arrowstyle": "-", "color": "#555555", "shrinkB": 6}
ax.annotate(r"$\log\mathbb{E}[u]=0.9163$", (mean, np.log(mean)), (1.0, 1.32), fontsize=17,
            arrowprops=arrow)
ax.annotate(r"$\mathbb{E}[\log u]=0.6931$", (mean, np.log(values).mean()), (2.85, 0.30),
            fontsize=17, arrowprops=arrow)
ax.text(4.92, 1.99, "tangent", color="#00664b", ha="right")
ax.text(4.45, 1.28, r"$\log u$", color="#005686", fontsize=18)
ax.text(2.62, 0.765, "0.2231", fontsize=14)
ax.text(1.42, 0.1, "chord", color="#9c4500")
ax.set_xlim(0.5, 5)
ax.set_ylim(-0.5, 2)
ax.set_xticks([1, mean, 4], ["1", r"$\mathbb{E}[u]=2.5$", "4"])
ax.set_yticks([0, 1, 2], ["0", "1", "2"])
ax.set_xlabel("random number $u$")
ax.set_ylabel(r"$\log u$")

fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
