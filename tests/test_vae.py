"""The VAE: its bound, its loss, and the linear VAE that pencil and paper can solve."""

import math
from contextlib import contextmanager

import pytest
import torch
import torch.nn.functional as F
from torch import nn
from torch.autograd.functional import jacobian
from torch.distributions import MultivariateNormal, kl_divergence
from torch.nn.utils import parameters_to_vector, vector_to_parameters

from vaelib import evaluation, latent, vae
from vaelib.distributions import Bernoulli, ContinuousBernoulli, Gaussian, UncheckedNormal

EIGENVALUES = [5.0, 3.0, 1.5, 0.8, 0.4, 0.2]


pytestmark = pytest.mark.usefixtures("double_precision")


@pytest.fixture
def axes():
    """Orthonormal directions, as columns."""
    return torch.linalg.qr(torch.randn(6, 6)).Q


@pytest.fixture
def images(axes):
    """12 images whose covariance has exactly these eigenvalues and these directions."""
    steps = (6 * torch.tensor(EIGENVALUES)).sqrt() * axes
    return torch.cat([steps.T, -steps.T]) + torch.linspace(-0.5, 0.5, 6)


# -- exact averages --------------------------------------------------------------------------------


def sigma_points(num_latents):
    """2K points with the mean, covariance and third moments of N(0, I)."""
    return math.sqrt(num_latents) * torch.cat([torch.eye(num_latents), -torch.eye(num_latents)])


