"""Draws aae-graph.svg: the three networks of an AAE, and which phase changes which of them."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.patches import Circle, Ellipse, FancyArrowPatch, FancyBboxPatch, Polygon

BLUE, VERMILLION, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#555555"
DARK = {BLUE: "#005686", VERMILLION: "#9c4500", GREEN: "#00664b", GREY: "#333333"}  # for text
plt.rcParams.update({"svg.hashsalt": "aae-graph", "font.size": 15, "mathtext.fontset": "cm"})

WIDTH, HEIGHT = 7.0, 9.1  # inches; one data unit is one inch
LEFT, RIGHT = 1.95, 5.15  # centres of the autoencoder and of the game
fig = plt.figure(figsize=(WIDTH, HEIGHT))
ax = fig.add_axes([0, 0, 1, 1])
ax.set_xlim(0, WIDTH)
ax.set_ylim(0, HEIGHT)
ax.axis("off")


def words(x, y, name, shape, color):
    """A name with its shape in code below it."""
    ax.text(x, y + 0.15, name, ha="center", va="center", fontsize=17, color="black")
    ax.text(x, y - 0.19, shape, ha="center", va="center", fontsize=13.5, color=DARK[color],
            family="monospace")


def tensor(x, y, width, name, shape, color=GREY):
    """A tensor; (x, y) is its centre."""
    ax.add_patch(FancyBboxPatch((x - width / 2, y - 0.4), width, 0.8,
                                boxstyle="round,pad=0,rounding_size=0.1",
                                facecolor=color + "14", edgecolor=color, linewidth=1.8))
    words(x, y, name, shape, color)


def network(x, y, top, bottom, name):
    """A network: a trapezium that narrows or widens."""
    ax.add_patch(Polygon([(x - top / 2, y + 0.36), (x + top / 2, y + 0.36),
                          (x + bottom / 2, y - 0.36), (x - bottom / 2, y - 0.36)],
                         closed=True, facecolor="#444444", edgecolor="#444444", linewidth=1.5,
                         joinstyle="round"))
    ax.text(x, y, name, ha="center", va="center", fontsize=15, color="white",
            fontweight="bold")


def tag(x, y, name, color):
    """Says that a phase changes the network on which it sits."""
    ax.add_patch(Circle((x, y), 0.25, facecolor=color, edgecolor="white", linewidth=2, zorder=4))
    ax.text(x, y - 0.01, name, ha="center", va="center", fontsize=13.5, color="white",
            fontweight="bold", zorder=5)


def arrow(start, end, color=GREY, width=2.0, dashes="-", bend=0.0):
    ax.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=18, linewidth=width,
                                 color=color, linestyle=dashes, shrinkA=1, shrinkB=1,
                                 connectionstyle=f"arc3,rad={bend}"))


def back(points, color):
    """The way of a gradient, dashed, with an arrow head at its end."""
    xs, ys = zip(*points, strict=True)
    ax.plot(xs[:-1], ys[:-1], color=color, linewidth=2.8, linestyle=(0, (2.6, 1.3)),
            solid_joinstyle="round")
    arrow(points[-2], points[-1], color, 2.8, (0, (2.6, 1.3)))


# forward: the autoencoder on the left
tensor(LEFT, 8.55, 1.7, r"image $x$", "(B, D)")
arrow((LEFT, 8.15), (LEFT, 7.78))
network(LEFT, 7.4, 2.6, 1.6, "encoder  φ")
arrow((LEFT, 7.04), (LEFT, 6.34))
tensor(LEFT, 5.92, 1.7, r"code $z$", "(B, K)")
arrow((LEFT, 5.52), (LEFT, 4.82))
network(LEFT, 4.44, 1.6, 2.6, "decoder  θ")
arrow((LEFT, 4.08), (LEFT, 3.7))
tensor(LEFT, 3.3, 1.7, r"image $\hat x$", "(B, D)")
arrow((LEFT, 2.9), (LEFT, 2.52))
tensor(LEFT, 2.12, 1.7, "error", "(B,)", BLUE)

# forward: the game on the right
ax.add_patch(Ellipse((RIGHT, 8.5), 2.3, 0.98, facecolor=GREY + "14", edgecolor=GREY,
                     linewidth=1.8, linestyle=(0, (4, 2))))
words(RIGHT, 8.5, r"real: $z\sim p(z)$", "(B, K)", GREY)
arrow((RIGHT + 0.5, 8.06), (RIGHT + 0.5, 4.82))
ax.text(RIGHT + 0.65, 6.6, "prior\nsamples", ha="left", va="center", fontsize=14,
        color=DARK[GREY], style="italic", linespacing=1.2)
arrow((LEFT + 0.85, 5.92), (RIGHT - 0.35, 4.84), bend=-0.18)
ax.text(3.62, 6.08, "fake: codes", ha="left", va="center", fontsize=14, color=DARK[GREY],
        style="italic")
network(RIGHT, 4.44, 2.9, 2.1, "discriminator  ω")
arrow((RIGHT, 4.08), (RIGHT, 3.7))
tensor(RIGHT, 3.3, 2.3, "real or fake?", "(B,) + (B,)", VERMILLION)

# backward: what each phase changes
back([(LEFT - 0.85, 2.12), (0.4, 2.12), (0.4, 7.4), (LEFT - 1.12, 7.4)], BLUE)
back([(0.4, 4.44), (0.52, 4.44), (LEFT - 1.12, 4.44)], BLUE)
back([(RIGHT + 1.15, 3.3), (6.72, 3.3), (6.72, 4.44), (RIGHT + 1.28, 4.44)], VERMILLION)
back([(RIGHT - 1.06, 3.7), (RIGHT - 1.06, 5.36), (3.3, 5.36), (3.3, 7.4), (LEFT + 1.12, 7.4)],
     GREEN)
tag(LEFT - 0.98, 7.78, "1", BLUE)
tag(LEFT - 0.98, 4.82, "1", BLUE)
tag(LEFT + 0.98, 7.78, "2b", GREEN)
tag(RIGHT + 1.18, 4.82, "2a", VERMILLION)

# the three phases
for y, name, color, text in [
    (1.28, "1", BLUE, "rebuild the image:  changes φ and θ"),
    (0.76, "2a", VERMILLION, "tell real from fake:  changes ω"),
    (0.24, "2b", GREEN, "pass for real, through a fixed ω:  changes φ"),
]:
    tag(0.45, y + 0.02, name, color)
    ax.text(0.85, y, text, ha="left", va="center", fontsize=15, color=DARK[color])

fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
