"""Priors: the laws they name, p(z|y), precision and device; and MMD with its kernel."""

import math
from functools import partial

import pytest
import torch
from torch.distributions import MultivariateNormal

from vaelib import data, evaluation, priors

pytestmark = pytest.mark.usefixtures("double_precision")


# -- petals ----------------------------------------------------------------------------------------


def test_each_petal_is_a_gaussian_stretched_along_its_radius():
    parts = priors.petals().given(torch.arange(10))
    for label, (mean, covariance) in enumerate(
        zip(parts.mean, parts.covariance_matrix, strict=True)
    ):
        angle = torch.tensor(2 * math.pi * label / 10)
        along = torch.stack([angle.cos(), angle.sin()])
        across = torch.stack([-angle.sin(), angle.cos()])
        torch.testing.assert_close(mean, 4 * along)
        expected = along.outer(along) + 0.09 * across.outer(across)
        torch.testing.assert_close(covariance, expected)


def test_the_density_of_the_petals_is_the_mean_over_their_components():
    z, prior = 4 * torch.randn(20, 2), priors.petals(7, 3.0, 0.8, 0.2)
    parts = [prior.given(torch.full((20,), label)) for label in range(7)]
    log_each = torch.stack([part.log_prob(z) for part in parts])
    torch.testing.assert_close(prior.log_prob(z), log_each.logsumexp(0) - math.log(7))
    assert torch.equal(prior.component(z), log_each.argmax(0))


def test_petals_are_the_law_of_the_toy_mixture():
    points, labels = data.gaussian_mixture(1000)
    points = points.double()
    prior = priors.petals()
    assert evaluation.two_sample_test(points, prior.sample((1000,)), 100).p_value > 0.05
    for label in (0, 3):
        own = points[labels == label]
        drawn = prior.given(torch.full((len(own),), label)).sample()
        assert evaluation.two_sample_test(own, drawn, 100).p_value > 0.05
    assert (prior.component(points) == labels).double().mean() > 0.98
    other = priors.petals(radius=4.5).sample((1000,))
    assert evaluation.two_sample_test(points, other, 100).p_value < 0.05


def test_every_petal_is_as_frequent():
    prior = priors.petals(5, radial_scale=0.1, tangential_scale=0.1)
    share = prior.component(prior.sample((20_000,))).bincount(minlength=5) / 20_000
    torch.testing.assert_close(share, torch.full((5,), 0.2), atol=0.015, rtol=0)


def test_petals_given_labels_keep_their_order():
    prior = priors.petals(radial_scale=0.01, tangential_scale=0.01)
    labels = torch.randint(10, (200,))
    assert torch.equal(prior.component(prior.given(labels).sample()), labels)


def test_a_turn_by_one_petal_leaves_the_petals_as_they_are():
    angle = torch.tensor(2 * math.pi / 10)
    turn = torch.tensor([[angle.cos(), angle.sin()], [-angle.sin(), angle.cos()]])
    prior, z = priors.petals(), 4 * torch.randn(50, 2)
    torch.testing.assert_close(prior.log_prob(z @ turn), prior.log_prob(z))
    assert torch.equal(prior.component(z @ turn), (prior.component(z) + 1) % 10)


# -- Swiss roll ------------------------------------------------------------------------------------


def test_the_swiss_roll_prior_is_the_law_of_the_toy_roll():
    points, labels = data.swiss_roll(1000)
    points = points.double()
    prior = priors.SwissRoll()
    assert evaluation.two_sample_test(points, prior.sample((1000,)), 100).p_value > 0.05
    for label in (0, 7):
        own = points[labels == label]
        drawn = prior.given(torch.full((len(own),), label)).sample()
        assert evaluation.two_sample_test(own, drawn, 100).p_value > 0.05
        other = prior.given(torch.full((len(own),), label + 1)).sample()
        assert evaluation.two_sample_test(own, other, 100).p_value < 0.05


