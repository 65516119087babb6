"""Chapter 4: gradients of a mean over random codes, by scores, by paths, and by hand."""

import math
import re
from pathlib import Path
from statistics import NormalDist

import numpy as np
import pytest
import torch
from torch.autograd.functional import jacobian
from torch.distributions import MultivariateNormal, Normal

from vaelib import vae
from vaelib.distributions import Gaussian, diagonal_gaussian, kl_to_standard_normal

PAGE = Path(__file__).resolve().parent.parent / "book" / "04-reparameterization.md"
LAWS = [(0.0, 1.0), (2.0, 1.0), (-1.3, 0.6), (0.7, 1.8)]  # mean, standard deviation

pytestmark = pytest.mark.usefixtures("double_precision")

COSTS = {  # f, f', f''
    "square": (lambda z: z**2, lambda z: 2 * z, lambda z: 0 * z + 2),
    "cubic": (lambda z: z**3 - z, lambda z: 3 * z**2 - 1, lambda z: 6 * z),
    "wave": (torch.sin, torch.cos, lambda z: -torch.sin(z)),
    "growth": (lambda z: (0.7 * z).exp(), lambda z: 0.7 * (0.7 * z).exp(),
               lambda z: 0.49 * (0.7 * z).exp()),
}  # fmt: skip


def nodes(num=120):
    """Noise and weights: weighted sums are means under N(0, 1), exact to rounding here."""
    noise, weights = np.polynomial.hermite_e.hermegauss(num)
    return torch.from_numpy(noise), torch.from_numpy(weights / weights.sum())


def mean_of(values):
    return (values * nodes()[1]).sum().item()


def variance_of(values):
    return mean_of(values**2) - mean_of(values) ** 2


def slopes(function, at, step=1e-5):
    """Central differences of a number in each of its arguments."""
    result = []
    for place in range(len(at)):
        ahead, behind = list(at), list(at)
        ahead[place] += step
        behind[place] -= step
        result.append((function(*ahead) - function(*behind)) / (2 * step))
    return result


def scores(noise, scale):
    """The derivatives of log N(z; mean, scale²) in mean and scale at z = mean + scale · noise."""
    return noise / scale, (noise**2 - 1) / scale


def estimates(cost, mean, scale):
    """Each estimate at every node: {route: (in the mean, in the scale)}."""
    f, slope, _ = cost
    noise, _ = nodes()
    z = mean + scale * noise
    return {
        "path": (slope(z), noise * slope(z)),
        "score": tuple(f(z) * score for score in scores(noise, scale)),
    }


# -- the problem -----------------------------------------------------------------------------------


@pytest.mark.parametrize("mean, scale", LAWS)
def test_a_mean_under_a_gaussian_is_smooth_in_its_parameters(mean, scale):
    def mean_square(mean, scale):
        z = torch.linspace(-30, 30, 200_001)
        return torch.trapezoid(z**2 * Normal(mean, scale).log_prob(z).exp(), z).item()

    assert mean_square(mean, scale) == pytest.approx(mean**2 + scale**2, abs=1e-9)
    assert slopes(mean_square, (mean, scale)) == pytest.approx([2 * mean, 2 * scale], abs=1e-6)


def test_eight_points_give_the_two_slopes_of_the_first_figure():
    noise = [NormalDist().inv_cdf((k + 0.5) / 8) for k in range(8)]
    assert sum((1 + e) ** 2 * e for e in noise) / 8 == pytest.approx(1.70, abs=0.005)
    assert sum(2 * (1 + e) for e in noise) / 8 == pytest.approx(2)


def trained_vae(num_pixels=4):
    return vae.VAE(num_pixels, 2, hidden=(5,), observation=Gaussian(0.7))


def encoder_gradient(model, cost):
    gradients = torch.autograd.grad(cost, list(model.encoder.parameters()), allow_unused=True)
    return [torch.zeros(1) if gradient is None else gradient for gradient in gradients]


