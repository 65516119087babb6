"""Chapter 3: what its page proves about the Kullback–Leibler divergence, by sums and integrals."""

import math
import re
from pathlib import Path

import pytest
import torch
from torch.distributions import MultivariateNormal, Normal, kl_divergence

from vaelib.distributions import diagonal_gaussian, kl_to_standard_normal
from vaelib.priors import standard_normal

pytestmark = pytest.mark.usefixtures("double_precision")

PAGE = Path(__file__).resolve().parent.parent / "book" / "03-kl.md"
HALF_LOG_2_PI = math.log(2 * math.pi) / 2
PAIRS = [(1.0, 2.0, 0.0, 1.0), (0.0, 1.0, 1.0, 2.0), (-0.7, 0.3, 0.4, 1.6), (2.0, 0.9, -1.0, 0.5)]


def log_gaussian(z, mean, scale):
    """log N(z; mean, scale²), written out."""
    return -(((z - mean) / scale) ** 2) / 2 - math.log(scale) - HALF_LOG_2_PI


def grid(mean=0.0, scale=1.0, reach=14.0, num_points=20_001):
    return mean + scale * torch.linspace(-reach, reach, num_points)


def average(values, log_q, z):
    """E_q[values] by the trapezoidal rule."""
    return torch.trapezoid(values * log_q.exp(), z).item()


def kl_by_integral(mean1, scale1, mean2, scale2):
    z = grid(mean1, scale1)
    log_q = log_gaussian(z, mean1, scale1)
    return average(log_q - log_gaussian(z, mean2, scale2), log_q, z)


def kl_of_two_gaussians(mean1, scale1, mean2, scale2):
    """The page's general formula."""
    square = scale1**2 + (mean1 - mean2) ** 2
    return math.log(scale2 / scale1) - 1 / 2 + square / (2 * scale2**2)


def price(mean, scale):
    """The library's KL to N(0, 1) of one latent."""
    log_var = torch.tensor([2 * math.log(scale)])
    return kl_to_standard_normal(torch.tensor([float(mean)]), log_var).item()


def finite_kl(q, p):
    """The page's sum with its two rules for zeros."""
    ratio = torch.where(q > 0, q / p, torch.ones_like(q))
    return torch.where(q > 0, q * ratio.log(), torch.zeros_like(q)).sum(-1)


def random_laws(*shape):
    return torch.softmax(2 * torch.randn(shape), -1)


# -- the definition --------------------------------------------------------------------------------


def test_finite_kl_follows_its_rules_for_zeros():
    q, p = torch.tensor([0.5, 0.5, 0.0]), torch.tensor([0.25, 0.5, 0.25])
    assert finite_kl(q, p).item() == pytest.approx(math.log(2) / 2)
    assert finite_kl(p, q).item() == math.inf
    for small in (1e-6, 1e-12):  # the rules are limits
        near = torch.tensor([0.5, 0.5 - small, small])
        assert finite_kl(near, p).item() == pytest.approx(math.log(2) / 2, abs=40 * small)
        assert finite_kl(p, near).item() > -0.25 * math.log(small) - 1
    uniform = kl_divergence(torch.distributions.Uniform(0, 1), torch.distributions.Uniform(0, 2))
    assert uniform.item() == pytest.approx(math.log(2))


def test_a_heavy_tail_makes_a_kl_infinite():
    def up_to(reach):
        z = torch.sinh(torch.linspace(-math.asinh(reach), math.asinh(reach), 100_001))
        cauchy = 1 / (math.pi * (1 + z**2))
        return torch.trapezoid(cauchy * (cauchy.log() - log_gaussian(z, 0, 1)), z).item()

    for reach in (1e2, 1e4, 1e6):  # the area grows in proportion to the length of the axis
        assert up_to(2 * reach) - up_to(reach) == pytest.approx(reach / math.pi, rel=0.05)


