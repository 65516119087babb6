"""Chapter 6: the game on codes, the phases of a step, priors with labels, categories, and learning.

Laws with three values are written as lists of outcomes, so that a plain mean over the list is the
exact expectation.
"""

import inspect
import math
from functools import partial

import pytest
import torch
import torch.nn.functional as F
from torch import nn
from torch.distributions import Independent, MultivariateNormal, Normal
from torch.optim import SGD

from vaelib import aae, aae_categories, ae, data, evaluation, latent, priors, runs, training
from vaelib.distributions import Gaussian, diagonal_gaussian, kl_to_standard_normal

pytestmark = pytest.mark.usefixtures("double_precision")


# -- small games -----------------------------------------------------------------------------------


def gaussian_at(mean):
    """A prior N(mean, 1) over one number, as an AAE takes it."""

    def prior(like):
        return Independent(Normal(torch.full((1,), mean).to(like), 1.0), 1)

    return prior


def line(prior_mean, weight=1.0, bias=0.0, slope=0.0, offset=0.0):
    """Codes z = weight·x + bias; the discriminator's logit is slope·z + offset; decoded to 0."""
    model = aae.AAE(1, 1, hidden=(), prior=gaussian_at(prior_mean), cross_entropy=False)
    for layer, values in [
        (model.encoder, (weight, bias)),
        (model.discriminator, (slope, offset)),
        (model.decoder, (0.0, 0.0)),
    ]:
        for parameter, value in zip(layer.parameters(), values, strict=True):
            nn.init.constant_(parameter, value)
    return model


def moving(model, **rates):
    """The optimizers of a model as plain gradient descent; what has no rate stays put.

    A rate for ``encoder`` asks for the phase that an encoder can have for itself.
    """
    options = {"separate": True} if "encoder" in rates else {}
    optimizers = model.optimizers(0.0, **options)
    plain = {
        phase: SGD(optimizer.param_groups[0]["params"], lr=rates.get(phase, 0.0))
        for phase, optimizer in optimizers._asdict().items()
    }
    return type(optimizers)(**plain)


def error_of(model, x):
    """The reconstruction error of each image."""
    return aae.aae_terms(model, x).error


def parts_that_move(model, step):
    """The networks of ``model`` whose weights ``step`` changes."""
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    step()
    after = model.state_dict()
    return {name.split(".")[0] for name in before if not torch.equal(before[name], after[name])}


def inputs_of(network):
    """A list that fills with what the network is given."""
    seen = []
    network.register_forward_pre_hook(lambda module, args: seen.append(args[0]))
    return seen


def minimum(loss, size):
    """Where ``loss`` of a vector of free logits is smallest."""
    logits = torch.zeros(size, requires_grad=True)
    optimizer = torch.optim.LBFGS([logits], max_iter=200, tolerance_grad=1e-13,
                                  tolerance_change=0, line_search_fn="strong_wolfe")  # fmt: skip

    def closure():
        optimizer.zero_grad()
        value = loss(logits)
        value.backward()
        return value

    optimizer.step(closure)
    return logits.detach()


PRIOR = torch.tensor([0, 1, 1, 1, 2, 2, 2, 2])  # probabilities 1/8, 3/8, 4/8
CODES = torch.tensor([0, 0, 0, 0, 0, 1, 1, 2])  # probabilities 5/8, 2/8, 1/8
P, Q = PRIOR.bincount().double() / 8, CODES.bincount().double() / 8


def jsd(p, q):
    """The Jensen-Shannon divergence of two laws with finitely many values, in nats."""
    half = (p + q) / 2
    return 0.5 * ((p * (p / half).log()).sum() + (q * (q / half).log()).sum())


def normal_quadrature(mean, scale=1.0, size=1001):
    """Points and weights that average over N(mean, scale²)."""
    points = torch.linspace(-12, 12, size)
    weights = Normal(mean, scale).log_prob(points).exp() * (points[1] - points[0])
    return points, weights


def each_alone(loss, logits):
    """A loss of the library at every logit by itself."""
    return torch.stack([loss(logit[None]) for logit in logits])


@pytest.fixture
def without_mmd(monkeypatch):
    """Large batches without their MMD, whose time grows with the square of the batch."""
    for module in (aae, aae_categories):
        monkeypatch.setattr(module, "squared_mmd", lambda codes, drawn: torch.zeros(()))


# -- the discriminator -----------------------------------------------------------------------------


def test_optimal_discriminator_is_the_density_ratio():
    best = minimum(lambda a: aae.discriminator_loss(a[PRIOR], a[CODES]), size=3)
    torch.testing.assert_close(best.sigmoid(), P / (P + Q), atol=1e-9, rtol=0)
    torch.testing.assert_close(best, (P / Q).log(), atol=1e-8, rtol=0)


def test_value_at_the_optimum_is_jsd():
    ratio = (P / Q).log()
    value = -aae.discriminator_loss(ratio[PRIOR], ratio[CODES])
    torch.testing.assert_close(value, -math.log(4) + 2 * jsd(P, Q))
    level = torch.zeros(8)
    assert aae.discriminator_loss(level, level).item() == pytest.approx(math.log(4))


def value(slope, offset=0.0):
    """V of the logit slope·z + offset in the game of N(−1, 1) and codes N(1, 1)."""
    (z, real), (_, fake) = normal_quadrature(-1.0), normal_quadrature(1.0)
    logits = slope * z + offset
    high = torch.full((1,), 1e9)  # its own part of the loss is 0
    at_prior = each_alone(lambda a: aae.discriminator_loss(a, -high), logits)
    at_codes = each_alone(lambda a: aae.discriminator_loss(high, a), logits)
    return -(real * at_prior + fake * at_codes).sum().item()


def test_value_of_two_gaussians_is_the_published_one():
    best = value(slope=-2.0)
    assert best == pytest.approx(-0.7126327, abs=1e-7)
    assert (best + math.log(4)) / 2 == pytest.approx(0.336831, abs=1e-6)
    assert max(value(-1.9), value(-2.1), value(-2.0, 0.1), value(2.0)) < best


def test_trained_discriminator_recovers_the_optimal_one(without_mmd):
    model = line(prior_mean=-1.0)  # codes are the images, N(1, 1)
    optimizers = moving(model)
    adam = torch.optim.Adam(model.discriminator.parameters())
    optimizers = optimizers._replace(discriminator=adam)
    for rate in torch.linspace(0.1, 0, 300).square():
        adam.param_groups[0]["lr"] = 10 * rate
        terms = aae.train_step(model, optimizers, torch.randn(8192, 1) + 1)
    slope, offset = (parameter.item() for parameter in model.discriminator.parameters())
    assert slope == pytest.approx(-2, rel=0.02)
    assert value(slope, offset) == pytest.approx(-0.7126327, abs=1e-3)
    assert terms.accuracy.item() == pytest.approx(0.8413, abs=0.02)  # Φ(1)