def test_sample_cuts_the_path_to_the_encoder_and_rsample_keeps_it():
    model, x = trained_vae(), torch.rand(3, 4)
    posterior = model.posterior(x)
    cut = -model.likelihood(posterior.sample()).log_prob(x).mean()
    assert all(bool((part == 0).all()) for part in encoder_gradient(model, cut))
    for cost in (
        -model.likelihood(posterior.rsample()).log_prob(x).mean(),
        vae.vae_terms(model, x).distortion.mean(),
    ):
        assert all(bool((part != 0).any()) for part in encoder_gradient(model, cost))


def test_a_sampled_rate_without_its_path_has_no_gradient_on_average():
    mean, log_var = torch.tensor([0.8, -0.5], requires_grad=True).unbind()
    means, log_vars = mean.expand(400_000), log_var.expand(400_000)
    q = diagonal_gaussian(means[:, None], log_vars[:, None])
    z = q.sample()
    rate = q.log_prob(z) - Normal(0.0, 1.0).log_prob(z).sum(-1)
    for slope in torch.autograd.grad(rate.sum(), (means, log_vars)):
        assert slope.std() > 0.5
        assert abs(slope.mean()) < 5 * slope.std() / math.sqrt(len(slope))
    closed = torch.autograd.grad(kl_to_standard_normal(mean[None], log_var[None]), mean)[0]
    assert closed == pytest.approx(0.8)


@pytest.mark.parametrize("code, scale", [(2.0, 1.414), (-2.0, 0.475)])
def test_a_frozen_noise_lets_the_scale_carry_the_code(code, scale):
    scales = torch.linspace(0.2, 3, 280_001)
    rate = ((code - 0.7 * scales) ** 2 + scales**2 - 1 - 2 * scales.log()) / 2  # mean = z − σε
    assert scales[rate.argmin()].item() == pytest.approx(scale, abs=6e-4)
    without = code**2 / 2 + (scales**2 - 1 - 2 * scales.log()) / 2  # `z = mean`
    assert scales[without.argmin()].item() == pytest.approx(1, abs=1e-4)


def test_the_code_stays_random_at_fixed_weights():
    model, x = trained_vae(), torch.rand(1, 4).expand(4000, 4)
    seen = []
    model.decoder.register_forward_hook(lambda _, inputs, __: seen.append(inputs[0].detach()))
    with torch.no_grad():
        posterior = model.posterior(x[:1])
        vae.vae_terms(model, x)
        vae.vae_terms(model, x)
    first, second = seen
    assert not torch.equal(first, second)
    for z in seen:
        assert z.std(0) == pytest.approx(posterior.stddev[0], rel=0.06)
    correlation = torch.corrcoef(torch.stack([first[:, 0], second[:, 0]]))[0, 1]
    assert correlation.abs() < 5 / math.sqrt(4000)


# -- two routes ------------------------------------------------------------------------------------


@pytest.mark.parametrize("mean, scale", LAWS)
def test_the_score_has_mean_zero_and_a_baseline_keeps_the_gradient(mean, scale):
    noise, _ = nodes()
    z = mean + scale * noise
    where = (torch.tensor(float(mean)), torch.tensor(float(scale)))
    by_autograd = jacobian(lambda m, s: Normal(m, s).log_prob(z), where)
    for score, expected in zip(scores(noise, scale), by_autograd, strict=True):
        torch.testing.assert_close(score, expected)
        assert mean_of(score) == pytest.approx(0, abs=1e-12)
        plain = mean_of(torch.sin(z) * score)
        assert mean_of((torch.sin(z) - 3.7) * score) == pytest.approx(plain, abs=1e-12)


@pytest.mark.parametrize("mean, scale", LAWS)
@pytest.mark.parametrize("cost", COSTS.values(), ids=COSTS)
def test_score_and_pathwise_estimates_have_the_same_mean(cost, mean, scale):
    noise, _ = nodes()
    truth = slopes(lambda m, s: mean_of(cost[0](m + s * noise)), (mean, scale))
    for route in estimates(cost, mean, scale).values():
        assert [mean_of(values) for values in route] == pytest.approx(truth, rel=1e-6, abs=1e-7)


