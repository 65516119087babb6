"""Draws vae-tiling.svg: posteriors of an autoencoder, of a VAE and of a collapsed VAE."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib import colormaps
from scipy.stats import norm

BLUE = "#0072B2"
plt.rcParams.update({"svg.hashsalt": "vae-tiling", "font.size": 15, "mathtext.fontset": "cm"})

N = 24  # images
VARIANCE = 0.2  # of each posterior of the VAE
z = np.linspace(-4, 4, 101)
edges = norm.ppf(np.arange(N + 1) / N)  # N slices of a standard normal, each with mass 1/N
slice_means = -N * np.diff(norm.pdf(edges))
colors = colormaps["cividis"](np.linspace(0.05, 0.97, N))

rng = np.random.default_rng(4)
points = np.sort(np.concatenate([rng.normal(-2.1, 0.45, N // 2), rng.normal(1.7, 0.3, N // 2)]))

fig, axes = plt.subplots(3, 1, figsize=(7, 9.0), sharex=True, layout="constrained",
                         gridspec_kw={"height_ratios": [0.62, 1, 1]})


def panel(ax, title, means, variance):
    """The posteriors, each with weight 1/N, piled on each other up to their mixture."""
    layers = norm.pdf(z, means[:, None], np.sqrt(variance)) / N
    ax.stackplot(z, layers, colors=colors, edgecolor="white", linewidth=0.4)
    ax.plot(z, layers.sum(0), color=BLUE, linewidth=3.5, label=r"their mixture $q(z)$")
    ax.plot(z, norm.pdf(z), color="black", linewidth=2, linestyle=(0, (4, 3)),
            label=r"the prior $p(z)$")
    ax.set_title(title, loc="left", fontsize=17)
    ax.set_ylim(0, 0.45)


ax = axes[0]
for x, color in zip(points, colors, strict=True):
    ax.plot([x, x], [0, 0.22], color=color, linewidth=2.2)
    ax.plot(x, 0.22, "o", color=color, markersize=6)
ax.set_title("Autoencoder: points, wherever training left them", loc="left", fontsize=17)
ax.set_ylim(0, 0.3)

panel(axes[1], "VAE: small posteriors that tile the prior", np.sqrt(1 - VARIANCE) * slice_means,
      VARIANCE)
axes[1].legend(loc="upper right", frameon=False, fontsize=15)
panel(axes[2], "Collapse: every posterior is the prior", np.zeros(N), 1.0)
axes[2].set_xlabel("latent $z$")
for ax in axes:
    ax.set_yticks([])
    ax.spines[["top", "right", "left"]].set_visible(False)

fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
