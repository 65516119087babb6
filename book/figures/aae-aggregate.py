"""Draws aae-aggregate.svg: posteriors that make up the prior together, or each by itself."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib import colormaps
from matplotlib.patches import Circle

plt.rcParams.update({"svg.hashsalt": "aae-aggregate", "font.size": 19, "mathtext.fontset": "cm"})

N = 60  # images
VARIANCE = 0.06  # of each small posterior, along both latents
RING = np.sqrt(-2 * np.log(0.1))  # holds 90 % of a standard normal in the plane

share = (np.arange(N) + 0.5) / N
radius = np.sqrt(-2 * np.log(1 - share) * (1 - VARIANCE))  # as often as N(0, 1 − VARIANCE) has it
turn = np.arange(N) * np.pi * (3 - np.sqrt(5))
means = radius * np.stack([np.cos(turn), np.sin(turn)])
colors = colormaps["cividis"](np.random.default_rng(1).permutation(N) / N)

fig, axes = plt.subplots(1, 2, figsize=(7, 4.6), layout="constrained")
panels = (
    (axes[0], "many small ones\nadd up to the prior", means, 1.2 * np.sqrt(VARIANCE)),
    (axes[1], "each one equals\nthe prior", 0.05 * means / radius, RING),
)
for ax, title, centres, size in panels:
    for centre, color in zip(centres.T, colors, strict=True):
        strength = 0.75 if size < 1 else 0.04
        ax.add_patch(Circle(centre, size, facecolor=(*color[:3], strength), edgecolor=color))
    for scale in (1, RING):
        ax.add_patch(
            Circle((0, 0), scale, fill=False, linewidth=2.2, linestyle=(0, (4, 3)), zorder=9)
        )
    ax.set_title(title, fontsize=19)
    ax.set(xlim=(-3.4, 3.4), ylim=(-3.1, 3.1), aspect="equal", xticks=[], yticks=[])
    ax.set_xlabel("$z_1$")
    ax.spines[["top", "right", "left", "bottom"]].set_visible(False)
axes[0].set_ylabel("$z_2$")
fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