@pytest.mark.parametrize("mean, scale", LAWS)
def test_the_best_baseline_counts_far_noise_more(mean, scale):
    noise, _ = nodes()
    f = (mean + scale * noise) ** 2

    def variance(baseline):
        return variance_of((f - baseline) * noise / scale)

    best = mean_of(noise**2 * f)
    assert best == pytest.approx(mean**2 + 3 * scale**2)
    assert variance(best) == pytest.approx(8 * mean**2 + 6 * scale**2)
    for other in (best - 0.1, best + 0.1, mean_of(f), 0.0):
        assert variance(other) > variance(best)
    if (mean, scale) == (2.0, 1.0):  # the plain mean, and a cost that is larger by 100
        assert (variance(5), variance(-100)) == pytest.approx((42, 11487))


@pytest.mark.parametrize("mean, scale", LAWS)
def test_pathwise_gradient_of_a_step_is_zero_where_the_truth_is_a_density(mean, scale):
    m = torch.tensor(float(mean), requires_grad=True)
    z = m + scale * torch.randn(1000)
    step = (torch.sign(z) + 1) / 2
    assert 0 < step.mean() < 1
    assert torch.autograd.grad(step.sum(), m)[0] == 0

    truth = math.exp(Normal(mean, scale).log_prob(torch.tensor(0.0)))
    (numeric,) = slopes(lambda m: 1 - Normal(m, scale).cdf(torch.tensor(0.0)).item(), (mean,))
    assert truth == pytest.approx(numeric, rel=1e-6)
    above = torch.linspace(0, mean + 20 * scale, 400_001)
    integrand = (above - mean) / scale**2 * Normal(mean, scale).log_prob(above).exp()
    assert torch.trapezoid(integrand, above).item() == pytest.approx(truth, rel=1e-6)


# -- variances -------------------------------------------------------------------------------------


def closed_form_variances(mean, scale):
    """Of the estimates for E[z²], in the mean and in the scale."""
    return {
        "path": (4 * scale**2, 4 * mean**2 + 8 * scale**2),
        "score": (
            mean**4 / scale**2 + 14 * mean**2 + 15 * scale**2,
            2 * mean**4 / scale**2 + 60 * mean**2 + 74 * scale**2,
        ),
    }


@pytest.mark.parametrize("mean, scale", LAWS)
def test_gradient_variances_equal_their_closed_forms(mean, scale):
    expected = closed_form_variances(mean, scale)
    for name, route in estimates(COSTS["square"], mean, scale).items():
        assert [variance_of(values) for values in route] == pytest.approx(expected[name])


def test_gradient_variances_of_automatic_differentiation_equal_the_closed_forms():
    mean, scale = torch.tensor(2.0, requires_grad=True), 1.0
    means = mean.expand(200_000)
    q = Normal(means, scale)
    z = q.rsample()
    (path,) = torch.autograd.grad((z**2).sum(), means, retain_graph=True)
    z = q.sample()
    (score,) = torch.autograd.grad((z**2 * q.log_prob(z)).sum(), means)
    assert path.mean().item() == pytest.approx(4, abs=0.05)
    assert score.mean().item() == pytest.approx(4, abs=0.15)
    assert path.var().item() == pytest.approx(4, rel=0.02)
    assert score.var().item() == pytest.approx(87, rel=0.05)


def test_the_moments_of_the_noise_are_products_of_odd_numbers():
    noise, _ = nodes()
    moments = [mean_of(noise**power) for power in (2, 4, 6, 8)]
    assert moments == pytest.approx([1, 3, 15, 105])