def test_two_coins_have_the_kls_of_the_page():
    fair, unfair = torch.tensor([0.5, 0.5]), torch.tensor([0.25, 0.75])
    assert finite_kl(fair, unfair).item() == pytest.approx(math.log(4 / 3) / 2, abs=1e-14)
    assert finite_kl(unfair, fair).item() == pytest.approx(0.75 * math.log(3) - math.log(2))
    assert finite_kl(fair, unfair).item() == pytest.approx(0.1438, abs=5e-5)
    assert finite_kl(unfair, fair).item() == pytest.approx(0.1308, abs=5e-5)


def test_kl_is_cross_entropy_minus_entropy():
    q, p = random_laws(100, 6), random_laws(100, 6)
    cross_entropy = torch.nn.functional.cross_entropy(p.log(), q, reduction="none")
    entropy = torch.distributions.Categorical(q).entropy()
    torch.testing.assert_close(finite_kl(q, p), cross_entropy - entropy)
    for pair in PAIRS:
        z = grid(*pair[:2])
        log_q, log_p = log_gaussian(z, *pair[:2]), log_gaussian(z, *pair[2:])
        difference = average(-log_p, log_q, z) - Normal(*pair[:2]).entropy().item()
        assert difference == pytest.approx(kl_of_two_gaussians(*pair), abs=1e-10)


# -- never negative --------------------------------------------------------------------------------


def test_kl_is_never_negative_and_zero_only_for_equal_laws():
    q, p = random_laws(1000, 5), random_laws(1000, 5)
    assert finite_kl(q, p).min() > 0
    assert finite_kl(q, q).abs().max() < 1e-14
    for size in (1e-2, 1e-3):
        shift = size * (torch.eye(5)[0] - torch.eye(5)[1])
        assert finite_kl(torch.full((5,), 0.2) + shift, torch.full((5,), 0.2)) > size**2


def test_each_point_of_the_shifted_integrand_is_at_least_zero():
    q, p = random_laws(1000, 5), random_laws(1000, 5)
    r = p / q
    shifted = r - 1 - r.log()
    assert shifted.min() >= 0
    assert (-r.log()).min() < 0
    torch.testing.assert_close((q * shifted).sum(-1), finite_kl(q, p))


def test_negative_part_of_the_integrand_is_at_most_one():
    q, p = random_laws(1000, 5), random_laws(1000, 5)
    losses = (q * (q / p).log()).clamp(max=0).sum(-1)
    assert losses.min() > -1
    z = grid(0, 2)
    log_q, log_p = log_gaussian(z, 1, 2), log_gaussian(z, 0, 1)
    for first, second, gain, loss in ((log_q, log_p, 1.575, 0.269), (log_p, log_q, 0.546, 0.103)):
        curve = first.exp() * (first - second)  # as in the figure
        assert torch.trapezoid(curve.clamp(min=0), z).item() == pytest.approx(gain, abs=6e-4)
        assert torch.trapezoid(-curve.clamp(max=0), z).item() == pytest.approx(loss, abs=6e-4)


# -- what changes a KL -----------------------------------------------------------------------------

MAPS = {  # g, its inverse
    "scaled": (lambda z: 1000 * z, lambda y: y / 1000),
    "steep at the ends": (torch.sinh, torch.asinh),
    "squashed": (torch.sigmoid, torch.logit),
    "falling": (lambda z: torch.exp(-z), lambda y: -torch.log(y)),
}


@pytest.mark.parametrize("g, inverse", MAPS.values(), ids=MAPS)
def test_kl_does_not_change_under_an_invertible_map(g, inverse):
    pair = (0.4, 0.6, -0.3, 0.9)
    y = g(grid(0.4, 0.6, reach=8, num_points=40_001)).requires_grad_()  # a fine grid where y lives
    z = inverse(y)
    (slope,) = torch.autograd.grad(z.sum(), y)
    z, y, slope = z.detach(), y.detach(), slope.abs().log()
    log_q, log_p = log_gaussian(z, *pair[:2]) + slope, log_gaussian(z, *pair[2:]) + slope
    inside = torch.isfinite(log_q)
    area = torch.trapezoid(log_q[inside].exp(), y[inside]).abs().item()
    assert area == pytest.approx(1, abs=1e-6)
    measured = torch.trapezoid(((log_q - log_p) * log_q.exp())[inside], y[inside]).item()
    assert abs(measured) == pytest.approx(kl_of_two_gaussians(*pair), abs=1e-6)


