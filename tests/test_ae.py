"""Chapter 1: the theorems of its page, held by vaelib's autoencoders on data with known answers."""

import math
import os
from itertools import combinations
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from vaelib import ae, data, evaluation, latent, training
from vaelib.distributions import Gaussian, diagonal_gaussian
from vaelib.priors import standard_normal

EIGENVALUES = (4.0, 3.0, 2.0, 1.0)
NUM_LATENTS = 2
SUBSETS = [kept for size in range(NUM_LATENTS + 1) for kept in combinations(range(4), size)]
TOP = (0, 1)
subsets = pytest.mark.parametrize("kept", SUBSETS, ids=str)


@pytest.fixture(autouse=True)
def seed():
    torch.manual_seed(0)


def random(*shape: int) -> torch.Tensor:
    return torch.randn(shape, dtype=torch.float64)


def ellipsoid(eigenvalues=EIGENVALUES):
    """2D images whose covariance has exactly these eigenvalues; their mean; the eigenvectors."""
    num_pixels = len(eigenvalues)
    vectors, _ = torch.linalg.qr(random(num_pixels, num_pixels))
    mean = random(num_pixels)
    half = vectors.T * (num_pixels * torch.tensor(eigenvalues, dtype=torch.float64)).sqrt()[:, None]
    return mean + torch.cat([half, -half]), mean, vectors


def linear_ae(encoder, decoder, mean) -> ae.Autoencoder:
    """The affine autoencoder x -> mean + decoder @ encoder @ (x - mean)."""
    num_latents, num_pixels = encoder.shape
    model = ae.Autoencoder(num_pixels, num_latents).double()
    values = {
        "encoder.0.0.weight": encoder,
        "encoder.0.0.bias": -encoder @ mean,
        "decoder.0.weight": decoder,
        "decoder.0.bias": mean,
    }
    model.load_state_dict(values)
    return model


def pca(x, num_latents) -> ae.Autoencoder:
    return ae.pca(x, num_latents).double()


def critical_point(kept) -> tuple[ae.Autoencoder, torch.Tensor]:
    """A network that projects on the eigenvectors ``kept``, its factors C and R drawn at random."""
    x, mean, vectors = ellipsoid()
    c = random(len(kept), NUM_LATENTS)
    inverse = torch.linalg.pinv(c)
    r = inverse + (torch.eye(NUM_LATENTS) - inverse @ c) @ random(NUM_LATENTS, len(kept))
    top = vectors[:, list(kept)]
    return linear_ae(r @ top.T, top @ c, mean), x


def gradient(loss, of, **options) -> torch.Tensor:
    parts = torch.autograd.grad(loss, of, materialize_grads=True, **options)
    return torch.cat([part.flatten() for part in parts])


def curvatures(model, x) -> torch.Tensor:
    """The eigenvalues of the Hessian of the loss in all weights, smallest first."""
    weights = list(model.parameters())
    slope = gradient(ae.ae_terms(model, x).loss, weights, create_graph=True)
    hessian = torch.stack([gradient(entry, weights, retain_graph=True) for entry in slope])
    return torch.linalg.eigvalsh(hessian)


def sse(model, x) -> float:
    return evaluation.sse_per_image(model, x).mean().item()


@pytest.fixture(scope="module")
def digits():
    """scikit-learn's digits, train and test, as pixels in [0, 1]."""
    train, test = data.digits()
    return data.scale(train.images), data.scale(test.images)


def trained(x, num_latents, hidden=(), **settings) -> ae.Autoencoder:
    torch.manual_seed(0)
    model = ae.Autoencoder(x.shape[1], num_latents, hidden)
    settings |= {"transform": lambda pixels: pixels, "device": "cpu", "progress": False}
    training.fit(model, ae.train_step, x, **settings)
    return model


@pytest.fixture(scope="module")
def trained_linear(digits):
    return trained(digits[0], 10, epochs=60, batch_size=64, learning_rate=0.06)


# ----------------------------------------------- the error and its unit


def test_error_is_summed_over_pixels_and_averaged_over_images():
    model = linear_ae(torch.zeros(1, 3), torch.zeros(3, 1), torch.tensor([1.0, 2.0, 3.0]))
    x = torch.tensor([[1.0, 2.0, 3.0], [2.0, 4.0, 6.0]], dtype=torch.float64)
    terms = ae.ae_terms(model, x)
    assert terms.error.tolist() == [0.0, 1.0 + 4.0 + 9.0]
    assert terms.loss.item() == 7.0
    assert evaluation.sse_per_image(model, x).tolist() == [0.0, 14.0]