@pytest.mark.parametrize("frequency, scale", [(0.8, 1.0), (2.0, 0.7), (10.0, 1.0)])
def test_score_function_wins_when_the_cost_oscillates(frequency, scale):
    noise, _ = nodes(300)
    weights = nodes(300)[1]

    def variance(values):
        return ((values**2 * weights).sum() - (values * weights).sum() ** 2).item()

    damping = math.exp(-2 * (frequency * scale) ** 2)
    path = variance(-frequency * torch.sin(frequency * scale * noise))
    score = variance(torch.cos(frequency * scale * noise) * noise / scale)
    assert path == pytest.approx(frequency**2 / 2 * (1 - damping))
    expected = (1 + (1 - 4 * (frequency * scale) ** 2) * damping) / (2 * scale**2)
    assert score == pytest.approx(expected)
    if frequency == 10:
        assert (path, score) == pytest.approx((50, 0.5), abs=1e-6)


@pytest.mark.parametrize("mean, scale", LAWS)
@pytest.mark.parametrize("cost", COSTS.values(), ids=COSTS)
def test_bonnet_and_price_hold_for_costs_with_known_derivatives(cost, mean, scale):
    f, slope, curvature = cost
    noise, _ = nodes()

    def expected_cost(mean, variance):
        return mean_of(f(mean + math.sqrt(variance) * noise))

    z = mean + scale * noise
    rules = [mean_of(slope(z)), mean_of(curvature(z)) / 2]
    assert slopes(expected_cost, (mean, scale**2)) == pytest.approx(rules, rel=1e-6, abs=1e-7)


# -- the log-variance head -------------------------------------------------------------------------


def test_rate_has_the_slopes_mean_and_half_of_variance_minus_one():
    mean = torch.tensor([[0.4, -2.0, 3.0]], requires_grad=True)
    log_var = torch.tensor([[-0.6, 1.5, 0.0]], requires_grad=True)
    rate = kl_to_standard_normal(mean, log_var)
    slope_mean, slope_log_var = torch.autograd.grad(rate.sum(), (mean, log_var))
    torch.testing.assert_close(slope_mean, mean.detach())
    torch.testing.assert_close(slope_log_var, (log_var.detach().exp() - 1) / 2)
    z = diagonal_gaussian(mean, log_var).rsample()
    noise = ((z - mean) / torch.exp(log_var / 2)).detach()
    (path,) = torch.autograd.grad(z.sum(), log_var)
    torch.testing.assert_close(path, torch.exp(log_var.detach() / 2) * noise / 2)


def test_any_output_of_the_log_variance_head_is_a_valid_scale():
    mean = torch.zeros(1, 7)
    log_var = torch.tensor([[-60.0, -8.0, -0.7, 0.0, 0.7, 8.0, 60.0]], requires_grad=True)
    q, rate = diagonal_gaussian(mean, log_var), kl_to_standard_normal(mean, log_var)
    assert bool((q.stddev > 0).all()) and bool(torch.isfinite(rate).all())
    (slope,) = torch.autograd.grad(rate.sum() + q.rsample().sum(), log_var)
    assert bool(torch.isfinite(slope).all())

    raw = torch.tensor([0.5, -0.5])  # the museum's head: the output is taken for the scale
    assert bool(torch.log(raw)[1].isnan())
    wall = torch.tensor(1e-3, requires_grad=True)
    (slope,) = torch.autograd.grad((wall**2 - 1 - torch.log(wall**2)) / 2, wall)
    assert slope.item() == pytest.approx(-1000, rel=1e-3)


