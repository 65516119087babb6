"""Draws speed-nats.svg: how good a VAE is after so many seconds of training on a CPU."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

from vaelib import runs

plt.rcParams.update({"svg.hashsalt": "speed-nats", "font.size": 13})
lengths = runs.recorded("bench-cpu")["quality"]["lengths"]
seconds = [row["seconds"] for row in lengths.values()]
nats = [row["negative_elbo"] for row in lengths.values()]

fig, ax = plt.subplots(figsize=(6.4, 3.8), layout="constrained")
ax.plot(seconds, nats, "o-", color="#0072B2", markersize=8)
for epochs, x, y in zip(lengths, seconds, nats, strict=True):
    ax.annotate(f"{epochs}", (x, y), (6, 6), textcoords="offset points")
ax.set_xlim(0)
ax.set_xlabel("seconds of training (numbers: epochs)")
ax.set_ylabel("test −ELBO (nats)")
ax.grid(alpha=0.3)
ax.spines[["top", "right"]].set_visible(False)
fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