@pytest.mark.parametrize("cross_entropy", [False, True])
def test_duplicating_a_pixel_doubles_its_error(cross_entropy):
    narrow = ae.Autoencoder(3, 2, cross_entropy=cross_entropy).double()
    wide = ae.Autoencoder(4, 2, cross_entropy=cross_entropy).double()
    weights = narrow.state_dict()
    weights["encoder.0.0.weight"] = torch.cat(
        [weights["encoder.0.0.weight"], torch.zeros(2, 1)], dim=1
    )
    for name in ("decoder.0.weight", "decoder.0.bias"):
        weights[name] = torch.cat([weights[name], weights[name][-1:]])
    wide.load_state_dict(weights)
    x = torch.rand(5, 3, dtype=torch.float64)
    output = narrow.decoder(narrow.encode(x))
    of_the_pixel = ae.reconstruction_error(output[:, -1:], x[:, -1:], cross_entropy)
    once = ae.ae_terms(narrow, x).loss
    twice = ae.ae_terms(wide, torch.cat([x, x[:, -1:]], dim=1)).loss
    torch.testing.assert_close(twice, once + of_the_pixel.mean())


# ----------------------------------------------- linear: PCA


def test_pca_error_is_the_sum_of_discarded_eigenvalues():
    x, _, _ = ellipsoid((5.0, 3.0, 1.5, 0.8, 0.4, 0.2))
    errors = [sse(pca(x, num_latents), x) for num_latents in range(1, 7)]
    assert errors == pytest.approx([5.9, 2.9, 1.4, 0.6, 0.2, 0.0], abs=1e-5)


@pytest.mark.parametrize("num_latents", [2, 10, 30])
def test_pca_error_on_digits_is_what_the_singular_values_leave(digits, num_latents):
    x = digits[0]
    singular = torch.linalg.svdvals((x - x.mean(0)).double())
    discarded = singular[num_latents:].square().sum().item() / len(x)
    assert sse(ae.pca(x, num_latents), x) == pytest.approx(discarded, rel=1e-4)


def test_principal_components_give_back_the_covariance():
    x, mean, vectors = ellipsoid()
    found = ae.principal_components(x)
    overlaps = (found.vectors.T @ vectors).abs()
    torch.testing.assert_close(found.mean, mean)
    torch.testing.assert_close(found.eigenvalues.tolist(), list(EIGENVALUES))
    torch.testing.assert_close(overlaps, torch.eye(4, dtype=torch.float64), atol=1e-7, rtol=0)


def test_pca_reconstructs_images_of_the_precision_it_was_given():
    x = ellipsoid()[0]
    assert sse(ae.pca(x, NUM_LATENTS), x) == pytest.approx(3.0, rel=1e-12)


def test_pca_with_thirty_components_has_the_published_error():
    folder = os.environ.get("VAELIB_DATA")
    if not folder or not (Path(folder).expanduser() / "mnist").is_dir():
        pytest.skip("VAELIB_DATA has no MNIST")
    train, test = data.mnist()
    model = ae.pca(data.scale(train.images), 30)
    assert sse(model, data.scale(test.images)) == pytest.approx(13.8663, abs=0.001)


def test_best_offset_centres_the_data():
    x, mean, _ = ellipsoid()
    matrix = 0.3 * random(4, 4)
    model = linear_ae(torch.eye(4, dtype=torch.float64), matrix, mean)
    lowest, step = sse(model, x), random(4)
    model.decoder[0].bias.data += step
    assert sse(model, x) - lowest == pytest.approx(step.square().sum().item())


def test_no_encoder_helps_an_affine_decoder_to_beat_pca():
    x, mean, _ = ellipsoid()
    for _ in range(200):
        columns, offset = random(4, NUM_LATENTS), mean + 0.1 * random(4)
        best_codes = torch.linalg.lstsq(columns, (x - offset).T).solution.T
        error = ae.reconstruction_error(F.linear(best_codes, columns, offset), x).mean().item()
        assert error > sse(pca(x, NUM_LATENTS), x)


def test_linear_autoencoder_weights_need_not_be_orthonormal():
    x, mean, vectors = ellipsoid()
    top, wanted = vectors[:, :NUM_LATENTS], torch.tensor([[2.0, 0.7], [0.7, 0.5]]).double()
    spread = torch.tensor(EIGENVALUES[:NUM_LATENTS]).double().sqrt().diag()
    c = spread @ torch.linalg.inv(torch.linalg.cholesky(wanted))
    model = linear_ae(torch.linalg.inv(c) @ top.T, top @ c, mean)
    torch.testing.assert_close(model(x), pca(x, NUM_LATENTS)(x), atol=1e-5, rtol=0)
    torch.testing.assert_close(latent.encode(model, x).T.cov(correction=0), wanted)