def test_accuracy_counts_both_sides_alike():
    real, fake = torch.tensor([1.0, -1.0, 2.0, 3.0]), torch.tensor([-1.0, -2.0, -3.0, -1.0])
    z = torch.randn(2, 4, 1)
    assert aae.match(real, fake, *z)[0] == (0.75 + 1) / 2
    assert aae.match(real, -fake, *z)[0] == (0.75 + 0) / 2
    torch.testing.assert_close(aae.match(real, fake, *z)[1], priors.squared_mmd(*z))


def test_a_certain_and_wrong_discriminator_has_a_finite_loss():
    far = torch.full((1,), 1000.0)
    assert aae.discriminator_loss(-far, far).item() == 2000
    assert aae.generator_loss(-far).item() == 1000
    assert aae.generator_loss(far, minimax=True).item() == -1000


# -- the encoder's part of the game ----------------------------------------------------------------


def distance_after(separate, minimax=False, steps=40):
    """How far the mean of the codes is from the prior's after some steps; it starts at 2."""
    torch.manual_seed(0)
    model = line(prior_mean=0.0, bias=2.0)
    if separate:
        optimizers = moving(model, discriminator=0.1, encoder=0.05)
    else:
        optimizers = moving(model, discriminator=0.1)
        optimizers = optimizers._replace(autoencoder=SGD(model.encoder.parameters(), lr=0.005))
    for _ in range(steps):
        aae.train_step(model, optimizers, torch.randn(256, 1), weight=10.0, minimax=minimax)
    return model.encoder[0].bias.abs().item()


GAMES = pytest.mark.parametrize(
    ("separate", "minimax"), [(False, False), (False, True), (True, False), (True, True)]
)


@GAMES
def test_swapped_labels_push_codes_away_from_the_prior(monkeypatch, separate, minimax):
    loss = aae.discriminator_loss
    assert distance_after(separate, minimax) < 1.7
    monkeypatch.setattr(aae, "discriminator_loss", lambda real, fake: loss(fake, real))
    assert distance_after(separate, minimax) > 2.3


@GAMES
def test_wrong_sign_moves_codes_away_from_the_prior(monkeypatch, separate, minimax):
    loss = aae.generator_loss
    assert distance_after(separate, minimax) < 1.7
    monkeypatch.setattr(aae, "generator_loss", lambda fake, minimax: -loss(fake, minimax))
    assert distance_after(separate, minimax) > 2.3


def test_both_generator_losses_push_a_code_the_same_way():
    logits = torch.linspace(-6, 6, 13, requires_grad=True)
    for minimax, slope in [(False, -(1 - logits.sigmoid())), (True, -logits.sigmoid())]:
        loss = each_alone(lambda a, m=minimax: aae.generator_loss(a, m), logits).sum()
        found = torch.autograd.grad(loss, logits)[0]
        torch.testing.assert_close(found, slope.detach())
        assert (found < 0).all()


def test_minimax_loss_saturates_where_the_other_does_not():
    logits = torch.full((1,), -20.0, requires_grad=True)  # a code that the discriminator sees
    minimax = torch.autograd.grad(aae.generator_loss(logits, minimax=True), logits)[0]
    other = torch.autograd.grad(aae.generator_loss(logits), logits)[0]
    assert minimax.abs() < 1e-8 and other.abs() > 1 - 1e-8


def test_sum_of_minimax_losses_gives_the_encoder_no_gradient():
    model, x = aae.AAE(4, 2, hidden=(8,), cross_entropy=False), torch.randn(16, 4)
    weights = list(model.encoder.parameters())
    fake = model.logits(model.encode(x))
    losses = aae.discriminator_loss(torch.zeros(16), fake), aae.generator_loss(fake, minimax=True)
    for gradient in torch.autograd.grad(sum(losses), weights, retain_graph=True):
        assert gradient.abs().max() < 1e-15
    alone = torch.autograd.grad(losses[1], weights)
    assert min(gradient.abs().max() for gradient in alone) > 1e-4
    step = partial(aae.train_step, model, moving(model, encoder=1.0), x, minimax=True)
    assert parts_that_move(model, step) == {"encoder"}  # the library descends on one of the two


def test_summed_losses_have_another_optimal_discriminator():
    def summed(a):
        return aae.discriminator_loss(a[PRIOR], a[CODES]) + aae.generator_loss(a[CODES])

    best = minimum(summed, size=3).sigmoid()
    torch.testing.assert_close(best, (P + Q) / (P + 2 * Q), atol=1e-9, rtol=0)
    assert (best - P / (P + Q)).abs().min() > 0.03


@GAMES
def test_deterministic_codes_have_gradients(separate, minimax):
    weight, bias, slope, offset = 0.7, 0.4, -1.3, 0.2
    model, x = line(0.0, weight, bias, slope, offset), torch.randn(32, 1)
    logits = slope * (weight * x + bias) + offset
    push = slope * (logits.sigmoid() if minimax else 1 - logits.sigmoid())  # −d loss/dz
    optimizers = moving(model, encoder=3.0) if separate else moving(model, autoencoder=1.0)
    aae.train_step(model, optimizers, x, weight=3.0, minimax=minimax)
    moved = torch.stack([parameter.detach().squeeze() for parameter in model.encoder.parameters()])
    by_hand = torch.stack([weight + 3 * (push * x).mean(), bias + 3 * push.mean()])
    torch.testing.assert_close(moved, by_hand)


def test_non_saturating_gradient_is_kl_minus_two_jsd():
    mean = torch.tensor(0.8, requires_grad=True)
    z, noise = torch.linspace(-12, 12, 2001), normal_quadrature(0.0)
    p, q = Normal(0.0, 1.0), Normal(mean, 0.6)
    step = z[1] - z[0]

    codes = mean + 0.6 * noise[0]  # the discriminator is held at the density ratio of mean = 0.8
    held = Normal(mean.detach(), 0.6)
    logits = p.log_prob(codes) - held.log_prob(codes)
    left = (noise[1] * each_alone(aae.generator_loss, logits)).sum()

    log_p, log_q = p.log_prob(z), q.log_prob(z)
    log_half = torch.logaddexp(log_p, log_q) - math.log(2)
    kl = (log_q.exp() * (log_q - log_p)).sum() * step
    two_jsd = (log_p.exp() * (log_p - log_half) + log_q.exp() * (log_q - log_half)).sum() * step
    found, expected, of_kl = (
        torch.autograd.grad(loss, mean, retain_graph=True)[0] for loss in (left, kl - two_jsd, kl)
    )
    assert found.item() == pytest.approx(expected.item(), abs=1e-9)
    assert abs(found - of_kl) > 0.1


# -- phases ----------------------------------------------------------------------------------------

LABELS = torch.tensor([0, 1, 2, -1, 3, 9, -1, 5])
KINDS = pytest.mark.parametrize("encoder", aae.ENCODERS)


def petal_aae(**settings):
    return aae.AAE(4, 2, hidden=(8,), prior=priors.petals, num_labels=10, **settings)


