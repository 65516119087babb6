"""Adversarial autoencoders whose code has two parts: a category y and a style z.

One model, three uses: with some labels it is the semi-supervised AAE, without labels it clusters,
and with ``reduce=True`` the decoder sees one point of the plane, its category's place plus its
style, so that clusters can be drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import nn

from vaelib.aae import (
    AAE,
    Optimizers,
    descend,
    discriminator_loss,
    generator_loss,
    require_phases,
)
from vaelib.ae import Autoencoder, check_pixels, reconstruction_error
from vaelib.distributions import Distribution
from vaelib.networks import adam, mlp
from vaelib.priors import categorical, squared_mmd, standard_normal
from vaelib.shapes import Float, Int, Shaped, Tensor


class CategoricalAAE(nn.Module):
    """An encoder x → (y, z): a point y (C,) of the simplex and a style z (K,), two priors to match.

    Two discriminators compare y with one-hot samples in which each category is as frequent, and z
    with N(0, I). The decoder sees both parts side by side or, with ``reduce=True``, the point
    z + y·W of R^K, where the rows of W, one for each category, are learned. ``balance`` normalises
    the logits over each batch: without labels it keeps all images from ending in one category.

    Pixels lie in [0, 1]; the error is a cross-entropy in nats, or with ``cross_entropy=False`` the
    squared error. Like every AAE it has no likelihood. Book: eq-aae-category-value
    """

    why_no_likelihood = AAE.why_no_likelihood

    def __init__(
        self,
        num_pixels: int,
        num_latents: int,
        num_categories: int = 10,
        hidden: Sequence[int] = (1000, 1000),
        reduce: bool = False,
        balance: bool = False,
        cross_entropy: bool = True,
    ):
        super().__init__()
        if num_categories < 2:
            raise ValueError(
                f"there are at least two categories to tell apart, not {num_categories}"
            )
        self.num_pixels, self.num_latents = num_pixels, num_latents
        self.num_categories, self.cross_entropy = num_categories, cross_entropy
        self.made: dict[tuple, Distribution] = {}  # on each device the prior is made once
        seen = num_latents if reduce else num_categories + num_latents
        self.encoder = mlp([num_pixels, *hidden, num_categories + num_latents])
        self.decoder = mlp([seen, *reversed(hidden), num_pixels])
        self.balance = nn.BatchNorm1d(num_categories) if balance else None
        self.places = nn.Linear(num_categories, num_latents, bias=False) if reduce else None
        self.category_discriminator = mlp([num_categories, *hidden, 1])
        self.style_discriminator = mlp([num_latents, *hidden, 1])

    @property
    def prior(self) -> Distribution:
        """p(z) = N(0, I) of the style."""
        return standard_normal(self.num_latents, like=next(self.parameters()))

    @property
    def category_prior(self) -> Distribution:
        """p(y), one-hot vectors (C,), each category with the same probability."""
        like = next(self.parameters()).new_empty(0)
        if (like.device, like.dtype) not in self.made:
            self.made = {(like.device, like.dtype): categorical(self.num_categories, like=like)}
        return self.made[like.device, like.dtype]

    def parts(self, x: Float[Tensor, "B D"]) -> tuple[Float[Tensor, "B C"], Float[Tensor, "B K"]]:
        """The logits of the category y = softmax(logits), and the style z."""
        logits, z = self.encoder(x).split([self.num_categories, self.num_latents], dim=-1)
        return (logits if self.balance is None else self.balance(logits)), z

    def join(self, y: Float[Tensor, "B C"], z: Float[Tensor, "B K"]) -> Float[Tensor, "B S"]:
        """What the decoder sees of category and style."""
        return torch.cat([y, z], dim=-1) if self.places is None else self.places(y) + z

    def encode(self, x: Float[Tensor, "B D"]) -> Float[Tensor, "B S"]:
        """Category and style side by side or, with ``reduce=True``, one point of R^K."""
        logits, z = self.parts(x)
        return self.join(logits.softmax(-1), z)

    decode = Autoencoder.decode

    def categories(self, x: Float[Tensor, "B D"]) -> Int[Tensor, "B"]:
        """The most probable category of each image, from 0."""
        return self.parts(x)[0].argmax(-1)

    def optimizers(self, learning_rate: float = 1e-3) -> Optimizers:
        """One Adam for encoder, decoder and places, one for both discriminators."""
        discriminators = nn.ModuleList([self.category_discriminator, self.style_discriminator])
        theirs = set(discriminators.parameters())
        return Optimizers(
            adam([weight for weight in self.parameters() if weight not in theirs], learning_rate),
            adam(discriminators.parameters(), learning_rate, betas=(0.5, 0.999)),
        )

    def extra_repr(self) -> str:
        return f"num_categories={self.num_categories}, cross_entropy={self.cross_entropy}"

    def check(self, x: Shaped[Tensor, "..."]) -> None:
        """Raise ValueError or TypeError for images the error is not defined on."""
        check_pixels(x, self.num_pixels, self.cross_entropy)


class CategoryTerms(NamedTuple):
    """``error`` (B,) of the reconstruction and, all () in nats, what the other phases minimise.

    ``category_loss`` and ``style_loss`` are those of the discriminators, ``generator_loss`` is the
    encoder's against both; ``cross_entropy`` is that of the labelled images, 0 without any.
    ``mmd`` is an estimate of MMD² between styles and N(0, I).
    """

    error: Tensor
    category_loss: Tensor
    style_loss: Tensor
    generator_loss: Tensor
    cross_entropy: Tensor
    mmd: Tensor


def train_step(
    model: CategoricalAAE,
    optimizers: Optimizers,
    x: Float[Tensor, "B D"],
    labelled: tuple[Float[Tensor, "M D"], Int[Tensor, "M"]] | None = None,
    weight: float = 10.0,
    label_weight: float = 10.0,
    corrupt: Callable[[Tensor], Tensor] | None = None,
) -> CategoryTerms:
    """The discriminators' phase, then the autoencoder's; each moves its own parameters only.

    Encoder and decoder descend on error + ``weight``·generator loss + ``label_weight``·cross
    entropy. ``labelled`` holds all labelled images, in [0, 1], and their labels, from 0; each step
    draws as many as the batch has, with replacement. ``corrupt`` is what the encoder sees of an
    image, as in ``ae.ae_terms``. Book: alg-aae-semi-supervised
    """
    require_phases(optimizers, Optimizers)
    corrupt = corrupt or (lambda images: images)
    logits, z = model.parts(corrupt(x))
    y, drawn = logits.softmax(-1), model.prior.sample((len(x),))
    category_loss = game(model.category_discriminator, model.category_prior.sample((len(x),)), y)
    style_loss = game(model.style_discriminator, drawn, z)
    descend(optimizers.discriminator, category_loss + style_loss)  # no weight is in both

    error = reconstruction_error(model.decoder(model.join(y, z)), x, model.cross_entropy)
    g_loss = generator_loss(model.category_discriminator(y).squeeze(-1))
    g_loss = g_loss + generator_loss(model.style_discriminator(z).squeeze(-1))
    cross_entropy = torch.zeros_like(g_loss)
    if labelled is not None:
        images, labels = (part.to(x.device) for part in labelled)
        if not len(images) == len(labels) > 0:
            raise ValueError(f"labelled: {len(images)} images and {len(labels)} labels")
        rows = torch.randint(len(labels), (len(x),), device=labels.device)
        cross_entropy = F.cross_entropy(model.parts(corrupt(images[rows]))[0], labels[rows])
    descend(optimizers.autoencoder, error.mean() + weight * g_loss + label_weight * cross_entropy)
    mmd = squared_mmd(z[:256].detach(), drawn[:256]) if len(z) > 1 else torch.zeros_like(g_loss)
    return CategoryTerms(error, category_loss, style_loss, g_loss, cross_entropy, mmd)


def game(
    discriminator: nn.Module, real: Float[Tensor, "M K"], fake: Float[Tensor, "B K"]
) -> Tensor:
    """The loss of a discriminator between samples of a prior and what the encoder made, in nats."""
    return discriminator_loss(
        discriminator(real).squeeze(-1), discriminator(fake.detach()).squeeze(-1)
    )