def test_trained_linear_autoencoder_comes_within_half_a_percent_of_pca(trained_linear, digits):
    x = digits[0]
    lowest = sse(ae.pca(x, 10), x)
    assert lowest * (1 - 1e-6) <= sse(trained_linear, x) <= 1.005 * lowest


def test_trained_linear_autoencoder_finds_the_subspace_and_no_axes(trained_linear, digits):
    columns = trained_linear.decoder[0].weight.detach()
    principal = ae.pca(digits[0], 10).decoder[0].weight.detach()
    subspace, _ = torch.linalg.qr(columns)
    cosines = F.normalize(columns, dim=0)
    assert torch.linalg.svdvals(subspace.T @ principal).min() > 0.99
    assert (cosines.T @ cosines - torch.eye(10)).abs().max() > 0.1


# ----------------------------------------------- linear: every critical point


@subsets
def test_every_eigenvector_subset_is_a_critical_point(kept):
    model, x = critical_point(kept)
    loss = ae.ae_terms(model, x).loss
    assert gradient(loss, list(model.parameters())).abs().max() < 1e-10
    assert loss.item() == pytest.approx(sum(EIGENVALUES) - sum(EIGENVALUES[i] for i in kept))


@subsets
def test_every_critical_point_but_the_top_one_is_a_saddle(kept):
    bends = curvatures(*critical_point(kept))
    assert bends[-1] > 1e-3
    if kept == TOP:
        assert bends[0] > -1e-9
    else:
        assert bends[0] < -1e-3


@pytest.mark.parametrize("kept", [kept for kept in SUBSETS if len(kept) == NUM_LATENTS], ids=str)
def test_error_falls_in_as_many_directions_as_pairs_are_out_of_order(kept):
    bends = curvatures(*critical_point(kept))
    pairs = sum(EIGENVALUES[j] > EIGENVALUES[i] for i in kept for j in range(4) if j not in kept)
    assert (bends < -1e-6).sum() == pairs


def test_turning_a_kept_direction_towards_a_larger_one_lowers_the_error():
    x, mean, vectors = ellipsoid()
    for angle in (-0.7, 0.0, 0.2, math.pi / 2):
        turned = vectors[:, [0, 2]].clone()
        turned[:, 1] = math.cos(angle) * vectors[:, 2] + math.sin(angle) * vectors[:, 1]
        loss = ae.ae_terms(model := linear_ae(turned.T, turned, mean), x).loss
        assert loss.item() == pytest.approx(3.0 + 1.0 - (3.0 - 2.0) * math.sin(angle) ** 2)
        is_critical = gradient(loss, list(model.parameters())).abs().max() < 1e-10
        assert is_critical == (angle in (0.0, math.pi / 2))


def test_waking_an_idle_code_unit_lowers_the_error():
    x, mean, vectors = ellipsoid()
    for step in (-0.5, 0.0, 0.1, 1.0):
        weights = vectors[:, :2] * torch.tensor([1.0, step])
        loss = ae.ae_terms(linear_ae(weights.T, weights, mean), x).loss.item()
        assert loss == pytest.approx(6.0 - 3.0 + 3.0 * (1 - step**2) ** 2)


# ----------------------------------------------- deep


def test_deep_autoencoder_beats_pca_on_digits_with_two_numbers(digits):
    x_train, x_test = digits
    deep = trained(x_train, 2, hidden=(128,), epochs=10, batch_size=32, learning_rate=5e-3)
    assert sse(deep, x_test) < 0.9 * sse(ae.pca(x_train, 2), x_test)


def test_one_latent_can_memorise_a_training_set():
    num_images, num_pixels = 8, 5
    x = random(num_images, num_pixels)
    model = ae.Autoencoder(num_pixels, 1, hidden=(num_images - 1,)).double()
    model.encoder = nn.Linear(num_pixels, 1, bias=False).double()
    x = x[model.encode(x)[:, 0].argsort()]
    knots = model.encode(x).detach()[:, 0]
    slopes = x.diff(dim=0) / knots.diff()[:, None]
    bends = torch.cat([slopes[:1], slopes.diff(dim=0)])
    model.decoder.load_state_dict(
        {"0.weight": torch.ones(num_images - 1, 1), "0.bias": -knots[:-1]}
        | {"2.weight": bends.T, "2.bias": x[0]}
    )
    halfway = (knots[1:] + knots[:-1])[:, None] / 2
    assert ae.ae_terms(model, x).error.max() < 1e-20
    torch.testing.assert_close(model.decode(halfway), (x[1:] + x[:-1]) / 2)