@KINDS
@pytest.mark.parametrize("separate", [False, True])
@pytest.mark.parametrize("labels", [None, LABELS], ids=["plain", "labels"])
def test_each_phase_changes_only_its_own_parameters(encoder, separate, labels):
    phases = {"autoencoder": {"encoder", "decoder"}, "discriminator": {"discriminator"}}
    phases |= {"encoder": {"encoder"}} if separate else {}
    for phase, parts in phases.items():
        if labels is None:
            model = aae.AAE(4, 2, hidden=(8,), encoder=encoder)
        else:
            model = petal_aae(encoder=encoder)
        rates = {"encoder": 0.0} if separate else {}
        optimizers = moving(model, **rates | {phase: 0.1})
        step = partial(aae.train_step, model, optimizers, torch.rand(8, 4), labels)
        assert parts_that_move(model, step) == parts


@pytest.mark.parametrize("separate", [False, True])
def test_each_optimizer_holds_every_weight_of_its_phase(separate):
    model = petal_aae()
    optimizers = model.optimizers(0.01, separate=separate)
    held = {
        phase: [id(p) for group in optimizer.param_groups for p in group["params"]]
        for phase, optimizer in optimizers._asdict().items()
    }
    ids = {name: [id(p) for p in part.parameters()] for name, part in model.named_children()}
    expected = {
        "autoencoder": ids["encoder"] + ids["decoder"],
        "discriminator": ids["discriminator"],
    }
    assert held == expected | ({"encoder": ids["encoder"]} if separate else {})
    assert {o.param_groups[0]["lr"] for o in optimizers} == {0.01}


@pytest.mark.parametrize("separate", [False, True])
@pytest.mark.parametrize("minimax", [False, True])
def test_autoencoder_descends_the_mean_error_plus_the_weighted_generator_loss(separate, minimax):
    model, x = aae.AAE(4, 2, hidden=(8,)), torch.rand(8, 4)
    weights = [*model.encoder.parameters(), *model.decoder.parameters()]
    error = F.binary_cross_entropy(model.decode(model.encode(x)), x, reduction="none").sum(1)
    loss = error.mean()
    if not separate:
        loss = loss + 7 * aae.generator_loss(model.logits(model.encode(x)), minimax)
    slopes = torch.autograd.grad(loss, weights)
    expected = [w.detach() - g for w, g in zip(weights, slopes, strict=True)]
    rates = {"autoencoder": 1.0} | ({"encoder": 0.0} if separate else {})
    terms = aae.train_step(model, moving(model, **rates), x, weight=7.0, minimax=minimax)
    torch.testing.assert_close(terms.error, error)
    torch.testing.assert_close([w.detach() for w in weights], expected)


def test_discriminator_is_asked_about_prior_samples_then_constant_codes_then_codes(without_mmd):
    model, x = aae.AAE(4, 2, hidden=(8,)), torch.rand(50_000, 4)
    seen = inputs_of(model.discriminator)
    aae.train_step(model, moving(model), x)
    drawn, constant, codes = seen
    assert [z.requires_grad for z in seen] == [False, False, True]
    torch.testing.assert_close(codes, model.encoder(x))
    assert torch.equal(constant, codes)
    torch.testing.assert_close(drawn.mean(0), torch.zeros(2), atol=0.03, rtol=0)
    torch.testing.assert_close(drawn.T.cov(), torch.eye(2), atol=0.03, rtol=0)


def test_the_encoder_meets_the_discriminator_after_its_step():
    model = line(0.0, bias=2.0)
    terms = aae.train_step(model, moving(model, discriminator=1.0), x := torch.randn(64, 1))
    torch.testing.assert_close(terms.generator_loss, aae.generator_loss(model.logits(x + 2)))
    assert terms.generator_loss > math.log(2) + 0.1
    assert terms.discriminator_loss.item() == pytest.approx(math.log(4))


@KINDS
@pytest.mark.parametrize("minimax", [False, True])
def test_a_step_reports_the_terms_at_the_weights_it_met(encoder, minimax):
    model, x = petal_aae(encoder=encoder), torch.rand(8, 4)
    torch.manual_seed(1)
    at_rest = aae.aae_terms(model, x, LABELS, minimax)
    torch.manual_seed(1)
    of_the_step = aae.train_step(model, moving(model), x, LABELS, minimax=minimax)
    for one, other in zip(at_rest, of_the_step, strict=True):
        torch.testing.assert_close(one, other)
    assert at_rest.error.shape == (8,)


def test_the_error_of_a_step_is_of_the_codes_that_the_discriminator_saw():
    model = aae.AAE(4, 2, hidden=(8,), encoder="universal")
    codes, decoded = inputs_of(model.discriminator), inputs_of(model.decoder)
    aae.train_step(model, moving(model), torch.rand(5, 4))
    assert len(decoded) == 1 and torch.equal(decoded[0], codes[2])


def test_a_separate_encoder_moves_before_the_reconstruction():
    model, x = aae.AAE(4, 2, hidden=(8,)), torch.rand(5, 4)
    terms = aae.train_step(model, moving(model, encoder=0.5), x)
    torch.testing.assert_close(terms.error, error_of(model, x))


def test_discriminator_loss_is_a_constant_to_the_encoder():
    model, x = aae.AAE(4, 2, hidden=(8,)), torch.rand(8, 4)
    terms, weights = aae.aae_terms(model, x), list(model.encoder.parameters())
    slopes = torch.autograd.grad(terms.discriminator_loss, weights, allow_unused=True)
    assert slopes == (None,) * 4


def test_squared_error_is_summed_over_pixels():
    model, x = aae.AAE(3, 2, hidden=(), cross_entropy=False), torch.randn(5, 3)
    expected = (model.decoder(model.encoder(x)) - x).square().sum(1)
    torch.testing.assert_close(aae.aae_terms(model, x).error, expected)


def test_one_image_in_a_batch_has_no_mmd_and_still_trains():
    model = aae.AAE(4, 2, hidden=(8,))
    terms = aae.train_step(model, model.optimizers(), torch.rand(1, 4))
    assert terms.mmd == 0
    assert all(bool(torch.isfinite(term).all()) for term in terms)


# -- encoders --------------------------------------------------------------------------------------


def test_a_deterministic_encoder_draws_nothing():
    model, x = aae.AAE(4, 2, hidden=(8,)), torch.rand(3, 4)
    state = torch.get_rng_state()
    assert torch.equal(model.encode(x), model.encoder(x))
    assert torch.equal(torch.get_rng_state(), state)


def test_a_gaussian_encoder_has_the_mean_and_the_scale_of_its_outputs():
    model, x = aae.AAE(4, 2, hidden=(8,), encoder="gaussian"), torch.rand(3, 4)
    torch.manual_seed(1)
    noise = torch.randn(3, 2)
    torch.manual_seed(1)
    mean, log_var = model.encoder(x)[:, :2], model.encoder(x)[:, 2:]
    torch.testing.assert_close(model.encode(x), mean + log_var.exp().sqrt() * noise)
    slopes = torch.autograd.grad(model.encode(x).sum(), list(model.encoder.parameters()))
    assert (slopes[-1] != 0).all()  # the scale learns too


