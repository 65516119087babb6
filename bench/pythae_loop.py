"""pythae's trainers on networks of our sizes: one call of their training epoch, nothing else.

pythae is an extra, installed by ``make bench`` alone.
"""

from __future__ import annotations

import contextlib
import io
import logging
import tempfile
from collections.abc import Callable

import torch
from torch import nn

from bench.ours import AAE_HIDDEN, AAE_LATENTS, HIDDEN, LATENTS
from bench.timing import Epoch, Told, clock
from vaelib import networks, runs
from vaelib.data import Images


def vae_loop(images: Images, batch_size: int, device: torch.device) -> Callable[[], Epoch]:
    """pythae's VAE, 784-400-20, by its BaseTrainer."""
    with imported():
        from pythae.models import VAE, VAEConfig
        from pythae.trainers import BaseTrainer, BaseTrainerConfig

    runs.seed(0)
    size = images.images.shape[1]
    settings = VAEConfig(input_dim=(size,), latent_dim=LATENTS, reconstruction_loss="bce")
    encoder, decoder, _ = bodies(size, HIDDEN, LATENTS)
    model = VAE(settings, encoder=encoder, decoder=decoder)
    config = options(BaseTrainerConfig, batch_size, device, learning_rate=1e-3)
    return trained(BaseTrainer, model, config, images, device)


def aae_loop(images: Images, batch_size: int, device: torch.device) -> Callable[[], Epoch]:
    """pythae's adversarial autoencoder by its AdversarialTrainer."""
    with imported():
        from pythae.models import Adversarial_AE, Adversarial_AE_Config
        from pythae.trainers import AdversarialTrainer, AdversarialTrainerConfig

    runs.seed(0)
    size = images.images.shape[1]
    settings = Adversarial_AE_Config(
        input_dim=(size,), latent_dim=AAE_LATENTS, reconstruction_loss="bce"
    )
    encoder, decoder, discriminator = bodies(size, AAE_HIDDEN, AAE_LATENTS)
    model = Adversarial_AE(settings, encoder, decoder, discriminator)
    rates = {"autoencoder_learning_rate": 1e-3, "discriminator_learning_rate": 1e-3}
    config = options(AdversarialTrainerConfig, batch_size, device, **rates)
    return trained(AdversarialTrainer, model, config, images, device)


@contextlib.contextmanager
def imported():
    """Turns a missing pythae into one sentence."""
    try:
        yield
    except ImportError as error:
        raise Told(f"pythae 0.1.2 is not installed: `make bench` installs it ({error})") from None


def options(kind, batch_size: int, device: torch.device, **rates: float):
    """The trainer's settings; all that is not named is as pythae ships it."""
    cpu = device.type != "cuda"
    return kind(num_epochs=1, per_device_train_batch_size=batch_size, no_cuda=cpu, **rates)


def trained(trainer, model, config, images: Images, device: torch.device) -> Callable[[], Epoch]:
    """``train_step`` of the trainer, which is one epoch; what pythae prints is thrown away."""
    from pythae.data.datasets import BaseDataset

    logging.disable(logging.INFO)
    pixels = BaseDataset(images.images.float() / 255, images.labels)
    folder = tempfile.TemporaryDirectory()  # the trainer wants one; it stays empty
    config.output_dir = folder.name
    trainer = trainer(model, pixels, training_config=config)
    trainer.prepare_training()
    count = iter(range(1, 1_000_000))

    def epoch(folder=folder) -> Epoch:
        with contextlib.redirect_stderr(io.StringIO()):
            begin = clock(device)
            loss = trainer.train_step(next(count))
            seconds = clock(device) - begin
            trainer.callback_handler.on_epoch_end(config)  # closes the bar
        return Epoch(seconds, loss[0] if isinstance(loss, tuple) else loss)

    return epoch


def bodies(size: int, hidden: tuple[int, ...], num_latents: int) -> tuple[nn.Module, ...]:
    """Encoder, decoder and discriminator of the sizes of ours, in the form pythae asks for."""
    from pythae.models.base.base_utils import ModelOutput
    from pythae.models.nn import BaseDecoder, BaseDiscriminator, BaseEncoder

    class Encoder(BaseEncoder):
        def __init__(self):
            super().__init__()
            self.body = networks.mlp([size, *hidden])
            self.mean = nn.Linear(hidden[-1], num_latents)
            self.log_var = nn.Linear(hidden[-1], num_latents)

        def forward(self, x):
            seen = torch.relu(self.body(x))
            return ModelOutput(embedding=self.mean(seen), log_covariance=self.log_var(seen))

    class Decoder(BaseDecoder):
        def __init__(self):
            super().__init__()
            self.body = networks.mlp([num_latents, *reversed(hidden), size])

        def forward(self, z):
            return ModelOutput(reconstruction=torch.sigmoid(self.body(z)))

    class Discriminator(BaseDiscriminator):
        def __init__(self):
            super().__init__()
            self.body = networks.mlp([num_latents, *hidden, 1])

        def forward(self, z):
            return ModelOutput(embedding=torch.sigmoid(self.body(z)))

    return Encoder(), Decoder(), Discriminator()