@contextmanager
def exact_noise():
    """Noise runs through the sigma points, so that averages of quadratics are exact."""

    def sample(self, shape=()):
        points = sigma_points(self.loc.shape[-1])
        assert shape == (len(points),)
        return self.loc + self.scale * points[:, None]

    def randn_like(mean):
        points = sigma_points(mean.shape[-1])
        return points.repeat(len(mean) // len(points), 1)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(UncheckedNormal, "sample", sample)
        patch.setattr(torch, "randn_like", randn_like)
        yield


def exact_rate_distortion(model, x):
    with exact_noise():
        return evaluation.rate_distortion(model, x, num_samples=2 * model.num_latents)


def exact_elbo(model, x):
    with exact_noise():
        return evaluation.elbo(model, x, num_samples=2 * model.num_latents)


def exact_loss(model, x, beta=1.0):
    with exact_noise():
        return vae.vae_terms(model, x.repeat_interleave(2 * model.num_latents, 0), beta).loss


def exact_training_elbo(model, x):
    with exact_noise(), torch.no_grad():
        terms = vae.vae_terms(model, x.repeat_interleave(2 * model.num_latents, 0))
    return terms.elbo.reshape(len(x), -1).mean(1)


def minimise(model, x, beta=1.0):
    """Descend the exact loss until its gradient vanishes."""
    optimizer = torch.optim.LBFGS(model.parameters(), max_iter=500, history_size=30,
                                  tolerance_change=0, line_search_fn="strong_wolfe")  # fmt: skip

    def closure():
        optimizer.zero_grad()
        loss = exact_loss(model, x, beta)
        loss.backward()
        return loss

    optimizer.step(closure)
    return model


# -- models ----------------------------------------------------------------------------------------


def linear_vae(weight, centre, variance, level=None):
    """The decoder weight·z + centre with the best diagonal encoder at ``level`` = βσ²."""
    level = variance if level is None else level
    num_latents = weight.shape[1]
    precision = weight.T @ weight + level * torch.eye(num_latents)
    encoder = torch.linalg.solve(precision, weight.T)
    log_var = math.log(level) - precision.diagonal().log()
    model = vae.VAE(*weight.shape, hidden=(), observation=Gaussian(math.sqrt(variance)))
    with torch.no_grad():
        model.decoder[0].weight.copy_(weight)
        model.decoder[0].bias.copy_(centre)
        model.encoder[0].weight.copy_(torch.cat([encoder, torch.zeros_like(encoder)]))
        model.encoder[0].bias.copy_(torch.cat([-encoder @ centre, log_var]))
    return model


def optimal_vae(images, axes, num_latents, variance, level=None):
    """The closed form: w_i² = λ_i − βσ² along each direction above the level, else 0."""
    level = variance if level is None else level
    used = (torch.tensor(EIGENVALUES)[:num_latents] - level).clamp(min=0)
    return linear_vae(axes[:, :num_latents] * used.sqrt(), images.mean(0), variance, level)


def with_a_random_encoder(model):
    for parameter in model.encoder.parameters():
        nn.init.normal_(parameter, std=0.5)
    return model


def log_evidence(model, x):
    """log p(x) of a linear VAE, from its Gaussian marginal."""
    weight, variance = model.decoder[0].weight, model.observation.log_var.exp()
    covariance = weight @ weight.T + variance * torch.eye(len(weight))
    return MultivariateNormal(model.decoder[0].bias, covariance).log_prob(x).detach()


def conjugate_model(independent_columns=True):
    weight = torch.randn(6, 3)
    if independent_columns:
        weight = torch.linalg.qr(weight).Q * torch.tensor([2.0, 1.0, 0.1])
    return linear_vae(weight, torch.randn(6), variance=0.7)


def small_vae(observation, num_latents=2):
    model = vae.VAE(4, num_latents, hidden=(3,), observation=observation, activation=nn.Tanh)
    for parameter in model.parameters():
        if parameter.dim():
            nn.init.normal_(parameter, std=0.7)
    return model


def decoded(model):
    """A list that fills with what the decoder is given and what it returns."""
    seen = []
    model.decoder.register_forward_hook(lambda module, args, out: seen.append((args[0], out)))
    return seen


OBSERVATIONS = pytest.mark.parametrize(
    ("observation", "x"),
    [
        (Bernoulli, torch.eye(4).repeat(2, 1)),
        (ContinuousBernoulli, torch.linspace(0, 1, 32).reshape(8, 4)),
        (lambda: Gaussian(0.5), torch.linspace(-2, 2, 32).reshape(8, 4)),
        (lambda: Gaussian(0.5, learned=True), torch.linspace(-2, 2, 32).reshape(8, 4)),
    ],
    ids=["bernoulli", "continuous-bernoulli", "gaussian", "learned"],
)
ELBOS = pytest.mark.parametrize("elbo", [exact_elbo, exact_training_elbo])


# -- the bound -------------------------------------------------------------------------------------


@ELBOS
def test_elbo_equals_log_evidence_with_the_exact_posterior(elbo):
    model, x = conjugate_model(), torch.randn(7, 6)
    torch.testing.assert_close(elbo(model, x), log_evidence(model, x), rtol=0, atol=1e-10)


@ELBOS
def test_gap_is_the_kl_to_the_exact_posterior(elbo):
    model, x = with_a_random_encoder(conjugate_model(independent_columns=False)), torch.randn(7, 6)
    weight, variance = model.decoder[0].weight.detach(), 0.7
    precision = weight.T @ weight / variance + torch.eye(3)
    mean = (x - model.decoder[0].bias.detach()) @ weight @ precision.inverse() / variance
    exact_posterior = MultivariateNormal(mean, precision_matrix=precision)
    with torch.no_grad():
        q = model.posterior(x)
    q = MultivariateNormal(q.mean, torch.diag_embed(q.variance))
    gap = log_evidence(model, x) - elbo(model, x)
    torch.testing.assert_close(gap, kl_divergence(q, exact_posterior), rtol=0, atol=1e-10)


@ELBOS
def test_elbo_never_exceeds_the_log_evidence(elbo):
    x = torch.randn(7, 6)
    for _ in range(20):
        model = with_a_random_encoder(conjugate_model(independent_columns=False))
        assert (elbo(model, x) < log_evidence(model, x)).all()


def test_loss_is_minus_the_mean_elbo():
    model, x = with_a_random_encoder(conjugate_model()), torch.randn(7, 6)
    terms = vae.vae_terms(model, x)
    assert terms.loss.item() == pytest.approx(-terms.elbo.mean().item(), abs=1e-12)
    elbo = exact_elbo(model, x).mean()
    assert exact_loss(model, x).item() == pytest.approx(-elbo.item(), abs=1e-10)


def test_loss_of_the_exact_posterior_is_the_mean_cost_of_the_images():
    model, x = conjugate_model(), torch.randn(7, 6)
    nll = -log_evidence(model, x).mean()
    assert exact_loss(model, x).item() == pytest.approx(nll.item(), abs=1e-10)


# -- rate and codes --------------------------------------------------------------------------------


def test_rate_equals_the_kl_of_the_distribution_objects():
    model, x = small_vae(Bernoulli()), torch.eye(4)
    kl = kl_divergence(model.posterior(x), model.prior)
    torch.testing.assert_close(vae.vae_terms(model, x).rate, kl)
    torch.testing.assert_close(evaluation.rate_distortion(model, x)[0], kl)
    assert kl.shape == (4,) and kl.min() > 0


def test_codes_have_the_scale_that_the_rate_charges_for():
    model, x = small_vae(Bernoulli()), torch.eye(4)[:1]
    with torch.no_grad():
        model.encoder[-1].bias[2:] = torch.tensor([-3.0, 1.0])
        posterior, seen = model.posterior(x), decoded(model)
        vae.vae_terms(model, x.expand(40_000, 4))
    ((z, _),) = seen
    mean, std = posterior.mean[0], posterior.stddev[0]
    error = std / math.sqrt(len(z))
    assert ((z.mean(0) - mean).abs() < 5 * error).all()
    assert ((z.std(0) - std).abs() < 5 * error / math.sqrt(2)).all()


def test_latents_of_one_image_are_drawn_independently():
    model = small_vae(Bernoulli())
    seen = decoded(model)
    vae.vae_terms(model, torch.eye(4)[:1].expand(10_000, 4))
    ((z, _),) = seen
    assert torch.corrcoef(z.detach().T)[0, 1].abs() < 5 / math.sqrt(len(z))


# -- gradient and batch ----------------------------------------------------------------------------


@pytest.mark.parametrize("beta", [1.0, 3.0])
@OBSERVATIONS
def test_gradient_with_fixed_noise_equals_finite_differences(observation, x, beta):
    model = small_vae(observation())

    def loss(parameters):
        vector_to_parameters(parameters, model.parameters())
        torch.manual_seed(1)
        return vae.vae_terms(model, x.double(), beta).loss

    start = parameters_to_vector(model.parameters()).detach()
    gradient = parameters_to_vector(torch.autograd.grad(loss(start), list(model.parameters())))
    with torch.no_grad():
        steps = 1e-5 * torch.eye(len(start))
        slopes = torch.stack([loss(start + h) - loss(start - h) for h in steps]) / 2e-5
    assert (gradient - slopes).norm() < 1e-6 * gradient.norm()


def test_a_training_step_moves_against_the_gradient_of_its_own_batch_only():
    model, x = small_vae(Bernoulli()), torch.eye(4)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for seed in range(2):
        before = parameters_to_vector(model.parameters()).detach()
        torch.manual_seed(seed)
        loss = vae.vae_terms(model, x, beta=2.0).loss
        gradient = parameters_to_vector(torch.autograd.grad(loss, list(model.parameters())))
        torch.manual_seed(seed)
        vae.train_step(model, optimizer, x, beta=2.0)
        after = parameters_to_vector(model.parameters()).detach()
        torch.testing.assert_close(after, before - 0.1 * gradient)


def batches(model, images, num_batches=1500, batch_size=3):
    """Loss and gradient of batches drawn uniformly, one row each."""
    rows = []
    for index in torch.randint(len(images), (num_batches, batch_size)):
        loss = vae.vae_terms(model, images[index]).loss
        gradient = torch.autograd.grad(loss, list(model.parameters()))
        rows.append(torch.cat([loss.detach()[None], parameters_to_vector(gradient)]))
    return torch.stack(rows)


def test_batch_loss_is_unbiased_for_the_loss_of_the_whole_set(images):
    model = with_a_random_encoder(conjugate_model())
    loss = exact_loss(model, images)
    gradient = torch.autograd.grad(loss, list(model.parameters()))
    whole = torch.cat([loss.detach()[None], parameters_to_vector(gradient)])
    draws = batches(model, images)
    error = draws.std(0) / math.sqrt(len(draws))
    assert ((draws.mean(0) - whole).abs() < 5 * error).all()


# -- the weights of the loss -----------------------------------------------------------------------


@OBSERVATIONS
def test_duplicating_every_pixel_doubles_the_distortion(observation, x):
    model, x = small_vae(observation()), x.double()
    twice = vae.VAE(8, 2, hidden=(3,), observation=model.observation, activation=nn.Tanh)
    with torch.no_grad():
        twice.load_state_dict(
            {
                **model.state_dict(),
                "encoder.0.weight": model.encoder[0].weight.repeat(1, 2) / 2,
                "decoder.2.weight": model.decoder[2].weight.repeat(2, 1),
                "decoder.2.bias": model.decoder[2].bias.repeat(2),
            }
        )
    torch.manual_seed(1)
    once = vae.vae_terms(model, x)
    torch.manual_seed(1)
    both = vae.vae_terms(twice, x.repeat(1, 2))
    torch.testing.assert_close(both.distortion, 2 * once.distortion)
    torch.testing.assert_close(both.rate, once.rate)


@pytest.mark.parametrize(
    ("a", "b", "variance"),
    [(0.5, 1, 1), (1, 1, 0.5), (0.5, 3, 3), (1, 3, 1.5), (1 / 4, 1, 4 / 2)],
    ids=["half", "whole", "half, beta", "whole, beta", "mean over 4 pixels"],
)
def test_weights_of_the_loss_set_the_decoder_variance(a, b, variance):
    model, x = small_vae(Gaussian(math.sqrt(variance))), torch.randn(5, 4)
    seen = decoded(model)
    terms = vae.vae_terms(model, x)
    ((_, x_hat),) = seen
    written = (a * (x - x_hat).square().sum(1) + b * terms.rate).mean()
    constant = 4 / 2 * math.log(2 * math.pi * variance)
    assert written.item() == pytest.approx(b * (terms.loss.item() - constant), rel=1e-12)


def test_a_squared_error_averaged_over_pixels_is_a_decoder_variance_of_half_their_number():
    model, x = small_vae(Gaussian(math.sqrt(4 / 2))), torch.randn(5, 4)
    seen = decoded(model)
    terms = vae.vae_terms(model, x)
    written = F.mse_loss(seen[0][1], x) + terms.rate.mean()
    constant = 4 / 2 * math.log(2 * math.pi * 4 / 2)
    assert written.item() == pytest.approx(terms.loss.item() - constant, rel=1e-12)


def test_a_cross_entropy_averaged_over_pixels_is_a_beta_of_pixels_over_latents():
    model, x = small_vae(Bernoulli()), torch.eye(4)
    seen = decoded(model)
    torch.manual_seed(1)
    terms = vae.vae_terms(model, x, beta=4 / 2)
    bce = F.binary_cross_entropy_with_logits(seen[0][1], x)
    written = bce + terms.rate.mean() / 2
    assert 4 * written.item() == pytest.approx(terms.loss.item(), rel=1e-12)


def test_beta_and_variance_act_through_their_product():
    beta, variance, x = 3.0, 0.25, torch.randn(5, 4)
    gradients = []
    for model_variance, model_beta in ((variance, beta), (beta * variance, 1.0)):
        torch.manual_seed(1)
        model = small_vae(Gaussian(math.sqrt(model_variance)))
        loss = vae.vae_terms(model, x, model_beta).loss
        gradient = torch.autograd.grad(loss, list(model.parameters()))
        gradients.append(parameters_to_vector(gradient))
    torch.testing.assert_close(gradients[0], beta * gradients[1])


# -- the linear VAE --------------------------------------------------------------------------------


def ppca_optimum(num_latents, variance):
    """The largest mean log p(x) of probabilistic PCA, from the eigenvalues alone."""
    floor = torch.full((6,), float(variance))
    best = torch.maximum(torch.tensor(EIGENVALUES), floor)
    best[num_latents:] = variance
    ratio = torch.tensor(EIGENVALUES) / best
    return -(6 * math.log(2 * math.pi) + (best.log() + ratio).sum().item()) / 2


@pytest.mark.parametrize(
    ("num_latents", "variance"), [(2, 0.725), (4, 0.3), (4, 1.0), (5, 0.1), (3, 9.0)]
)
def test_linear_vae_reaches_the_ppca_optimum(images, axes, num_latents, variance):
    model = optimal_vae(images, axes, num_latents, variance)
    optimum = ppca_optimum(num_latents, variance)
    assert exact_elbo(model, images).mean().item() == pytest.approx(optimum, abs=1e-10)
    assert log_evidence(model, images).mean().item() == pytest.approx(optimum, abs=1e-10)
    start = vae.VAE(6, num_latents, hidden=(), observation=Gaussian(math.sqrt(variance)))
    found = exact_elbo(minimise(start, images), images).mean().item()
    assert found == pytest.approx(optimum, abs=1e-6)


def test_learned_variance_of_a_linear_vae_is_the_mean_discarded_eigenvalue(images):
    model = vae.VAE(6, 2, hidden=(), observation=Gaussian(1.0, learned=True))
    elbo = exact_elbo(minimise(model, images), images).mean().item()
    assert model.observation.log_var.exp().item() == pytest.approx(0.725, abs=1e-6)
    assert elbo == pytest.approx(-9.2244891, abs=1e-6)


def test_latents_of_a_trained_linear_vae_are_the_principal_components(images, axes):
    variance = 0.7
    model = vae.VAE(6, 3, hidden=(), observation=Gaussian(math.sqrt(variance)))
    minimise(model, images)
    weight = model.decoder[0].weight.detach()
    order = weight.norm(dim=0).argsort(descending=True)
    used = torch.tensor(EIGENVALUES[:3])
    expected = axes[:, :3] * (used - variance).sqrt()
    torch.testing.assert_close((weight[:, order] * expected).sum(0).abs(), used - variance,
                               rtol=0, atol=1e-5)  # fmt: skip
    with torch.no_grad():
        variances = model.posterior(images).variance[:, order]
    torch.testing.assert_close(variances, (variance / used).expand(12, 3), rtol=0, atol=1e-5)


@pytest.mark.parametrize("angle", [0.0, 0.3, math.pi / 4])
def test_gap_of_a_rotated_linear_vae_is_the_closed_form(images, axes, angle):
    turn = torch.tensor([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    weight = axes[:, :2] * torch.tensor([5 - 0.5, 3 - 0.5]).sqrt() @ turn
    model = linear_vae(weight, images.mean(0), variance=0.5)
    precision = weight.T @ weight + 0.5 * torch.eye(2)
    gap = (precision.diagonal().log().sum() - precision.logdet()) / 2
    mean_gap = ppca_optimum(2, 0.5) - exact_elbo(model, images).mean()
    assert mean_gap.item() == pytest.approx(gap.item(), abs=1e-10)
    assert (gap > 0.001) == (angle > 0)


def test_no_other_diagonal_encoder_closes_the_gap_of_a_rotated_linear_vae(images):
    model = conjugate_model(independent_columns=False)
    best = exact_loss(model, images)
    gradient = torch.autograd.grad(best, list(model.encoder.parameters()))
    assert parameters_to_vector(gradient).abs().max() < 1e-12
    start = parameters_to_vector(model.encoder.parameters()).detach()
    for _ in range(20):
        vector_to_parameters(start + 0.1 * torch.randn_like(start), model.encoder.parameters())
        assert exact_loss(model, images) > best


def test_aggregate_of_the_optimal_linear_vae_has_the_moments_of_the_prior(images, axes):
    model = optimal_vae(images, axes, num_latents=4, variance=0.6)
    with torch.no_grad():
        posterior = model.posterior(images)
    covariance = posterior.mean.T @ posterior.mean / 12 + posterior.variance.mean(0).diag()
    torch.testing.assert_close(posterior.mean.mean(0), torch.zeros(4), rtol=0, atol=1e-12)
    torch.testing.assert_close(covariance, torch.eye(4), rtol=0, atol=1e-12)


def test_reconstruction_of_the_optimal_linear_vae_shrinks_each_direction(images, axes):
    model = optimal_vae(images, axes, num_latents=4, variance=0.6)
    shrink = (1 - 0.6 / torch.tensor(EIGENVALUES)).clamp(min=0)
    shrink[4:] = 0
    expected = (images - images.mean(0)) @ axes * shrink @ axes.T + images.mean(0)
    torch.testing.assert_close(latent.reconstruct(model, images), expected)


# -- collapse and β --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variance", "used", "rate"), [(0.3, 4, 3.85313), (1.0, 3, 1.55676), (2.0, 2, 0.66088)]
)
def test_linear_vae_uses_the_directions_above_the_decoder_variance(images, variance, used, rate):
    model = vae.VAE(6, 4, hidden=(), observation=Gaussian(math.sqrt(variance)))
    minimise(model, images)
    assert exact_rate_distortion(model, images)[0].mean().item() == pytest.approx(rate, abs=1e-5)
    assert evaluation.active_units(model, images).sum() == used


def test_a_decoder_variance_above_every_eigenvalue_leaves_the_prior_and_the_mean_image(images):
    model = vae.VAE(6, 4, hidden=(), observation=Gaussian(math.sqrt(6.0)))
    minimise(model, images)
    assert exact_rate_distortion(model, images)[0].max() < 1e-6
    error = latent.reconstruct(model, images) - images.mean(0)
    assert error.abs().max() < 1e-4


def squared_error_and_rate(model, images):
    """The mean expected squared error V of an image and the mean rate."""
    rate, distortion = exact_rate_distortion(model, images)
    variance = model.observation.log_var.exp().item()
    constant = 6 / 2 * math.log(2 * math.pi * variance)
    return 2 * variance * (distortion.mean().item() - constant), rate.mean().item()


def water_filling(level):
    error = sum(min(value, level) for value in EIGENVALUES)
    return error, sum(max(0.0, math.log(value / level)) for value in EIGENVALUES) / 2


def test_water_filling_at_a_level_of_three_quarters_has_the_known_values():
    assert water_filling(0.75) == pytest.approx((3.6, 2.02055), abs=1e-5)


@pytest.mark.parametrize("beta", [0.5, 1.0, 3.0, 10.0, 24.0])
def test_beta_vae_traces_reverse_water_filling(images, axes, beta):
    variance = 0.25
    expected = pytest.approx(water_filling(beta * variance), abs=1e-10)
    closed_form = optimal_vae(images, axes, 6, variance, level=beta * variance)
    assert squared_error_and_rate(closed_form, images) == expected
    model = vae.VAE(6, 6, hidden=(), observation=Gaussian(math.sqrt(variance)))
    minimise(model, images, beta)
    trained = squared_error_and_rate(model, images)
    assert trained == pytest.approx(water_filling(beta * variance), abs=1e-4)


@pytest.mark.parametrize("beta", [0.5, 3.0, 10.0])
def test_beta_is_the_exchange_rate_of_squared_error_and_nats(images, axes, beta):
    variance, step = 0.25, 1e-4
    (low_error, low_rate), (high_error, high_rate) = (
        squared_error_and_rate(optimal_vae(images, axes, 6, variance, level), images)
        for level in (beta * variance - step, beta * variance + step)
    )
    slope = (high_rate - low_rate) / (high_error - low_error)
    assert slope == pytest.approx(-1 / (2 * beta * variance), rel=1e-5)


# -- smooth and blurred ----------------------------------------------------------------------------


def test_noise_penalty_is_exact_for_a_linear_decoder(images):
    model = with_a_random_encoder(conjugate_model(independent_columns=False))
    rate, distortion = exact_rate_distortion(model, images)
    with torch.no_grad():
        posterior = model.posterior(images)
        residual = images - model.decoder(posterior.mean)
        slopes = model.decoder[0].weight.square().sum(0)
        error = residual.square().sum(1) + posterior.variance @ slopes
    constant = 6 / 2 * math.log(2 * math.pi * 0.7)
    torch.testing.assert_close(distortion, error / (2 * 0.7) + constant)


def test_noise_penalty_of_a_curved_decoder_is_exact_up_to_the_fourth_order():
    decoder, x = small_vae(Gaussian(), num_latents=1).decoder, torch.randn(4)
    noise = torch.linspace(-10, 10, 2001)
    weight = torch.exp(-noise.square() / 2) * (noise[1] - noise[0]) / math.sqrt(2 * math.pi)

    def slope(code):
        return jacobian(decoder, code, create_graph=True)[:, 0]

    code = torch.tensor([0.3])
    residual, first, second = x - decoder(code), slope(code), jacobian(slope, code)[:, 0]

    def remainder(scale):
        error = (x - decoder(code + scale * noise[:, None])).square().sum(1) @ weight
        penalty = scale**2 * (first.square().sum() - residual @ second)
        return (error - residual.square().sum() - penalty).item()

    assert remainder(0.02) / remainder(0.01) == pytest.approx(2**4, rel=0.05)


def test_best_noise_falls_with_the_slope_and_leaves_its_price(images):
    model = conjugate_model()
    slopes = model.decoder[0].weight.detach().square().sum(0)
    with torch.no_grad():
        posterior = model.posterior(images)
        residual = (images - model.decoder(posterior.mean)).square().sum(1)
    best = 1 / (1 + slopes / 0.7)
    torch.testing.assert_close(posterior.variance, best.expand(12, 3))
    price = residual / (2 * 0.7) + posterior.mean.square().sum(1) / 2
    price = price - best.log().sum() / 2 + 6 / 2 * math.log(2 * math.pi * 0.7)
    torch.testing.assert_close(-exact_elbo(model, images), price)


@pytest.mark.parametrize(
    ("observation", "link"), [(Gaussian(0.5), torch.clone), (Bernoulli(), torch.logit)]
)
def test_best_decoder_is_the_weighted_mean_of_the_images(observation, link):
    model = small_vae(Bernoulli(), num_latents=1)
    x = torch.cat([torch.eye(4), 1 - torch.eye(4)])
    z = torch.linspace(-2, 2, 9)[:, None, None]
    with torch.no_grad():
        weight = model.posterior(x).log_prob(z).exp()  # (Z, N)
    weighted_mean = weight @ x / weight.sum(1, keepdim=True)

    def cost(output):
        return -(weight * observation.double()(output[:, None]).log_prob(x)).sum(1)

    best = link(weighted_mean).requires_grad_()
    (gradient,) = torch.autograd.grad(cost(best).sum(), best)
    assert gradient.abs().max() < 1e-12
    for _ in range(20):
        assert (cost(best + 0.1 * torch.randn_like(best)) > cost(best)).all()


@pytest.mark.parametrize("cross_entropy", [False, True])
def test_no_code_beats_the_collapsed_model_under_a_mean_over_pixels(cross_entropy):
    torch.manual_seed(0)
    x = torch.rand(6, 4, dtype=torch.float64).round(decimals=1)
    prior = torch.full((5,), 0.2, dtype=torch.float64)

    def cost(outputs):  # (J, D) → (N, J), summed over pixels
        pixels, outputs = x[:, None], outputs.clamp(1e-9, 1 - 1e-9)
        if cross_entropy:
            losses = -pixels * outputs.log() - (1 - pixels) * (1 - outputs).log()
        else:
            losses = (pixels - outputs).square()
        return losses.sum(-1)

    def best_loss(outputs, weight):  # over all encoders, the loss is -log E_p(z)[exp(-cost)]
        return -((prior * (-weight * cost(outputs)).exp()).sum(1).log()).mean()

    collapsed = x.mean(0).expand(5, 4)
    decoders = torch.rand(500, 5, 4, dtype=torch.float64)
    near = [collapsed + scale * (d - 0.5) for d in decoders for scale in (0.01, 0.3, 1)]
    mean_over_pixels = min(best_loss(d.clamp(0, 1), 1 / 4) for d in near)
    assert mean_over_pixels >= best_loss(collapsed, 1 / 4) - 1e-12
    heavy = 40.0  # a sum with a small variance: now codes pay
    assert min(best_loss(d.clamp(0, 1), heavy) for d in near) < best_loss(collapsed, heavy)