def test_standardising_by_the_second_law_leaves_two_numbers():
    for mean1, scale1, mean2, scale2 in PAIRS:
        standardised = price((mean1 - mean2) / scale2, scale1 / scale2)
        assert standardised == pytest.approx(
            kl_by_integral(mean1, scale1, mean2, scale2), abs=1e-10
        )


def test_kl_of_independent_parts_is_the_sum():
    qx, px, qz, pz = (random_laws(20, n) for n in (3, 3, 4, 4))
    joint_q = (qx[:, :, None] * qz[:, None, :]).flatten(1)
    joint_p = (px[:, :, None] * pz[:, None, :]).flatten(1)
    torch.testing.assert_close(finite_kl(joint_q, joint_p), finite_kl(qx, px) + finite_kl(qz, pz))
    mean, log_var = torch.randn(2, 7, 5).unbind()
    parts = kl_to_standard_normal(mean[..., None], log_var[..., None]).sum(-1)
    torch.testing.assert_close(kl_to_standard_normal(mean, log_var), parts)


def test_forgetting_a_part_never_raises_a_kl():
    q, p = (random_laws(200, 12).reshape(200, 3, 4) for _ in range(2))
    conditional = finite_kl(q / q.sum(-1, keepdim=True), p / p.sum(-1, keepdim=True))
    forgotten = finite_kl(q.sum(-1), p.sum(-1))
    chain = forgotten + (q.sum(-1) * conditional).sum(-1)
    torch.testing.assert_close(finite_kl(q.flatten(1), p.flatten(1)), chain)
    assert (forgotten < chain).all()


# -- Gaussians on the line -------------------------------------------------------------------------


@pytest.mark.parametrize("mean, scale", [(0.0, 1.0), (1.0, 2.0), (-0.7, 0.3), (2.0, 1.4)])
def test_every_line_of_the_gaussian_kl_has_the_same_value(mean, scale):
    z, variance = grid(mean, scale), scale**2
    log_q, log_p = log_gaussian(z, mean, scale), log_gaussian(z, 0, 1)
    log_q_constant = -math.log(2 * math.pi * variance) / 2

    def mean_of(values):
        return average(values, log_q, z)

    square, second = mean_of((z - mean) ** 2), mean_of(z**2)
    lines = [
        mean_of(log_q - log_p),
        mean_of(log_q_constant - (z - mean) ** 2 / (2 * variance) + HALF_LOG_2_PI + z**2 / 2),
        log_q_constant - square / (2 * variance) + HALF_LOG_2_PI + second / 2,
        log_q_constant - 1 / 2 + HALF_LOG_2_PI + second / 2,
        log_q_constant - 1 / 2 + HALF_LOG_2_PI + (mean**2 + variance) / 2,
        -HALF_LOG_2_PI - math.log(variance) / 2 - 1 / 2 + HALF_LOG_2_PI + (mean**2 + variance) / 2,
        -math.log(variance) / 2 - 1 / 2 + (mean**2 + variance) / 2,
        (mean**2 + variance - 1 - math.log(variance)) / 2,
    ]
    assert lines == pytest.approx([price(mean, scale)] * len(lines), abs=1e-10)


@pytest.mark.parametrize("pair", PAIRS)
def test_kl_of_two_gaussians_equals_the_integral(pair):
    closed_form = kl_of_two_gaussians(*pair)
    assert closed_form == pytest.approx(kl_by_integral(*pair), abs=1e-10)
    torchs = kl_divergence(Normal(*pair[:2]), Normal(*pair[2:])).item()
    assert closed_form == pytest.approx(torchs, abs=1e-12)


def test_mean_square_from_a_point_adds_its_squared_distance_from_the_mean():
    for mean, scale, point, _ in PAIRS:
        z = grid(mean, scale)
        measured = average((z - point) ** 2, log_gaussian(z, mean, scale), z)
        assert measured == pytest.approx(scale**2 + (mean - point) ** 2, abs=1e-9)


