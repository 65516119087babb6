"""Evaluation: bounds that rise to log p(x), active units, reconstructions, and what is refused."""

import math

import numpy as np
import pytest
import torch
from torch import nn
from torch.distributions import (
    Categorical,
    Independent,
    MixtureSameFamily,
    Normal,
    kl_divergence,
)

from vaelib import ae, data, evaluation, latent, priors, training, vae
from vaelib.distributions import Bernoulli, ContinuousBernoulli, Gaussian, UncheckedNormal

pytestmark = pytest.mark.usefixtures("double_precision")


@pytest.fixture
def model():
    """One latent, so that every integral over it can be computed on a grid."""
    model = vae.VAE(4, 1, hidden=(3,), activation=nn.Tanh)
    for parameter in model.parameters():
        nn.init.normal_(parameter, std=1.0)
    return model


@pytest.fixture
def x():
    return torch.cat([torch.eye(4), 1 - torch.eye(4)])


def conjugate_model(weight=1.5, scale=0.8):
    """z ~ N(0, 1), x|z ~ N(weight·z, scale²), and the exact posterior as the encoder."""
    model = vae.VAE(1, 1, hidden=(), observation=Gaussian(scale))
    total = weight**2 + scale**2
    with torch.no_grad():
        model.decoder[0].weight.fill_(weight)
        model.decoder[0].bias.zero_()
        model.encoder[0].weight.copy_(torch.tensor([[weight / total], [0.0]]))
        model.encoder[0].bias.copy_(torch.tensor([0.0, math.log(scale**2 / total)]))
    return model, Normal(0.0, math.sqrt(total))


@torch.no_grad()
def log_evidence(model, x):
    """log p(x) of each image, by integration over a grid of codes."""
    grid = torch.linspace(-12, 12, 2401)
    z = grid[:, None, None].expand(-1, len(x), 1)
    log_joint = model.likelihood(z).log_prob(x) + model.prior.log_prob(z)
    return log_joint.logsumexp(0) + (grid[1] - grid[0]).log()


@torch.no_grad()
def log_weights(model, x, num_points=40):
    """log w (S, B) at the points of a quadrature over q(z|x), and their weights (S,)."""
    points, weights = np.polynomial.hermite_e.hermegauss(num_points)
    posterior = model.posterior(x)
    z = posterior.mean + posterior.stddev * torch.tensor(points)[:, None, None]
    log_w = model.likelihood(z).log_prob(x) + model.prior.log_prob(z) - posterior.log_prob(z)
    return log_w, torch.tensor(weights) / math.sqrt(2 * math.pi)


def importance_bounds(model, x):
    """L_1, L_2 and L_3 of each image, by quadrature."""
    log_w, weight = log_weights(model, x)
    two = torch.logaddexp(log_w[:, None], log_w)
    three = torch.logaddexp(two[:, :, None], log_w)
    return (
        torch.einsum("ib,i->b", log_w, weight),
        torch.einsum("ijb,i,j->b", two, weight, weight) - math.log(2),
        torch.einsum("ijkb,i,j,k->b", three, weight, weight, weight) - math.log(3),
    )


def replay(monkeypatch, num_samples):
    """Each posterior hands out the same noise, however many calls draw it."""
    noise = torch.randn(num_samples, 1, 1)

    def sample(self, shape=()):
        start = getattr(self, "drawn", 0)
        self.drawn = start + shape[0]
        return self.loc + self.scale * noise[start : self.drawn]

    for kind in (Normal, UncheckedNormal):
        monkeypatch.setattr(kind, "sample", sample)


AVERAGES = pytest.mark.parametrize("average", [evaluation.nll, evaluation.elbo])


# -- ELBO and NLL ----------------------------------------------------------------------------------


def test_elbo_is_the_average_of_the_log_weights_over_the_posterior(model, x):
    log_w, weight = log_weights(model, x)
    mean = weight @ log_w
    error = (weight @ (log_w - mean).square() / 20_000).sqrt()
    elbo = evaluation.elbo(model, x, num_samples=20_000)
    assert ((elbo - mean).abs() < 5 * error).all()


