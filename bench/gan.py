"""An AAE trained as PyTorch-GAN does it, with its networks or with ours; written anew."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

import numpy as np
import torch
from PIL import Image
from torch import nn

from bench.ours import AAE_HIDDEN, AAE_LATENTS, aae_model
from bench.products import layers
from bench.timing import Epoch, clock
from bench.tutorial import Pictures, loader, to_tensor
from vaelib import runs
from vaelib.data import Images


class Networks(nn.Module):
    """``encoder`` gives mean and log-variance side by side, ``discriminator`` a probability."""

    def __init__(self, encoder: nn.Module, decoder: nn.Module, discriminator: nn.Module):
        super().__init__()
        self.encoder, self.decoder, self.discriminator = encoder, decoder, discriminator


def published(num_pixels: int) -> Networks:
    """PyTorch-GAN's networks: 512 units twice, batch normalisation, leaky rectifiers, tanh."""

    def body(inputs: int, outputs: int, *last: nn.Module) -> nn.Sequential:
        return nn.Sequential(
            nn.Linear(inputs, 512), leaky(), nn.Linear(512, 512), nn.BatchNorm1d(512), leaky(),
            nn.Linear(512, outputs), *last,
        )  # fmt: skip

    discriminator = nn.Sequential(
        nn.Linear(AAE_LATENTS, 512), leaky(), nn.Linear(512, 256), leaky(), nn.Linear(256, 1),
        nn.Sigmoid(),
    )  # fmt: skip
    encoder = body(num_pixels, 2 * AAE_LATENTS)
    return Networks(encoder, body(AAE_LATENTS, num_pixels, nn.Tanh()), discriminator)


def leaky() -> nn.Module:
    return nn.LeakyReLU(0.2, inplace=True)


def library(num_pixels: int) -> Networks:
    """The networks of our AAE, with the last functions that this loop expects."""
    model = aae_model(num_pixels)
    discriminator = nn.Sequential(model.discriminator, nn.Sigmoid())
    return Networks(model.encoder, nn.Sequential(model.decoder, nn.Tanh()), discriminator)


def mflop(num_pixels: int, critic: list[int]) -> float:
    """Of all matrix products of this loop's step, for one image, in millions.

    The generator's step takes the discriminator's gradients too, and throws them away.
    """
    counted = [
        *layers([num_pixels, *AAE_HIDDEN, 2 * AAE_LATENTS], 1),
        *layers([AAE_LATENTS, *AAE_HIDDEN, num_pixels], 1, inputs=True),
        *layers(critic, 1, inputs=True),
        *layers(critic, 1),
        *layers(critic, 1),
    ]
    return sum(product.flops for product in counted) / 1e6


CRITIC, OUR_CRITIC = [AAE_LATENTS, 512, 256, 1], [AAE_LATENTS, *AAE_HIDDEN, 1]


class Normalized:
    """A picture as a tensor in [-1, 1], first resized to ``size`` unless it has that size."""

    def __init__(self, size: int | None):
        self.size = size

    def __call__(self, picture) -> torch.Tensor:
        if self.size and picture.size != (self.size, self.size):
            picture = picture.resize((self.size, self.size), Image.Resampling.BILINEAR)
        x = to_tensor(picture).clone()
        mean, scale = (torch.as_tensor([0.5], dtype=x.dtype).view(-1, 1, 1) for _ in range(2))
        return x.sub_(mean).div_(scale)


def aae_loop(
    images: Images,
    batch_size: int,
    device: torch.device,
    networks: Callable[[int], Networks] = published,
    size: int | None = None,
) -> Callable[[], Epoch]:
    """One epoch: the generator's step, the discriminator's, and both losses read at each."""
    runs.seed(0)
    num_pixels = size * size if size else images.images.shape[1]
    batches = loader(Pictures(images, Normalized(size)), batch_size, 0, device)
    model = networks(num_pixels).to(device)
    adversarial, pixelwise = nn.BCELoss(), nn.L1Loss()
    weights = chain(model.encoder.parameters(), model.decoder.parameters())
    generator = torch.optim.Adam(weights, lr=2e-4, betas=(0.5, 0.999))
    critic = torch.optim.Adam(model.discriminator.parameters(), lr=2e-4, betas=(0.5, 0.999))

    def normal(count: int) -> torch.Tensor:
        drawn = np.random.normal(0, 1, (count, AAE_LATENTS))
        return torch.tensor(drawn, dtype=torch.float32).to(device)

    def epoch() -> Epoch:
        begin, total = clock(device), 0.0
        for step, (x, _) in enumerate(batches):
            x = x.to(device)
            valid = torch.ones(len(x), 1, device=device)
            fake = torch.zeros(len(x), 1, device=device)
            generator.zero_grad()
            mean, log_var = model.encoder(x.view(len(x), -1)).chunk(2, dim=1)
            z = normal(len(x)) * torch.exp(log_var / 2) + mean
            drawn = model.decoder(z).view(x.shape)
            error = pixelwise(drawn, x)
            g_loss = 0.001 * adversarial(model.discriminator(z), valid) + 0.999 * error
            g_loss.backward()
            generator.step()

            critic.zero_grad()
            real = adversarial(model.discriminator(normal(len(x))), valid)
            d_loss = 0.5 * (real + adversarial(model.discriminator(z.detach()), fake))
            d_loss.backward()
            critic.step()
            both = d_loss.item(), g_loss.item()
            f"{step}/{len(batches)} {both[0]:.6f} {both[1]:.6f}"  # noqa: B018
            total += both[1] * len(x)
        return Epoch(clock(device) - begin, total / len(images.labels))

    return epoch