# ----------------------------------------------- cross-entropy


def test_cross_entropy_is_smallest_at_the_image_itself():
    x = torch.tensor([0.3, 0.0, 1.0, 0.5], dtype=torch.float64)
    x_hat = torch.linspace(0.001, 0.999, 999, dtype=torch.float64)[:, None]
    costs = torch.stack(
        [ae.reconstruction_error(x_hat.logit(), pixel.expand(999, 1), True) for pixel in x]
    )
    floor = torch.special.entr(x) + torch.special.entr(1 - x)
    assert x_hat[costs.argmin(1), 0].tolist() == pytest.approx([0.3, 0.001, 0.999, 0.5])
    torch.testing.assert_close(costs.min(1).values, floor, atol=1.1e-3, rtol=0)
    assert (costs >= floor[:, None] - 1e-12).all()


def test_cross_entropy_gradient_at_the_logits_is_the_residual():
    x, logits = torch.rand(6, 4, dtype=torch.float64), 3 * random(6, 4)
    logits.requires_grad_()
    ae.reconstruction_error(logits, x, cross_entropy=True).sum().backward()
    torch.testing.assert_close(logits.grad, logits.detach().sigmoid() - x)


def test_cross_entropy_of_a_certain_and_wrong_pixel_is_finite():
    logits, x = torch.tensor([[-1000.0], [1000.0]]), torch.tensor([[1.0], [0.0]])
    assert ae.reconstruction_error(logits, x, cross_entropy=True).tolist() == [1000.0, 1000.0]


def test_cross_entropy_autoencoder_reconstructs_by_the_sigmoid_of_its_logits():
    model = ae.Autoencoder(4, 2, cross_entropy=True).double()
    x = torch.rand(3, 4, dtype=torch.float64)
    x_hat = model(x)
    written_out = -(x * x_hat.log() + (1 - x) * (1 - x_hat).log()).sum(-1)
    torch.testing.assert_close(ae.ae_terms(model, x).error, written_out)


# ----------------------------------------------- sparse


def test_kl_sparsity_gradient_is_the_closed_form():
    target, codes = 0.05, torch.rand(6, 3, dtype=torch.float64)
    codes[:, 0] = torch.linspace(0.1, 0.3, 6)  # mean 0.2: slope 0.9375 by the mean
    codes[:, 1] = target
    codes.requires_grad_()
    ae.kl_sparsity_penalty(codes, target).backward()
    mean = codes.detach().mean(0)
    closed_form = (mean - target) / (mean * (1 - mean)) / 6
    torch.testing.assert_close(codes.grad, closed_form.expand(6, 3))
    assert (6 * codes.grad[0, :2]).tolist() == pytest.approx([0.9375, 0.0], abs=1e-7)


def test_kl_sparsity_penalty_is_the_divergence_between_two_coins():
    mean, target = torch.tensor([0.05, 0.2, 0.9], dtype=torch.float64), 0.05
    coin = torch.distributions.Bernoulli(torch.tensor(target).double())
    expected = torch.distributions.kl_divergence(coin, torch.distributions.Bernoulli(mean)).sum()
    penalty = ae.kl_sparsity_penalty(torch.stack([mean - 0.04, mean + 0.04]), target)
    torch.testing.assert_close(penalty, expected)


def test_kl_sparsity_penalty_of_batches_is_too_large_on_average():
    codes = torch.rand(60, 3, dtype=torch.float64)
    batches = torch.stack([ae.kl_sparsity_penalty(batch, 0.05) for batch in codes.split(10)])
    assert batches.mean() > ae.kl_sparsity_penalty(codes, 0.05)


def test_kl_sparsity_penalty_pushes_a_dead_unit_back():
    logits = torch.full((4, 1), -20.0, dtype=torch.float64, requires_grad=True)
    ae.kl_sparsity_penalty(logits.sigmoid(), 0.05).backward()
    torch.testing.assert_close(logits.grad, torch.full_like(logits, -0.05 / 4))


@pytest.mark.parametrize("target", [0.0, 1.0, -0.1, 1.5, math.nan])
def test_kl_sparsity_penalty_refuses_a_target_that_is_no_probability(target):
    with pytest.raises(ValueError, match=f"between 0 and 1, got {target}"):
        ae.kl_sparsity_penalty(torch.rand(4, 3), target)


