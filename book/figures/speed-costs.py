"""Draws speed-costs.svg: where the milliseconds of a training step go, in two loops."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

from vaelib import runs

COLORS = {
    "products": "#0072B2",
    "elementwise": "#56B4E9",
    "optimizer": "#009E73",
    "data": "#D55E00",
    "overhead": "#BBBBBB",
}
NAMES = {
    "products": "matrix products",
    "elementwise": "all other operations",
    "optimizer": "optimizer",
    "data": "fetching the batch",
    "overhead": "between operations",
}
plt.rcParams.update({"svg.hashsalt": "speed-costs", "font.size": 13})
costs = runs.recorded("bench-cpu")["costs"]

fig, axes = plt.subplots(2, 1, figsize=(6.4, 4.6), layout="constrained")
for ax, batch in zip(axes, ("128", "1024"), strict=True):
    for row, loop in enumerate(("tutorial", "ours")):
        values, left = costs[loop][batch], 0.0
        scale = values["wall"] / values["profiled"]  # the profiler itself takes time
        for part, color in COLORS.items():
            width = max(values[part], 0) * scale
            ax.barh(row, width, left=left, color=color, label=NAMES[part] if row == 0 else None)
            left += width
        ax.text(left, row, f" {left:.1f} ms", va="center")
    ax.set_yticks([0, 1], ["tutorial", "vaelib"])
    ax.invert_yaxis()
    ax.set_xlim(0, 1.18 * costs["tutorial"][batch]["wall"])
    ax.set_title(f"batches of {batch}", fontsize=13)
    ax.spines[["top", "right"]].set_visible(False)
axes[-1].set_xlabel("milliseconds a step")
handles, labels = axes[0].get_legend_handles_labels()
fig.legend(handles, labels, loc="outside lower center", ncols=2, frameon=False)
fig.savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
