"""The loop a PyTorch tutorial teaches, after pytorch/examples' vae: a DataLoader of pictures.

It is written anew, with the same operations in the same order; torchvision's data set and its
conversion are written out, so torchvision is not needed.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader, Dataset

from bench.timing import Epoch, clock
from vaelib import runs
from vaelib.data import Images


class Pictures(Dataset):
    """One picture at a time: from the pixels to an image of PIL, and from there to a tensor."""

    def __init__(self, images: Images, convert: Callable | None = None):
        self.pixels = images.images.reshape(-1, *images.shape)
        self.labels = images.labels
        self.convert = to_tensor if convert is None else convert

    def __len__(self) -> int:
        return len(self.pixels)

    def __getitem__(self, index: int):
        picture = Image.fromarray(self.pixels[index].numpy())
        return self.convert(picture), int(self.labels[index])


def to_tensor(picture) -> torch.Tensor:
    """A grey picture as a float tensor (1, height, width) in [0, 1], as torchvision does it."""
    pixels = torch.from_numpy(np.array(picture, np.uint8, copy=True))
    pixels = pixels.view(picture.size[1], picture.size[0], 1)
    return pixels.permute(2, 0, 1).contiguous().to(torch.float32).div(255)


def loader(pictures: Pictures, batch_size: int, workers: int, device: torch.device) -> DataLoader:
    return DataLoader(
        pictures, batch_size, shuffle=True, num_workers=workers, pin_memory=device.type == "cuda"
    )


class Network(nn.Module):
    """D-400-20 and back, with a layer each for the mean and for the log-variance."""

    def __init__(self, num_pixels: int, hidden: int = 400, num_latents: int = 20):
        super().__init__()
        self.num_pixels = num_pixels
        self.seen = nn.Linear(num_pixels, hidden)
        self.mean = nn.Linear(hidden, num_latents)
        self.log_var = nn.Linear(hidden, num_latents)
        self.back = nn.Linear(num_latents, hidden)
        self.drawn = nn.Linear(hidden, num_pixels)

    def forward(self, x):
        seen = F.relu(self.seen(x.view(-1, self.num_pixels)))
        mean, log_var = self.mean(seen), self.log_var(seen)
        scale = torch.exp(0.5 * log_var)
        z = mean + torch.randn_like(scale) * scale
        return torch.sigmoid(self.drawn(F.relu(self.back(z)))), mean, log_var


def summed_loss(drawn, x, mean, log_var):
    """Cross-entropy plus KL in nats, summed over the batch."""
    entropy = F.binary_cross_entropy(drawn, x.view(len(x), -1), reduction="sum")
    return entropy - 0.5 * torch.sum(1 + log_var - mean.pow(2) - log_var.exp())


def vae_loop(
    images: Images, batch_size: int, device: torch.device, workers: int
) -> Callable[[], Epoch]:
    """One epoch as in the tutorial, the start of the worker included; its lines are not printed."""
    runs.seed(0)
    batches = loader(Pictures(images), batch_size, workers, device)
    model = Network(images.images.shape[1]).to(device)
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)

    def epoch() -> Epoch:
        begin, total = clock(device), 0.0
        for step, (x, _) in enumerate(batches):
            x = x.to(device)
            optimizer.zero_grad()
            drawn, mean, log_var = model(x)
            loss = summed_loss(drawn, x, mean, log_var)
            loss.backward()
            total += loss.item()
            optimizer.step()
            if step % 10 == 0:
                f"{step}/{len(batches)} loss {loss.item() / len(x):.6f}"  # noqa: B018
        return Epoch(clock(device) - begin, total / len(images.labels))

    return epoch