def test_noise_added_before_scaling_moves_the_mean_and_the_rate():
    mean, log_var = torch.tensor([[20.0]]), torch.tensor([[2 * math.log(0.1)]])
    noise = torch.randn(100_000, 1)
    wrong = (mean + noise) * torch.exp(log_var / 2)
    assert wrong.mean().item() == pytest.approx(2, abs=5e-3)
    assert wrong.std().item() == pytest.approx(0.1, rel=0.02)
    paid = kl_to_standard_normal(mean, log_var)
    true = kl_to_standard_normal(torch.tensor([[2.0]]), log_var)
    assert (paid - true).item() == pytest.approx(198)

    model, x = trained_vae(), torch.rand(1, 4).expand(40_000, 4)
    with torch.no_grad():
        model.encoder[-1].bias.copy_(torch.tensor([5.0, -4.0, -3.0, 1.0]))
        expected, seen = model.posterior(x[:1]), []
        model.decoder.register_forward_hook(lambda _, inputs, __: seen.append(inputs[0]))
        vae.vae_terms(model, x)
    off = (seen[0].mean(0) - expected.mean[0]).abs()
    assert bool((off < 5 * expected.stddev[0] / 200).all())


# -- a network by hand -----------------------------------------------------------------------------

IMAGE, NOISE = torch.tensor([0.9, 0.2], dtype=torch.float64), 0.7
WEIGHTS = {
    "w": [0.6, -0.4], "b": 0.1, "u": 1.2, "m": -0.2, "v": -0.8, "r": -0.2,
    "a": [0.9, -0.7], "c": [0.1, 0.3], "W": [[0.8, -0.5], [0.3, 0.6]], "o": [-0.2, 0.4],
}  # fmt: skip


def weights():
    return {name: torch.tensor(value, requires_grad=True) for name, value in WEIGHTS.items()}


def forward(p):
    """Every unit of the tiny network, and its loss."""
    h = torch.tanh(p["w"] @ IMAGE + p["b"])
    mu, s = p["u"] * h + p["m"], p["v"] * h + p["r"]
    z = mu + torch.exp(s / 2) * NOISE
    t = torch.tanh(p["a"] * z + p["c"])
    error = p["W"] @ t + p["o"] - IMAGE
    loss = (error**2).sum() / 2 + (mu**2 + torch.exp(s) - 1 - s) / 2
    return {"h": h, "mu": mu, "s": s, "z": z, "t": t, "error": error, "loss": loss}


@torch.no_grad()
def by_hand(p):
    """The 17 gradients, by the formulas of the page."""
    n = forward(p)
    h, mu, s, t, error = n["h"], n["mu"], n["s"], n["t"], n["error"]
    hidden = (1 - t**2) * (error @ p["W"])
    code = (hidden * p["a"]).sum()
    mean = code + mu
    log_var = code * torch.exp(s / 2) * NOISE / 2 + (torch.exp(s) - 1) / 2
    unit = (1 - h**2) * (p["u"] * mean + p["v"] * log_var)
    return {
        "w": unit * IMAGE, "b": unit, "u": h * mean, "m": mean, "v": h * log_var, "r": log_var,
        "a": n["z"] * hidden, "c": hidden, "W": torch.outer(error, t), "o": error,
    }  # fmt: skip


@torch.no_grad()
def paths(p):
    """The ten paths to w_1: rows are pairs (output, unit) and the rate; columns μ and s."""
    n = forward(p)
    start = (1 - n["h"] ** 2) * IMAGE[0]
    decoder = n["error"][:, None] * p["W"] * (1 - n["t"] ** 2) * p["a"]
    branch = torch.stack([p["u"], p["v"] * torch.exp(n["s"] / 2) * NOISE / 2])
    rate = torch.stack([p["u"] * n["mu"], p["v"] * (torch.exp(n["s"]) - 1) / 2])
    return start * torch.cat([decoder.reshape(4, 1) * branch, rate[None]])


def test_hand_derived_gradients_of_the_tiny_network_equal_autograd():
    for seed in range(5):
        torch.manual_seed(seed)
        p = weights()
        if seed:
            p = {name: torch.randn_like(value).requires_grad_() for name, value in p.items()}
        forward(p)["loss"].backward()
        hand = by_hand(p)
        assert sum(value.numel() for value in p.values()) == 17
        for name, value in p.items():
            assert (value.grad - hand[name]).abs().max() < 1e-12, name


