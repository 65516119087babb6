"""Draws ae-codes.svg: two perfect autoencoders, two code clouds, and what N(0, I) decodes to."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle

BLUE, VERMILLION, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#555555"
plt.rcParams.update({"svg.hashsalt": "ae-codes", "font.size": 14, "mathtext.fontset": "cm"})
SIDE, SPOT = 11, 0.17  # pixels along a side; radius of the spot, the image being [-1, 1]²

# The data: images of one spot whose centre lies on an open ring.
generator = np.random.default_rng(7)
angle = generator.uniform(-2.55, 2.1, 400)
radius = 0.6 + 0.06 * generator.normal(size=400)
centres = np.stack([radius * np.cos(angle), radius * np.sin(angle)], 1)


def render(centre):
    """The decoder's picture: a round spot of light at ``centre``, on SIDE × SIDE pixels."""
    axis = np.linspace(-1, 1, SIDE)
    squared = (axis - centre[0]) ** 2 + (axis[::-1, None] - centre[1]) ** 2
    return np.exp(-squared / (2 * SPOT**2))


# Autoencoder A: the code is the centre, moved and stretched. B: the same code, swirled.
def encode_a(centre):
    return centre * 1.8 + (1.0, 0.4)


def decode_a(z):
    return (z - (1.0, 0.4)) / 1.8


def swirl(z, sign):
    """Turns each code by an angle that grows with its length; sign −1 undoes sign +1."""
    turn = sign * (0.5 + 0.85 * np.linalg.norm(z, axis=-1))
    x, y = z[..., 0], z[..., 1]
    return np.stack([x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn)], -1)


def encode_b(centre):
    return swirl(encode_a(centre), 1)


def decode_b(z):
    return decode_a(swirl(z, -1))


assert np.allclose(decode_a(encode_a(centres)), centres)
assert np.allclose(decode_b(encode_b(centres)), centres)

WIDTH, HEIGHT = 7.0, 7.35  # inches; one figure unit is one inch
fig = plt.figure(figsize=(WIDTH, HEIGHT))


def inches(left, bottom, width, height):
    return fig.add_axes([left / WIDTH, bottom / HEIGHT, width / WIDTH, height / HEIGHT])


def thumbnail(left, bottom, size, picture, color):
    ax = inches(left, bottom, size, size)
    cell = 1 / SIDE
    ax.add_patch(Rectangle((0, 0), 1, 1, facecolor="black", edgecolor="none"))
    for row, values in enumerate(picture):
        for column, value in enumerate(values):
            if value > 0.02:
                ax.add_patch(Rectangle((column * cell, 1 - (row + 1) * cell), cell, cell,
                                       facecolor=str(round(float(value), 2)), edgecolor="none"))
    ax.set_xlim(0, 1)
    ax.set_ylim(0, 1)
    ax.set_xticks([])
    ax.set_yticks([])
    for spine in ax.spines.values():
        spine.set_color(color)
        spine.set_linewidth(3)


def heading(bottom, text, color="black", left=0.1):
    fig.text(left / WIDTH, bottom / HEIGHT, text, color=color, fontsize=15, va="bottom")


SIZE, GAP = 0.77, 0.08
heading(7.03, "Images of the data set: a spot somewhere on an open ring", "#005686")
for position, which in enumerate(np.argsort(angle)[np.linspace(10, 389, 8).astype(int)]):
    thumbnail(0.1 + position * (SIZE + GAP), 6.17, SIZE, render(centres[which]), BLUE)

drawn = generator.normal(size=(40, 2))
shown = drawn[:4]
for left, name, encode, decode in [
    (0.42, "A", encode_a, decode_a),
    (3.74, "B", encode_b, decode_b),
]:
    ax = inches(left, 2.25, 3.14, 3.14)
    for level in (1, 2):
        ax.add_patch(plt.Circle((0, 0), level, fill=False, color=VERMILLION, linewidth=1,
                                linestyle=(0, (4, 3)), alpha=0.7))
    ax.scatter(*encode(centres).T, s=9, color=BLUE, linewidth=0, zorder=2)
    ax.scatter(*drawn.T, s=42, marker="x", color=VERMILLION, linewidth=1.7, zorder=3)
    for number, z in enumerate(shown, 1):
        ax.text(*z, str(number), fontsize=14, fontweight="bold", color="white", ha="center",
                va="center", zorder=4,
                bbox={"boxstyle": "circle,pad=0.18", "facecolor": "#9c4500", "edgecolor": "white"})
    ax.set_xlim(-3.4, 3.4)
    ax.set_ylim(-3.4, 3.4)
    ax.set_xticks([-2, 0, 2], ["−2", "0", "2"])
    ax.set_yticks([-2, 0, 2], ["−2", "0", "2"])
    ax.tick_params(labelsize=12, direction="in", pad=3)
    if name == "B":
        ax.set_yticklabels([])
    heading(5.46, f"Autoencoder {name}, error 0", left=left + 0.02)
    for position, z in enumerate(shown):
        thumbnail(left + position * (SIZE + 0.02), 0.38, SIZE, render(decode(z)), VERMILLION)
        fig.text((left + position * (SIZE + 0.02) + SIZE / 2) / WIDTH, 0.18 / HEIGHT,
                 str(position + 1), ha="center", va="center", fontsize=14, fontweight="bold",
                 color="#9c4500")
heading(1.68, "Blue: codes of the data", "#005686", left=0.42)
heading(1.68, r"Crosses: 40 draws from $\mathcal{N}(0,I)$", "#9c4500", left=3.05)
heading(1.25, "Draws 1 to 4, decoded by A (left) and by B (right)", "#9c4500", left=0.42)

fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