def test_a_stretch_of_the_roll_lies_between_its_two_ends():
    labels = torch.arange(10).repeat_interleave(500)
    points = priors.SwissRoll(noise=0.0).given(labels).sample()
    position = (points.norm(dim=1) / 3).square()  # the roll runs outwards
    torch.testing.assert_close(points, data.roll(position))
    assert torch.equal((10 * position).long(), labels)
    middle = position.reshape(10, 500).mean(1)
    torch.testing.assert_close(middle, (torch.arange(10) + 0.5) / 10, atol=0.01, rtol=0)


def test_the_roll_has_its_noise_in_both_directions():
    nowhere = priors.SwissRoll(0.0, 0.0, noise=0.25)  # every position is the centre
    torch.testing.assert_close(
        nowhere.sample((50_000,)).T.cov(), 0.0625 * torch.eye(2), atol=0.002, rtol=0
    )
    narrow = priors.SwissRoll(0.0, 0.0, noise=0.25).given(torch.zeros(20_000, dtype=torch.long))
    assert narrow.noise == 0.25


def test_the_roll_is_drawn_in_the_shape_asked_for_and_has_no_density():
    prior = priors.SwissRoll()
    assert prior.sample().shape == (2,) and prior.sample((3, 4)).shape == (3, 4, 2)
    assert prior.given(torch.tensor([1, 2, 3])).sample((5,)).shape == (5, 3, 2)
    assert prior.event_shape == (2,)
    with pytest.raises(NotImplementedError):
        prior.log_prob(torch.zeros(2))


# -- categorical, precision, device ----------------------------------------------------------------


def test_categories_are_one_hot_and_as_frequent():
    prior = priors.categorical(4)
    y = prior.sample((20_000,))
    assert torch.equal(y.sum(1), torch.ones(20_000)) and set(y.unique().tolist()) == {0, 1}
    torch.testing.assert_close(y.mean(0), torch.full((4,), 0.25), atol=0.015, rtol=0)
    torch.testing.assert_close(prior.log_prob(torch.eye(4)), torch.full((4,), -math.log(4)))


EVERY_PRIOR = pytest.mark.parametrize(
    "make",
    [partial(priors.standard_normal, 2), priors.petals, priors.SwissRoll,
     partial(priors.categorical, 2)],
    ids=["normal", "petals", "roll", "categorical"],
)  # fmt: skip


@EVERY_PRIOR
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_a_prior_has_the_precision_of_the_tensor_it_is_made_like(make, dtype):
    prior = make(like=torch.empty(0, dtype=dtype))
    assert prior.sample((3,)).dtype == dtype
    if hasattr(prior, "given"):
        assert prior.given(torch.tensor([0, 1])).sample().dtype == dtype


@pytest.mark.parametrize("make", [partial(priors.standard_normal, 2), priors.SwissRoll])
def test_a_prior_is_on_the_device_of_the_tensor_it_is_made_like(make):
    prior = make(like=torch.empty(0, device="meta"))
    assert prior.sample((3,)).device.type == "meta"


@EVERY_PRIOR
def test_a_prior_is_on_the_gpu_of_the_tensor_it_is_made_like(make):
    if not torch.cuda.is_available():
        pytest.skip("no CUDA device")
    prior = make(like=torch.empty(0, device="cuda"))
    assert prior.sample((3,)).device.type == "cuda"
    if hasattr(prior, "given"):
        labels = torch.tensor([0, 1], device="cuda")
        assert prior.given(labels).sample().device.type == "cuda"


# -- MMD -------------------------------------------------------------------------------------------


def test_the_kernel_is_the_mean_of_seven_inverse_multiquadrics():
    x, y, size = torch.randn(5, 3), torch.randn(4, 3), torch.tensor(1.7)
    by_hand = torch.zeros(5, 4)
    for i in range(5):
        for j in range(4):
            square = (x[i] - y[j]).square().sum()
            sizes = 1.7 * torch.tensor([0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0])
            by_hand[i, j] = (sizes / (sizes + square)).mean()
    torch.testing.assert_close(priors.inverse_multiquadrics(x, y, size), by_hand)
    torch.testing.assert_close(priors.inverse_multiquadrics(x, x, size).diagonal(), torch.ones(5))


