"""Draws ae-pca.svg: a linear autoencoder with one latent in two dimensions is a line."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, VERMILLION, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#555555"
plt.rcParams.update({"svg.hashsalt": "ae-pca", "font.size": 14, "mathtext.fontset": "cm",
                     "axes.spines.top": False, "axes.spines.right": False})

# A cloud whose covariance is exactly diag(4, 0.5) turned by 35 degrees.
LARGE, SMALL, ANGLE = 4.0, 0.5, np.radians(35)
points = np.random.default_rng(4).normal(size=(70, 2))
points -= points.mean(0)
points = points @ np.linalg.inv(np.linalg.cholesky(points.T @ points / len(points))).T
turn = np.array([[np.cos(ANGLE), -np.sin(ANGLE)], [np.sin(ANGLE), np.cos(ANGLE)]])
points = points * np.sqrt([LARGE, SMALL]) @ turn.T
directions = turn.T  # rows u_1, u_2

fig, (left, right) = plt.subplots(2, 1, figsize=(7, 7.6), height_ratios=(1.32, 1))
fig.subplots_adjust(left=0.115, right=0.98, top=0.985, bottom=0.09, hspace=0.17)

u = directions[0]
feet = np.outer(points @ u, u)
for point, foot in zip(points, feet, strict=True):
    left.plot(*np.stack([point, foot]).T, color=VERMILLION, linewidth=1.1, alpha=0.8, zorder=1)
left.plot(*np.outer([-5.4, 5.4], u).T, color=BLUE, linewidth=2.4, zorder=2)
left.scatter(*points.T, s=26, color=GREY, zorder=3, linewidth=0)
left.scatter(*feet.T, s=15, color=BLUE, zorder=4, linewidth=0)
for row, label, offset, length in [
    (0, "$u_1$", (0.42, -0.12), 2.0),
    (1, "$u_2$", (-0.36, -0.02), 1.2),
]:
    left.annotate("", directions[row] * length, (0, 0), zorder=6,
                  arrowprops={"arrowstyle": "-|>", "color": "black", "linewidth": 2, "shrinkA": 0,
                              "shrinkB": 0, "mutation_scale": 18})
    left.text(*(directions[row] * length + offset), label, fontsize=19, ha="center", va="center",
              zorder=6, bbox={"boxstyle": "round,pad=0.05", "facecolor": "white",
                              "edgecolor": "none", "alpha": 0.8})
left.text(-4.55, 3.0, "image $x$", color="#333333", fontsize=15, va="center")
left.text(-4.55, 2.4, r"reconstruction $\hat{x}$", color="#005686", fontsize=15, va="center")
left.text(-4.55, 1.8, r"what is lost, $x-\hat{x}$", color="#9c4500", fontsize=15, va="center")
left.scatter([-4.8], [3.0], s=26, color=GREY, linewidth=0)
left.scatter([-4.8], [2.4], s=15, color=BLUE, linewidth=0)
left.plot([-4.95, -4.65], [1.8, 1.8], color=VERMILLION, linewidth=1.6)
left.set_aspect("equal")
left.set_xlim(-5.2, 5.0)
left.set_ylim(-3.4, 3.6)
left.set_xlabel("pixel 1", labelpad=1)
left.set_ylabel("pixel 2", labelpad=1)
left.set_xticks([])
left.set_yticks([])

turned = np.radians(np.linspace(-55, 125, 401))
sse = LARGE * np.sin(turned - ANGLE) ** 2 + SMALL * np.cos(turned - ANGLE) ** 2
right.plot(np.degrees(turned), sse, color=BLUE, linewidth=2.4)
for degrees, value, text, color, shift, align in [
    (35, SMALL, r"$u_1$: minimum, SSE $=\lambda_2$", GREEN, (0, -0.3), "top"),
    (125, LARGE, r"$u_2$: critical, SSE $=\lambda_1$", VERMILLION, (-26, 0.22), "bottom"),
    (-55, LARGE, r"$u_2$ again", VERMILLION, (14, 0.22), "bottom"),
]:
    right.scatter([degrees], [value], s=80, color=color, zorder=3, clip_on=False)
    right.text(degrees + shift[0], value + shift[1], text, ha="center", va=align, fontsize=15)
right.set_xlim(-58, 128)
right.set_ylim(-0.55, 5)
right.set_yticks([0, 1, 2, 3, 4])
right.set_xticks([-55, -10, 35, 80, 125], ["−90°", "−45°", "0°", "45°", "90°"])
right.set_xlabel("direction of the line, measured from $u_1$")
right.set_ylabel("SSE")

fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