def test_nll_of_one_sample_is_minus_the_elbo_on_average(model, x):
    for image, elbo in zip(x, importance_bounds(model, x)[0], strict=True):
        draws = evaluation.nll(model, image.expand(10_000, 4), num_samples=1)
        assert (draws.mean() + elbo).abs() < 5 * draws.std() / 100


def test_importance_weighted_bound_rises_to_the_log_evidence(model, x):
    x = x[:1]
    bounds = torch.cat(importance_bounds(model, x))
    ladder = torch.cat([bounds, log_evidence(model, x)])
    assert (ladder.diff() > 0.01).all()
    for num_samples, bound in enumerate(bounds, start=1):
        draws = evaluation.nll(model, x.expand(20_000, 4), num_samples=num_samples)
        assert (draws.mean() + bound).abs() < 5 * draws.std() / math.sqrt(20_000)


def test_nll_of_many_samples_is_minus_the_log_evidence(model, x):
    log_w, weight = log_weights(model, x)
    evidence = log_evidence(model, x)
    error = (weight @ ((log_w - evidence).exp() - 1).square() / 50_000).sqrt()
    assert ((evaluation.nll(model, x, num_samples=50_000) + evidence).abs() < 5 * error).all()


@pytest.mark.parametrize("num_samples", [1, 7])
def test_nll_needs_one_sample_when_the_encoder_is_the_posterior(num_samples):
    model, evidence = conjugate_model()
    x = torch.linspace(-3, 3, 9)[:, None]
    nll = evaluation.nll(model, x, num_samples=num_samples)
    torch.testing.assert_close(nll, -evidence.log_prob(x[:, 0]), rtol=0, atol=1e-12)


@AVERAGES
@pytest.mark.parametrize("limit", [1, 4, 12, 4 * 10, 4 * 23, 4 * 50])
def test_an_average_in_small_chunks_equals_the_average_in_one(
    model, x, monkeypatch, average, limit
):
    replay(monkeypatch, num_samples=10)
    whole = average(model, x, num_samples=10)
    monkeypatch.setattr(evaluation, "MAX_UNITS", limit)
    torch.testing.assert_close(average(model, x, num_samples=10), whole)


@AVERAGES
@pytest.mark.parametrize("num_samples", [1, 9, 100])
def test_an_average_never_computes_more_than_its_limit_of_units_at_once(
    x, monkeypatch, average, num_samples
):
    model = vae.VAE(4, 1, hidden=(50,))
    units, codes = [], []
    for layer in model.decoder:
        layer.register_forward_hook(lambda module, args, out: units.append(out.numel()))
    model.decoder.register_forward_hook(lambda module, args, out: codes.append(args[0].numel()))
    monkeypatch.setattr(evaluation, "MAX_UNITS", 50 * 7)
    average(model, x, num_samples=num_samples)
    assert max(units) <= 50 * 7
    assert sum(codes) == num_samples * len(x)


class Mixed(vae.VAE):
    """Two equal components: N(0, I) again, in a form whose KL PyTorch does not know."""

    @property
    def prior(self):
        both = Independent(Normal(torch.zeros(2, 2), torch.ones(2, 2)), 1)
        return MixtureSameFamily(Categorical(torch.ones(2)), both)


def test_rate_without_a_closed_form_is_an_average_over_the_codes(x):
    model = Mixed(4, 2, hidden=())
    with torch.no_grad():
        exact = kl_divergence(model.posterior(x), vae.VAE.prior.fget(model))
        z = model.posterior(x).sample((20_000,))
        spread = (model.posterior(x).log_prob(z) - model.prior.log_prob(z)).std(0)
    rate, _ = evaluation.rate_distortion(model, x, num_samples=20_000)
    assert ((rate - exact).abs() < 5 * spread / math.sqrt(20_000)).all()


