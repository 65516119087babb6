"""Chapter 2: Jensen's inequality, the bound by three routes, and a model in which all is exact."""

import contextlib
import io
import math
import re
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn
from torch.distributions import MultivariateNormal, Normal, kl_divergence

from vaelib import evaluation, vae
from vaelib.distributions import Bernoulli, Gaussian

pytestmark = pytest.mark.usefixtures("double_precision")

PAGE = (Path(__file__).parent.parent / "book" / "02-elbo.md").read_text(encoding="utf8")
SLOPE, SCALE, X = 1.5, 0.7, 1.2  # the toy model: z ~ N(0, 1), x | z ~ N(1.5 z, 0.49), x = 1.2
TOTAL = SLOPE**2 + SCALE**2
M, V = SLOPE * X / TOTAL, SCALE**2 / TOTAL  # its posterior N(M, V)
Q, PRIOR, POSTERIOR, NARROW = (0.4, 0.35), (0.0, 1.0), (M, V), (0.4, 0.03)
GAUSSIANS = [Q, PRIOR, POSTERIOR, NARROW, (-1.3, 2.0), (0.9, 0.1)]


def normal(mean, variance):
    return Normal(torch.tensor(mean), math.sqrt(variance))


def toy(mean, variance, slope=SLOPE):
    """The toy model as a VAE of the library whose encoder always answers N(mean, variance)."""
    model = vae.VAE(1, 1, hidden=(), observation=Gaussian(SCALE))
    with torch.no_grad():
        model.decoder[0].weight.fill_(slope)
        model.decoder[0].bias.zero_()
        model.encoder[0].weight.zero_()
        model.encoder[0].bias.copy_(torch.tensor([mean, math.log(variance)]))
    return model


def images(count=1):
    return torch.full((count, 1), X)


def curved(observation=Bernoulli):
    """A random VAE with a non-linear decoder, four pixels and one latent."""
    model = vae.VAE(4, 1, hidden=(5,), activation=nn.Tanh, observation=observation())
    for parameter in model.parameters():
        nn.init.normal_(parameter)
    return model


