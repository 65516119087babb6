"""The library's own loop in each gear, a textbook loop, and two experiments on top of it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import count

import torch
from torch import nn

from bench.timing import Epoch, clock
from vaelib import aae, data, runs, training, vae
from vaelib.data import Images

HIDDEN, LATENTS = (400,), 20
AAE_HIDDEN, AAE_LATENTS = (512, 512), 10  # of PyTorch-GAN's encoder and decoder


def vae_model(num_pixels: int) -> vae.VAE:
    return vae.VAE(num_pixels, LATENTS, HIDDEN)


def aae_model(num_pixels: int) -> aae.AAE:
    return aae.AAE(num_pixels, AAE_LATENTS, AAE_HIDDEN, encoder="gaussian")


MODELS = {"vae": (vae_model, vae.train_step), "aae": (aae_model, aae.train_step)}
EPOCHS = {"cpu": 1, "cuda": 2}  # of one call of fit: on CUDA the first holds the recording


def fitted(
    make: Callable[[int], nn.Module],
    train_step: Callable[..., tuple],
    gear: str | None,
    images: Images,
    batch_size: int,
    device: torch.device,
    transform: Callable = data.scale,
) -> Callable[[], Epoch]:
    """``training.fit`` for ``EPOCHS``, with the seconds that its history gives for the last."""
    runs.seed(0)
    model = make(images.images.shape[1]).to(device)
    pixels = images.images.to(device)
    optimizer = training.default_optimizer(model)
    seeds = count()

    def epoch() -> Epoch:
        history = training.fit(
            model, train_step, pixels, epochs=EPOCHS[device.type], batch_size=batch_size,
            schedule="constant", transform=transform, device=device, gear=gear, progress=False,
            optimizer=optimizer, seed=next(seeds),
        )  # fmt: skip
        return Epoch(history["seconds"][-1], history["loss" if "loss" in history else "error"][-1])

    epoch.model = model
    return epoch


def textbook(
    images: Images,
    batch_size: int,
    device: torch.device,
    make_terms: Callable = lambda model: vae.vae_terms,
    make_optimizer: Callable = torch.optim.Adam,
    take: Callable = lambda pixels, index: pixels[index],
) -> Callable[[], Epoch]:
    """A VAE trained as a good textbook would: resident pixels, batches of indices, Adam."""
    runs.seed(0)
    model = vae_model(images.images.shape[1]).to(device)
    pixels = images.images.to(device)
    terms = make_terms(model)
    optimizer = make_optimizer(model.parameters())

    def epoch() -> Epoch:
        begin, total = clock(device), torch.zeros((), device=device)
        order = torch.randperm(len(pixels), device=device)
        for index in order.split(batch_size):
            loss = terms(model, data.scale(take(pixels, index))).loss
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.detach() * len(index)
        loss = total.item() / len(pixels)
        return Epoch(clock(device) - begin, loss)

    return epoch


lean = partial(
    textbook,
    make_optimizer=partial(torch.optim.Adam, fused=True),
    take=lambda pixels, index: pixels.index_select(0, index),
)


def compiled(images: Images, batch_size: int, device: torch.device) -> Callable[[], Epoch]:
    """The lean loop, its loss by ``torch.compile``, with nothing compiled before."""
    folder = tempfile.TemporaryDirectory()
    os.environ["TORCHINDUCTOR_CACHE_DIR"] = folder.name

    def make(model, folder=folder):
        return torch.compile(vae.vae_terms, dynamic=False)

    return lean(images, batch_size, device, make_terms=make)


def private(images: Images, batch_size: int, device: torch.device) -> Callable[[], Epoch]:
    """The lean loop with oneDNN's private linear operator: an experiment, no recommendation."""
    onednn(torch.ones(1, 1), torch.ones(1, 1), None)  # raises at once where it is missing

    def make(model):
        for layer in model.modules():
            if isinstance(layer, nn.Linear):
                layer.forward = lambda x, layer=layer: OneDNN.apply(x, layer.weight, layer.bias)
        return vae.vae_terms

    return lean(images, batch_size, device, make_terms=make)


def onednn(x, weight, bias):
    """x @ weightᵀ + bias by oneDNN. PyTorch keeps this operator for itself: it may go."""
    return torch.ops.mkldnn._linear_pointwise(x, weight, bias, "none", [], "")


class OneDNN(torch.autograd.Function):
    """``F.linear`` whose forward and whose gradient by x are oneDNN's."""

    @staticmethod
    def forward(ctx, x, weight, bias):
        ctx.save_for_backward(x, weight)
        return onednn(x, weight, bias)

    @staticmethod
    def backward(ctx, gradient):
        x, weight = ctx.saved_tensors
        by_x = onednn(gradient, weight.t(), None) if ctx.needs_input_grad[0] else None
        return by_x, gradient.t() @ x, gradient.sum(0)