def test_a_universal_encoder_feeds_noise_of_the_codes_size_to_the_network():
    model, x = aae.AAE(4, 2, hidden=(8,), encoder="universal"), torch.rand(3, 4)
    torch.manual_seed(1)
    noise = torch.randn(3, 2)
    torch.manual_seed(1)
    first, second = model.encode(x), model.encode(x)
    torch.testing.assert_close(first, model.encoder(torch.cat([x, noise], 1)))
    assert (first != second).all()


def test_a_universal_encoder_can_leave_the_gaussian_family():
    model, x = aae.AAE(1, 1, hidden=(2,), encoder="universal"), torch.zeros(100_000, 1)
    folded = {
        "0.weight": torch.tensor([[0.0, 1.0], [0.0, -1.0]]), "0.bias": torch.zeros(2),
        "2.weight": torch.ones(1, 2), "2.bias": torch.zeros(1),
    }  # fmt: skip
    model.encoder.load_state_dict(folded)  # z = |η|
    z = model.encode(x).detach()
    assert z.min() >= 0
    assert z.mean().item() == pytest.approx(math.sqrt(2 / math.pi), abs=0.01)


def test_an_unknown_encoder_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match="deterministic, gaussian, universal, got 'stochastic'"):
        aae.AAE(4, 2, encoder="stochastic")


def test_a_prior_of_another_size_is_refused():
    with pytest.raises(ValueError, match=r"draws codes of shape \(2,\), not \(3,\)"):
        aae.AAE(4, 3, hidden=(8,), prior=priors.petals)


def test_labels_need_a_prior_with_as_many():
    for prior, num_labels in [(None, 10), (priors.petals, 5), (priors.SwissRoll, 3)]:
        with pytest.raises(ValueError, match=f"num_labels={num_labels} needs a prior with p"):
            aae.AAE(4, 2, hidden=(8,), prior=prior, num_labels=num_labels)
    aae.AAE(4, 2, hidden=(8,), prior=partial(priors.petals, 5), num_labels=5)
    aae.AAE(4, 2, hidden=(8,), prior=priors.SwissRoll, num_labels=10)


def test_the_prior_follows_the_precision_of_the_weights():
    model = aae.AAE(4, 2, hidden=(8,), prior=priors.SwissRoll).float()
    assert model.prior.sample((3,)).dtype == torch.float32
    assert model.double().prior.sample((3,)).dtype == torch.float64


# -- labels ----------------------------------------------------------------------------------------


def narrow(like):
    """Ten petals so small that a sample tells its component."""
    return priors.petals(radial_scale=0.01, tangential_scale=0.01, like=like)


def seen_with_labels(labels):
    """What the discriminator is given in a step: (z, one-hot) of prior samples, then of codes."""
    model = aae.AAE(4, 2, hidden=(8,), prior=narrow, num_labels=10)
    seen = inputs_of(model.discriminator)
    aae.train_step(model, moving(model), torch.rand(len(labels), 4), labels)
    return model, [(z[:, :2].detach(), z[:, 2:].detach()) for z in seen]


def test_prior_samples_and_codes_carry_the_labels_of_the_images():
    labels = torch.arange(10).repeat(3)
    model, seen = seen_with_labels(labels)
    assert torch.equal(model.prior.component(seen[0][0]), labels)
    for _, one_hot in seen:
        assert torch.equal(one_hot, F.one_hot(labels, 11).double())


def test_unlabelled_codes_meet_the_whole_prior(without_mmd):
    labels = torch.full((20_000,), -1)
    model, seen = seen_with_labels(labels)
    share = model.prior.component(seen[0][0]).bincount(minlength=10) / 20_000
    torch.testing.assert_close(share, torch.full((10,), 0.1), atol=0.01, rtol=0)
    for _, one_hot in seen:
        assert (one_hot[:, 10] == 1).all() and (one_hot[:, :10] == 0).all()


def test_labels_in_part_are_matched_image_by_image(without_mmd):
    labels = torch.tensor([3, -1, 7, -1]).repeat(500)
    model, seen = seen_with_labels(labels)
    components = model.prior.component(seen[0][0])
    assert torch.equal(components[labels >= 0], labels[labels >= 0])
    assert len(components[labels < 0].unique()) == 10


def test_label_conditioned_optimum_needs_equal_label_frequencies():
    # Given its label each code already follows the prior: value 0 or 1 with even odds.
    value = torch.tensor([0, 1]).repeat(4)
    frequent, even = torch.tensor([0, 0, 0, 0, 0, 0, 1, 1]), torch.tensor([0, 0, 0, 0, 1, 1, 1, 1])

    def best(of_the_prior, of_the_codes):
        real, fake = 2 * of_the_prior + value, 2 * of_the_codes + value
        loss = partial(lambda r, f, a: aae.discriminator_loss(a[r], a[f]), real, fake)
        return minimum(loss, size=4).sigmoid()

    torch.testing.assert_close(best(frequent, frequent), torch.full((4,), 0.5))
    p, q = 0.5, torch.tensor([0.75, 0.75, 0.25, 0.25])  # frequencies of the labels
    torch.testing.assert_close(best(even, frequent), p / (p + q), atol=1e-8, rtol=0)
    assert torch.equal(*(aae.pairs(petal_aae(), torch.rand(8, 4), LABELS)[2], LABELS))


def test_labels_out_of_range_are_refused():
    model, x = petal_aae(), torch.rand(3, 4)
    model.check(x, torch.tensor([-1, 0, 9]))
    for wrong in (torch.tensor([0, 1, 10]), torch.tensor([0, -2, 3])):
        low, high = wrong.min(), wrong.max()
        with pytest.raises(ValueError, match=f"0 to 9, with −1 .* run from {low} to {high}"):
            model.check(x, wrong)


def test_labels_missing_or_superfluous_are_refused_with_the_call():
    x, call = torch.rand(3, 4), r"transform=lambda i: \(images\[i\], labels\[i\]\)"
    with pytest.raises(ValueError, match="num_labels=10 and was given no labels.*" + call):
        petal_aae().check(x)
    with pytest.raises(ValueError, match="num_labels=0 and was given labels.*" + call):
        aae.AAE(4, 2, hidden=(8,)).check(x, torch.zeros(3, dtype=torch.long))


def test_fit_asks_for_the_labels_before_the_first_step():
    with pytest.raises(ValueError, match="was given no labels"):
        fit(petal_aae(), torch.rand(20, 4), transform=lambda x: x)


# -- codes and prior -------------------------------------------------------------------------------


def surgery(model, x):
    """Mean rate, mutual information and KL(aggregate ‖ prior) of a one-dimensional encoder."""
    mean, log_var = model.encoder(x).detach().chunk(2, dim=1)
    z = torch.linspace(-20, 20, 8001)
    log_q = diagonal_gaussian(mean, log_var).log_prob(z[:, None, None])  # (Z, N)
    log_aggregate = log_q.logsumexp(1, keepdim=True) - math.log(len(x))
    mass = (z[1] - z[0]) * log_q.exp() / len(x)
    information = (mass * (log_q - log_aggregate)).sum().item()
    log_prior = model.prior.log_prob(z[:, None])[:, None]
    mismatch = (mass * (log_aggregate - log_prior)).sum().item()
    return kl_to_standard_normal(mean, log_var).mean().item(), information, mismatch