def test_rate_without_a_closed_form_weighs_chunks_by_their_samples(x, monkeypatch):
    model = Mixed(4, 2, hidden=())
    replay(monkeypatch, num_samples=10)
    whole, _ = evaluation.rate_distortion(model, x, num_samples=10)
    monkeypatch.setattr(evaluation, "MAX_UNITS", 4 * 4)
    chunked, _ = evaluation.rate_distortion(model, x, num_samples=10)
    torch.testing.assert_close(chunked, whole)


def test_nll_of_a_trained_vae_is_below_minus_its_elbo():
    train, test = data.digits()
    model = vae.VAE(64, 5, hidden=(64,))
    training.fit(
        model,
        vae.train_step,
        train.images,
        epochs=15,
        batch_size=64,
        learning_rate=1e-2,
        transform=lambda images: data.binarize(images).double(),
        device="cpu",
        progress=False,
    )
    x = data.binarize(test.images).double()
    rate, distortion = evaluation.rate_distortion(model, x, num_samples=50)
    nll = evaluation.nll(model, x, num_samples=200)
    assert rate.mean() > 1
    assert nll.mean() < (rate + distortion).mean() - 0.1


def test_evaluation_keeps_no_graph(model, x):
    results = [
        evaluation.nll(model, x, num_samples=2),
        evaluation.elbo(model, x),
        evaluation.sse_per_image(model, x),
    ]
    assert not any(result.requires_grad for result in results)


# -- active units and reconstructions --------------------------------------------------------------


def test_active_units_follow_the_spread_of_the_means():
    eigenvalues, variance = torch.tensor([5.0, 3.0, 1.5, 0.8, 0.4, 0.2]), 0.79
    steps = (6 * eigenvalues).sqrt().diag()
    x = torch.cat([steps, -steps]) + 1
    slope = (eigenvalues - variance).clamp(min=0).sqrt() / eigenvalues
    model = vae.VAE(6, 6, hidden=(), observation=Gaussian(math.sqrt(variance)))
    with torch.no_grad():
        model.encoder[0].weight[:6] = slope.diag()
    spread = (1 - variance / eigenvalues).clamp(min=0)
    assert evaluation.active_units(model, x).tolist() == (spread > 0.01).tolist()
    for unit in range(4):
        for factor, active in ((0.999, True), (1.001, False)):
            threshold = factor * spread[unit].item()
            assert evaluation.active_units(model, x, threshold)[unit] == active


def test_squared_error_of_pca_is_the_sum_of_the_discarded_eigenvalues():
    x = torch.randn(30, 6) @ torch.randn(6, 6) + 3
    eigenvalues = torch.linalg.eigvalsh(torch.cov(x.T, correction=0))
    for num_latents in range(1, 7):
        error = evaluation.sse_per_image(ae.pca(x, num_latents), x)
        assert error.shape == (30,)
        discarded = eigenvalues[: 6 - num_latents].sum().item()
        assert error.mean().item() == pytest.approx(discarded, abs=1e-10)


def test_a_vae_reconstructs_with_the_mean_code_and_without_noise(model, x):
    with torch.no_grad():
        probabilities = torch.sigmoid(model.decoder(model.encoder(x)[:, :1]))
    torch.testing.assert_close(latent.reconstruct(model, x), probabilities)
    error = (x - probabilities).square().sum(1)
    torch.testing.assert_close(evaluation.sse_per_image(model, x), error)


def test_a_continuous_bernoulli_is_shown_by_its_mean_and_not_by_its_parameter():
    model = vae.VAE(2, 1, hidden=(), observation=ContinuousBernoulli())
    with torch.no_grad():
        model.decoder[0].weight.zero_()
        model.decoder[0].bias.fill_(math.log(0.8 / 0.2))
    shown = latent.reconstruct(model, torch.rand(1, 2))
    assert shown[0].tolist() == pytest.approx([0.6119858, 0.6119858], abs=1e-7)


# -- two samples -----------------------------------------------------------------------------------


