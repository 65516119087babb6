"""Draws ae-shapes.svg: an image, its code of six numbers and the reconstruction, with shapes."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import FancyArrowPatch, Polygon, Rectangle
from sklearn.datasets import load_digits

BLUE, VERMILLION, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#555555"
plt.rcParams.update({"svg.hashsalt": "ae-shapes", "font.size": 15, "mathtext.fontset": "cm"})

# A real digit and what a linear autoencoder with six latents makes of it.
NUM_LATENTS, SIDE, SHOWN = 6, 8, 3
images = load_digits().data / 16  # (1797, 64)
mean = images.mean(0)
top = np.linalg.eigh(np.cov(images.T, bias=True))[1][:, ::-1][:, :NUM_LATENTS]
top = top * np.sign(top[np.abs(top).argmax(0), range(NUM_LATENTS)])  # one sign on every machine
x = images[SHOWN]
z = top.T @ (x - mean)
x_hat = mean + top @ z

WIDTH, HEIGHT = 7.0, 3.3  # inches; one data unit is one inch
fig = plt.figure(figsize=(WIDTH, HEIGHT))
ax = fig.add_axes([0, 0, 1, 1])
ax.set_xlim(0, WIDTH)
ax.set_ylim(0, HEIGHT)
ax.axis("off")

MIDDLE, SIZE = 1.6, 1.44  # height of the row of boxes; side of an image


def picture(pixels, left):
    """An image as SIDE × SIDE squares, black on white."""
    cell = SIZE / SIDE
    for row, values in enumerate(pixels.reshape(SIDE, SIDE)):
        for column, value in enumerate(values):
            shade = str(round(float(np.clip(1 - value, 0, 1)), 2))
            ax.add_patch(Rectangle((left + column * cell, MIDDLE + SIZE / 2 - (row + 1) * cell),
                                   cell, cell, facecolor=shade, edgecolor="#dddddd", linewidth=0.5))
    ax.add_patch(Rectangle((left, MIDDLE - SIZE / 2), SIZE, SIZE, fill=False, edgecolor=GREY,
                           linewidth=1.2))


def funnel(left, right, heights, color, name, symbol):
    """Encoder or decoder: a trapezium that narrows or widens."""
    begin, end = (height / 2 for height in heights)
    corners = [(left, MIDDLE - begin), (left, MIDDLE + begin), (right, MIDDLE + end),
               (right, MIDDLE - end)]
    ax.add_patch(Polygon(corners, facecolor=color + "22", edgecolor=color, linewidth=1.8))
    centre = (left + right) / 2
    ax.text(centre, MIDDLE + 0.17, symbol, ha="center", va="center", fontsize=19)
    ax.text(centre, MIDDLE - 0.2, name, ha="center", va="center", fontsize=13.5, color="#222222")


def arrow(start, end, **style):
    ax.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=14, linewidth=1.6,
                                 color=style.pop("color", GREY), shrinkA=0, shrinkB=0, **style))


X_LEFT, HAT_LEFT, CODE_LEFT, CODE_WIDTH = 0.1, 5.46, 3.32, 0.36
picture(x, X_LEFT)
picture(x_hat, HAT_LEFT)
funnel(1.82, 3.05, (1.5, 1.1), BLUE, "encoder", r"$f_\phi$")
funnel(3.95, 5.18, (1.1, 1.5), GREEN, "decoder", r"$g_\theta$")

cell = 1.2 / NUM_LATENTS
for row, value in enumerate(z):
    strength = min(abs(value) / np.abs(z).max(), 1)
    color = VERMILLION if value > 0 else BLUE
    ax.add_patch(Rectangle((CODE_LEFT, MIDDLE + 0.6 - (row + 1) * cell), CODE_WIDTH, cell,
                           facecolor=color, alpha=round(0.08 + 0.8 * float(strength), 2),
                           edgecolor="none"))
    ax.add_patch(Rectangle((CODE_LEFT, MIDDLE + 0.6 - (row + 1) * cell), CODE_WIDTH, cell,
                           fill=False, edgecolor=GREY, linewidth=0.9))

for start, end in [(X_LEFT + SIZE, 1.82), (3.05, CODE_LEFT), (CODE_LEFT + CODE_WIDTH, 3.95),
                   (5.18, HAT_LEFT)]:
    arrow((start + 0.03, MIDDLE), (end - 0.02, MIDDLE))

for centre, name, shape in [(X_LEFT + SIZE / 2, "image $x$", "(B, D)"),
                            (CODE_LEFT + CODE_WIDTH / 2, "code $z$", "(B, K)"),
                            (HAT_LEFT + SIZE / 2, r"reconstruction $\hat{x}$", "(B, D)")]:
    ax.text(min(centre, WIDTH - 0.89), 0.6, name, ha="center", va="center", fontsize=15)
    ax.text(centre, 0.24, shape, ha="center", va="center", fontsize=14, color="#333333",
            family="monospace")

# What training compares.
top_edge, level = MIDDLE + SIZE / 2 + 0.06, 2.75
for centre in (X_LEFT + SIZE / 2, HAT_LEFT + SIZE / 2):
    arrow((centre, level), (centre, top_edge), color=VERMILLION)
ax.plot([X_LEFT + SIZE / 2, HAT_LEFT + SIZE / 2], [level, level], color=VERMILLION, linewidth=1.6)
ax.text(WIDTH / 2, level + 0.3, r"squared error, summed over the $D$ pixels", ha="center",
        va="center", color="#9c4500", fontsize=15)

fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
