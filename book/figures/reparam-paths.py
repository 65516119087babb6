"""Draws reparam-paths.svg: the tiny network, and every path from its loss back to one weight."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.patches import Circle, Ellipse, FancyArrowPatch

BLUE, VERMILLION, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#555555"
plt.rcParams.update({"svg.hashsalt": "reparam-paths", "font.size": 15, "mathtext.fontset": "cm"})

WIDTH, HEIGHT = 7.0, 8.3  # inches; one data unit is one inch
RADIUS = 0.36
fig = plt.figure(figsize=(WIDTH, HEIGHT))
ax = fig.add_axes([0, 0, 1, 1])
ax.set_xlim(0, WIDTH)
ax.set_ylim(0, HEIGHT)
ax.axis("off")

PLACES = {  # name: centre, label
    "x1": ((1.8, 7.75), "$x_1$"), "x2": ((4.2, 7.75), "$x_2$"),
    "h": ((3.0, 6.6), "$h$"),
    "mu": ((1.8, 5.5), r"$\mu$"), "s": ((4.2, 5.5), "$s$"),
    "z": ((3.0, 4.35), "$z$"),
    "t1": ((1.8, 3.15), "$t_1$"), "t2": ((4.2, 3.15), "$t_2$"),
    "y1": ((1.8, 1.85), r"$\hat x_1$"), "y2": ((4.2, 1.85), r"$\hat x_2$"),
    "lx": ((3.0, 0.6), r"$\ell_x$"),
    "left": ((0.5, 5.5), ""), "right": ((5.9, 5.5), ""),  # the two parts of the rate
}  # fmt: skip


def arrow(start, end, color=GREY, width=2.0, style="-", gap=RADIUS):
    ax.add_patch(FancyArrowPatch(PLACES[start][0], PLACES[end][0], arrowstyle="-|>",
                                 mutation_scale=17, linewidth=width, color=color, linestyle=style,
                                 shrinkA=72 * RADIUS, shrinkB=72 * gap + 1, zorder=1))


def word(x, y, text, color="#333333", align="left", size=15):
    ax.text(x, y, text, ha=align, va="center", fontsize=size, color=color, linespacing=1.25)


def between(start, end, text, share=0.5, dx=0.0, dy=0.0):
    """The name of a weight beside its edge."""
    (x0, y0), (x1, y1) = PLACES[start][0], PLACES[end][0]
    word(x0 + share * (x1 - x0) + dx, y0 + share * (y1 - y0) + dy, text, align="center", size=16)


for start, end in [("x2", "h"), ("h", "s"), ("s", "z"), ("z", "t2"), ("t1", "y2"), ("t2", "y1"),
                   ("t2", "y2"), ("y2", "lx")]:
    arrow(start, end, BLUE)
for start, end in [("x1", "h"), ("h", "mu"), ("mu", "z"), ("z", "t1"), ("t1", "y1"), ("y1", "lx")]:
    arrow(start, end, VERMILLION, 4.5)
arrow("mu", "left", GREEN, 2.4, (0, (5, 2)), gap=0.44)
arrow("s", "right", GREEN, 2.4, (0, (5, 2)), gap=0.95)

noise = (0.85, 4.35)
ax.add_patch(Ellipse(noise, 0.95, 0.75, facecolor="white", edgecolor=GREY, linewidth=1.8,
                     linestyle=(0, (4, 2))))
word(*noise, r"$\varepsilon$", align="center", size=19)
ax.add_patch(FancyArrowPatch((1.33, 4.35), (3.0 - RADIUS - 0.02, 4.35), arrowstyle="-|>",
                             mutation_scale=17, linewidth=2, color=GREY, linestyle=(0, (4, 2))))

for place, width, label in [("left", 0.86, r"$\frac{1}{2}\mu^2$"),
                            ("right", 1.9, r"$\frac{1}{2}(e^s-1-s)$")]:
    centre = PLACES.pop(place)[0]
    ax.add_patch(Ellipse(centre, width, 0.76, facecolor="white", edgecolor=GREEN, linewidth=2))
    ax.text(*centre, label, ha="center", va="center", fontsize=17)

for name, (centre, label) in PLACES.items():
    color = GREEN if name == "lx" else GREY
    ax.add_patch(Circle(centre, RADIUS, facecolor="white", edgecolor=color, linewidth=2, zorder=2))
    ax.text(*centre, label, ha="center", va="center", fontsize=19, zorder=3)

between("x1", "h", "$w_1$", dx=-0.3, dy=-0.08)
between("x2", "h", "$w_2$", dx=0.32, dy=-0.08)
between("h", "mu", "$u$", dx=-0.24, dy=0.1)
between("h", "s", "$v$", dx=0.24, dy=0.1)
between("mu", "z", "$1$", dx=-0.2, dy=-0.08)
between("s", "z", r"$\frac{1}{2}\sigma\varepsilon$", dx=0.42, dy=-0.02)
between("z", "t1", "$a_1$", dx=-0.3, dy=0.05)
between("z", "t2", "$a_2$", dx=0.3, dy=0.05)
between("t1", "y1", "$W_{11}$", dx=-0.36)
between("t2", "y2", "$W_{22}$", dx=0.38)
between("t1", "y2", "$W_{21}$", share=0.22, dx=0.33, dy=0.12)
between("t2", "y1", "$W_{12}$", share=0.22, dx=-0.33, dy=0.12)

word(4.85, 7.75, "image")
word(3.5, 6.75, "encoder unit")
word(3.5, 0.6, "half the squared error", "#00664b")
word(4.75, 3.15, "decoder units")
word(4.75, 1.85, "outputs")
word(0.5, 4.95, "rate", "#00664b", "center")
word(5.9, 4.95, "rate", "#00664b", "center")
word(3.5, 4.35, "code")
word(0.12, 2.5, "thick:\none path", "#9c4500")

fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