def test_narrow_prior_has_its_own_constant():
    def on_the_page(mean, scale):
        return 5000 * (mean**2 + scale**2) - math.log(scale) + math.log(0.01) - 1 / 2

    assert on_the_page(0, 0.01) == pytest.approx(0, abs=1e-12)
    for mean, scale in ((0.0, 0.02), (0.01, 0.005), (1.0, 1.0)):
        torchs = kl_divergence(Normal(mean, scale), Normal(0.0, 0.01)).item()
        assert on_the_page(mean, scale) == pytest.approx(torchs, rel=1e-12)
    constant = on_the_page(0, 0.01) - 5000 * 0.01**2 + math.log(0.01)
    assert constant == pytest.approx(-5.1052, abs=5e-5)
    assert 256 * (-5 - constant) == pytest.approx(26.9, abs=0.05)


# -- vectors ---------------------------------------------------------------------------------------


def gaussian_vector(num_latents):
    root = torch.randn(num_latents, num_latents) / 2 + torch.eye(num_latents)
    return torch.randn(num_latents), root @ root.T


def full_kl(mean1, cov1, mean2, cov2):
    """The page's formula for two Gaussian vectors."""
    inverse, away = torch.linalg.inv(cov2), mean1 - mean2
    logs = torch.logdet(cov2) - torch.logdet(cov1)
    return (logs - len(mean1) + torch.trace(inverse @ cov1) + away @ inverse @ away) / 2


def kl_to_prior(mean, cov):
    return (torch.trace(cov) + mean @ mean - len(mean) - torch.logdet(cov)) / 2


@pytest.mark.parametrize("num_latents", [1, 2, 5])
def test_full_covariance_kl_equals_torchs(num_latents):
    for _ in range(20):
        first, second = gaussian_vector(num_latents), gaussian_vector(num_latents)
        torchs = kl_divergence(MultivariateNormal(*first), MultivariateNormal(*second))
        torch.testing.assert_close(full_kl(*first, *second), torchs)
        prior = torch.zeros(num_latents), torch.eye(num_latents)
        torchs = kl_divergence(MultivariateNormal(*first), MultivariateNormal(*prior))
        torch.testing.assert_close(kl_to_prior(*first), torchs)
        torch.testing.assert_close(full_kl(*first, *prior), torchs)


def test_trace_trick_and_second_moment_hold_for_a_full_covariance():
    mean, cov = gaussian_vector(2)
    point, matrix = gaussian_vector(2)  # any point, any symmetric matrix
    line = torch.linspace(-9, 9, 301)
    noise = torch.cartesian_prod(line, line)
    weight = standard_normal(2).log_prob(noise).exp() * (line[1] - line[0]) ** 2
    away = noise @ torch.linalg.cholesky(cov).T
    z = mean + away
    quadratic = weight @ (away @ torch.linalg.inv(cov) * away).sum(-1)
    assert quadratic.item() == pytest.approx(2, abs=1e-10)
    from_point = weight @ ((z - point) @ matrix * (z - point)).sum(-1)
    expected = torch.trace(matrix @ cov) + (mean - point) @ matrix @ (mean - point)
    assert from_point.item() == pytest.approx(expected.item(), abs=1e-9)
    second = weight @ z.square().sum(-1)
    assert second.item() == pytest.approx((torch.trace(cov) + mean @ mean).item(), abs=1e-10)
    torch.testing.assert_close((away * weight[:, None]).T @ away, cov)


def test_diagonal_covariance_gives_the_sum_over_latents():
    mean, log_var = torch.randn(6), torch.randn(6)
    rate = kl_to_standard_normal(mean, log_var)
    torch.testing.assert_close(rate, kl_to_prior(mean, torch.diag(log_var.exp())))
    singles = [
        price(m, math.exp(s / 2)) for m, s in zip(mean.tolist(), log_var.tolist(), strict=True)
    ]
    assert rate.item() == pytest.approx(sum(singles), abs=1e-12)


