"""Draws start-change.svg: a map stretches intervals, so the density falls and the area stays."""

import math
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, VERMILLION, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#555555"
plt.rcParams.update({"svg.hashsalt": "start-change", "font.size": 14, "mathtext.fontset": "cm"})


def standard_normal(e):
    """N(e; 0, 1)."""
    return np.exp(-(e**2) / 2) / math.sqrt(2 * math.pi)


def g(e):
    """An increasing map that stretches more to the right: its slope is 0.9 exp(0.45 e)."""
    return 2 * np.exp(0.45 * e)


def g_inverse(y):
    return np.log(y / 2) / 0.45


e = np.linspace(-5, 2.6, 1001)
y = g(e)
density_y = standard_normal(g_inverse(y)) / (0.45 * y)  # p(g⁻¹(y)) |d g⁻¹/dy|

fig = plt.figure(figsize=(7, 6.4))
ratios = {"width_ratios": [1, 1.9], "height_ratios": [1.9, 1]}
grid = fig.add_gridspec(2, 2, **ratios, hspace=0.07, wspace=0.07)
curve = fig.add_subplot(grid[0, 1])
left = fig.add_subplot(grid[0, 0], sharey=curve)
below = fig.add_subplot(grid[1, 1], sharex=curve)

curve.plot(e, y, color="black", linewidth=2.4)
left.plot(density_y, y, color=GREY, linewidth=2)
below.plot(e, standard_normal(e), color=GREY, linewidth=2)

for low, high, color in [(-1.35, -0.75, BLUE), (0.75, 1.35, VERMILLION)]:
    inside = np.linspace(low, high, 60)
    below.fill_between(inside, standard_normal(inside), color=color, alpha=0.45, linewidth=0)
    image = g(inside)
    left.fill_betweenx(image, standard_normal(inside) / (0.45 * image), color=color, alpha=0.45,
                       linewidth=0)
    for edge in (low, high):
        curve.plot([edge, edge, -2.6], [0, g(edge), g(edge)], color=color, linewidth=1.3,
                   linestyle=(0, (4, 2)))
    curve.plot(inside, image, color=color, linewidth=5, solid_capstyle="butt")

curve.text(-2.3, 5.35, r"$z=g(\varepsilon)$", fontsize=20)
curve.set_xlim(-2.6, 2.6)
curve.set_ylim(0, 6.1)
left.set_xlim(0.55, 0)
below.set_ylim(0.47, 0)
left.set_xlabel(r"density $p_z(z)$")
left.set_ylabel(r"$z$", rotation=0, labelpad=12, fontsize=18)
below.set_xlabel(r"$\varepsilon$", fontsize=18)
below.set_ylabel(r"density $p_\varepsilon(\varepsilon)$")
below.yaxis.set_label_position("right")
below.yaxis.tick_right()
curve.tick_params(labelbottom=False, labelleft=False)
for axis in (curve, left, below):
    axis.spines[["top", "right", "left", "bottom"]].set_color("#999999")
note = "Equal widths in ε,\nunequal widths in z;\neach colour keeps\nits area."
fig.text(0.055, 0.155, note, fontsize=14,
         style="italic", color="#333333", va="center", linespacing=1.3)
fig.subplots_adjust(left=0.1, right=0.89, top=0.985, bottom=0.1)
fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