def standard_nodes(count=60):
    """Nodes and weights of a quadrature that averages over N(0, 1)."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(count)
    return torch.tensor(nodes), torch.tensor(weights) / math.sqrt(2 * math.pi)


def over_posterior(model, x, function):
    """E_q of function(z, q), by quadrature, for each image."""
    nodes, weights = standard_nodes()
    q = model.posterior(x)
    z = q.mean + q.stddev * nodes[:, None, None]
    return torch.einsum("s,sb->b", weights, function(z, q))


def log_weight(model, x):
    def function(z, q):
        return model.likelihood(z).log_prob(x) + model.prior.log_prob(z) - q.log_prob(z)

    return function


def grid_evidence(model, x, reach=10, num_points=201):
    """log p(x) of each image, from a grid of codes."""
    grid = torch.linspace(-reach, reach, num_points)
    z = grid[:, None, None].expand(-1, len(x), 1)
    log_joint = model.likelihood(z).log_prob(x) + model.prior.log_prob(z)
    return log_joint.logsumexp(0) + (grid[1] - grid[0]).log()


def terms(mean, variance):
    """Gap, rate, distortion and ELBO of q = N(mean, variance) in the toy model, in nats."""
    model, x = toy(mean, variance), images()
    with torch.no_grad():
        rate = evaluation.rate_distortion(model, x)[0].item()
        likelihood = lambda z, q: model.likelihood(z).log_prob(x)  # noqa: E731
        distortion = -over_posterior(model, x, likelihood).item()
        elbo = over_posterior(model, x, log_weight(model, x)).item()
    gap = kl_divergence(normal(mean, variance), normal(M, V)).item()
    return gap, rate, distortion, elbo


LOG_EVIDENCE = -0.5 * math.log(2 * math.pi * TOTAL) - X**2 / (2 * TOTAL)


def second_moment(mean, variance, m=M, v=V):
    """The closed form of the page for E_q[(p(z|x) / q(z))²]."""
    width = 2 * variance - v
    return variance / math.sqrt(v * width) * math.exp((mean - m) ** 2 / width)


# -- the evidence ----------------------------------------------------------------------------------


def test_a_grid_gives_the_evidence_of_one_latent():
    found = grid_evidence(toy(*Q), images()).item()
    assert found == pytest.approx(LOG_EVIDENCE, abs=1e-12)


def test_evidence_and_posterior_of_the_toy_model_are_gaussian():
    z, x = torch.linspace(-3, 3, 61)[:, None], torch.linspace(-4, 4, 61)[:, None, None]
    model = toy(*Q)
    joint = model.likelihood(z).log_prob(x) + model.prior.log_prob(z)
    evidence = normal(0.0, TOTAL).log_prob(x[..., 0])
    posterior = Normal(SLOPE * x[..., 0] / TOTAL, math.sqrt(V)).log_prob(z[:, 0])
    torch.testing.assert_close(joint, evidence + posterior, rtol=0, atol=1e-12)


# -- Jensen and the KL -----------------------------------------------------------------------------


def test_log_of_a_mean_is_never_below_the_mean_of_the_logs():
    values = torch.tensor([1.0, 4.0])
    assert values.mean().log().item() == pytest.approx(0.9163, abs=5e-5)
    assert values.log().mean().item() == pytest.approx(0.6931, abs=5e-5)
    w = torch.randn(1000, 6).mul(2).exp()
    share = torch.rand(1000, 6).softmax(-1)
    assert ((share * w).sum(-1).log() - (share * w.log()).sum(-1) > 0).all()
    same = torch.full((6,), 2.7)
    assert (share @ same).log().sub(share @ same.log()).abs().max() < 1e-14
    for q in GAUSSIANS:
        assert terms(*q)[3] <= LOG_EVIDENCE + 1e-12


def test_supporting_line_of_a_kinked_function_lies_above_it():
    u = torch.linspace(-3, 3, 601)

    def f(u):  # slope 1.5 before 0, slope -0.2 after it, and bent on both sides
        return torch.where(u < 0, 1.5 * u, -0.2 * u) - 0.1 * u**2

    for slope in (-0.2, 0.4, 1.5):
        assert (f(u) <= slope * u + 1e-15).all()
    for slope in (-0.25, 1.55):
        assert (f(u) > slope * u).any()
    w = torch.randn(100, 8)
    assert (f(w).mean(-1) < f(w.mean(-1))).all()


def test_kl_is_never_negative_and_zero_only_for_equal_laws():
    q, p = torch.rand(2, 500, 5).softmax(-1)
    kl = (q * (q / p).log()).sum(-1)
    assert (kl > 0).all()
    assert (q * (q / q).log()).sum(-1).abs().max() == 0
    for mean, variance in GAUSSIANS:
        rate = terms(mean, variance)[1]
        assert rate == 0 if (mean, variance) == PRIOR else rate > 0.1


# -- sampling from the prior -----------------------------------------------------------------------


def test_relative_variance_of_prior_samples_is_at_least_exponential_in_the_kl():
    nodes, weights = standard_nodes(200)
    for model in [toy(*Q), *(curved() for _ in range(5))]:
        x = images() if model.num_pixels == 1 else torch.tensor([[1.0, 0, 1, 1]])
        with torch.no_grad():
            likelihood = model.likelihood(nodes[:, None, None]).log_prob(x)[:, 0].exp()
        ratio = likelihood / (weights @ likelihood)  # p(x|z) / p(x) = p(z|x) / p(z)
        variance = weights @ (ratio - 1).square()
        kl = weights @ torch.xlogy(ratio, ratio)
        assert variance > kl.exp() - 1
        if model.num_pixels == 1:
            assert variance.item() == pytest.approx(second_moment(*PRIOR) - 1, rel=1e-9)
            assert variance.item() == pytest.approx(1.2208, abs=5e-5)
            assert kl.item() == pytest.approx(0.6659, abs=5e-5)


def test_log_of_a_prior_average_is_biased_low():
    model, repeats = toy(*PRIOR), 20_000
    half_variance = (second_moment(*PRIOR) - 1) / 2
    for num_samples, bias, relative in [
        (1, LOG_EVIDENCE + 4.327570, 0.0),
        (100, half_variance / 100, 0.05),
    ]:
        draws = -evaluation.nll(model, images(repeats), num_samples=num_samples)
        error = draws.std() / math.sqrt(repeats)
        off = LOG_EVIDENCE - draws.mean()
        assert off > 5 * error
        assert abs(off - bias) < 5 * error + relative * bias


# -- three routes ----------------------------------------------------------------------------------


def test_the_three_routes_give_one_number():
    for _ in range(5):
        model, x = curved(), torch.eye(4)
        with torch.no_grad():
            elbo = over_posterior(model, x, log_weight(model, x))
            evidence = grid_evidence(model, x, reach=30, num_points=6001)

            def log_ratio(z, q, model=model, x=x, evidence=evidence):
                joint = model.likelihood(z).log_prob(x) + model.prior.log_prob(z)
                return q.log_prob(z) - (joint - evidence)

            gap = over_posterior(model, x, log_ratio)
            likelihood = over_posterior(model, x, lambda z, q: model.likelihood(z).log_prob(x))  # noqa: B023
            rate = evaluation.rate_distortion(model, x)[0]
        assert (gap > 0).all() and (elbo < evidence).all()
        torch.testing.assert_close(elbo, evidence - gap, rtol=0, atol=1e-9)
        torch.testing.assert_close(elbo, likelihood - rate, rtol=0, atol=1e-7)


def test_joint_kl_is_the_mean_gap_plus_the_kl_of_the_images():
    for _ in range(20):
        q, p = torch.rand(2, 3, 4).flatten(1).softmax(-1).reshape(2, 3, 4)  # rows x, columns z
        data, evidence = q.sum(1), p.sum(1)
        encoder, posterior = q / data[:, None], p / evidence[:, None]
        joint = (q * (q / p).log()).sum()
        gap = (encoder * (encoder / posterior).log()).sum(1)
        elbo = (encoder * (p / encoder).log()).sum(1)
        torch.testing.assert_close(joint, data @ gap + data @ (data / evidence).log())
        torch.testing.assert_close(joint, data @ data.log() - data @ elbo)


# -- two readings ----------------------------------------------------------------------------------


def test_gap_and_rate_are_different_divergences():
    for q in GAUSSIANS:
        gap, rate, distortion, elbo = terms(*q)
        assert elbo == pytest.approx(LOG_EVIDENCE - gap, abs=1e-10)
        assert elbo == pytest.approx(-distortion - rate, abs=1e-10)
        assert abs(gap - rate) > 0.03
    assert terms(*POSTERIOR)[0] == pytest.approx(0, abs=1e-12) and terms(*POSTERIOR)[1] > 0.6
    assert terms(*PRIOR)[1] == 0 and terms(*PRIOR)[0] > 2.6


def test_without_the_rate_the_number_exceeds_the_log_evidence():
    _, rate, distortion, elbo = terms(*POSTERIOR)
    assert -distortion == pytest.approx(LOG_EVIDENCE + rate, abs=1e-10) and rate > 0.6
    spike = terms(X / SLOPE, 1e-10)
    assert -spike[2] == pytest.approx(-0.562, abs=5e-4) and -spike[2] > LOG_EVIDENCE > spike[3]
    model = toy(*POSTERIOR)
    found = evaluation.elbo(model, images(), num_samples=100_000).item()
    assert found == pytest.approx(elbo, abs=0.02) and found < -distortion - 0.5


@pytest.mark.parametrize(("scale", "bounded"), [(0.7, True), (0.5, False)])
def test_without_log_q_the_number_is_a_bound_only_for_a_wide_posterior(scale, bounded):
    total = SLOPE**2 + scale**2
    m, v = SLOPE * X / total, scale**2 / total
    evidence = normal(0.0, total).log_prob(torch.tensor(X))
    mean, std = torch.meshgrid(
        torch.linspace(-2, 2, 401) + m, torch.logspace(-4, 0, 50), indexing="ij"
    )
    error = (X - SLOPE * mean) ** 2 + (SLOPE * std) ** 2
    distortion = math.log(2 * math.pi * scale**2) / 2 + error / (2 * scale**2)
    found = -distortion - math.log(2 * math.pi) / 2 - (mean**2 + std**2) / 2
    assert (found.max() < evidence) == bounded == (v > 1 / (2 * math.pi))
    assert found.max().item() == pytest.approx((evidence - math.log(2 * math.pi * v) / 2).item())
    assert found.argmax() == 200 * 50  # at the posterior's mean and the least spread


def test_jensen_on_the_likelihood_bounds_another_number():
    for q, over_q in [(PRIOR, LOG_EVIDENCE), (Q, -1.182291)]:
        model, x = toy(*q), images()
        with torch.no_grad():
            mean = over_posterior(model, x, lambda z, _: model.likelihood(z).log_prob(x).exp())  # noqa: B023
        assert mean.log().item() == pytest.approx(over_q, abs=1e-6)
        assert -terms(*q)[2] < mean.log().item()
    reverse = kl_divergence(normal(*PRIOR), normal(M, V)).item()
    assert LOG_EVIDENCE + terms(*PRIOR)[2] == pytest.approx(reverse, abs=1e-10)
    assert reverse == pytest.approx(2.642, abs=5e-4)


# -- who raises, who tightens ----------------------------------------------------------------------


def test_encoder_weights_do_not_move_the_evidence():
    model, x = curved(), torch.eye(4)
    evidence = grid_evidence(model, x).sum()
    encoder = list(model.encoder.parameters())
    moved = torch.autograd.grad(evidence, encoder, retain_graph=True, allow_unused=True)
    assert all(gradient is None for gradient in moved)
    gap = evidence - over_posterior(model, x, log_weight(model, x)).sum()
    of_gap = torch.autograd.grad(gap, encoder)
    elbo = over_posterior(model, x, log_weight(model, x)).sum()
    for up, down in zip(torch.autograd.grad(elbo, encoder), of_gap, strict=True):
        torch.testing.assert_close(up, -down)
        assert up.abs().max() > 1e-3


def test_decoder_gradient_of_the_bound_is_that_of_the_evidence_when_the_gap_is_closed():
    def slopes(mean, variance):
        model, x = toy(mean, variance), images()
        weight = model.decoder[0].weight
        bound = over_posterior(model, x, log_weight(model, x)).sum()
        evidence = grid_evidence(model, x).sum()
        return [torch.autograd.grad(value, weight)[0].item() for value in (bound, evidence)]

    bound, evidence = slopes(*POSTERIOR)
    assert bound == pytest.approx(evidence, abs=1e-10)
    assert evidence == pytest.approx(SLOPE * (X**2 - TOTAL) / TOTAL**2, abs=1e-10)
    bound, evidence = slopes(*PRIOR)
    assert abs(bound - evidence) > 1
    model = toy(0.0, 1.0, slope=0.9)  # below the best slope, the two disagree on the direction
    weight = model.decoder[0].weight
    up = torch.autograd.grad(grid_evidence(model, images()).sum(), weight)[0].item()
    down = torch.autograd.grad(
        over_posterior(model, images(), log_weight(model, images())).sum(), weight
    )[0].item()
    assert up > 0 > down


# -- distortions -----------------------------------------------------------------------------------


def test_decoder_losses_with_their_constants_are_the_negative_log_densities():
    x, mean = torch.rand(2, 5, 784)
    error = (x - mean).square().sum(-1)
    for scale in (0.1, 1.0, math.sqrt(0.5)):
        constant = 392 * math.log(2 * math.pi * scale**2)
        loss = error / (2 * scale**2) + constant
        torch.testing.assert_close(-Gaussian(scale)(mean).log_prob(x), loss)
    half = -Gaussian(math.sqrt(0.5))(mean).log_prob(x)
    torch.testing.assert_close(half.diff(), error.diff())  # the weight 1 is the variance 1/2
    assert 392 * math.log(0.02 * math.pi) == pytest.approx(-1084.8, abs=0.05)
    bits = (x > 0.5).double()
    both = -(bits * mean.log() + (1 - bits) * (1 - mean).log()).sum(-1)
    torch.testing.assert_close(-Bernoulli()(mean.logit()).log_prob(bits), both)
    white = torch.full_like(mean, 40.0)  # as logits: free without the side of 1 − x
    assert -(bits * white.sigmoid().log()).sum() < 1e-12
    assert (-Bernoulli()(white).log_prob(bits) > 1000).all()


# -- the conjugate model ---------------------------------------------------------------------------


def test_gap_of_any_gaussian_q_is_its_kl_to_the_posterior():
    for mean, variance in GAUSSIANS:
        gap, rate, distortion, elbo = terms(mean, variance)
        assert LOG_EVIDENCE - elbo == pytest.approx(gap, abs=1e-10)
        error = (X - SLOPE * mean) ** 2 + SLOPE**2 * variance
        closed = 0.5 * math.log(2 * math.pi * SCALE**2) + error / (2 * SCALE**2)
        assert distortion == pytest.approx(closed, abs=1e-10)
        assert rate == pytest.approx(0.5 * (mean**2 + variance - 1 - math.log(variance)), abs=1e-12)
        closed = 0.5 * ((variance + (mean - M) ** 2) / V - 1 - math.log(variance / V))
        assert gap == pytest.approx(closed, abs=1e-12)
    gap, rate, distortion, elbo = terms(*Q)
    assert (gap, rate) == pytest.approx((0.327402, 0.279911), abs=5e-7)
    assert (distortion, elbo) == pytest.approx((1.733182, -2.013093), abs=5e-7)


def test_best_diagonal_gaussian_pays_the_mean_field_gap():
    weight = torch.tensor([[1.5, 1.5]])
    covariance = (torch.eye(2) + weight.T @ weight / 0.49).inverse()
    posterior = MultivariateNormal(torch.zeros(2), covariance)
    rho = (covariance[0, 1] / covariance.diagonal().prod().sqrt()).item()
    assert rho == pytest.approx(-2.25 / 2.74, abs=1e-12) and rho == pytest.approx(-0.821, abs=5e-4)

    def gap(variances):
        return kl_divergence(MultivariateNormal(torch.zeros(2), variances.diag()), posterior)

    best = covariance.diagonal() * (1 - rho**2)
    assert covariance[0, 0].item() == pytest.approx(0.549, abs=5e-4)
    torch.testing.assert_close(best, torch.full((2,), V))  # as if the other code were known
    price = gap(best).item()
    assert price == pytest.approx(-0.5 * math.log(1 - rho**2), abs=1e-12)
    assert price == pytest.approx(0.561, abs=5e-4)
    for factor in torch.randn(200, 2).mul(0.3).exp():
        assert gap(best * factor) > price


# -- more samples ----------------------------------------------------------------------------------


def exact_bounds(mean, variance):
    """L_1 and L_2 of the toy model, by quadrature over one code and over two."""
    model, x = toy(mean, variance), images()
    nodes, weights = standard_nodes(200)
    q = model.posterior(x)
    with torch.no_grad():
        log_w = log_weight(model, x)(q.mean + q.stddev * nodes[:, None, None], q)[:, 0]
    two = torch.logaddexp(log_w[:, None], log_w) - math.log(2)
    return (weights @ log_w).item(), (weights @ two @ weights).item()


def scaled_gaps(mean, variance, num_samples, repeats=20_000):
    """S(log p − L_S) with its standard error; R̄ − 1, which has mean 0, takes most of the noise."""
    z = mean + math.sqrt(variance) * torch.randn(repeats, num_samples)
    log_ratio = normal(M, V).log_prob(z) - normal(mean, variance).log_prob(z)
    ratio = log_ratio.exp().mean(1)
    losses = num_samples * (ratio - 1 - ratio.log())
    return losses.mean().item(), losses.std().item() / math.sqrt(repeats)


def test_ladder_of_bounds_rises_to_the_log_evidence():
    one, two = exact_bounds(*Q)
    assert one == pytest.approx(-2.013093, abs=5e-7)
    assert two == pytest.approx(-1.796429, abs=5e-7)
    previous = one
    for num_samples in (2, 8, 64):
        draws = -evaluation.nll(toy(*Q), images(20_000), num_samples=num_samples)
        error = (draws.std() / math.sqrt(20_000)).item()
        if num_samples == 2:
            assert abs(draws.mean().item() - two) < 5 * error
        assert previous + 5 * error < draws.mean().item() < LOG_EVIDENCE + 5 * error
        previous = draws.mean().item()
    assert previous == pytest.approx(LOG_EVIDENCE, abs=0.01)
    assert exact_bounds(*POSTERIOR) == pytest.approx((LOG_EVIDENCE, LOG_EVIDENCE), abs=1e-10)


@pytest.mark.parametrize("q", [Q, PRIOR], ids=["q", "prior"])
def test_gap_of_many_samples_follows_half_the_variance(q):
    half_variance = (second_moment(*q) - 1) / 2
    found, error = scaled_gaps(*q, num_samples=512, repeats=10_000)
    assert abs(found - half_variance) < 5 * error + 0.01 * half_variance
    few, error = scaled_gaps(*q, num_samples=2)
    assert few > half_variance + 5 * error  # the law is one of many samples


def test_second_moment_of_the_weights_has_the_closed_form():
    z = torch.linspace(-40, 40, 80_001)
    for mean, variance in [Q, PRIOR, (0.9, 0.1), (-1.0, 0.5)]:
        log_ratio = 2 * normal(M, V).log_prob(z) - normal(mean, variance).log_prob(z)
        area = torch.trapezoid(log_ratio.exp(), z).item()
        assert area == pytest.approx(second_moment(mean, variance), rel=1e-9)
    assert (second_moment(*Q) - 1) / 2 == pytest.approx(0.150635, abs=5e-7)
    assert second_moment(*PRIOR) == pytest.approx(2.2208, abs=5e-5)


def test_a_narrow_q_improves_more_slowly_than_one_over_the_samples():
    def gap(q, num_samples):
        draws = -evaluation.nll(toy(*q), images(4000), num_samples=num_samples)
        return LOG_EVIDENCE - draws.mean().item()

    assert 2 * NARROW[1] < V  # its weights have infinite variance
    assert gap(NARROW, 256) > gap(NARROW, 1) / 8 > 0
    assert gap(Q, 256) < gap(Q, 1) / 128


# -- the page itself -------------------------------------------------------------------------------


def test_code_of_the_page_prints_what_its_comments_say():
    (code,) = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {})
    found = [float(number) for number in re.findall(r"tensor\((-?[\d.]+)", printed.getvalue())]
    said = [float(number) for number in re.findall(r"#.*?(-?\d+\.\d+)", code)]
    exact = [LOG_EVIDENCE, terms(*Q)[3], terms(*Q)[3], LOG_EVIDENCE]
    assert said[:1] + [said[1], said[1], said[2]] == pytest.approx(exact, abs=5e-5)
    assert found == pytest.approx(exact, abs=0.01)
    assert found[::2] == pytest.approx(exact[::2], abs=5e-5)


def test_numbers_of_the_toy_model_on_the_page_are_the_exact_ones():
    text = PAGE.replace("−", "-")
    for q in (POSTERIOR, Q, PRIOR):
        row = " | ".join("0" if abs(term) < 1e-9 else f"{term:.3f}" for term in terms(*q))
        assert f"| {row} |" in text
    moment, kl = second_moment(*PRIOR), terms(*POSTERIOR)[1]
    z = M + math.sqrt(V) * standard_nodes()[0]
    log_ratio = normal(M, V).log_prob(z) - normal(*PRIOR).log_prob(z)
    spread = math.sqrt(20 * standard_nodes()[1] @ (log_ratio - kl).square())
    for number in [
        f"{LOG_EVIDENCE:.4f}", f"{LOG_EVIDENCE:.6f}", f"m={M:.4f}", f"v={V:.4f}",
        f"${terms(*Q)[0]:.6f}$", f"${terms(*Q)[3]:.6f}$", f"={(second_moment(*Q) - 1) / 2:.6f}$",
        rf"{moment:.4f}^{{20}}-1\approx{(moment**20 - 1) / 1e6:.1f}\cdot10^6",
        rf"e^{{25}}\approx{math.exp(25) / 1e10:.0f}\cdot10^{{10}}",
        f"about {math.sqrt((moment**20 - 1) / 1000):.0f} times the evidence",
        f"${second_moment(*Q):.5f}$", f"The KLs add to {20 * kl:.1f}",
        rf"\approx{math.exp(20 * kl) / 1e5:.0f}\cdot10^5",
        f"This is {(moment**20 - 1) / math.exp(20 * kl):.0f} times more",
        rf"standard deviation is {spread:.1f}, and $e^{{2.9}}\approx{math.exp(2.9):.0f}$",
    ]:  # fmt: skip
        assert number in text, number
    assert 1e46 < 201.0**20
    gap = LOG_EVIDENCE - terms(*Q)[3]
    removed = (exact_bounds(*Q)[1] - terms(*Q)[3]) / gap
    assert removed == pytest.approx(2 / 3, abs=0.01)