def test_the_kernel_is_positive_definite():
    kernel = priors.inverse_multiquadrics(x := torch.randn(40, 2), x, torch.tensor(1.0))
    assert torch.linalg.eigvalsh(kernel).min() > 0


def test_mmd_leaves_out_each_point_with_itself():
    x, y, size = torch.randn(5, 2), torch.randn(7, 2), torch.tensor(2.0)

    def mean_over_pairs(s):
        kernel = priors.inverse_multiquadrics(s, s, size)
        return kernel[~torch.eye(len(s), dtype=torch.bool)].mean()

    across = priors.inverse_multiquadrics(x, y, size).mean()
    expected = mean_over_pairs(x) + mean_over_pairs(y) - 2 * across
    torch.testing.assert_close(priors.squared_mmd(x, y, size), expected)
    torch.testing.assert_close(priors.squared_mmd(y, x, size), expected)


def test_mmd_takes_its_scale_from_the_samples_of_the_prior():
    x, y = torch.randn(30, 3), 2 * torch.randn(40, 3)
    apart = [(y[i] - y[j]).square().sum() for i in range(40) for j in range(40) if i != j]
    scale = torch.stack(apart).mean()
    torch.testing.assert_close(priors.mean_square_distance(y), scale)
    torch.testing.assert_close(priors.squared_mmd(x, y), priors.squared_mmd(x, y, scale))
    torch.testing.assert_close(priors.squared_mmd(9 * x, 9 * y), priors.squared_mmd(x, y))


@pytest.mark.parametrize(("first", "second"), [(1, 5), (5, 1), (0, 5)])
def test_mmd_refuses_a_side_with_fewer_than_two_points(first, second):
    with pytest.raises(ValueError, match=f"two points or more .* got {first} and {second}"):
        priors.squared_mmd(torch.randn(first, 2), torch.randn(second, 2))


def test_the_mmd_penalty_weighs_fresh_samples_and_pulls_codes_in():
    codes, prior = 3 + torch.randn(20, 2), priors.standard_normal(2)
    codes.requires_grad_()
    torch.manual_seed(1)
    penalty = priors.mmd_penalty(prior, 7.0)(codes)
    torch.manual_seed(1)
    expected = 7 * priors.squared_mmd(codes, prior.sample((20,)))
    torch.testing.assert_close(penalty, expected)
    slope = torch.autograd.grad(penalty, codes)[0]
    assert (slope.mean(0) > 0).all()


def test_mmd_in_single_precision_is_that_of_double():
    x, y = 1 + torch.randn(200, 2), torch.randn(200, 2)
    single = priors.squared_mmd(x.float(), y.float())
    assert single.item() == pytest.approx(priors.squared_mmd(x, y).item(), abs=1e-5)


def test_given_has_the_density_of_one_component():
    prior, z = priors.petals(), torch.randn(3, 2)
    labels = torch.tensor([1, 4, 9])
    whole = prior.given(torch.arange(10))
    for row, label in enumerate(labels):
        one = MultivariateNormal(whole.mean[label], whole.covariance_matrix[label])
        torch.testing.assert_close(prior.given(labels).log_prob(z)[row], one.log_prob(z[row]))


def test_labels_of_a_stretch_of_the_roll_stay_on_it():
    half = priors.SwissRoll(0.5, 1.0, noise=0.0)
    radius = half.given(torch.arange(10)).sample((200,)).norm(dim=-1)  # (200, 10)
    assert radius.min() >= 3 * 0.5**0.5 - 1e-5 and radius.max() <= 3 + 1e-5
    assert (radius.mean(0).diff() > 0).all()


def test_priors_of_other_sizes_have_other_names():
    assert repr(priors.petals(radius=4.0)) != repr(priors.petals(radius=8.0))
    assert repr(priors.SwissRoll(noise=0.1)) != repr(priors.SwissRoll(noise=0.2))
    assert "0x" not in repr(priors.petals()) + repr(priors.SwissRoll())