def test_sparse_objective_is_the_error_plus_the_weighted_penalty():
    model, x = ae.Autoencoder(6, 3, code=nn.Sigmoid).double(), random(4, 6)
    error, codes = ae.ae_terms(model, x).error.mean(), model.encode(x)
    by_code = ae.ae_terms(model, x, penalty=lambda z: 0.3 * ae.l1_penalty(z))
    by_unit = ae.ae_terms(model, x, penalty=lambda z: 0.3 * ae.kl_sparsity_penalty(z, 0.05))
    torch.testing.assert_close(by_code.loss, error + 0.3 * codes.abs().sum() / 4)
    torch.testing.assert_close(by_unit.loss, error + 0.3 * ae.kl_sparsity_penalty(codes, 0.05))


def test_soft_threshold_minimises_the_l1_penalised_square():
    mean, a, weight = random(5), torch.tensor([1.2, -0.2], dtype=torch.float64), 0.6
    decoder, _ = torch.linalg.qr(random(5, 2))
    model = linear_ae(decoder.T, decoder, mean)
    off_the_plane = random(5)
    x = mean + decoder @ a + off_the_plane - decoder @ (decoder.T @ off_the_plane)

    def objective(z):
        error = ae.reconstruction_error(model.decode(z), x.expand(len(z), 5))
        return error + weight * ae.l1_penalty(z)

    best = a.sign() * (a.abs() - weight / 2).clamp(min=0)
    side = torch.linspace(-2, 2, 201, dtype=torch.float64)
    grid = torch.cartesian_prod(side, side)
    lowest = grid[objective(grid).argmin()]
    assert best.tolist() == pytest.approx([0.9, 0.0])
    torch.testing.assert_close(lowest, best, atol=1e-9, rtol=0)
    torch.testing.assert_close(model.encode(x[None])[0], a)


def test_l1_penalty_can_be_escaped_by_rescaling():
    model, x = ae.Autoencoder(6, 3, hidden=(5,)).double(), random(4, 6)
    before = ae.ae_terms(model, x, penalty=ae.l1_penalty)
    with torch.no_grad():
        model.encoder[0][-1].weight /= 100
        model.encoder[0][-1].bias /= 100
        model.decoder[0].weight *= 100
    after = ae.ae_terms(model, x, penalty=ae.l1_penalty)
    torch.testing.assert_close(after.error, before.error)
    torch.testing.assert_close(after.penalty, before.penalty / 100)
    torch.testing.assert_close(after.loss, before.error.mean() + before.penalty.mean() / 100)


# ----------------------------------------------- denoising


def spread(*variances: float) -> torch.Tensor:
    """Points whose mean is 0 and whose covariance is the diagonal matrix of ``variances``."""
    half = (len(variances) * torch.tensor(variances, dtype=torch.float64)).sqrt().diag()
    return torch.cat([half, -half])


def every_pair(x, noise):
    """Every image with every noise, so that the two are independent: (images, noises)."""
    return x.repeat_interleave(len(noise), dim=0), noise.repeat(len(x), 1)


@pytest.mark.parametrize("signal, noise_variance", [(2.0, 0.5), (1.0, 3.0), (4.0, 0.01)])
def test_best_linear_denoiser_and_its_error_are_the_closed_forms(signal, noise_variance):
    x, noise = every_pair(spread(signal), spread(noise_variance))

    def loss(a):
        model = linear_ae(torch.ones(1, 1).double(), a.reshape(1, 1), torch.zeros(1).double())
        terms = ae.ae_terms(model, x, corrupt=lambda clean: clean + noise)
        return terms.loss.item()

    best = torch.tensor(signal / (signal + noise_variance), dtype=torch.float64)
    errors = {step: loss(best + step) for step in (-0.1, 0.0, 0.1)}
    lowest = signal * noise_variance / (signal + noise_variance)
    above = lowest + 0.1**2 * (signal + noise_variance)
    assert errors == pytest.approx({-0.1: above, 0.0: lowest, 0.1: above})
    assert loss(torch.ones(1).double()) == pytest.approx(noise_variance)


def test_best_linear_denoiser_is_a_soft_pca():
    images, mean, vectors = ellipsoid()
    variances, noise_variance = torch.tensor(EIGENVALUES).double(), 0.7
    x, noise = every_pair(images, spread(*[noise_variance] * 4))
    shrunk = variances / (variances + noise_variance)
    model = linear_ae(torch.eye(4).double(), vectors * shrunk @ vectors.T, mean)
    loss = ae.ae_terms(model, x, corrupt=lambda clean: clean + noise).loss
    slope = gradient(loss, list(model.decoder.parameters()))
    torch.testing.assert_close(loss, (shrunk * noise_variance).sum())
    assert slope.abs().max() < 1e-10