def spread_out(by=1.0, log_var=0.0):
    """A Gaussian encoder of one number whose means are ``by``·x and whose log-variance is fixed."""
    model = aae.AAE(1, 1, hidden=(), encoder="gaussian", cross_entropy=False)
    model.encoder.load_state_dict(
        {"0.weight": torch.tensor([[by], [0.0]]), "0.bias": torch.tensor([0.0, log_var])}
    )
    return model


def test_mean_rate_is_mutual_information_plus_the_aggregate_kl():
    x = torch.tensor([[-2.0], [-0.5], [0.6], [1.9]])
    for by, log_var in [(1.0, -1.0), (0.3, 0.0), (3.0, -3.0)]:
        rate, information, mismatch = surgery(spread_out(by, log_var), x)
        assert rate == pytest.approx(information + mismatch, abs=1e-9)
        assert min(information, mismatch) > 0.005


def test_mutual_information_is_at_most_log_n():
    x = torch.tensor([[-2.0], [-0.5], [0.6], [1.9]])
    found = [surgery(spread_out(by, -2.0), x)[1] for by in (0.0, 0.5, 1.0, 2.0, 6.0)]
    assert found[0] == pytest.approx(0, abs=1e-12)  # every posterior the same: nothing is told
    assert found == sorted(found) and found[-1] < math.log(4) + 1e-12
    assert found[-1] == pytest.approx(math.log(4), abs=1e-4)


def test_rotating_the_codes_leaves_the_gaussian_match_unchanged():
    model, x = aae.AAE(4, 2, hidden=(8,)), torch.rand(16, 4)
    codes, drawn = model.encode(x).detach(), model.prior.sample((16,))
    turn = torch.linalg.qr(torch.randn(2, 2)).Q
    torch.testing.assert_close(model.prior.log_prob(drawn @ turn), model.prior.log_prob(drawn))
    distance = priors.squared_mmd(codes, drawn)
    torch.testing.assert_close(priors.squared_mmd(codes @ turn, drawn @ turn), distance)
    error, loss = error_of(model, x), -aae.discriminator_loss(
        model.logits(drawn), model.logits(codes)
    )  # fmt: skip
    with torch.no_grad():  # encoder, decoder and discriminator of the rotated codes
        model.encoder[-1].weight.copy_(turn.T @ model.encoder[-1].weight)
        model.encoder[-1].bias.copy_(turn.T @ model.encoder[-1].bias)
        for network in (model.decoder, model.discriminator):
            network[0].weight.copy_(network[0].weight @ turn)
    torch.testing.assert_close(model.encode(x), codes @ turn)
    torch.testing.assert_close(error_of(model, x), error)
    turned = -aae.discriminator_loss(model.logits(drawn @ turn), model.logits(model.encode(x)))
    torch.testing.assert_close(turned, loss)


def random_aggregate_of_the_prior(encoder, covariance):
    """A linear AAE of images N(0, covariance) whose aggregate is N(0, I), with any decoder."""
    model = aae.AAE(2, 2, hidden=(), encoder=encoder, cross_entropy=False)
    values, vectors = torch.linalg.eigh(covariance)
    whiten = vectors / values.sqrt() @ vectors.T
    turn = torch.linalg.qr(torch.randn(2, 2)).Q
    kept = torch.rand(2) if encoder == "gaussian" else torch.ones(2)
    weight, bias = kept[:, None] * (turn @ whiten), torch.zeros(2)
    if encoder == "gaussian":
        weight = torch.cat([weight, torch.zeros(2, 2)])
        bias = torch.cat([bias, (1 - kept**2).log()])
    model.encoder.load_state_dict({"0.weight": weight, "0.bias": bias})
    return model


def root(matrix):
    values, vectors = torch.linalg.eigh(matrix)
    return vectors * values.clamp_min(0).sqrt() @ vectors.T


def squared_wasserstein(covariance, other, between):
    """W₂² of two Gaussians whose means are ``between`` apart."""
    half = root(covariance)
    trace = torch.trace(covariance + other - 2 * root(half @ other @ half))
    return (between.square().sum() + trace).item()


def mean_error(model, covariance, monkeypatch):
    """The exact mean error over images N(0, covariance) and the encoder's noise."""
    points = math.sqrt(4) * torch.cat([torch.eye(4), -torch.eye(4)])  # exact for quadratics
    monkeypatch.setattr(torch, "randn", lambda *shape, **options: points[:, 2:])
    return error_of(model, points[:, :2] @ root(covariance)).mean().item()


def test_reconstruction_cost_bounds_the_transport_cost(monkeypatch):
    covariance = torch.tensor([[2.0, 0.6], [0.6, 0.5]])
    for encoder in ["gaussian", "deterministic"] * 10:
        with monkeypatch.context() as patch:
            model = random_aggregate_of_the_prior(encoder, covariance)
            weight, bias = (p.detach() for p in model.decoder.parameters())
            cost = mean_error(model, covariance, patch)
        assert cost > squared_wasserstein(covariance, weight @ weight.T, bias)
    half = root(
        covariance
    )  # the best encoder for this decoder moves each image as little as can be
    transport = half.inverse() @ root(half @ weight @ weight.T @ half) @ half.inverse()
    model.encoder[0].weight.data = weight.inverse() @ transport
    cost = mean_error(model, covariance, monkeypatch)
    assert cost == pytest.approx(squared_wasserstein(covariance, weight @ weight.T, bias))


def test_parzen_window_is_prior_sampling():
    from sklearn.neighbors import KernelDensity

    model, x, window = aae.AAE(3, 2, hidden=(), cross_entropy=False), torch.randn(4, 3), 0.7
    nn.init.normal_(model.decoder[0].weight)
    pictures = latent.decode(model, model.prior.sample((400 * 50,)))
    log_each = Gaussian(window)(pictures[:, None]).log_prob(x)  # (S, N)
    parzen = log_each.reshape(400, 50, 4).logsumexp(1) - math.log(50)  # 400 windows of 50 samples
    by_sklearn = KernelDensity(bandwidth=window).fit(pictures[:50]).score_samples(x)
    torch.testing.assert_close(parzen[0], torch.tensor(by_sklearn))
    weight, bias = (p.detach() for p in model.decoder.parameters())
    exact = MultivariateNormal(bias, weight @ weight.T + window**2 * torch.eye(3)).log_prob(x)
    error = parzen.exp().std(0) / math.sqrt(400)
    assert ((parzen.exp().mean(0) - exact.exp()).abs() < 4 * error).all()  # unbiased
    assert (parzen.mean(0) < exact).all()  # its logarithm is too low on average


# -- MMD -------------------------------------------------------------------------------------------


def test_mmd_is_unbiased():
    points, size = torch.tensor([[0.0], [1.0], [3.0]]), torch.tensor(2.0)
    p, q = torch.tensor([0.5, 0.3, 0.2]), torch.tensor([0.1, 0.2, 0.7])
    kernel = priors.inverse_multiquadrics(points, points, size)
    exact = (p - q) @ kernel @ (p - q)
    mean = 0.0
    for i, j, k, m, n in torch.cartesian_prod(*[torch.arange(3)] * 5).tolist():
        chance = p[i] * p[j] * p[k] * q[m] * q[n]
        mean += chance * priors.squared_mmd(points[[i, j, k]], points[[m, n]], size)
    torch.testing.assert_close(mean, exact)


