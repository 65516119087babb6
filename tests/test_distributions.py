"""The distributions: normalised, summed over pixels, in nats; and each refuses wrong pixels."""

import inspect
import itertools
import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch.distributions import Normal, kl_divergence

from vaelib import data, distributions, priors
from vaelib.distributions import Bernoulli, ContinuousBernoulli, Gaussian, UncheckedNormal

pytestmark = pytest.mark.usefixtures("double_precision")


def gauss_legendre(num_points=200):
    """Points and weights that integrate over [0, 1]."""
    points, weights = np.polynomial.legendre.leggauss(num_points)
    return torch.tensor(points + 1) / 2, torch.tensor(weights) / 2


def normal_grid():
    """Points and weights that average over N(0, 1)."""
    points = torch.linspace(-12, 12, 4801)
    density = priors.standard_normal(1).log_prob(points[:, None]).exp()
    return points, density * (points[1] - points[0])


# -- the rate --------------------------------------------------------------------------------------


def test_rate_is_zero_when_the_posterior_is_the_prior():
    zeros = torch.zeros(1, 3)
    assert distributions.kl_to_standard_normal(zeros, zeros).item() == 0
    for step in torch.cat([torch.eye(6), -torch.eye(6)]) / 100:
        mean, log_var = step[None].chunk(2, dim=1)
        assert distributions.kl_to_standard_normal(mean, log_var) > 0


def test_rate_of_a_known_gaussian_is_two_minus_log_two():
    rate = distributions.kl_to_standard_normal(torch.ones(1, 1), torch.full((1, 1), math.log(4)))
    assert rate.item() == pytest.approx(2 - math.log(2), abs=1e-14)


def test_closed_form_kl_equals_torchs_kl_of_the_two_distributions():
    mean, log_var = torch.randn(2, 4, 5, 3).unbind()
    kl = distributions.kl_to_standard_normal(mean, log_var)
    posterior = distributions.diagonal_gaussian(mean, log_var)
    torch.testing.assert_close(kl, kl_divergence(posterior, priors.standard_normal(3)))
    assert kl.shape == (4, 5)


def test_prior_follows_the_precision_of_the_weights_it_serves():
    assert priors.standard_normal(2, like=torch.empty(0)).mean.dtype == torch.float64
    single = torch.empty(0, dtype=torch.float32)
    assert priors.standard_normal(2, like=single).mean.dtype == torch.float32


# -- many posteriors and their average -------------------------------------------------------------


def test_mean_rate_is_information_plus_mismatch_of_the_aggregate():
    mean = torch.tensor([[-3.0], [-0.5], [1.0], [2.0]])
    log_var = torch.tensor([[-2.0], [-1.0], [0.0], [-4.0]])
    z = torch.linspace(-25, 25, 20_001)
    log_q = distributions.diagonal_gaussian(mean, log_var).log_prob(z[:, None, None])  # (Z, N)
    log_aggregate = log_q.logsumexp(1, keepdim=True) - math.log(4)
    log_prior = priors.standard_normal(1).log_prob(z[:, None])[:, None]
    mass = (z[1] - z[0]) * log_q.exp() / 4
    information = (mass * (log_q - log_aggregate)).sum()
    mismatch = (mass * (log_aggregate - log_prior)).sum()
    rate = distributions.kl_to_standard_normal(mean, log_var).mean()
    assert rate.item() == pytest.approx((information + mismatch).item(), abs=1e-10)
    assert 0.5 < information < math.log(4)
    assert mismatch > 0.5


def test_information_reaches_log_n_when_the_posteriors_do_not_overlap():
    mean, log_var = 100 * torch.arange(4.0)[:, None], torch.zeros(4, 1)
    posterior = distributions.diagonal_gaussian(mean, log_var)
    log_q = posterior.log_prob(posterior.sample((50,))[:, :, None])  # (S, N, N)
    information = (log_q.diagonal(dim1=1, dim2=2) - log_q.logsumexp(2)).mean() + math.log(4)
    assert information.item() == pytest.approx(math.log(4), abs=1e-12)