def denoise(y, clean, log_weights, variance):
    """The posterior mean of finitely many clean images, and the score of the noisy density."""
    y = y.clone().requires_grad_()
    noisy = diagonal_gaussian(clean, torch.full_like(clean, math.log(variance)))
    log_joint = log_weights + noisy.log_prob(y[:, None])  # (B, N)
    (score,) = torch.autograd.grad(log_joint.logsumexp(1).sum(), y)
    return log_joint.softmax(1).detach() @ clean, score


@pytest.mark.parametrize("noise_variance", [0.05, 0.5, 4.0])
def test_denoiser_residual_over_noise_variance_is_the_score(noise_variance):
    clean, y = random(12, 3), 2 * random(20, 3)
    log_weights = random(12).log_softmax(0)
    best, score = denoise(y, clean, log_weights, noise_variance)
    torch.testing.assert_close((best - y) / noise_variance, score)


def test_denoiser_of_a_gaussian_pixel_has_the_numbers_of_the_page():
    clean = torch.linspace(-14, 14, 2001, dtype=torch.float64)[:, None]
    best, score = denoise(torch.ones(1, 1).double(), clean, -(clean[:, 0] ** 2) / 4, 0.5)
    assert best.item() == pytest.approx(0.8)
    assert score.item() == pytest.approx(-0.4)


def test_trained_denoiser_approaches_the_posterior_mean():
    variance = 0.5
    x = torch.tensor([[-1.0], [1.0]]).repeat(4096, 1)
    model = trained(
        x, 1, hidden=(64,), epochs=40, batch_size=512, learning_rate=0.01,
        corrupt=lambda clean: ae.gaussian_noise(clean, math.sqrt(variance)),
    )  # fmt: skip
    y = torch.linspace(-2.5, 2.5, 101)[:, None]
    distance = (model(y) - torch.tanh(y / variance)).abs()
    assert distance.max() < 0.08


def test_gaussian_noise_has_the_standard_deviation_of_its_scale():
    x = torch.full((1000, 100), 0.3, dtype=torch.float64)
    noise = ae.gaussian_noise(x, 0.2) - x
    assert noise.mean().item() == pytest.approx(0.0, abs=4 * 0.2 / math.sqrt(noise.numel()))
    assert noise.std().item() == pytest.approx(0.2, rel=0.01)


def test_mask_noise_blackens_a_fraction_of_the_pixels_and_keeps_the_others():
    x = torch.full((1000, 100), 0.3)
    y = ae.mask_noise(x, 0.25)
    assert y.unique().tolist() == x.new_tensor([0.0, 0.3]).tolist()
    assert (y == 0).float().mean().item() == pytest.approx(0.25, abs=0.006)


# ----------------------------------------------- the autodecoder


def search_with(model, num_pixels, num_latents, **settings) -> ae.Autodecoder:
    """An autodecoder that has the decoder of an autoencoder."""
    autodecoder = ae.Autodecoder(1, num_pixels, num_latents, **settings).double()
    autodecoder.decoder.load_state_dict(model.decoder.state_dict())
    return autodecoder


def code_errors(model, z, x):
    return ae.reconstruction_error(model.decoder(z), x, model.cross_entropy).detach()


@pytest.mark.parametrize("cross_entropy", [False, True])
def test_amortisation_gap_is_never_negative(cross_entropy):
    settings = {"hidden": (8,), "cross_entropy": cross_entropy}
    model, x = ae.Autoencoder(6, 2, **settings).double(), torch.rand(30, 6).double()
    by_encoder = latent.encode(model, x)
    by_search = search_with(model, 6, 2, **settings).infer(x, start=by_encoder)
    gap = code_errors(model, by_encoder, x) - code_errors(model, by_search, x)
    assert gap.min() >= 0
    assert gap.mean() > 0.01


def test_search_that_starts_at_a_best_code_does_not_leave_it():
    model, x = ae.Autoencoder(6, 2, hidden=(8,)).double(), random(30, 6)
    search = search_with(model, 6, 2, hidden=(8,))
    found = search.infer(x, num_steps=1500, learning_rate=0.02)
    again = search.infer(x, start=found)
    assert (code_errors(model, again, x) <= code_errors(model, found, x)).all()


def test_search_may_start_at_the_codes_of_an_encoder_in_training():
    model, x = ae.Autoencoder(6, 2).double(), random(3, 6)
    found = search_with(model, 6, 2).infer(x, start=model.encode(x))
    assert not found.requires_grad


