"""Draws ae-score.svg: the best denoiser moves each noisy point along the score."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LinearSegmentedColormap

BLUE, VERMILLION = "#0072B2", "#D55E00"
plt.rcParams.update({"svg.hashsalt": "ae-score", "font.size": 14, "mathtext.fontset": "cm"})

# Clean data: 60 points on an arch and 25 on a bar, all equally likely.
t = np.linspace(0.12, np.pi - 0.12, 60)
arch = np.stack([2.1 * np.cos(t), 2.0 * np.sin(t) - 0.55], 1)
bar = np.stack([np.linspace(-1.15, 1.15, 25), np.full(25, -1.25)], 1)
data = np.concatenate([arch, bar])
SCALE = 0.33  # standard deviation of the noise


def weights(y):
    """p(x_n | y) for each data point and the density p(y): (..., N), (...)."""
    squared = ((y[..., None, :] - data) ** 2).sum(-1)
    joint = np.exp(-squared / (2 * SCALE**2)) / (2 * np.pi * SCALE**2) / len(data)
    density = joint.sum(-1)
    return joint / density[..., None], density


def denoise(y):
    """The posterior mean E[x | y], the best denoiser there is."""
    return weights(y)[0] @ data


fig = plt.figure(figsize=(7, 4.75))
ax = fig.add_axes([0.005, 0.005, 0.99, 0.99])
edges = (-3.1, 3.1), (-2.2, 2.0)
fine = np.stack(np.meshgrid(np.linspace(*edges[0], 90), np.linspace(*edges[1], 61)), -1)
fade = LinearSegmentedColormap.from_list("fade", ["#ffffff", "#cfe3f1", "#7fb6da"])
ax.contourf(fine[..., 0], fine[..., 1], weights(fine)[1], levels=7, cmap=fade)

coarse = np.stack(np.meshgrid(np.linspace(-2.85, 2.85, 20), np.linspace(-2.0, 1.82, 14)), -1)
step = denoise(coarse) - coarse
ax.quiver(coarse[..., 0], coarse[..., 1], step[..., 0], step[..., 1], angles="xy",
          scale_units="xy", scale=2.6, color=VERMILLION, width=0.0042, headwidth=4.2,
          headlength=4.6)
ax.scatter(*data.T, s=11, color="#222222", zorder=3, linewidth=0)

noisy = np.array([-0.62, 0.3])
clean = denoise(noisy)
ax.annotate("", clean, noisy, zorder=5,
            arrowprops={"arrowstyle": "-|>", "color": "black", "linewidth": 2.2, "shrinkA": 0,
                        "shrinkB": 0, "mutation_scale": 17})
ax.scatter(*noisy, s=60, color="white", edgecolor="black", linewidth=1.8, zorder=6)
label = {"fontsize": 17, "zorder": 7, "ha": "center", "va": "center",
         "bbox": {"boxstyle": "round,pad=0.12", "facecolor": "white", "edgecolor": "none",
                  "alpha": 0.85}}
ax.text(noisy[0] + 0.02, noisy[1] - 0.3, "$y$", **label)
ax.text(clean[0] - 0.05, clean[1] + 0.38, "$r(y)$", **label)
ax.set_xlim(*edges[0])
ax.set_ylim(*edges[1])
ax.set_aspect("equal")
ax.set_xticks([])
ax.set_yticks([])

fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