def test_ten_paths_add_up_to_the_gradient_of_one_weight():
    p = weights()
    forward(p)["loss"].backward()
    ten = paths(p)
    assert ten.shape == (5, 2)
    assert abs(ten.sum() - p["w"].grad[0]) < 1e-12

    text = PAGE.read_text(encoding="utf8").replace("−", "-")
    rows = re.findall(r"^\| (?:\$.*t_\d\$|rate) \| (-?[\d.]+) \| (-?[\d.]+) \|$", text, re.M)
    assert torch.tensor([[float(a), float(b)] for a, b in rows]).sub(ten).abs().max() < 5.1e-5
    whole, one = p["w"].grad[0].item(), ten[0, 0].item()
    assert f"add up to ${whole:.4f}$" in text and text.count(f"${one:.4f}$") == 1
    n = forward(p)
    assert f"$\\mu={n['mu']:.4f}$, $s={n['s']:.4f}$, $z={n['z']:.4f}$" in text

    with torch.no_grad():  # "A step along it makes the loss larger."
        p["w"][0] -= 0.01 * one
    assert forward(p)["loss"] > n["loss"]


# -- at the exact posterior ------------------------------------------------------------------------


def conjugate_vae(slope=1.5, scale=0.7):
    """z ~ N(0, 1), x|z ~ N(slope · z, scale²), and the encoder that is its posterior."""
    variance = 1 / (1 + slope**2 / scale**2)
    model = vae.VAE(1, 1, hidden=(), observation=Gaussian(scale)).double()
    with torch.no_grad():
        model.observation.log_var.fill_(2 * math.log(scale))
        model.decoder[0].weight.fill_(slope)
        model.decoder[0].bias.zero_()
        model.encoder[0].weight.copy_(torch.tensor([[variance * slope / scale**2], [0.0]]))
        model.encoder[0].bias.copy_(torch.tensor([0.0, math.log(variance)]))
    return model, variance


def page_code():
    """What the Python blocks of the page define and print."""
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf8"), re.M | re.S)
    said, names = [], {"print": lambda *values: said.append(values)}
    exec("\n".join(blocks), names)
    return names, said


def test_sticking_the_landing_has_no_variance_at_the_posterior():
    model, variance = conjugate_vae()
    x = torch.tensor([[1.2]]).expand(100_000, 1)
    mean, log_var = (part.detach().requires_grad_() for part in model.encode(x))
    torch.manual_seed(1)
    log_weight = page_code()[0]["log_weight"]
    landing = torch.autograd.grad(log_weight(model, x, mean, log_var).sum(), (mean, log_var))
    for slope in landing:
        assert slope.var() < 1e-20 and slope.abs().max() < 1e-9

    def slope_in_mean(rate):
        noise = torch.randn_like(mean)
        z = mean + torch.exp(log_var / 2) * noise
        cost = -model.likelihood(z).log_prob(x) + rate(z)
        return torch.autograd.grad(cost.sum(), mean)[0]

    def same_draw(z):
        return diagonal_gaussian(mean, log_var).log_prob(z) - model.prior.log_prob(z)

    same = slope_in_mean(same_draw)
    closed = slope_in_mean(lambda z: kl_to_standard_normal(mean, log_var))
    assert 1 / variance == pytest.approx(5.592, abs=5e-4)
    assert (1 - variance) ** 2 / variance == pytest.approx(3.771, abs=5e-4)
    assert same.var().item() == pytest.approx(1 / variance, rel=0.02)
    assert closed.var().item() == pytest.approx((1 - variance) ** 2 / variance, rel=0.02)
    for slope in (same, closed):
        assert abs(slope.mean()) < 5 * slope.std() / math.sqrt(len(slope))


def test_the_path_alone_is_unbiased_away_from_the_posterior():
    f, slope, _ = COSTS["growth"]
    noise, _ = nodes()
    mean, scale = 0.3, 1.4
    ordinary = slope(mean + scale * noise)
    landing = ordinary + noise / scale
    assert mean_of(landing) == pytest.approx(mean_of(ordinary))
    assert variance_of(landing) > variance_of(ordinary)  # "the variance can also rise"


