"""Codes, walks and pictures."""

import matplotlib
import pytest
import torch
from torch.distributions import Normal

from vaelib import ae, data, latent, plotting, runs, vae

matplotlib.use("Agg")


@pytest.fixture(scope="module")
def test_set():
    return data.digits()[1]


def test_the_code_of_a_vae_is_the_posterior_mean(test_set):
    runs.seed(0)
    model = vae.VAE(64, 3, hidden=(16,))
    x = data.binarize(test_set.images)
    assert torch.equal(latent.encode(model, x), model.posterior(x).mean)
    decoded = latent.decode(model, latent.encode(model, x))
    assert decoded.min() >= 0 and decoded.max() <= 1


def test_encoding_and_decoding_is_the_autoencoders_reconstruction(test_set):
    model = ae.Autoencoder(64, 3, hidden=(16,))
    x = data.scale(test_set.images)
    torch.testing.assert_close(latent.decode(model, latent.encode(model, x)), model(x))


def test_interpolation_starts_and_ends_at_the_two_codes():
    start, end = torch.tensor([0.0, 1.0]), torch.tensor([2.0, -1.0])
    walk = latent.interpolate(start, end, num_steps=5)
    assert walk.shape == (5, 2)
    assert torch.equal(walk[0], start) and torch.equal(walk[-1], end)
    assert torch.equal(walk[2], (start + end) / 2)


def test_a_traversal_moves_one_latent_and_leaves_the_others():
    z = torch.tensor([1.0, 2.0, 3.0])
    codes = latent.traverse(z, latent=1, values=torch.tensor([-1.0, 0.0]))
    assert codes.tolist() == [[1, -1, 3], [1, 0, 3]]
    assert z.tolist() == [1, 2, 3]


def test_the_manifolds_cells_have_equal_probability():
    side = 8
    codes = latent.manifold(side)
    quantiles = Normal(0.0, 1.0).cdf(codes).reshape(side, side, 2)
    centres = (torch.arange(side) + 0.5) / side
    torch.testing.assert_close(quantiles[0, :, 0], centres)
    torch.testing.assert_close(quantiles[:, 0, 1], centres.flip(0))


def test_images_are_tiled_in_reading_order():
    images = torch.arange(6.0).reshape(6, 1).expand(6, 4) / 5
    ax = plotting.show_images(images, (2, 2), columns=3)
    drawn = ax.get_images()[0].get_array()
    assert drawn.shape == (4, 6)
    assert drawn[0, ::2].tolist() == pytest.approx([0, 0.2, 0.4])
    assert drawn[2, ::2].tolist() == pytest.approx([0.6, 0.8, 1.0])


def test_codes_are_drawn_once_for_each_label(test_set):
    codes = torch.randn(len(test_set.labels), 2)
    ax = plotting.show_codes(codes, test_set.labels)
    assert len(ax.collections) == 10
    assert sum(len(points.get_offsets()) for points in ax.collections) == len(codes)


def test_a_history_is_drawn_term_by_term():
    ax = plotting.show_history({"loss": [3.0, 2.0], "rate": [1.0, 1.5]}, ["loss", "rate"])
    assert [line.get_label() for line in ax.lines] == ["loss", "rate"]
    assert ax.get_ylabel() == "mean per image (nats)"
