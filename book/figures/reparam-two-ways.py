"""Draws reparam-two-ways.svg: when μ grows, samples may keep their places or keep their noise."""

import math
from pathlib import Path
from statistics import NormalDist

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, VERMILLION, GREY = "#0072B2", "#D55E00", "#555555"
plt.rcParams.update({"svg.hashsalt": "reparam-two-ways", "font.size": 15, "mathtext.fontset": "cm"})

MEAN, STEP = 1.0, 0.25
noise = np.array([NormalDist().inv_cdf((k + 0.5) / 8) for k in range(8)])  # equal shares of draws
points = MEAN + noise
z = np.linspace(-2.1, 4.1, 400)


def gaussian(z, mean):
    """N(z; mean, 1)."""
    return np.exp(-((z - mean) ** 2) / 2) / math.sqrt(2 * math.pi)


def f(z):
    return z**2


def arrow(axis, start, end):
    axis.annotate(
        "",
        end,
        start,
        zorder=4,
        arrowprops={
            "arrowstyle": "-|>",
            "color": BLUE if end[1] > start[1] else VERMILLION,
            "linewidth": 2.2,
            "mutation_scale": 13,
            "shrinkA": 0,
            "shrinkB": 0,
        },
    )


fig, (stay, move) = plt.subplots(2, 1, figsize=(7, 8.2), sharex=True, layout="constrained")

stay.set_title("Score function: points stay, weights change", fontsize=16, loc="left")
cost = stay.twinx()
cost.plot(z, f(z), color="#999999", linewidth=2, linestyle=(0, (1, 1.5)))
cost.set_ylim(0, 18)
cost.set_ylabel("cost", color="#666666")
cost.text(-2.05, 5.6, r"$f(z)=z^2$", fontsize=16, color="#666666")
stay.plot(z, gaussian(z, MEAN), color=GREY, linewidth=2)
stay.plot(z, gaussian(z, MEAN + STEP), color="black", linewidth=2, linestyle=(0, (5, 2)))
for place in points:
    before, after = gaussian(place, MEAN), gaussian(place, MEAN + STEP)
    stay.plot([place, place], [0, before], color="#cccccc", linewidth=1)
    arrow(stay, (place, before), (place, after))
stay.plot(points, np.zeros(8), "o", color="black", markersize=7, clip_on=False, zorder=3)
stay.text(-0.55, 0.43, r"$\mathcal{N}(z;1,1)$", fontsize=16, color="#333333")
stay.text(1.5, 0.43, r"dashed: $\mu=1.25$", fontsize=16, color="#333333")
stay.set_ylim(0, 0.5)
stay.set_ylabel("density")
slope = (f(points) * noise).mean()  # of f times the score (z − μ)/σ²
stay.text(-2.05, 0.335, f"slope from\n8 points: {slope:.2f}", fontsize=15, color="#333333")

move.set_title("Pathwise: weights stay, points move", fontsize=16, loc="left")
move.plot(z, f(z), color=GREY, linewidth=2)
for place in points:
    arrow(move, (place, f(place)), (place + STEP, f(place + STEP)))
move.plot(points, f(points), "o", color="black", markersize=7, zorder=3)
move.text(1.75, 1.6, r"$f(z)=z^2$", fontsize=16, color="#333333")
move.text(-1.15, 6.9, f"slope from 8 points: {2 * points.mean():.2f}", fontsize=15, color="#333333")
move.set_ylim(-0.4, 9.2)
move.set_ylabel("cost")
move.set_xlabel(r"$z$", fontsize=18)
move.set_xlim(-2.1, 4.1)

for axis in (stay, move):
    axis.axvline(MEAN, color="#009E73", linewidth=1.6, linestyle=(0, (2, 2)), zorder=0)
    axis.spines["top"].set_visible(False)
move.text(MEAN + 0.06, 8.3, r"$\mu=1$", fontsize=16, color="#00664b")
move.spines["right"].set_visible(False)
cost.spines["top"].set_visible(False)
stay.set_zorder(1)
stay.patch.set_visible(False)
fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
