"""Draws vae-graph.svg: every tensor of a VAE with its shape, and where noise enters."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.patches import Ellipse, FancyArrowPatch, FancyBboxPatch, Polygon

BLUE, VERMILLION, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#555555"
DARK = {BLUE: "#005686", VERMILLION: "#9c4500", GREEN: "#00664b", GREY: "#333333"}  # for text
plt.rcParams.update({"svg.hashsalt": "vae-graph", "font.size": 15, "mathtext.fontset": "cm"})

WIDTH, HEIGHT = 7.0, 7.95  # inches; one data unit is one inch
MAIN, COST = 3.1, 5.82  # centres of the path of the image and of the column of costs
fig = plt.figure(figsize=(WIDTH, HEIGHT))
ax = fig.add_axes([0, 0, 1, 1])
ax.set_xlim(0, WIDTH)
ax.set_ylim(1.95, 1.95 + HEIGHT)
ax.axis("off")


def words(x, y, name, shape, color):
    """A name with its shape in code below it."""
    ax.text(x, y + 0.15, name, ha="center", va="center", fontsize=17, color="black")
    ax.text(x, y - 0.19, shape, ha="center", va="center", fontsize=13.5, color=DARK[color],
            family="monospace")


def tensor(x, y, width, name, shape, color=GREY):
    """A tensor; (x, y) is its centre."""
    ax.add_patch(FancyBboxPatch((x - width / 2, y - 0.42), width, 0.84,
                                boxstyle="round,pad=0,rounding_size=0.1",
                                facecolor=color + "18", edgecolor=color, linewidth=1.8))
    words(x, y, name, shape, color)


def network(y, top, bottom, name, color=BLUE):
    """A network: a trapezium that narrows or widens."""
    ax.add_patch(Polygon([(MAIN - top / 2, y + 0.36), (MAIN + top / 2, y + 0.36),
                          (MAIN + bottom / 2, y - 0.36), (MAIN - bottom / 2, y - 0.36)],
                         closed=True, facecolor=color, edgecolor=color, linewidth=1.5,
                         joinstyle="round"))
    ax.text(MAIN, y, name, ha="center", va="center", fontsize=16, color="white", fontweight="bold")


def arrow(start, end, color=GREY, style="-", bend=0.0):
    ax.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=18, linewidth=2,
                                 color=color, linestyle=style, shrinkA=1, shrinkB=1,
                                 connectionstyle=f"arc3,rad={bend}"))


def note(x, y, text, color, align="center"):
    ax.text(x, y, text, ha=align, va="center", fontsize=14, style="italic", color=DARK[color],
            linespacing=1.25)


# the path of the image, from top to bottom
tensor(MAIN, 9.35, 1.7, r"image $x$", "(B, D)")
arrow((MAIN, 8.93), (MAIN, 8.62))
network(8.24, 3.1, 1.9, "encoder  φ")
arrow((MAIN, 7.88), (MAIN, 7.46))
ax.add_patch(FancyBboxPatch((0.95, 6.1), 4.3, 1.36, boxstyle="round,pad=0,rounding_size=0.1",
                            facecolor=BLUE + "0a", edgecolor=BLUE, linewidth=1.4,
                            linestyle=(0, (2, 2))))
ax.text(MAIN, 7.25, r"$q_\phi(z\,|\,x)$", ha="center", va="center", fontsize=16)
tensor(2.0, 6.6, 1.75, r"mean $\mu$", "(B, K)", BLUE)
tensor(4.2, 6.6, 1.75, r"$\log\,\sigma^2$", "(B, K)", BLUE)
arrow((MAIN, 6.1), (MAIN, 5.72))
tensor(MAIN, 5.3, 2.55, r"$z=\mu+\sigma\odot\varepsilon$", "(B, K)", VERMILLION)
arrow((MAIN, 4.88), (MAIN, 4.1))
network(3.72, 1.9, 3.1, "decoder  θ")
arrow((MAIN, 3.36), (MAIN, 3.02))
tensor(MAIN, 2.6, 2.55, r"$p_\theta(x\,|\,z)$", "(B, D)", BLUE)

# where the noise enters
ax.add_patch(Ellipse((0.83, 5.3), 1.4, 0.9, facecolor=VERMILLION + "18", edgecolor=VERMILLION,
                     linewidth=1.8, linestyle=(0, (4, 2))))
words(0.83, 5.3, r"noise $\varepsilon$", "(B, K)", VERMILLION)
arrow((1.53, 5.3), (MAIN - 1.275, 5.3), VERMILLION)
note(0.12, 4.66, "The only randomness", VERMILLION, "left")

# the costs
tensor(COST, 5.3, 1.75, "rate", "(B,)", GREEN)
arrow((5.25, 6.78), (COST, 5.72), GREEN, bend=-0.3)
tensor(COST, 2.6, 1.75, "distortion", "(B,)", GREEN)
arrow((MAIN + 1.275, 2.6), (COST - 0.875, 2.6), GREEN)
ax.plot([MAIN + 0.85, 6.92, 6.92], [9.35, 9.35, 2.6], color=GREEN, linewidth=2,
        solid_joinstyle="round")
arrow((6.93, 2.6), (COST + 0.875, 2.6), GREEN)
note(4.35, 9.57, "the target", GREEN, "left")
tensor(COST, 3.96, 1.75, "loss", "()", GREEN)
arrow((COST, 4.88), (COST, 4.38), GREEN)
arrow((COST, 3.02), (COST, 3.54), GREEN)

# generation
ax.add_patch(Ellipse((0.83, 3.72), 1.4, 0.9, facecolor=GREEN + "10", edgecolor=GREY,
                     linewidth=1.8, linestyle=(0, (4, 2))))
words(0.83, 3.72, r"$z\sim p(z)$", "(B, K)", GREY)
arrow((1.53, 3.72), (MAIN - 1.27, 3.72), GREY, (0, (4, 2)))
note(0.12, 2.72, "To generate:\nstart here,\nno encoder", GREY, "left")

fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
