"""The worlds of chapter 5: what the noise in the code forces on the decoder, and active units."""

import torch

from equations.chapters.vae_machines import eye, letters_of, network
from equations.worlds import line, world
from vaelib import evaluation, latent


def curved_decoder(random):
    """A curved decoder of two latents, with its derivatives at μ along each of them."""
    weight, bend, turn, mean = (
        random.matrix(3, 2),
        random.matrix(3, 2),
        random.vector(3),
        0.6 * random.vector(2),
    )

    def decoder(z):
        return weight @ z + torch.sin(bend @ z + turn)

    slopes = torch.func.jacrev(decoder)(mean)[:, 0, :, 0]
    curvatures = torch.func.hessian(decoder)(mean)[:, 0, :, 0, :, 0]
    return {
        "D": 3, "K": 2, r"\sum_k": 2, r"\mu": mean, r"g_\theta": decoder, "I": eye(2), "E": eye(3),
        "G": [slopes[:, [k]] for k in range(2)], "g_k": "G_k",
        "Q": [curvatures[:, [k], k] for k in range(2)], "g_{kk}": "Q_k",
        "U": [torch.diag(eye(2)[k]) for k in range(2)], "A": r"\sum_{k=1}^{K}\sigma_k^2U_k",
        r"p_\theta(x\mid z)": r"\mathcal{N}(x;g_\theta(z),\sigma^2E)",
        r"\mathbb{E}_q": r"\mathcal{N}(z;\mu,A)",
        r"\mathcal{R}(x)": r"\mathrm{KL}(\mathcal{N}(z;\mu,A)\,\|\,\mathcal{N}(z;0,I))",
        "r": r"x-g_\theta(\mu)", "c": r"\frac D2\log(2\pi\sigma^2)",
        r"\mathcal{D}_0": r"\frac{1}{2\sigma^2}\lVert r\rVert^2+c",
    }  # fmt: skip


@world("eq-vae-noise-penalty")
def small_noise(random):
    """An image that is not rebuilt well; τ is the largest scale of the noise."""
    scales = random.uniform(0.5, 0.8, 2, 1)
    scales[random.whole(0, 1)] = 1
    return {
        **curved_decoder(random), "x": random.vector(3),
        r"\tau": torch.tensor(0.1, dtype=torch.float64), "a": scales,
        r"\sigma_k": r"\tau a_k", r"\delta": r"\tau a\odot\varepsilon",
        r"\mathbb{E}_\varepsilon": r"\mathcal{N}(\varepsilon;0,I)",
    }  # fmt: skip


@world("eq-vae-smoothness")
def small_noise_and_residual(random):
    """An image that is rebuilt up to a residual of the order of the noise."""
    scales = random.uniform(0.5, 0.8, 2, 1)
    scales[random.whole(0, 1)] = 1
    return {
        **curved_decoder(random), r"\tau": torch.tensor(0.02, dtype=torch.float64), "a": scales,
        "h": random.positive(), r"\sigma_k": r"\tau a_k", r"\sigma": "h", "b": random.vector(3),
        "x": r"g_\theta(\mu)+\tau b",
    }  # fmt: skip


@world("eq-vae-smooth-loss")
def best_noise(random):
    """The best noise for a small σ and a residual of its order; τ is the largest scale."""
    letters = curved_decoder(random)
    return {
        **letters, r"\tau": torch.tensor(0.4, dtype=torch.float64), "b": 0.5 * random.vector(3),
        "h": min(torch.linalg.norm(slope) for slope in letters["G"]),
        r"\sigma_k": r"\frac{1}{\sqrt{1+\lVert g_k\rVert^2/\sigma^2}}",
        r"\sigma": r"\frac{\tau h}{\sqrt{1-\tau^2}}",
        "x": r"g_\theta(\mu)+\sigma b",
    }  # fmt: skip


@world("eq-vae-optimal-noise")
def any_noise(random):
    """Noise of any scale along latent k."""
    return {
        **curved_decoder(random), "k": random.whole(1, 2), r"\sigma": random.positive(),
        r"\sigma_k": random.positive(),
    }  # fmt: skip


@world("eq-vae-best-decoder", "eq-vae-best-decoder-proof")
def overlapping_clouds(random):
    """Three images and their posteriors; the best output solves a least-squares problem."""
    images = [random.vector(3) for _ in range(3)]
    slope, scale = 0.4 * random.vector(3), random.positive()

    def share(z, x):
        return (
            torch.exp(-((z - slope.T @ x) ** 2) / (2 * scale**2)).squeeze()
            / scale
            / (2 * torch.pi) ** 0.5
        )

    def best(z):
        roots = torch.stack([share(z, x) for x in images]).sqrt()
        left = torch.cat([root * eye(3) for root in roots])
        return torch.linalg.lstsq(
            left, torch.cat([root * x for root, x in zip(roots, images, strict=True)])
        ).solution

    code = line(float(random.normal()))
    return {
        "z": code, "x": images, r"\sum_n": 3, "N": 3, r"q_\phi(z\mid x)": share, "g_*(z)": best,
        "g": best(code.point) + 0.1 * random.vector(3),
    }  # fmt: skip


@world("eq-vae-active-unit")
def encoder_means(random):
    """Five images; A is the threshold at which the library stops calling a latent active."""
    model = network(random, 3, 2)
    images = random.normal(5, 3)

    def threshold(k):
        low, high = 0.0, 4.0
        for _ in range(50):
            middle = (low + high) / 2
            active = evaluation.active_units(model, images, middle)[k]
            low, high = (middle, high) if active else (low, middle)
        return low

    return {
        "N": 5, "k": random.whole(1, 2), "x": [row.reshape(3, 1) for row in images],
        "A": torch.tensor([[threshold(0)], [threshold(1)]], dtype=torch.float64),
        r"\bar\mu": latent.encode(model, images).mean(0).reshape(2, 1),
        r"\mu_\phi": letters_of(model)[r"\mu_\phi"],
    }  # fmt: skip