def test_rotating_both_laws_changes_nothing():
    mean, cov = gaussian_vector(4)
    turn = torch.linalg.qr(torch.randn(4, 4))[0]
    torch.testing.assert_close(
        kl_to_prior(turn @ mean, turn @ cov @ turn.T), kl_to_prior(mean, cov)
    )


def test_a_correlation_costs_minus_half_log_one_minus_its_square():
    scale = torch.tensor([0.7, 1.3])
    cov = torch.outer(scale, scale) * torch.tensor([[1.0, 0.8], [0.8, 1.0]])
    extra = kl_to_prior(torch.zeros(2), cov) - kl_to_prior(torch.zeros(2), torch.diag(scale**2))
    assert extra.item() == pytest.approx(-math.log(1 - 0.64) / 2, abs=1e-12)
    assert extra.item() == pytest.approx(0.5108256, abs=5e-8)


# -- slopes, ends, neighbourhood -------------------------------------------------------------------


def test_gradients_in_mean_and_log_variance_are_the_closed_forms():
    mean, log_var = (3 * torch.randn(2, 50, 1)).requires_grad_().unbind()
    rate = kl_to_standard_normal(mean, log_var).sum()
    slopes = torch.autograd.grad(rate, (mean, log_var), create_graph=True)
    torch.testing.assert_close(slopes[0], mean)
    torch.testing.assert_close(slopes[1], (log_var.exp() - 1) / 2)
    curvature = [torch.autograd.grad(s.sum(), (mean, log_var), create_graph=True, allow_unused=True)
                 for s in slopes]  # fmt: skip
    torch.testing.assert_close(curvature[0][0], torch.ones_like(mean))
    torch.testing.assert_close(curvature[1][1], log_var.exp() / 2)
    assert all(mixed is None or not mixed.any() for mixed in (curvature[0][1], curvature[1][0]))
    assert slopes[1].min() > -0.5


def test_halving_a_small_scale_costs_one_bit():
    for mean, scale in ((0.0, 0.01), (1.5, 0.2), (0.3, 2.0)):
        step = price(mean, scale / 2) - price(mean, scale)
        assert step == pytest.approx(math.log(2) - 3 / 8 * scale**2, abs=1e-12)
    assert price(0, 0.01) == pytest.approx(-math.log(0.01) - 0.5, abs=1e-4)
    assert price(0.5, 1e-4) == pytest.approx(-math.log(1e-4) + (0.25 - 1) / 2, abs=1e-7)
    assert price(0, 1e4) == pytest.approx(1e8 / 2, rel=1e-6)


def test_small_differences_cost_a_quadratic_amount_in_both_directions():
    p = random_laws(6)
    h = torch.randn(6)
    h = h - (p * h).sum()
    for kl in (lambda q: finite_kl(q, p), lambda q: finite_kl(p, q)):
        off = [abs(kl(p * (1 + t * h)) - t**2 / 2 * (p * h**2).sum()) for t in (1e-2, 5e-3)]
        assert off[0] < 1e-5 and 6 < off[0] / off[1] < 10  # the error is of third order
    for log_var in (0.02, -0.02):
        assert price(0, math.exp(log_var / 2)) == pytest.approx(log_var**2 / 4, rel=0.01)


# -- no distance, two fits -------------------------------------------------------------------------


def test_kl_is_neither_symmetric_nor_bound_by_a_triangle():
    there, back = kl_by_integral(1, 2, 0, 1), kl_by_integral(0, 1, 1, 2)
    assert there == pytest.approx(2 - math.log(2), abs=1e-10)
    assert back == pytest.approx(math.log(2) - 1 / 4, abs=1e-10)
    assert there == pytest.approx(1.3069, abs=5e-5) and back == pytest.approx(0.4431, abs=5e-5)
    z = grid(0, 2)
    log_ratio = log_gaussian(z, 0, 1) - log_gaussian(z, 1, 2)
    assert 0.855 < log_ratio.max().item() < 0.86
    steps = kl_by_integral(0, 1, 1, 1) + kl_by_integral(1, 1, 2, 1)
    assert kl_by_integral(0, 1, 2, 1) == pytest.approx(2, abs=1e-10)
    assert steps == pytest.approx(1, abs=1e-10)