@pytest.mark.parametrize("variance", [0.05, 0.5, 1.0])
def test_tiled_posteriors_match_the_prior_and_carry_information(variance):
    y, weight = normal_grid()
    mean, log_var = math.sqrt(1 - variance) * y, torch.full_like(y, math.log(variance))
    posterior = distributions.diagonal_gaussian(mean[:, None], log_var[:, None])
    z = torch.linspace(-3, 3, 13)
    aggregate = posterior.log_prob(z[:, None, None]).exp() @ weight
    prior = priors.standard_normal(1).log_prob(z[:, None]).exp()
    torch.testing.assert_close(aggregate, prior, rtol=0, atol=1e-12)
    rate = distributions.kl_to_standard_normal(mean[:, None], log_var[:, None]) @ weight
    information = -math.log(variance) / 2  # entropy of N(0, 1) minus entropy of one posterior
    assert rate.item() == pytest.approx(information, abs=1e-12)


# -- observation models ----------------------------------------------------------------------------

GREY = torch.linspace(0, 1, 12, dtype=torch.float64).reshape(4, 3)
OBSERVATIONS = {
    "bernoulli": (
        Bernoulli(),
        GREY.round(),
        lambda output: torch.distributions.Bernoulli(logits=output),
    ),
    "continuous-bernoulli": (
        ContinuousBernoulli(),
        GREY,
        lambda output: torch.distributions.ContinuousBernoulli(logits=output),
    ),
    "gaussian": (
        Gaussian(0.5),
        4 * GREY - 2,
        lambda output: torch.distributions.Normal(output, 0.5),
    ),
    "learned": (
        Gaussian(2.0, learned=True),
        4 * GREY - 2,
        lambda output: torch.distributions.Normal(output, 2.0),
    ),
}


@pytest.mark.parametrize(
    ("observation", "x", "reference"), OBSERVATIONS.values(), ids=OBSERVATIONS.keys()
)
def test_log_prob_of_an_image_is_the_sum_of_its_pixels(observation, x, reference):
    output = torch.randn(5, 4, 3)
    log_prob = observation.double()(output).log_prob(x)
    expected = reference(output).log_prob(x.expand_as(output)).sum(-1)
    torch.testing.assert_close(log_prob, expected, rtol=1e-6, atol=1e-6)
    assert log_prob.shape == (5, 4)


def test_bernoulli_probabilities_of_all_images_add_to_one():
    images = torch.tensor(list(itertools.product([0.0, 1.0], repeat=4)))
    log_prob = Bernoulli()(torch.randn(4)).log_prob(images)
    assert log_prob.exp().sum().item() == pytest.approx(1, abs=1e-14)


def test_gaussian_distortion_is_the_scaled_squared_error_plus_a_constant():
    x, mean = torch.randn(2, 7, 5).unbind()
    distortion = -Gaussian(0.3)(mean).log_prob(x)
    constant = 5 / 2 * math.log(2 * math.pi * 0.09)
    expected = (x - mean).square().sum(-1) / (2 * 0.09) + constant
    torch.testing.assert_close(distortion, expected)


def test_grey_cross_entropy_is_the_expected_binary_distortion():
    x, logits = torch.tensor([0.1, 0.5, 0.8, 1.0]), torch.randn(4)
    images = torch.tensor(list(itertools.product([0.0, 1.0], repeat=4)))
    chance = (x * images + (1 - x) * (1 - images)).prod(1)
    expected = -(chance * Bernoulli()(logits).log_prob(images)).sum()
    cross_entropy = F.binary_cross_entropy_with_logits(logits, x, reduction="sum")
    assert expected.item() == pytest.approx(cross_entropy.item(), abs=1e-12)


def test_grey_bound_lies_below_the_mean_evidence_of_the_binary_images():
    x, weights = torch.tensor([0.1, 0.5, 0.8]), torch.randn(3)
    images = torch.tensor(list(itertools.product([0.0, 1.0], repeat=3)))
    chance = (x * images + (1 - x) * (1 - images)).prod(1)
    noise, weight = normal_grid()
    log_evidence = Bernoulli()(noise[:, None, None] * weights).log_prob(images).exp().T @ weight
    mean, log_var = torch.tensor([[0.3]]), torch.tensor([[-0.5]])
    z = mean + torch.exp(log_var / 2) * noise[:, None]
    cross_entropy = F.binary_cross_entropy_with_logits(
        z * weights, x.expand(len(z), 3), reduction="none"
    ).sum(-1)
    bound = -cross_entropy @ weight - distributions.kl_to_standard_normal(mean, log_var).item()
    assert bound < chance @ log_evidence.log()