def gaussian_mmd(kernel_variance, between, variances):
    """MMD² with exp(−d²/(2 kernel_variance)) of two Gaussians on a line, in closed form."""

    def mean_kernel(variance, distance):
        total = kernel_variance + variance
        return (kernel_variance / total).sqrt() * (-(distance**2) / (2 * total)).exp()

    first, second = variances
    within = mean_kernel(2 * first, 0.0) + mean_kernel(2 * second, 0.0)
    return within - 2 * mean_kernel(first + second, between)


def test_mmd_of_two_gaussians_has_its_closed_form():
    between, scales, size = 1.5, (1.0, 0.6), torch.tensor(3.0)
    x, at_x = normal_quadrature(between, scales[0])
    y, at_y = normal_quadrature(0.0, scales[1])
    signed = at_x - at_y
    variance = torch.tensor(0.8)
    kernel = (-((x[:, None] - y) ** 2) / (2 * variance)).exp()
    closed = gaussian_mmd(variance, between, [s**2 for s in scales])
    torch.testing.assert_close(signed @ kernel @ signed, closed)
    # C/(C + d²) is the mean over t ~ Exponential(1) of the Gaussian kernel of variance C/(2t).
    share = (torch.arange(20_000) + 0.5) / 20_000
    t = -torch.log1p(-share)
    sizes = [factor * size for factor in (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)]
    means = [gaussian_mmd(c / (2 * t), between, [s**2 for s in scales]).mean() for c in sizes]
    closed = sum(means) / len(means)
    ours = priors.inverse_multiquadrics(x[:, None], y[:, None], size)
    torch.testing.assert_close(signed @ ours @ signed, closed, atol=1e-6, rtol=0)
    estimates = torch.stack(
        [
            priors.squared_mmd(between + torch.randn(200, 1), 0.6 * torch.randn(200, 1), size)
            for _ in range(100)
        ]
    )
    assert abs(estimates.mean() - closed) < 4 * estimates.std() / 10


# -- categories ------------------------------------------------------------------------------------


def category_aae(num_categories=3, **settings):
    return aae_categories.CategoricalAAE(4, 2, num_categories, hidden=(8,), **settings)


def labelled():
    return torch.rand(6, 4), torch.tensor([0, 1, 2, 0, 1, 2])


def test_category_discriminator_meets_one_hot_samples(without_mmd):
    model, x = category_aae(), torch.rand(30_000, 4)
    categories, styles = (
        inputs_of(model.category_discriminator),
        inputs_of(model.style_discriminator),
    )
    aae_categories.train_step(model, moving(model), x)
    logits, z = model.parts(x)
    real, fake, through = categories
    assert torch.equal(real, F.one_hot(real.argmax(1), 3).double())
    torch.testing.assert_close(real.mean(0), torch.full((3,), 1 / 3), atol=0.02, rtol=0)
    assert torch.equal(fake, logits.softmax(1)) and torch.equal(through, fake)
    drawn, of_codes, again = styles
    torch.testing.assert_close(drawn.mean(0), torch.zeros(2), atol=0.03, rtol=0)
    torch.testing.assert_close(drawn.T.cov(), torch.eye(2), atol=0.04, rtol=0)
    assert torch.equal(of_codes, z) and torch.equal(again, z)
    assert [seen.requires_grad for seen in categories + styles] == [False, False, True] * 2


CATEGORY_PHASES = {
    "autoencoder": {"encoder", "decoder", "places"},
    "discriminator": {"category_discriminator", "style_discriminator"},
}


@pytest.mark.parametrize("reduce", [False, True])
@pytest.mark.parametrize("phase", list(CATEGORY_PHASES))
def test_each_phase_of_a_category_step_changes_only_its_own_parameters(phase, reduce):
    model = category_aae(reduce=reduce)
    parts = CATEGORY_PHASES[phase] - (set() if reduce else {"places"})
    optimizers = moving(model, **{phase: 0.1})
    step = partial(aae_categories.train_step, model, optimizers, torch.rand(8, 4), labelled())
    assert parts_that_move(model, step) == parts
    held = {id(p) for p in getattr(model.optimizers(), phase).param_groups[0]["params"]}
    assert held == {id(p) for name in parts for p in getattr(model, name).parameters()}


@pytest.mark.parametrize("reduce", [False, True])
def test_classification_moves_only_the_encoder(reduce):
    start, x, labels = category_aae(reduce=reduce).state_dict(), torch.rand(8, 4), labelled()
    after = []
    for label_weight in (0.0, 2.0):
        model = category_aae(reduce=reduce)
        model.load_state_dict(start)
        torch.manual_seed(1)
        optimizers = moving(model, autoencoder=0.1, discriminator=0.1)
        aae_categories.train_step(model, optimizers, x, labels, label_weight=label_weight)
        after.append(model.state_dict())
    moved = {name for name in start if not torch.equal(after[0][name], after[1][name])}
    assert moved == {name for name in start if name.startswith("encoder")}
    for name in ("encoder.2.weight", "encoder.2.bias"):  # and nothing of the style's layer
        torch.testing.assert_close(after[0][name][3:], after[1][name][3:], rtol=0, atol=1e-15)


def test_a_category_step_descends_the_weighted_sum():
    model, x, image, label = category_aae(), torch.rand(8, 4), torch.rand(1, 4), torch.tensor([2])
    weights = [*model.encoder.parameters(), *model.decoder.parameters()]
    logits, z = model.parts(x)
    y = logits.softmax(1)
    output = model.decoder(torch.cat([y, z], 1))
    game = sum(
        aae.generator_loss(network(part).squeeze(1))
        for network, part in [(model.category_discriminator, y), (model.style_discriminator, z)]
    )
    loss = ae.reconstruction_error(output, x, cross_entropy=True).mean() + 3 * game
    loss = loss + 5 * F.cross_entropy(model.parts(image)[0], label)
    slopes = torch.autograd.grad(loss, weights)
    expected = [w.detach() - 0.1 * g for w, g in zip(weights, slopes, strict=True)]
    optimizers = moving(model, autoencoder=0.1)
    aae_categories.train_step(model, optimizers, x, (image, label), weight=3.0, label_weight=5.0)
    torch.testing.assert_close([w.detach() for w in weights], expected)


def test_classification_is_the_cross_entropy_of_the_right_category():
    image, label = torch.rand(1, 4), torch.tensor([2])
    model = category_aae()
    terms = aae_categories.train_step(model, moving(model), torch.rand(8, 4), (image, label))
    expected = -model.parts(image)[0].log_softmax(1)[0, 2]
    torch.testing.assert_close(terms.cross_entropy, expected)
    assert aae_categories.train_step(model, moving(model), torch.rand(8, 4)).cross_entropy == 0


