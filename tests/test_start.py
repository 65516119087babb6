"""Chapter 0: what its page proves about densities, moments, units and samples, held by vaelib."""

import math

import pytest
import torch

from vaelib.distributions import Bernoulli, Gaussian, diagonal_gaussian
from vaelib.priors import standard_normal

MEAN, VARIANCE = 2.0, 0.25  # of the page's example


def column(*values: float) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)[:, None]


def gaussian(mean: float, variance: float):
    """N(z; mean, variance) over one latent, in float64."""
    return diagonal_gaussian(column(mean)[0], column(math.log(variance))[0])


def integral(function, low: float, high: float, num_points: int = 20_001) -> float:
    """The integral of ``function``, (N, 1) -> (N,), by the trapezoidal rule."""
    z = torch.linspace(low, high, num_points, dtype=torch.float64)
    return torch.trapezoid(function(z[:, None]), z).item()


def expectation(function, distribution) -> float:
    """E[function(z)] of a Gaussian over one latent as the integral the page defines it by."""
    mean, scale = distribution.mean.item(), distribution.stddev.item()

    def integrand(z):
        return function(z[:, 0]) * distribution.log_prob(z).exp()

    return integral(integrand, mean - 14 * scale, mean + 14 * scale)


def assert_average(samples, expected: float):
    """Holds the average of independent samples within 4 standard errors of ``expected``."""
    standard_error = samples.std().item() / math.sqrt(len(samples))
    assert samples.mean().item() == pytest.approx(expected, abs=4 * standard_error)


# ----------------------------------------------- the Gaussian


@pytest.mark.parametrize("mean, variance", [(0.0, 1.0), (2.0, 0.25), (-1.5, 9.0), (0.3, 1e-4)])
def test_gaussian_moments_equal_their_closed_forms(mean, variance):
    q = gaussian(mean, variance)
    expected = {
        "area": 1.0,
        "mean": mean,
        "central": variance,
        "second": mean**2 + variance,
        "fourth": 3 * variance**2,
    }
    measured = {
        "area": expectation(torch.ones_like, q),
        "mean": expectation(lambda z: z, q),
        "central": expectation(lambda z: (z - mean) ** 2, q),
        "second": expectation(lambda z: z**2, q),
        "fourth": expectation(lambda z: (z - mean) ** 4, q),
    }
    assert measured == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_diagonal_gaussian_has_variance_exp_log_var():
    mean = torch.tensor([[0.0, 1.0, -2.0], [3.0, 0.5, 0.0]], dtype=torch.float64)
    log_var = torch.tensor([[0.0, -2.0, 3.0], [1.0, -8.0, 0.1]], dtype=torch.float64)
    z = mean + 0.7
    written_out = -0.5 * (math.log(2 * math.pi) + log_var + (z - mean) ** 2 / log_var.exp())
    q = diagonal_gaussian(mean, log_var)
    torch.testing.assert_close(q.variance, log_var.exp())
    torch.testing.assert_close(q.log_prob(z), written_out.sum(-1))


def test_samples_of_the_page_example_have_its_three_moments():
    torch.manual_seed(0)
    z = gaussian(MEAN, VARIANCE).sample((100_000,))[:, 0]
    assert_average(z, MEAN)
    assert_average((z - MEAN) ** 2, VARIANCE)
    assert_average(z**2, MEAN**2 + VARIANCE)


def test_expected_squared_length_of_a_code_is_the_sum_of_second_moments():
    torch.manual_seed(0)
    mean = torch.tensor([1.0, -2.0, 0.5], dtype=torch.float64)
    log_var = torch.tensor([0.2, -1.0, 1.0], dtype=torch.float64)
    z = diagonal_gaussian(mean, log_var).sample((100_000,))
    assert_average(z.square().sum(-1), (mean**2 + log_var.exp()).sum().item())