def log_mixture(z, weight=0.6, distance=2.0, width=0.6):
    """The page's mixture: peaks at -distance and distance, of standard deviation width."""
    return torch.logaddexp(
        math.log(weight) + log_gaussian(z, -distance, width),
        math.log(1 - weight) + log_gaussian(z, distance, width),
    )


def forward_kl(mean, scale, **mixture):
    z = grid(0, 2)
    log_p = log_mixture(z, **mixture)
    return average(log_p - log_gaussian(z, mean, scale), log_p, z)


def reverse_kl(mean, scale, **mixture):
    noise = torch.linspace(-9, 9, 2001)
    z = mean + scale * noise
    return average(
        log_gaussian(noise, 0, 1) - math.log(scale) - log_mixture(z, **mixture),
        log_gaussian(noise, 0, 1),
        noise,
    )


def reverse_fit(mean, scale, **mixture):
    """The end of a descent on the reverse KL: mean, scale and cost."""
    noise = torch.linspace(-9, 9, 401)
    weight = log_gaussian(noise, 0, 1).exp() * (noise[1] - noise[0])
    start = torch.tensor([mean, math.log(scale)]).requires_grad_()
    optimizer = torch.optim.LBFGS([start], max_iter=200, tolerance_grad=1e-10,
                                  line_search_fn="strong_wolfe")  # fmt: skip

    def cost():
        optimizer.zero_grad()
        z = start[0] + start[1].exp() * noise
        loss = weight @ -log_mixture(z, **mixture) - start[1] - HALF_LOG_2_PI - 1 / 2
        loss.backward()
        return loss

    optimizer.step(cost)
    return start[0].item(), start[1].exp().item(), cost().item()


def test_forward_fit_matches_the_moments():
    z = grid(0, 2)
    log_p = log_mixture(z)
    mean = average(z, log_p, z)
    variance = average((z - mean) ** 2, log_p, z)
    assert (mean, variance) == pytest.approx((-0.4, 4.2), abs=1e-9)
    best = forward_kl(mean, math.sqrt(variance))
    for other in ((-0.4, 1.9), (-0.4, 2.2), (-0.3, 2.05), (-2.0, 0.6), (0.0, 1.0)):
        extra = kl_of_two_gaussians(mean, math.sqrt(variance), *other)
        assert extra > 0
        assert forward_kl(*other) == pytest.approx(best + extra, abs=1e-9)


def test_reverse_fit_takes_one_peak_for_at_most_minus_log_its_weight():
    for start, weight in ((-2.0, 0.6), (2.0, 0.4)):
        mean, _, cost = reverse_fit(start, 0.6)
        assert mean == pytest.approx(start, abs=0.01)
        assert cost == pytest.approx(-math.log(weight), abs=0.002)
        assert cost <= reverse_kl(start, 0.6) < -math.log(weight)
        assert reverse_kl(1.5 * start, 0.6, distance=3.0) < -math.log(weight)
    assert reverse_fit(-2.0, 0.6)[:2] == pytest.approx((-2.00, 0.60), abs=0.005)
    wide = reverse_fit(-0.4, 2.0)
    assert abs(wide[0]) < 0.5 and wide[1] > 1.5
    assert reverse_fit(2.0, 0.6)[2] < wide[2] < reverse_kl(-0.4, math.sqrt(4.2))


def test_covering_both_peaks_costs_the_reverse_kl_more_the_farther_they_are():
    costs = [
        reverse_kl(-0.2 * a, math.sqrt(0.36 + 0.96 * a**2), distance=a) for a in (2.0, 3.0, 4.0)
    ]
    assert -math.log(0.4) < costs[0] < costs[1] < costs[2]


def test_reverse_fit_covers_peaks_that_overlap():
    for start in ((-2.0, 1.0), (2.0, 1.0), (-0.4, 2.0)):
        mean, scale, _ = reverse_fit(*start, width=1.0)
        assert mean == pytest.approx(-0.33, abs=0.01) and scale == pytest.approx(2.02, abs=0.01)