def test_both_games_of_a_category_step_have_the_library_losses():
    model, x = category_aae(), torch.rand(8, 4)
    categories, styles = (
        inputs_of(model.category_discriminator),
        inputs_of(model.style_discriminator),
    )
    terms = aae_categories.train_step(model, moving(model), x)
    generator = 0
    for network, seen, loss in [
        (model.category_discriminator, categories[:3], terms.category_loss),
        (model.style_discriminator, styles[:3], terms.style_loss),
    ]:
        real, fake, _ = (network(z).squeeze(1) for z in seen)
        torch.testing.assert_close(loss, aae.discriminator_loss(real, fake))
        generator = generator + aae.generator_loss(fake)
    torch.testing.assert_close(terms.generator_loss, generator)
    torch.testing.assert_close(terms.mmd, priors.squared_mmd(styles[1], styles[0]))


@pytest.mark.parametrize("reduce", [False, True])
def test_a_category_step_moves_codes_towards_both_priors(reduce):
    model, x = category_aae(reduce=reduce), torch.rand(256, 4)
    with torch.no_grad():  # one category, one place
        model.encoder[2].bias.copy_(torch.tensor([2.0, 0.0, 0.0, 2.0, -2.0]))
    optimizers = moving(model, autoencoder=0.005, discriminator=0.1)
    before = model.parts(x)
    for _ in range(60):
        aae_categories.train_step(model, optimizers, x)
    after = model.parts(x)
    assert after[0].softmax(1).mean(0)[0] < before[0].softmax(1).mean(0)[0] - 0.05
    assert after[1].mean(0).norm() < before[1].mean(0).norm() - 0.3


def test_the_decoder_sees_category_and_style_side_by_side():
    model, x = category_aae(), torch.rand(5, 4)
    logits, z = model.parts(x)
    torch.testing.assert_close(model.encode(x), torch.cat([logits.softmax(1), z], 1))
    assert torch.equal(model.categories(x), logits.argmax(1))


def test_the_reduced_code_is_the_place_of_the_category_plus_the_style():
    model, x = category_aae(reduce=True), torch.rand(5, 4)
    logits, z = model.parts(x)
    places = model.places.weight.T  # a row for each category
    torch.testing.assert_close(model.encode(x), logits.softmax(1) @ places + z)
    assert model.encode(x).shape == (5, 2)


def test_only_the_encoder_sees_the_corrupted_image():
    model, x = category_aae(), torch.rand(5, 4)
    seen = inputs_of(model.encoder)
    terms = aae_categories.train_step(model, moving(model), x, labelled(), corrupt=torch.zeros_like)
    assert len(seen) == 2 and all((images == 0).all() for images in seen)
    output = model.decoder(model.encode(torch.zeros_like(x)))
    torch.testing.assert_close(terms.error, ae.reconstruction_error(output, x, True))


def test_fewer_than_two_categories_are_refused():
    with pytest.raises(ValueError, match="at least two categories to tell apart, not 1"):
        category_aae(num_categories=1)


# -- what is refused -------------------------------------------------------------------------------

MODELS = pytest.mark.parametrize("make", [lambda: aae.AAE(4, 2, hidden=(8,)), category_aae])


@MODELS
@pytest.mark.parametrize(
    "measure",
    [evaluation.nll, evaluation.elbo, evaluation.rate_distortion, evaluation.active_units],
)
def test_nll_of_an_aae_is_refused_with_the_reason(make, measure):
    message = (
        "no posterior and no likelihood, so it assigns images no probability.*only matches samples "
        r"of codes to samples of the prior; no density .* trained\. Compare reconstructions"
    )
    with pytest.raises(TypeError, match=message):
        measure(make(), torch.rand(3, 4))


@MODELS
def test_a_single_optimizer_is_refused_with_the_remedy(make):
    model = make()
    module = aae if isinstance(model, aae.AAE) else aae_categories
    with pytest.raises(TypeError, match=r"pass model\.optimizers\(learning_rate\), not Adam"):
        inspect.unwrap(module.train_step)(
            model, torch.optim.Adam(model.parameters()), torch.rand(3, 4)
        )


@MODELS
def test_images_the_error_is_not_defined_on_are_refused(make):
    model, hole = make(), torch.rand(3, 4)
    hole[1, 2] = math.nan
    for x, message in [
        (torch.empty(0, 4), "the batch is empty"),
        (hole, "1 of 12 pixels are NaN"),
        (torch.full((3, 4), 1.5), r"pixels in \[0, 1\].*data\.scale"),
        (torch.rand(3, 5), r"images of shape \(N, 4\), got \(3, 5\)"),
    ]:
        with pytest.raises(ValueError, match=message):
            model.check(x)
    model.check(torch.rand(3, 4))


def test_squared_error_takes_any_finite_pixel():
    aae.AAE(4, 2, hidden=(8,), cross_entropy=False).check(torch.full((3, 4), -7.0))


@pytest.mark.parametrize("prior", [None, partial(priors.petals, radius=2.0)])
def test_an_aae_describes_its_prior_without_an_address(prior):
    # A checkpoint holds this description: an address would refuse every resume in a new process.
    assert " at 0x" not in repr(aae.AAE(4, 2, hidden=(8,), prior=prior))


# -- learning --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def digits():
    return data.digits()


def fit(model, images, step=aae.train_step, **settings):
    settings = {"epochs": 2, "batch_size": 100, "progress": False, "device": "cpu"} | settings
    return training.fit(model, step, images, **settings)


def digit_aae(**settings):
    runs.seed(0)
    return aae.AAE(64, 2, hidden=(64,), **settings).float()


@pytest.fixture
def single_precision(double_precision):
    torch.set_default_dtype(torch.float32)


def held_out_mmd(model, test):
    runs.seed(1)
    with torch.no_grad():
        codes = model.encode(data.scale(test.images))
    return evaluation.two_sample_test(codes, model.prior.sample((len(codes),)), 50)


@KINDS
def test_training_brings_codes_of_new_images_to_the_prior(digits, single_precision, encoder):
    train, test = digits
    model = digit_aae(encoder=encoder)
    before = held_out_mmd(model, test).mmd
    history = fit(model, train.images, epochs=20, batch_size=50, learning_rate=3e-3, weight=1.0)
    assert held_out_mmd(model, test).mmd < 0.05
    assert before > 0.1 or encoder == "gaussian"  # whose codes begin as noise around 0
    assert history["error"][-1] < 0.8 * history["error"][0]
    assert set(history) == {*aae.AAETerms._fields, "seconds"}
    assert 0.4 < history["accuracy"][-1] < 0.75
    assert history["discriminator_loss"][-1] == pytest.approx(math.log(4), abs=0.2)


def test_labels_send_each_digit_to_its_own_petal(digits, single_precision):
    train, test = digits
    model = digit_aae(prior=priors.petals, num_labels=10)
    x = data.scale(train.images)
    fit(model, torch.arange(len(x)), epochs=30, batch_size=50, learning_rate=1e-2, weight=1.0,
        transform=lambda i: (x[i], train.labels[i]))  # fmt: skip
    petal = model.prior.component(latent.encode(model, data.scale(test.images)))
    assert (petal == test.labels).float().mean() > 0.6  # chance is 0.1