def test_two_sample_test_equals_the_direct_computation_over_all_pairs():
    codes, samples = 0.3 + torch.randn(700, 2), torch.randn(500, 2)  # more than one chunk
    scale, points = priors.mean_square_distance(samples), torch.cat([codes, samples])
    generator = torch.Generator().manual_seed(5)
    direct = []
    for _ in range(8):
        order = torch.randperm(1200, generator=generator)
        parts = points[order[:700]], points[order[700:]]
        direct.append(priors.squared_mmd(*parts, scale))
    null = torch.stack(direct)
    found = evaluation.two_sample_test(codes, samples, num_permutations=8, seed=5)
    exact = priors.squared_mmd(codes, samples)
    share = (1 + (null >= exact).sum()) / 9
    expected = [exact, null.mean(), null.std(), share]
    torch.testing.assert_close(torch.tensor(found), torch.stack(expected), atol=1e-12, rtol=1e-9)


def test_p_values_are_uniform_when_both_sets_follow_one_law():
    p = torch.tensor(
        [
            evaluation.two_sample_test(torch.randn(12, 2), torch.randn(15, 2), 99, seed).p_value
            for seed in range(600)
        ]
    )
    for level in (0.05, 0.25, 0.5, 0.75):
        spread = math.sqrt(level * (1 - level) / 600)
        assert (p <= level + 1e-9).double().mean().item() == pytest.approx(level, abs=4 * spread)


def test_the_null_spread_is_that_of_mmd_between_two_sets_of_one_law():
    found = evaluation.two_sample_test(torch.randn(200, 2), torch.randn(200, 2), 200)
    again = torch.stack(
        [priors.squared_mmd(torch.randn(200, 2), torch.randn(200, 2)) for _ in range(200)]
    )
    assert abs(found.null_mean) < 0.3 * found.null_std
    assert found.null_std == pytest.approx(again.std().item(), rel=0.35)


@pytest.mark.parametrize(
    "change",
    [lambda z: z + 0.5, lambda z: 1.6 * z, lambda z: z.abs()],
    ids=["mean", "scale", "fold"],
)
def test_two_sample_test_sees_another_law(change):
    found = evaluation.two_sample_test(change(torch.randn(300, 2)), torch.randn(300, 2), 99)
    assert found.p_value == 0.01  # none of the 99 partings is as far apart
    assert found.mmd > 5 * found.null_std


def test_two_sample_test_depends_on_its_seed_and_on_nothing_else():
    codes, samples = torch.randn(40, 2), torch.randn(50, 2)
    state = torch.get_rng_state()
    one, same, other = (evaluation.two_sample_test(codes, samples, 50, seed) for seed in (1, 1, 2))
    assert torch.equal(torch.get_rng_state(), state)
    assert one == same and one.mmd == other.mmd and one.null_std != other.null_std


def test_one_permutation_has_no_spread():
    found = evaluation.two_sample_test(torch.randn(5, 2), torch.randn(5, 2), 1)
    assert math.isnan(found.null_std) and found.p_value in (0.5, 1.0)


@pytest.mark.parametrize("wrong", [math.nan, math.inf])
@pytest.mark.parametrize("side", [0, 1])
def test_two_samples_with_a_point_that_is_no_number_are_refused(wrong, side):
    sets = [torch.randn(5, 2), torch.randn(5, 2)]
    sets[side][1, 0] = wrong
    with pytest.raises(ValueError, match="NaN or infinite"):
        evaluation.two_sample_test(*sets)


def test_two_samples_of_one_point_or_no_permutations_are_refused():
    one, five = torch.randn(1, 2), torch.randn(5, 2)
    with pytest.raises(ValueError, match="got 1 codes, 5 samples"):
        evaluation.two_sample_test(one, five)
    with pytest.raises(ValueError, match="got 5 codes, 1 samples"):
        evaluation.two_sample_test(five, one)
    with pytest.raises(ValueError, match="needs permutations, got 0"):
        evaluation.two_sample_test(five, five, num_permutations=0)


# -- what is refused -------------------------------------------------------------------------------