def test_gap_is_negative_where_the_encoder_leaves_the_allowed_codes():
    one = torch.ones(1, 1, dtype=torch.float64)
    identity = linear_ae(one, one, torch.zeros(1).double())
    allowed = torch.linspace(-1, 1, 101, dtype=torch.float64)[:, None]
    gap = sse(identity, 2 * one) - code_errors(identity, allowed, (2 * one).expand(101, 1)).min()
    assert gap == -1


def test_amortisation_gap_of_pca_is_zero():
    model = pca(ellipsoid()[0], NUM_LATENTS)
    x = 3 * random(10, 4)
    by_encoder = latent.encode(model, x)
    columns, offset = model.decoder[0].weight, model.decoder[0].bias
    best = torch.linalg.lstsq(columns, (x - offset).T).solution.T
    by_search = search_with(model, 4, NUM_LATENTS).infer(x, num_steps=1000)
    torch.testing.assert_close(by_encoder, best.detach(), atol=1e-5, rtol=0)
    torch.testing.assert_close(by_search, by_encoder, atol=1e-5, rtol=0)


def test_map_code_of_a_linear_autodecoder_is_the_posterior_mean():
    w, x, variance = random(4, 2), random(5, 4), 0.3
    covariance = w @ w.T + variance * torch.eye(4).double()
    posterior_mean = x @ torch.linalg.solve(covariance, w)  # E[z|x] of jointly Gaussian z, x
    map_code = x @ w @ torch.linalg.inv(w.T @ w + variance * torch.eye(2).double())
    model = ae.Autodecoder(5, 4, 2).double()
    model.load_state_dict(
        {"codes.weight": map_code, "decoder.0.weight": w, "decoder.0.bias": torch.zeros(4)}
    )
    loss = ae.autodecoder_terms(model, torch.arange(5), x, code_weight=variance).loss
    torch.testing.assert_close(map_code, posterior_mean)
    assert gradient(loss, [model.codes.weight]).abs().max() < 1e-12


def test_code_weight_of_the_autodecoder_is_the_noise_variance_of_the_joint_density():
    model, x, scale = ae.Autodecoder(3, 4, 2, hidden=(5,)).double(), random(3, 4), 0.6
    codes = model.codes.weight
    likelihood = Gaussian(scale).double()(model.decoder(codes))
    log_joint = likelihood.log_prob(x) + standard_normal(2, like=codes).log_prob(codes)
    terms = ae.autodecoder_terms(model, torch.arange(3), x, code_weight=scale**2)
    slope = gradient(terms.loss, [codes], retain_graph=True)
    slope_of_density = gradient(-log_joint.sum(), [codes])
    torch.testing.assert_close(slope, slope_of_density * 2 * scale**2 / 3, rtol=1e-6, atol=1e-9)


def test_inference_leaves_the_decoder_unchanged():
    model, x = ae.Autodecoder(3, 6, 2, hidden=(8,)).double(), random(5, 6)
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    start = torch.zeros(5, 2).double()
    with torch.no_grad():
        found = model.infer(x, start=start)
    torch.testing.assert_close(dict(model.state_dict()), before, rtol=0, atol=0)
    assert all(parameter.grad is None for parameter in model.parameters())
    assert not start.any() and not found.requires_grad
    assert (code_errors(model, found, x) < code_errors(model, start, x)).all()


def test_linear_autodecoder_trained_with_its_codes_reaches_pca():
    x = ellipsoid()[0]
    model = ae.Autodecoder(len(x), 4, NUM_LATENTS).double()
    training.fit(
        model, ae.autodecoder_train_step, torch.arange(len(x)), epochs=400, learning_rate=0.1,
        transform=lambda index: (index, x[index]), device="cpu", progress=False,
    )  # fmt: skip
    assert code_errors(model, model.codes.weight, x).mean().item() == pytest.approx(3.0, rel=1e-3)


# ----------------------------------------------- generating, and finding anomalies


class Swirl(nn.Module):
    """A one-to-one map of the plane: turns each code by its length times ``strength``."""

    def __init__(self, strength: float):
        super().__init__()
        self.strength = strength

    def forward(self, z):
        angle = self.strength * z.norm(dim=-1)
        cos, sin = angle.cos(), angle.sin()
        first, second = z.unbind(-1)
        return torch.stack([cos * first - sin * second, sin * first + cos * second], dim=-1)


class Shift(nn.Module):
    def __init__(self, step: float):
        super().__init__()
        self.step = step

    def forward(self, z):
        return z + self.step