# -- estimates from samples ------------------------------------------------------------------------


@pytest.mark.parametrize("mean", [0.1, 0.5, 1.0, 1.5])
def test_both_estimators_are_unbiased_and_have_their_closed_variances(mean):
    z = grid(mean, 1)
    log_q, log_r = log_gaussian(z, mean, 1), log_gaussian(z, 0, 1) - log_gaussian(z, mean, 1)
    kl = mean**2 / 2
    for terms, variance in (
        (-log_r, mean**2),
        (log_r.exp() - 1 - log_r, math.exp(mean**2) - 1 - mean**2),
    ):
        assert average(terms, log_q, z) == pytest.approx(kl, abs=1e-10)
        assert average((terms - kl) ** 2, log_q, z) == pytest.approx(variance, abs=1e-9)


def variances_of_a_term(mean, scale):
    """Of one term of Â and one of B̂, for N(mean, scale²) and N(0, 1)."""
    z = grid(mean, scale)
    log_q = log_gaussian(z, mean, scale)
    log_r = log_gaussian(z, 0, 1) - log_q
    kl = average(-log_r, log_q, z)
    plain = average((-log_r - kl) ** 2, log_q, z)
    control = average((log_r.exp() - 1 - log_r - kl) ** 2, log_q, z)
    variance = average((log_r.exp() - 1) ** 2, log_q, z)
    both_ways = kl_of_two_gaussians(mean, scale, 0, 1) + kl_of_two_gaussians(0, 1, mean, scale)
    assert control - plain == pytest.approx(variance - 2 * both_ways, rel=1e-9)
    return kl, plain, control


def test_size_of_the_kl_does_not_decide_which_estimator_wins():
    equal = 1.2564  # of the page, = μ²
    assert math.exp(equal) - 1 - equal == pytest.approx(equal, abs=1e-3)
    for square, better in ((0.01, True), (1.0, True), (1.5, False), (4.0, False)):
        _, plain, control = variances_of_a_term(math.sqrt(square), 1)
        assert (control < plain) == better
    assert math.exp(0.01) - 1.01 == pytest.approx(0.01**2 / 2, rel=0.01)
    far = variances_of_a_term(1, 2)
    assert far == pytest.approx((1.307, 8.50, 5.74), abs=0.005)
    for scale in (1.1, 2, 5, 20):
        _, plain, control = variances_of_a_term(0, scale)
        assert control < plain
    assert price(0, math.sqrt(0.5)) == pytest.approx(0.097, abs=5e-4)


def test_control_variate_is_biased_where_the_first_law_misses_a_part():
    z = torch.rand(1000)
    q, p = torch.distributions.Uniform(0, 1), torch.distributions.Uniform(0, 2)
    log_r = p.log_prob(z) - q.log_prob(z)
    torch.testing.assert_close(-log_r, torch.full_like(z, math.log(2)))
    terms = log_r.exp() - 1 - log_r
    torch.testing.assert_close(terms, torch.full_like(z, math.log(2) - 1 / 2))
    assert terms.mean().item() == pytest.approx(0.193, abs=5e-4)


def test_ratio_has_an_infinite_variance_under_a_narrow_law():
    def second_moment(scale, reach, mean=0.3):
        z = torch.linspace(-reach, reach, 20_001)
        log_square = 2 * log_gaussian(z, 0, 1) - log_gaussian(z, mean, scale)  # of p²/q
        return torch.trapezoid(log_square.exp(), z).item()

    wide, narrow = math.sqrt(0.6), math.sqrt(0.5)
    assert second_moment(wide, 60.0) == pytest.approx(second_moment(wide, 30.0), rel=1e-9)
    assert second_moment(narrow, 20.0) > 10 * second_moment(narrow, 10.0)
    assert second_moment(narrow, 20.0, 0) == pytest.approx(2 * second_moment(narrow, 10.0, 0))


# -- the museum ------------------------------------------------------------------------------------


