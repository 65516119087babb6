"""Draws aae-discriminator.svg: the best discriminator of two Gaussians, and its logit."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from scipy.stats import norm

BLUE, VERMILLION, GREY = "#0072B2", "#D55E00", "#555555"
DARK_BLUE, DARK_VERMILLION = "#005686", "#9c4500"
plt.rcParams.update({"svg.hashsalt": "aae-discriminator", "font.size": 15,
                     "mathtext.fontset": "cm"})

z = np.linspace(-4, 4, 401)
prior, codes = norm.pdf(z, -1, 1), norm.pdf(z, 1, 1)

fig, (above, below) = plt.subplots(2, 1, figsize=(7, 8.2), sharex=True, layout="constrained",
                                   gridspec_kw={"height_ratios": [1.25, 1]})
above.fill_between(z, prior, color=BLUE, alpha=0.15, linewidth=0)
above.fill_between(z, codes, color=VERMILLION, alpha=0.15, linewidth=0)
above.plot(z, prior, color=BLUE, linewidth=3)
above.plot(z, codes, color=VERMILLION, linewidth=3, linestyle=(0, (5, 2)))
above.plot(z, prior / (prior + codes), color="black", linewidth=3)
above.plot([0], [0.5], "o", color="black", markersize=8)
above.plot([-4, 0], [0.5, 0.5], color=GREY, linewidth=1, linestyle=(0, (2, 3)))
above.text(-1.9, 0.3, "prior $p$", color=DARK_BLUE, ha="right", fontsize=17)
above.text(1.9, 0.3, "codes $q$", color=DARK_VERMILLION, ha="left", fontsize=17)
above.text(-0.45, 0.8, r"$D_*=\frac{p}{p+q}$", fontsize=21, va="bottom")
above.set_yticks([0, 0.5, 1], ["0", "½", "1"])
above.set_ylim(0, 1.08)
above.set_title("Share of the prior at each point", loc="left", fontsize=17)

logit = -2 * z
below.axhline(0, color=GREY, linewidth=1)
below.plot(z, logit, color="black", linewidth=3)
for code in (0.8, 1.8, 2.8):
    below.plot([code], [-2 * code], "o", color=VERMILLION, markersize=9, zorder=3)
    below.annotate("", xy=(code - 0.7, -2 * (code - 0.7)), xytext=(code, -2 * code),
                   arrowprops={"arrowstyle": "-|>", "color": VERMILLION, "linewidth": 3,
                               "mutation_scale": 20})
below.text(1.9, -1.7, "codes move\nup the line", color=DARK_VERMILLION, fontsize=16,
           va="center", linespacing=1.25)
below.text(-3.9, -1.3, "more prior\nthan codes", color=DARK_BLUE, fontsize=16, va="top",
           linespacing=1.25)
below.set_title(r"Its logit: $\log\,p-\log\,q=-2z$", loc="left", fontsize=17)
below.set_ylim(-8.3, 8.3)
below.set_yticks([-8, -4, 0, 4, 8])
below.set_xlim(-4, 4)
below.set_xlabel("code $z$")
for ax in (above, below):
    ax.spines[["top", "right"]].set_visible(False)
fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