def test_changing_code_coordinates_leaves_the_error_unchanged():
    model, x = ae.Autoencoder(6, 2, hidden=(5,)).double(), random(20, 6)
    before, codes = ae.ae_terms(model, x).error, latent.encode(model, x)
    model.encoder = nn.Sequential(model.encoder, Swirl(3.0), Shift(50.0))
    model.decoder = nn.Sequential(Shift(-50.0), Swirl(-3.0), model.decoder)
    torch.testing.assert_close(ae.ae_terms(model, x).error, before)
    assert (latent.encode(model, x) - codes).norm(dim=-1).min() > 50


def test_two_autoencoders_with_equal_error_generate_different_variances():
    x, mean, vectors = ellipsoid()
    first = vectors[:, :1]
    narrow = linear_ae(first.T / 0.5, first * 0.5, mean)
    wide = linear_ae(first.T / 3.0, first * 3.0, mean)
    z = standard_normal(1, like=x).sample((100_000,))
    variances = [((latent.decode(model, z) - mean) @ first).var() for model in (narrow, wide)]
    assert sse(narrow, x) == pytest.approx(sse(wide, x)) == pytest.approx(6.0)
    assert torch.stack(variances).tolist() == pytest.approx([0.25, 9.0], rel=0.02)


def test_reconstruction_error_is_blind_inside_the_subspace():
    x, mean, vectors = ellipsoid()
    model = pca(x, NUM_LATENTS)
    far_inside = mean + 100 * vectors[:, 0]
    near_outside = mean + 0.5 * vectors[:, 2]
    errors = evaluation.sse_per_image(model, torch.stack([far_inside, near_outside]))
    assert errors.tolist() == pytest.approx([0.0, 0.25], abs=1e-6)


# ----------------------------------------------- pixels that are refused


@pytest.mark.parametrize("cross_entropy", [False, True])
@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf])
def test_autoencoder_refuses_pixels_that_are_no_numbers(cross_entropy, wrong):
    x = torch.rand(3, 4)
    x[1, 2] = wrong
    with pytest.raises(ValueError, match="1 of 12 pixels are NaN or infinite"):
        ae.Autoencoder(4, 2, cross_entropy=cross_entropy).check(x)


@pytest.mark.parametrize("wrong", [-0.01, 1.01, 255.0])
def test_cross_entropy_autoencoder_refuses_pixels_out_of_range(wrong):
    x = torch.tensor([[0.0, wrong, 1.0]])
    with pytest.raises(ValueError, match=r"pixels in \[0, 1\].*data\.scale"):
        ae.Autoencoder(3, 2, cross_entropy=True).check(x)


def test_autoencoder_accepts_the_pixels_its_error_is_defined_on():
    ae.Autoencoder(3, 2).check(torch.tensor([[-5.0, 0.5, 255.0]]))
    ae.Autoencoder(3, 2, cross_entropy=True).check(torch.tensor([[0.0, 0.5, 1.0]]))


@pytest.mark.parametrize("cross_entropy", [False, True])
def test_autoencoder_refuses_an_empty_batch(cross_entropy):
    with pytest.raises(ValueError, match="batch is empty"):
        ae.Autoencoder(4, 2, cross_entropy=cross_entropy).check(torch.empty(0, 4))


def test_pca_refuses_images_with_a_pixel_that_is_no_number():
    x = torch.rand(5, 4)
    x[0, 0] = math.nan
    with pytest.raises(ValueError, match="NaN"):
        ae.pca(x, 2)


def test_gap_can_vanish_while_the_autoencoder_underfits():
    # Two independent pixels of variances 1 and 4; the encoder sees only the first.
    x = torch.tensor([[a, b] for a in (-1.0, 1.0) for b in (-2.0, 2.0)], dtype=torch.float64)
    blind = ae.Autoencoder(2, 1).double()
    with torch.no_grad():
        blind.encoder[0][0].weight.copy_(torch.tensor([[1.0, 0.0]]))
        blind.decoder[0].weight.copy_(torch.tensor([[1.0], [0.0]]))
        blind.encoder[0][0].bias.zero_()
        blind.decoder[0].bias.zero_()
    search = ae.Autodecoder(1, 2, 1).double()
    search.decoder.load_state_dict(blind.decoder.state_dict())
    best = search.infer(x, num_steps=2000)
    error = evaluation.sse_per_image(blind, x)
    torch.testing.assert_close(error, torch.full((4,), 4.0, dtype=torch.float64))
    torch.testing.assert_close((search.decode(best) - x).square().sum(-1), error)
    assert evaluation.sse_per_image(ae.pca(x, 1), x).mean().item() == pytest.approx(1)
