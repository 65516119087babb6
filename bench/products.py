"""The matrix products of a step: which there are, and how long they take alone."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import torch
import torch.nn.functional as F

from bench import ours
from bench.timing import clock


class Product(NamedTuple):
    """One product of a linear layer; ``kind`` is "forward", "by weight" or "by input"."""

    batch: int
    fan_in: int
    fan_out: int
    kind: str

    @property
    def flops(self) -> int:
        return 2 * self.batch * self.fan_in * self.fan_out


def layers(
    sizes: list[int], batch: int, weights: bool = True, inputs: bool = False
) -> list[Product]:
    """The products of an MLP, forwards and backwards.

    Without ``weights`` its parameters are constants; with ``inputs`` the first layer's input has a
    gradient too.
    """
    found = []
    for number, (fan_in, fan_out) in enumerate(pairwise(sizes)):
        found.append(Product(batch, fan_in, fan_out, "forward"))
        if weights:
            found.append(Product(batch, fan_in, fan_out, "by weight"))
        if number or inputs:
            found.append(Product(batch, fan_in, fan_out, "by input"))
    return found


def vae_products(num_pixels: int, batch: int) -> list[Product]:
    """Encoder to mean and log-variance, decoder from z: its input has a gradient."""
    encoder = [num_pixels, *ours.HIDDEN, 2 * ours.LATENTS]
    decoder = [ours.LATENTS, *reversed(ours.HIDDEN), num_pixels]
    return layers(encoder, batch) + layers(decoder, batch, inputs=True)


def aae_products(num_pixels: int, batch: int) -> list[Product]:
    """The discriminator sees samples and codes; then it is a constant that codes pass through."""
    latents, hidden = ours.AAE_LATENTS, ours.AAE_HIDDEN
    critic = [latents, *hidden, 1]
    return [
        *layers([num_pixels, *hidden, 2 * latents], batch),
        *layers([latents, *reversed(hidden), num_pixels], batch, inputs=True),
        *layers(critic, batch),
        *layers(critic, batch),
        *layers(critic, batch, weights=False, inputs=True),
    ]


def ways(product: Product, device: torch.device) -> Iterator[Callable[[], torch.Tensor]]:
    """PyTorch's product, then oneDNN's private one if it is there, in the layer's own layout."""
    x = torch.randn(product.batch, product.fan_in, device=device)
    weight = torch.randn(product.fan_out, product.fan_in, device=device)
    bias = torch.randn(product.fan_out, device=device)
    gradient = torch.randn(product.batch, product.fan_out, device=device)
    default, private = {
        "forward": (partial(F.linear, x, weight, bias), (x, weight, bias)),
        "by weight": (partial(torch.mm, gradient.t(), x), (gradient.t(), x.t(), None)),
        "by input": (partial(torch.mm, gradient, weight), (gradient, weight.t(), None)),
    }[product.kind]
    yield default
    if device.type == "cpu" and hasattr(torch.ops.mkldnn, "_linear_pointwise"):
        yield partial(ours.onednn, *private)


def seconds_of(call: Callable, device: torch.device, least: float = 0.02) -> float:
    """The median time of one call; on CUDA inside a graph of 50 calls."""
    call()
    if device.type == "cuda":
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            for _ in range(50):
                call()
        return seconds_of_each(graph.replay, device, 10) / 50
    once = seconds_of_each(call, device, 1)
    return seconds_of_each(call, device, min(100, max(5, int(least / once))))


def seconds_of_each(call: Callable, device: torch.device, times: int) -> float:
    taken = []
    for _ in range(times):
        begin = clock(device)
        call()
        taken.append(clock(device) - begin)
    return statistics.median(taken)


@torch.no_grad()
def products_alone(products: list[Product], device: torch.device) -> tuple[float, float]:
    """Seconds of all products one after the other: the fastest way each, and PyTorch's own."""
    taken = {
        product: [seconds_of(call, device) for call in ways(product, device)]
        for product in set(products)
    }
    best = sum(min(taken[product]) for product in products)
    return best, sum(taken[product][0] for product in products)