@pytest.mark.parametrize("variance, nats", [(0.25, 0.807), (1.0, 0.0), (4.0, 0.318)])
def test_variance_passed_as_a_scale_overcharges_by_its_closed_form(variance, nats):
    right, wrong = gaussian(MEAN, variance), gaussian(MEAN, variance**2)
    damage = expectation(lambda z: right.log_prob(z[:, None]) - wrong.log_prob(z[:, None]), right)
    closed_form = math.log(variance) / 2 - 1 / 2 + 1 / (2 * variance)
    assert damage == pytest.approx(closed_form, abs=1e-9)
    assert damage == pytest.approx(nats, abs=5e-4)


# ----------------------------------------------- change of variables

MAPS = {  # g, its inverse
    "stretched and moved": (lambda e: MEAN + 0.5 * e, lambda z: (z - MEAN) / 0.5),
    "steep at the ends": (torch.sinh, torch.asinh),
    "falling": (lambda e: torch.exp(-e), lambda z: -torch.log(z)),
    "squashed": (torch.sigmoid, torch.logit),
}


def pushed_density(inverse, z):
    """p_z by the page's theorem, the derivative of the inverse by autograd."""
    z = z.clone().requires_grad_()
    noise = inverse(z)
    (derivative,) = torch.autograd.grad(noise.sum(), z)
    density = standard_normal(1, like=z).log_prob(noise).exp() * derivative[:, 0].abs()
    return density.detach()


@pytest.mark.parametrize("g, inverse", MAPS.values(), ids=MAPS)
def test_change_of_variables_keeps_the_area(g, inverse):
    for interval in ((-2.0, -1.0), (-0.5, 0.5), (1.0, 1.2), (-5.0, 5.0)):
        before = integral(lambda e: standard_normal(1, like=e).log_prob(e).exp(), *interval)
        low, high = sorted(g(torch.tensor(interval, dtype=torch.float64)).tolist())
        after = integral(lambda z: pushed_density(inverse, z), low, high, num_points=200_001)
        assert after == pytest.approx(before, rel=1e-6)


def test_a_stretched_and_moved_standard_normal_is_the_gaussian():
    z = torch.linspace(-1, 5, 50, dtype=torch.float64)[:, None]
    moved = pushed_density(lambda z: (z - MEAN) / math.sqrt(VARIANCE), z)
    torch.testing.assert_close(moved, gaussian(MEAN, VARIANCE).log_prob(z).exp())


# ----------------------------------------------- samples and units


def test_monte_carlo_variance_falls_with_the_number_of_samples():
    torch.manual_seed(0)
    one_sample = 4 * MEAN**2 * VARIANCE + 2 * VARIANCE**2  # Var[z²]
    for num_samples in (1, 10, 100):
        z = gaussian(MEAN, VARIANCE).sample((num_samples, 10_000))
        estimates = z.square().mean(0)
        assert estimates.var().item() == pytest.approx(one_sample / num_samples, rel=0.06)


@pytest.mark.parametrize("c", [1.0, 0.5, 255.0])
def test_scaling_the_pixels_costs_one_log_per_pixel(c):
    torch.manual_seed(0)
    num_pixels, scale = 784, 0.2
    mean, x = torch.rand(2, 3, num_pixels, dtype=torch.float64)
    before = Gaussian(scale).double()(mean).log_prob(x)
    after = Gaussian(c * scale).double()(c * mean).log_prob(c * x)
    expected = before - num_pixels * math.log(c)
    torch.testing.assert_close(after, expected, rtol=0, atol=1e-2)


def test_an_image_of_coin_tosses_costs_log_two_per_pixel():
    torch.manual_seed(0)
    x = torch.randint(2, (5, 784)).double()
    surprise = -Bernoulli()(torch.zeros_like(x)).log_prob(x)
    torch.testing.assert_close(surprise, torch.full_like(surprise, 784 * math.log(2)))
    assert surprise[0].item() == pytest.approx(543.4, abs=0.05)
