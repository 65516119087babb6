"""Draws reparam-two-ways.svg: when μ grows, samples may keep their places or keep their noise."""

import math
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, VERMILLION, GREY = "#0072B2", "#D55E00", "#555555"
plt.rcParams.update({"svg.hashsalt": "reparam-two-ways", "font.size": 15,
                     "mathtext.fontset": "cm"})

STEP = 0.45  # of the mean, from 0
noise = np.array([-1.6, -1.05, -0.6, -0.2, 0.2, 0.6, 1.05, 1.6])
z = np.linspace(-3.1, 3.6, 400)


def gaussian(z, mean):
    """N(z; mean, 1)."""
    return np.exp(-((z - mean) ** 2) / 2) / math.sqrt(2 * math.pi)


def f(z):
    return z**2


def arrow(axis, start, end, color):
    axis.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": color, "linewidth": 2.2,
                                              "mutation_scale": 15, "shrinkA": 0, "shrinkB": 0})


fig, (stay, move) = plt.subplots(2, 1, figsize=(7, 7.6), sharex=True, layout="constrained")

stay.set_title("Score function: the points stay, their weights change", fontsize=16, loc="left")
stay.plot(z, gaussian(z, 0), color=GREY, linewidth=2)
stay.plot(z, gaussian(z, STEP), color="black", linewidth=2, linestyle=(0, (5, 2)))
for place in noise:
    before, after = gaussian(place, 0), gaussian(place, STEP)
    stay.plot([place, place], [0, before], color="#bbbbbb", linewidth=1)
    arrow(stay, (place, before), (place, after), BLUE if after > before else VERMILLION)
stay.plot(noise, np.zeros_like(noise), "o", color="black", markersize=7, clip_on=False, zorder=3)
stay.text(-2.95, 0.27, r"$\mathcal{N}(z;\mu,\sigma^2)$", fontsize=17, color="#333333")
stay.text(1.75, 0.27, "dashed: after\na step in μ", fontsize=14, style="italic", color="#333333",
          linespacing=1.25)
stay.set_ylim(0, 0.46)
stay.set_ylabel("density")

move.set_title("Pathwise: the weights stay, the points move", fontsize=16, loc="left")
move.plot(z, f(z), color=GREY, linewidth=2)
for place in noise:
    rises = f(place + STEP) > f(place)
    arrow(move, (place, f(place)), (place + STEP, f(place + STEP)), BLUE if rises else VERMILLION)
move.plot(noise, f(noise), "o", color="black", markersize=7, zorder=3)
move.text(0, 7.7, r"$f(z)=z^2$", fontsize=17, color="#333333", ha="center")
move.text(0, 5.6, "each point slides\nalong its own slope", fontsize=14, style="italic",
          color="#333333", linespacing=1.25, ha="center")
move.set_ylim(-0.4, 9.2)
move.set_ylabel("cost")
move.set_xlabel(r"$z$", fontsize=18)
move.set_xlim(-3.1, 3.6)

for axis in (stay, move):
    axis.spines[["top", "right"]].set_visible(False)
fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