LOGITS = pytest.mark.parametrize(
    "logit", [-80.0, -17.0, -1.0, -0.0101, -0.0099, 0.0, 0.0099, 0.0101, 0.5, 17.0, 80.0]
)


@LOGITS
@pytest.mark.parametrize("dtype", [torch.float64, torch.float32])
def test_continuous_bernoulli_integrates_to_one(logit, dtype):
    x, weight = gauss_legendre()
    distribution = ContinuousBernoulli()(torch.tensor([logit], dtype=dtype))
    density = distribution.log_prob(x[:, None].to(dtype)).double().exp()
    tolerance = 1e-10 if dtype == torch.float64 else 1e-5
    assert (density @ weight).item() == pytest.approx(1, abs=tolerance)


def test_continuous_bernoulli_at_one_half_is_the_uniform_density_and_two_is_its_constant():
    x = torch.rand(9, 1)
    log_prob = ContinuousBernoulli()(torch.zeros(1)).log_prob(x)
    torch.testing.assert_close(log_prob, torch.zeros(9))
    torch.testing.assert_close(log_prob - Bernoulli()(torch.zeros(1)).log_prob(x),
                               torch.full((9,), math.log(2)))  # fmt: skip


def test_leaving_out_the_constant_costs_at_least_log_two_for_each_pixel():
    x, logits = torch.rand(50, 6), 3 * torch.randn(50, 6)
    saved = ContinuousBernoulli()(logits).log_prob(x) - Bernoulli()(logits).log_prob(x)
    assert saved.min() > 6 * math.log(2)


@LOGITS
def test_continuous_bernoulli_mean_is_the_closed_form(logit):
    distribution = ContinuousBernoulli()(torch.tensor([logit]))
    closed_form = math.exp(logit) / math.expm1(logit) - 1 / logit if logit else 0.5
    assert distribution.mean.item() == pytest.approx(closed_form, abs=1e-8)
    x, weight = gauss_legendre()
    integral = (x * distribution.log_prob(x[:, None]).exp()) @ weight
    assert integral.item() == pytest.approx(closed_form, abs=1e-8)


@LOGITS
def test_continuous_bernoulli_gradient_at_the_logit_is_the_pixel_minus_the_mean(logit):
    logits = torch.full((5, 1), logit, requires_grad=True)
    x = torch.linspace(0, 1, 5)[:, None]
    distribution = ContinuousBernoulli()(logits)
    (gradient,) = torch.autograd.grad(distribution.log_prob(x).sum(), logits)
    torch.testing.assert_close(gradient, x - distribution.mean, rtol=0, atol=1e-7)


def test_continuous_bernoulli_mean_is_closer_to_one_half_than_its_parameter():
    mean = ContinuousBernoulli()(torch.tensor([0.8]).logit()).mean
    assert mean.item() == pytest.approx(0.6119858, abs=1e-7)


def test_learned_variance_is_the_mean_squared_error():
    observation = Gaussian(scale=3.0, learned=True)
    x, mean = torch.randn(2, 50, 8).unbind()
    optimizer = torch.optim.LBFGS(observation.parameters(), max_iter=100, tolerance_grad=1e-12,
                                  tolerance_change=0, line_search_fn="strong_wolfe")  # fmt: skip

    def distortion():
        optimizer.zero_grad()
        loss = -observation(mean).log_prob(x).mean()
        loss.backward()
        return loss

    optimizer.step(distortion)
    squared_error = (x - mean).square().mean().item()
    assert observation.log_var.exp().item() == pytest.approx(squared_error, rel=1e-8)
    at_the_optimum = 4 * (math.log(2 * math.pi * squared_error) + 1)
    assert distortion().item() == pytest.approx(at_the_optimum, rel=1e-12)


def test_only_a_learned_scale_is_trained_and_both_are_saved():
    assert not list(Gaussian(2.0).parameters())
    assert len(list(Gaussian(2.0, learned=True).parameters())) == 1
    for observation in (Gaussian(2.0), Gaussian(2.0, learned=True)):
        assert observation.state_dict()["log_var"].exp().item() == pytest.approx(4)


