"""Pictures: tensors in, Axes out. matplotlib is imported when the first picture is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import torch

from vaelib.shapes import Float, Int, Shaped, Tensor

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from vaelib.training import History

DIGIT_COLOURS = (
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00",
    "#56B4E9", "#7F3C8D", "#8C8C00", "#555555", "#A50026",
)  # fmt: skip


def axes(ax: Axes | None, figsize: tuple[float, float]) -> Axes:
    """``ax``, or the only Axes of a new figure."""
    if ax is not None:
        return ax
    import matplotlib.pyplot as plt

    return plt.subplots(figsize=figsize, layout="constrained")[1]


def show_images(
    images: Shaped[Tensor, "N D"],
    shape: tuple[int, int],
    columns: int | None = None,
    title: str = "",
    ax: Axes | None = None,
) -> Axes:
    """Images (N, D) of ``shape`` (H, W), ``columns`` (or 10) in a row, black ink on white.

    Values are clipped to [0, 1]; uint8 is divided by 255 first.
    """
    images = images.detach().cpu()
    images = images / 255 if images.dtype == torch.uint8 else images.clamp(0, 1)
    height, width = shape
    images = images.reshape(-1, height, width)
    columns = columns or min(len(images), 10)
    rows = -(-len(images) // columns)
    canvas = torch.zeros(rows * columns, height, width)
    canvas[: len(images)] = images
    canvas = canvas.reshape(rows, columns, height, width).transpose(1, 2)
    ax = axes(ax, (min(7.0, 0.7 * columns), min(7.0, 0.7 * columns) * rows / columns + 0.3))
    picture = canvas.reshape(rows * height, columns * width).numpy()
    ax.imshow(picture, cmap="gray_r", vmin=0, vmax=1)
    ax.set_axis_off()
    ax.set_title(title, fontsize=10)
    return ax


def show_codes(
    codes: Float[Tensor, "N K"], labels: Int[Tensor, "N"], title: str = "", ax: Axes | None = None
) -> Axes:
    """A point for each code, coloured by digit, with the digits as the legend."""
    if codes.ndim != 2 or codes.shape[1] != 2:
        raise ValueError(f"only codes with two latents can be drawn, got {tuple(codes.shape)}")
    ax = axes(ax, (4.5, 4.5))
    codes, labels = codes.detach().cpu(), labels.cpu()
    size = min(12, max(3, 20_000 / len(codes)))  # fewer points are drawn larger
    for digit in labels.unique().tolist():
        points = codes[labels == digit]
        colour = DIGIT_COLOURS[digit % len(DIGIT_COLOURS)]
        ax.scatter(*points.T, s=size, color=colour, alpha=0.6, linewidths=0, label=str(digit))
    legend = ax.legend(
        markerscale=6 / size**0.5, fontsize=8, ncols=2, handletextpad=0.1, columnspacing=0.5
    )
    for handle in legend.legend_handles:
        handle.set_alpha(1)
    ax.set_aspect("equal", adjustable="datalim")
    ax.set_title(title, fontsize=10)
    return ax


def show_history(
    history: History, terms: Sequence[str], unit: str = "nats", ax: Axes | None = None
) -> Axes:
    """Each term of a training history against the epoch."""
    ax = axes(ax, (5.0, 3.0))
    for term in terms:
        if term not in history:
            raise KeyError(f"the history has {', '.join(history)}, but no {term!r}")
        values = history[term]
        ax.plot(range(1, len(values) + 1), values, label=term)
    ax.set_xlabel("epoch")
    ax.set_ylabel(f"mean per image ({unit})")
    ax.legend()
    return ax
