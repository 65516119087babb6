"""Draws start-map.svg: the argument of the book, from the autoencoder to the VAE and the AAE."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

BLUE, VERMILLION, GREEN, PINK, GREY = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#555555"
DARK = {BLUE: "#005686", VERMILLION: "#9c4500", GREEN: "#00664b", PINK: "#8f3f6a"}  # for text
plt.rcParams.update({"svg.hashsalt": "start-map", "font.size": 15, "mathtext.fontset": "cm"})

WIDTH, HEIGHT = 7.0, 11.35  # inches; one data unit is one inch
LEFT, RIGHT, MIDDLE = 1.05, 6.4, 3.72  # edges and centre of the wide boxes
fig = plt.figure(figsize=(WIDTH, HEIGHT))
ax = fig.add_axes([0, 0, 1, 1])
ax.set_xlim(0, WIDTH)
ax.set_ylim(0, HEIGHT)
ax.axis("off")


def box(x, y, width, chapter, title, formula, color):
    """One idea: a tinted box with its chapter, its name and its formula; (x, y) is its centre."""
    left, bottom, height = x - width / 2, y - 0.5, 1.0
    ax.add_patch(FancyBboxPatch((left, bottom), width, height,
                                boxstyle="round,pad=0,rounding_size=0.12",
                                facecolor=color + "1c", edgecolor=color, linewidth=1.8))
    ax.text(x, y + 0.2, title, ha="center", va="center", color=DARK[color], fontsize=16,
            fontweight="bold")
    ax.text(x, y - 0.19, formula, ha="center", va="center", color="black", fontsize=18)
    ax.text(left + 0.16, bottom + height, chapter, ha="left", va="center", color="white",
            fontsize=12.5, fontweight="bold",
            bbox={"boxstyle": "round,pad=0.25", "facecolor": DARK[color], "edgecolor": "white"})


def arrow(start, end, color=GREY):
    """From one idea to the next."""
    ax.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=20, linewidth=2,
                                 color=color, shrinkA=2, shrinkB=2))


def why(x, y, text, align="left"):
    """The reason for a step, beside its arrow."""
    ax.text(x, y, text, ha=align, va="center", color="#333333", fontsize=14, style="italic",
            linespacing=1.2)


wide = RIGHT - LEFT
box(MIDDLE, 10.7, wide, "Chapter 1", "Autoencoder",
    r"$x \,\to\, z=f_\phi(x) \,\to\, \hat{x}=g_\theta(z)$", BLUE)
arrow((MIDDLE, 10.2), (MIDDLE, 9.5))
why(MIDDLE + 0.2, 9.87, "A new image needs a new\ncode z. Drawn from what?")

box(MIDDLE, 9.0, wide, "Chapter 2", "Evidence",
    r"$p_\theta(x)=\int\;\; p_\theta(x\,|\,z)\,p(z)\;\mathrm{d}z$", VERMILLION)
arrow((MIDDLE, 8.5), (MIDDLE, 7.8))
why(MIDDLE + 0.2, 8.17, "From a chosen prior p(z). But\nthis integral is intractable.")

box(MIDDLE, 7.3, wide, "Chapter 2", "Jensen: a lower bound, the ELBO",
    r"$\log p_\theta(x)\;\geq\;-\,\mathcal{D}(x)\,-\,\mathcal{R}(x)$", VERMILLION)
arrow((2.55, 6.8), (2.2, 6.05))
arrow((4.9, 6.8), (5.25, 6.05))
why(2.15, 6.47, "rate: the\nprice of z", "right")
why(5.3, 6.47, "distortion:\nthe error in x")

divergence = r"$\mathrm{KL}(q_\phi(z\,|\,x)\,\Vert\,p(z))$"
box(1.98, 5.55, 2.95, "Chapter 3", "Gaussian KL", divergence, GREEN)
box(5.28, 5.55, 2.95, "Chapter 4", "Reparameterize", r"$z=\mu+\sigma\odot\varepsilon$", GREEN)
arrow((2.2, 5.05), (2.55, 4.3))
arrow((5.05, 5.05), (4.7, 4.3))
why(2.15, 4.68, "exact, in\nclosed form", "right")
why(5.1, 4.68, "gradients pass\nthe sample")

box(MIDDLE, 3.8, wide, "Chapter 5", "Variational autoencoder",
    r"$\min_{\theta,\phi}\; \mathcal{D}+\mathcal{R}$", BLUE)
arrow((MIDDLE, 3.3), (MIDDLE, 2.3))
why(MIDDLE + 0.2, 2.82, "A prior known only by its\nsamples? A discriminator\ncompares samples.")

box(MIDDLE, 1.8, wide, "Chapter 6", "Adversarial autoencoder",
    r"$\mathbb{E}_x[\,q_\phi(z\,|\,x)\,]\;\approx\;p(z)$", PINK)
arrow((MIDDLE, 1.3), (MIDDLE, 0.62))
ax.text(MIDDLE, 0.36, "Draw z from p(z), decode it: a new image.", ha="center",
        va="center", fontsize=15.5, fontweight="bold", color="#222222")

# The VAE reaches the goal without the adversary.
ax.plot([RIGHT, 6.72, 6.72, MIDDLE + 0.1], [3.8, 3.8, 0.95, 0.95], color=GREY, linewidth=2,
        solid_joinstyle="round")
# The short way to the AAE keeps the autoencoder and acts on its codes.
ax.plot([LEFT, 0.4, 0.4, LEFT - 0.25], [10.7, 10.7, 1.8, 1.8], color=PINK, linewidth=2,
        linestyle=(0, (4, 2)))
arrow((LEFT - 0.4, 1.8), (LEFT, 1.8), PINK)
ax.text(0.2, 7.3, "keep the autoencoder, change the law of its codes", rotation=90, ha="center",
        va="center", color=DARK[PINK], fontsize=14, style="italic")

fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