# -- what is refused -------------------------------------------------------------------------------

EVERY_OBSERVATION = pytest.mark.parametrize(
    "observation", [Bernoulli(), ContinuousBernoulli(), Gaussian()], ids=lambda o: type(o).__name__
)


def test_grey_pixels_under_a_bernoulli_are_counted_and_a_remedy_is_named():
    x = torch.tensor([[0.0, 0.25, 1.0], [0.5, 1.0, 0.0]])
    message = r"2 of 6 are not \(the first is 0\.25\).*data\.binarize.*ContinuousBernoulli\(\)"
    with pytest.raises(ValueError, match=message):
        Bernoulli().check(x)
    Bernoulli().check(x.round())


@pytest.mark.parametrize("wrong", [-0.01, 255.0])
def test_pixels_outside_the_unit_interval_are_refused_by_a_continuous_bernoulli(wrong):
    x = torch.tensor([[0.0, 0.5, 1.0]])
    ContinuousBernoulli().check(x)
    x[0, 1] = wrong
    with pytest.raises(ValueError, match=rf"run from .*{wrong:g}.*data\.scale"):
        ContinuousBernoulli().check(x)


def test_a_gaussian_accepts_any_finite_pixel():
    Gaussian().check(torch.tensor([[-1e6, 0.5, 1e6]]))


def test_a_set_in_place_of_its_images_is_refused_by_name():
    as_readers_call_it = inspect.unwrap(distributions.check_images)  # without our shape checks
    images = data.digits()[0]
    with pytest.raises(TypeError, match=r"got Images; of a set, pass its \.images"):
        as_readers_call_it(images, num_pixels=64)


def test_pictures_that_are_not_flat_are_refused_with_the_remedy():
    with pytest.raises(ValueError, match=r"\(N, 4\), got \(1, 2, 2\)\. Flatten .*flatten\(1\)"):
        distributions.check_images(torch.zeros(1, 2, 2), num_pixels=4)


@EVERY_OBSERVATION
@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf])
def test_pixels_that_are_no_number_are_refused_and_counted(observation, wrong):
    x = torch.ones(2, 3)
    x[0, 1] = x[1, 2] = wrong
    with pytest.raises(ValueError, match="2 of 6 pixels are NaN or infinite"):
        observation.check(x)


@EVERY_OBSERVATION
def test_an_empty_batch_is_refused_by_its_shape(observation):
    with pytest.raises(ValueError, match=r"the batch is empty \(shape \(0, 3\)\)"):
        observation.check(torch.empty(0, 3))


@pytest.mark.parametrize("scale", [0.0, -1.0, math.nan, math.inf])
@pytest.mark.parametrize("learned", [False, True])
def test_a_gaussian_without_a_positive_scale_is_refused(scale, learned):
    with pytest.raises(ValueError, match=f"a standard deviation above 0, got scale={scale}"):
        Gaussian(scale, learned=learned)


def test_continuous_bernoulli_samples_have_its_mean_at_any_logit():
    torch.manual_seed(0)
    logits = torch.tensor([-80.0, -20.0, -1.0, 0.0, 1.0, 20.0, 80.0])
    pixels = distributions.ContinuousBernoulli()(logits)
    draws = pixels.sample((100_000,))
    error = draws.std(0) / math.sqrt(100_000)
    assert ((draws.mean(0) - pixels.mean).abs() < 5 * error).all()
    assert draws.min() >= 0 and draws.max() <= 1


def test_an_unchecked_normal_draws_and_compares_as_a_normal_does():
    mean, scale = torch.randn(3, 2), torch.rand(3, 2) + 0.1
    checked, unchecked = Normal(mean, scale), UncheckedNormal(mean, scale)
    torch.manual_seed(0)
    drawn = checked.sample((5,))
    torch.manual_seed(0)
    assert torch.equal(unchecked.sample((5,)), drawn)
    assert not unchecked.expand((4, 3, 2)).sample().requires_grad
    other = Normal(torch.zeros(2), torch.ones(2))
    torch.testing.assert_close(kl_divergence(unchecked, other), kl_divergence(checked, other))
    torch.testing.assert_close(unchecked.log_prob(drawn), checked.log_prob(drawn))
