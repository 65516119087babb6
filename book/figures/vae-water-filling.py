"""Draws vae-water-filling.svg: which part of each eigenvalue a linear VAE keeps at level s."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, VERMILLION, GREY = "#0072B2", "#D55E00", "#555555"
plt.rcParams.update({"svg.hashsalt": "vae-water-filling", "font.size": 15,
                     "mathtext.fontset": "cm"})

eigenvalues = np.array([5, 3, 1.5, 0.8, 0.4, 0.2])
level = 0.75  # s = βσ²
lost = np.minimum(eigenvalues, level)
rate = 0.5 * np.log(np.maximum(eigenvalues / level, 1))

fig, ax = plt.subplots(figsize=(7, 4.9), layout="constrained")
index = np.arange(1, 7)
ax.bar(index, lost, 0.62, color=VERMILLION, label="error that stays", zorder=2)
ax.bar(index, eigenvalues - lost, 0.62, bottom=lost, color=BLUE, label="variance the code keeps",
       zorder=2)
ax.axhline(level, color="black", linewidth=2, linestyle=(0, (5, 2)), zorder=3)
ax.text(8.0, level + 0.1, "level\n" + r"$s=\beta\sigma^2$", ha="right", va="bottom", fontsize=17,
        linespacing=1.3)
for i, height, nats in zip(index, eigenvalues, rate, strict=True):
    text = f"{nats:.2f} nats" if nats > 0 else "0 nats"
    y = height + 0.1 if height > level else level + 0.1
    ax.text(i, y, text, ha="center", va="bottom", fontsize=14, color=BLUE if nats > 0 else GREY,
            zorder=4)
ax.set_xlim(0.4, 8.1)
ax.set_ylim(0, 5.7)
ax.set_xticks(index)
ax.set_xlabel("direction $i$ of the data")
ax.set_ylabel(r"eigenvalue $\lambda_i$")
ax.spines[["top", "right"]].set_visible(False)
handles, labels = ax.get_legend_handles_labels()
ax.legend(handles[::-1], labels[::-1], loc="upper right", frameon=False)

fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