def test_codes_pictures_and_reconstructions_of_an_aae(digits, single_precision):
    x = data.scale(digits[1].images)
    model = digit_aae()
    pictures = latent.reconstruct(model, x)
    assert torch.equal(latent.encode(model, x), model.encoder(x))
    assert torch.equal(pictures, latent.decode(model, latent.encode(model, x)))
    torch.testing.assert_close(pictures, model.decoder(model.encoder(x)).sigmoid())
    error = (x - pictures).square().sum(1)
    torch.testing.assert_close(evaluation.sse_per_image(model, x), error)


class Interrupted(Exception):
    pass


def interrupt(model, calls):
    calls.append(1)
    if len(calls) == 3:
        raise Interrupted
    return {}


@pytest.mark.parametrize("labels", [False, True], ids=["plain", "labels"])
def test_an_aae_resumes_bit_for_bit(digits, single_precision, tmp_path, labels):
    train = digits[0]
    some = torch.where(torch.arange(len(train.labels)) % 2 == 0, train.labels, -1)

    def run(**settings):
        if labels:
            model = digit_aae(prior=priors.petals, num_labels=10, encoder="universal")
            images = torch.arange(len(some))
            settings["transform"] = with_labels
        else:
            model, images = digit_aae(encoder="gaussian"), train.images
        return model, fit(model, images, epochs=4, batch_size=200, **settings)

    def with_labels(i):
        return data.scale(train.images[i]), some[i]

    whole, expected = run()
    path = tmp_path / "run.safetensors"
    with pytest.raises(Interrupted):
        run(checkpoint=path, validate=partial(interrupt, calls=[]))
    resumed, history = run(checkpoint=path)
    for name, tensor in whole.state_dict().items():
        assert torch.equal(tensor, resumed.state_dict()[name]), name
    for term in aae.AAETerms._fields:
        assert history[term] == expected[term]


def test_a_category_run_resumes_bit_for_bit_with_its_labels(digits, single_precision, tmp_path):
    train = digits[0]
    labelled = data.scale(train.images[:50]), train.labels[:50]

    def run(labelled, **settings):
        runs.seed(0)
        model = aae_categories.CategoricalAAE(64, 2, hidden=(32,)).float()
        step = aae_categories.train_step
        return model, fit(model, train.images, step, epochs=4, labelled=labelled, **settings)

    whole, expected = run(labelled)
    path = tmp_path / "run.safetensors"
    with pytest.raises(Interrupted):
        run(labelled, checkpoint=path, validate=partial(interrupt, calls=[]))
    resumed, history = run(labelled, checkpoint=path)
    for name, tensor in whole.state_dict().items():
        assert torch.equal(tensor, resumed.state_dict()[name]), name
    assert history["cross_entropy"] == expected["cross_entropy"]
    with pytest.raises(ValueError, match="settings was"):
        run((labelled[0], labelled[1].flip(0) % 9), checkpoint=path)


def test_a_hundred_labels_teach_the_categories(digits, single_precision):
    train, test = digits
    runs.seed(0)
    model = aae_categories.CategoricalAAE(64, 5, hidden=(64,)).float()
    labelled = data.scale(train.images[:100]), train.labels[:100]
    history = fit(model, train.images, aae_categories.train_step, epochs=20,
                  learning_rate=3e-3, labelled=labelled)  # fmt: skip
    right = (model.categories(data.scale(test.images)) == test.labels).float().mean()
    assert right > 0.75
    assert set(history) == {*aae_categories.CategoryTerms._fields, "seconds"}
    assert history["cross_entropy"][-1] < 0.2 < 1.5 < history["cross_entropy"][0]


@pytest.mark.parametrize("reduce", [False, True])
def test_a_category_run_without_labels_learns_to_reconstruct(digits, single_precision, reduce):
    train, test = digits
    runs.seed(0)
    model = aae_categories.CategoricalAAE(64, 2, 16, hidden=(64,), reduce=reduce).float()
    history = fit(model, train.images, aae_categories.train_step, epochs=8, learning_rate=3e-3)
    x = data.scale(test.images)
    assert history["error"][-1] < 0.8 * history["error"][0]
    assert history["cross_entropy"] == [0.0] * 8
    assert model.categories(x).max() < 16
    pictures = latent.reconstruct(model, x)
    assert pictures.shape == x.shape and 0 <= pictures.min() and pictures.max() <= 1
    assert latent.encode(model, x).shape == (360, 2 if reduce else 18)


def test_the_mmd_penalty_brings_a_plain_autoencoder_to_the_prior(digits, single_precision):
    train, test = digits
    x = data.scale(test.images)
    found = {}
    for weight in (0.0, 200.0):
        runs.seed(0)
        model = ae.Autoencoder(64, 2, hidden=(64,), cross_entropy=True)
        prior = priors.standard_normal(2)
        penalty = priors.mmd_penalty(prior, weight)
        fit(model, train.images, ae.train_step, epochs=20, learning_rate=3e-3, penalty=penalty)
        runs.seed(1)
        codes = latent.encode(model, x)
        found[weight] = evaluation.two_sample_test(codes, prior.sample((len(x),)), 1).mmd
    assert found[200.0] < 0.02 < 0.1 < found[0.0]


def test_divergence_is_reported_by_the_term(digits, single_precision):
    sgd = partial(SGD, lr=1.0)
    model = digit_aae(cross_entropy=False)
    optimizers = aae.Optimizers(*(sgd(o.param_groups[0]["params"]) for o in model.optimizers()))
    with pytest.raises(FloatingPointError, match="error = "):
        fit(model, digits[0].images, learning_rate=1e8, optimizer=optimizers, schedule="constant")


@pytest.mark.parametrize("labels", [torch.zeros(7).int(), torch.zeros(6).long()])
def test_labels_of_another_kind_or_number_are_refused(labels):
    model = aae.AAE(9, 2, hidden=(8,), prior=priors.petals, num_labels=10)
    with pytest.raises(TypeError, match=r"labels are int64 \(7,\)"):
        model.check(torch.rand(7, 9), labels)


def test_an_empty_labelled_set_is_refused():
    model = aae_categories.CategoricalAAE(9, 2, hidden=(8,))
    none = torch.rand(0, 9), torch.zeros(0).long()
    with pytest.raises(ValueError, match="0 images and 0 labels"):
        aae_categories.train_step(model, model.optimizers(), torch.rand(7, 9), none)


def test_balance_keeps_clusters_from_ending_in_one_category(digits):
    images, used = digits[0].images, {}
    for balance in (False, True):
        runs.seed(0)
        model = aae_categories.CategoricalAAE(64, 2, 10, (100,), balance=balance)
        settings = {"epochs": 20, "learning_rate": 3e-3, "progress": False, "weight": 3.0}
        training.fit(model, aae_categories.train_step, images, **settings)
        counts = model.categories(data.scale(images)).bincount(minlength=10)
        used[balance] = int((counts > len(images) / 40).sum())
    assert used[True] >= 8 > used[False]