def test_dropping_the_constant_makes_a_kl_negative():
    for mean, scale in ((0.0, 1.0), (1.0, 0.3)):
        dropped = -math.log(2 * math.pi * scale**2) / 2 - 1 / 2 + (mean**2 + scale**2) / 2
        assert dropped - price(mean, scale) == pytest.approx(-0.918939, abs=5e-7)
    assert 20 * HALF_LOG_2_PI == pytest.approx(18.4, abs=0.05)


def test_a_narrow_latent_pays_the_full_price_of_its_precision():
    assert price(0, 0.1) == pytest.approx(1.8076, abs=5e-5)
    assert price(0, 0.1) == pytest.approx(kl_by_integral(0, 0.1, 0, 1), abs=1e-10)
    for scale in (0.02, 0.3, 0.9, 1.1, 3.0):
        assert price(0, scale) > (scale - 1 - math.log(scale)) / 2
    charged = (0.1 - 1 - math.log(0.1)) / 2
    assert charged == pytest.approx(0.7013, abs=5e-5)
    assert charged / price(0, 0.1) == pytest.approx(0.39, abs=0.005)


def test_a_distant_mean_is_charged_however_thin_its_cloud():
    mean = torch.tensor([6.0, 8.0])
    for log_var in (0.0, math.log(1e-4), -20.0):
        widths = torch.full((2,), log_var)
        extra = kl_to_standard_normal(mean, widths) - kl_to_standard_normal(0 * mean, widths)
        assert extra.item() == pytest.approx(50, abs=1e-9)
    thin = 1e-4 * torch.eye(2)
    assert (mean @ thin @ mean).item() == pytest.approx(0.01)
    assert (mean @ mean).item() == pytest.approx(100)
    at_prior = torch.trace(torch.eye(2)) - torch.logdet(torch.eye(2))
    assert at_prior.item() == 2  # K, because the line lacks -K


def test_a_thin_cloud_is_expensive():
    log_var = torch.linspace(0, -30, 31)[:, None]
    rate = kl_to_standard_normal(torch.zeros_like(log_var), log_var)
    assert (rate.diff() > 0).all()
    assert rate[-1].item() == pytest.approx(14.5, abs=1e-9)


def test_rate_averages_over_the_posterior_and_not_over_the_prior():
    posterior = diagonal_gaussian(torch.tensor([1.0]), torch.tensor([2 * math.log(0.1)]))
    rate = price(1, 0.1)
    assert rate == pytest.approx(kl_divergence(posterior, standard_normal(1)).item(), abs=1e-12)
    assert rate == pytest.approx(2.31, abs=0.005)
    swapped = kl_divergence(standard_normal(1), posterior).item()
    assert swapped == pytest.approx(97.2, abs=0.05)


def test_swapped_kl_gives_no_bound():
    mean, log_var = torch.linspace(0, 6, 1201)[:, None], torch.linspace(-3, 3, 1201)
    swapped = (log_var - 1 + (1 + mean**2) / log_var.exp()) / 2
    for x, excess in ((2.0, -1.11), (5.0, 1.18)):  # p(x | z) = N(x; z, 1/4)
        spread = (x - mean) ** 2 + log_var.exp()
        distortion = (math.log(2 * math.pi / 4) + 4 * spread) / 2
        truth = Normal(0.0, 1.25**0.5).log_prob(torch.tensor(x))
        best = (-distortion - swapped).max() - truth
        assert best.item() == pytest.approx(excess, abs=0.005)


# -- the page --------------------------------------------------------------------------------------


def test_code_on_the_page_prints_what_its_comments_say():
    torch.set_default_dtype(torch.float32)  # as a reader runs it
    printed, names = [], {"print": lambda value: printed.append(value)}
    promised = []
    for block in re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf8"), re.M | re.S):
        exec(block, names)
        promised += re.findall(r"print\(.*#.*?(near )?(-?\d+\.\d+)$", block, re.M)
    assert len(promised) == len(printed) >= 7
    for (near, number), value in zip(promised, printed, strict=True):
        tolerance = 0.05 if near else 5e-5
        assert float(value) == pytest.approx(float(number), abs=tolerance)