LIKELIHOODS = pytest.mark.parametrize(
    "measure",
    [evaluation.nll, evaluation.elbo, evaluation.rate_distortion, evaluation.active_units],
)
EVERY_MEASURE = pytest.mark.parametrize(
    "measure",
    [evaluation.nll, evaluation.elbo, evaluation.active_units, evaluation.sse_per_image],
)


@LIKELIHOODS
def test_an_autoencoder_is_told_that_it_has_no_likelihood_and_what_to_do(measure, x):
    message = (
        "Autoencoder has no prior and no posterior and no likelihood.*assigns images no "
        r"probability.*Compare reconstructions \(evaluation\.sse_per_image\), or train a VAE"
    )
    with pytest.raises(TypeError, match=message):
        measure(ae.Autoencoder(4, 2), x)


@LIKELIHOODS
def test_only_the_missing_part_of_the_contract_is_named(measure, model, x):
    class Adversarial(nn.Module):
        prior, posterior = model.prior, model.posterior

    with pytest.raises(TypeError, match="Adversarial has no likelihood, so it assigns"):
        measure(Adversarial(), x)


@LIKELIHOODS
def test_grey_pixels_are_refused_under_a_bernoulli(measure, model, x):
    with pytest.raises(ValueError, match=r"32 of 32 are not.*data\.binarize"):
        measure(model, x / 2 + 0.25)


@EVERY_MEASURE
@pytest.mark.parametrize("wrong", [math.nan, math.inf])
def test_pixels_that_are_no_number_are_refused_by_every_measure(measure, wrong):
    model = vae.VAE(4, 1, hidden=(), observation=Gaussian())
    x = torch.zeros(3, 4)
    x[1, 2] = wrong
    with pytest.raises(ValueError, match="1 of 12 pixels are NaN or infinite"):
        measure(model, x)


@EVERY_MEASURE
def test_an_empty_set_of_images_is_refused_by_every_measure(measure):
    model = vae.VAE(4, 1, hidden=(), observation=Bernoulli())
    with pytest.raises(ValueError, match="there are no images here: the batch is empty"):
        measure(model, torch.empty(0, 4))


@AVERAGES
@pytest.mark.parametrize("num_samples", [0, -1])
def test_an_average_over_no_samples_is_refused(model, x, average, num_samples):
    with pytest.raises(ValueError, match=f"at least one sample, got num_samples={num_samples}"):
        average(model, x, num_samples=num_samples)


@EVERY_MEASURE
def test_pixels_as_integers_are_refused_with_the_call_that_is_missing(measure, model):
    with pytest.raises(TypeError, match=r"got torch\.uint8: call data\.scale or data\.binarize"):
        measure(model, torch.zeros(3, 4, dtype=torch.uint8))


@EVERY_MEASURE
@pytest.mark.parametrize("shape", [(3, 5), (3, 2, 2), (4,)])
def test_images_of_another_shape_are_refused_with_the_right_one(measure, model, shape):
    with pytest.raises(ValueError, match=r"takes images of shape \(N, 4\), got \("):
        measure(model, torch.zeros(shape))


def test_ties_count_in_the_p_value():
    points = torch.tensor([[0.0], [0.0], [1.0], [1.0]])
    generator = torch.Generator().manual_seed(0)
    for _ in range(20):
        codes, samples = (points[torch.randint(4, (30,), generator=generator)] for _ in range(2))
        result = evaluation.two_sample_test(codes, samples, num_permutations=400)
        again = evaluation.two_sample_test(codes.flip(0), samples.flip(0), num_permutations=400)
        assert abs(result.p_value - again.p_value) < 0.15


def test_sets_that_coincide_in_one_point_are_not_told_apart():
    point = torch.ones(20, 2)
    assert evaluation.two_sample_test(point, point).p_value == 1
    assert evaluation.two_sample_test(point + 1, point, num_permutations=20).p_value < 0.1


def test_nll_shows_how_many_images_are_done(x, model, capsys):
    evaluation.nll(model, x, num_samples=3, progress=True)
    assert f"{len(x)}/{len(x)}" in capsys.readouterr().err