def test_the_landing_loses_to_each_rival_where_the_page_says():
    _, posterior = conjugate_vae()
    noise, _ = nodes()

    def variances(factor):
        """Of the slope in the mean: same draw, closed form, landing."""
        scale = factor * math.sqrt(posterior)
        slope = scale * noise / posterior
        return [variance_of(e) for e in (slope, slope - scale * noise, slope - noise / scale)]

    for rival, places in ((0, [0.707]), (1, [0.741, 2.365])):
        for place in places:
            inner, outer = variances(place - 1e-3), variances(place + 1e-3)
            assert (inner[2] > inner[rival]) == (place < 1)
            assert (outer[2] > outer[rival]) == (place > 1)
    at_posterior = variances(1)
    assert at_posterior == pytest.approx([5.592, 3.771, 0], abs=5e-4)


# -- many latents, discrete codes ------------------------------------------------------------------


def test_full_covariance_codes_have_the_covariance_of_their_factor():
    factor = torch.tensor([[1.2, 0.0, 0.0], [-0.5, 0.4, 0.0], [0.3, 0.8, 0.9]])
    mean, noise = torch.tensor([1.0, -2.0, 0.5]), torch.randn(200_000, 3)
    z = mean + noise @ factor.T
    assert (z.mean(0) - mean).abs().max() < 0.02
    assert (torch.cov(z.T) - factor @ factor.T).abs().max() < 0.03
    stretched = -(noise**2).sum(-1) / 2 - torch.det(factor).log() - 1.5 * math.log(2 * math.pi)
    law = MultivariateNormal(mean, covariance_matrix=factor @ factor.T)
    torch.testing.assert_close(law.log_prob(z), stretched)

    factor.requires_grad_()
    (slope,) = torch.autograd.grad(torch.sin(mean + factor @ noise[0]).sum(), factor)
    expected = torch.outer(torch.cos(mean + factor @ noise[0]), noise[0])
    torch.testing.assert_close(slope, expected.detach())


def test_score_variance_grows_with_the_square_of_the_number_of_latents():
    for num_latents in (1, 2, 5, 20):
        noise = torch.randn(400_000, num_latents)
        square = (noise**2).sum(-1)
        estimate = noise[:, 0] * square
        exact = (num_latents + 2) * (num_latents + 4)
        assert (estimate**2).mean().item() == pytest.approx(exact, rel=0.04)
        better = (noise[:, 0] * (square - num_latents - 2)).var().item()
        assert better == pytest.approx(2 * num_latents + 4, rel=0.05)
        assert (2 * noise[:, 0]).var().item() == pytest.approx(4, rel=0.02)


def test_the_largest_gumbel_has_the_law_of_the_classes_and_the_softmax_is_biased():
    probabilities = torch.tensor([0.2, 0.5, 0.3])
    gumbel = -torch.log(-torch.log(torch.rand(200_000, 3)))
    logits = probabilities.log() + gumbel
    counts = torch.bincount(logits.argmax(-1), minlength=3) / len(logits)
    assert (counts - probabilities).abs().max() < 0.005
    values = torch.tensor([-1.0, 0.5, 2.0])
    exact = (probabilities * values**2).sum()
    bias = {
        temperature: abs(((torch.softmax(logits / temperature, -1) @ values) ** 2).mean() - exact)
        for temperature in (1.0, 0.3, 0.05)
    }
    assert bias[1.0] > 0.3 and bias[1.0] > bias[0.3] > bias[0.05] > 0.005


# -- the page's code -------------------------------------------------------------------------------


def test_the_code_of_the_page_runs_and_estimates_the_slope():
    torch.set_default_dtype(torch.float32)
    _, said = page_code()
    ((path, score),) = said
    assert path.item() == pytest.approx(4, abs=0.05) and score.item() == pytest.approx(4, abs=0.2)
