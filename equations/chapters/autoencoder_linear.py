"""The worlds of chapter 1, first part: the error, the linear autoencoder, its critical points."""

import torch

from equations.worlds import world
from vaelib.ae import Autoencoder, ae_terms, pca, reconstruction_error
from vaelib.data import principal_components


def identity(size):
    return torch.eye(size, dtype=torch.float64)


def columns(rows):
    """The rows of a matrix as a list of column vectors: how a world spells x_n."""
    return [row.unsqueeze(-1) for row in rows]


def affine_autoencoder(random, pixels, latents):
    """An autoencoder of the library without hidden layers, with random weights."""
    model = Autoencoder(pixels, latents).double().requires_grad_(False)
    for parameter in model.parameters():
        parameter.copy_(random.normal(*parameter.shape))
    return model


def images(random, pixels=4, latents=2, number=6):
    """Random images with offset, mean, covariance, eigenvalues and eigenvectors by the library."""
    x = random.normal(number, pixels) @ random.matrix(pixels, pixels) + random.normal(pixels)
    mean, values, vectors = principal_components(x)
    return {
        "D": pixels, "K": latents, "N": number, r"\sum_n": number, r"\sum_i": pixels,
        "x": columns(x), r"\bar x": mean.unsqueeze(-1), r"\tilde x": columns(x - mean),
        "S": vectors @ values.diag() @ vectors.T, "I": identity(pixels),
        r"\lambda": list(values), "u": columns(vectors.T), "U_K": vectors[:, :latents],
    }  # fmt: skip


def error_of(x):
    """The mean squared error of M x over the rows of x, by the library."""
    return lambda matrix: reconstruction_error(x @ matrix.T, x).mean()


@world("eq-ae-sse")
def an_image_and_its_reconstruction(random):
    """Three pixels and their reconstruction."""
    return {"D": 3, "x": random.vector(3), r"\hat x": random.vector(3)}


@world("eq-ae-objective", "eq-ae-mse")
def four_reconstructed_images(random):
    """Four images through a random affine autoencoder; SSE and MSE as the library computes them."""
    model, x = affine_autoencoder(random, 3, 2), random.normal(4, 3)
    loss = ae_terms(model, x).loss
    return {
        "D": 3, "N": 4, "x": columns(x), r"\hat x": columns(model(x)),
        r"\phi": random.normal(), r"\theta": random.normal(),
        r"\mathrm{SSE}(\phi,\theta)": lambda phi, theta: loss,
        r"\mathrm{MSE}(\phi,\theta)": lambda phi, theta: torch.nn.functional.mse_loss(model(x), x),
    }  # fmt: skip


@world("eq-ae-linear", "eq-ae-linear-map")
def affine_layers(random):
    """The two affine layers of a library model; M and c from its outputs at 0 and unit vectors."""
    model = affine_autoencoder(random, 3, 2)
    encoder, decoder = model.encoder[0][0], model.decoder[0]
    offset = model(torch.zeros(1, 3, dtype=torch.float64))
    x = random.vector(3)
    return {
        "x": x, "z": random.vector(2), r"\hat x": model(x.T).T,
        "W_e": encoder.weight, "b_e": encoder.bias.unsqueeze(-1),
        "W_d": decoder.weight, "b_d": decoder.bias.unsqueeze(-1),
        "f(x)": lambda x: encoder(x.T).T, "g(z)": lambda z: decoder(z.T).T,
        "M": (model(identity(3)) - offset).T, "c": offset.T,
    }  # fmt: skip


@world("eq-ae-offset")
def what_a_matrix_leaves(random):
    """What a random matrix leaves of six images, and its mean; any offset."""
    data, matrix = images(random), random.matrix(4, 4)
    left = [x - matrix @ x for x in data["x"]]
    mean = data[r"\bar x"] - matrix @ data[r"\bar x"]
    return {"N": 6, "e": left, r"\bar e": mean, "c": random.vector(4)}


@world("eq-ae-offset", links=(1, 2))
def vectors_with_another_centre(random):
    """To add, subtract and expand the square, ē may be any vector: the cross term is not zero."""
    return {
        "N": 3, "e": columns(random.normal(3, 4)), r"\bar e": random.vector(4),
        "c": random.vector(4),
    }  # fmt: skip


@world("eq-ae-covariance", "eq-ae-trace", "eq-ae-differential", "eq-ae-pca-optimum")
@world("eq-ae-critical-value")
def centred_images(random):
    """Six images, their covariance and its eigenvectors by the library; M, V and t are random."""
    data = images(random)
    return {
        **data, "M": random.matrix(4, 4), "V": random.matrix(4, 4), "t": random.normal(),
        r"\mathcal{A}": {1, 3}, r"U_{\mathcal{A}}": torch.cat([data["u"][0], data["u"][2]], 1),
    }  # fmt: skip


@world("eq-ae-trace", links=(1,))
def library_error(random):
    """The error of a random matrix, as the library computes it."""
    data = images(random)
    x = torch.cat(data[r"\tilde x"], 1).T
    return {**data, "M": random.matrix(4, 4), "F(M)": error_of(x)}


@world("eq-ae-pca-optimum")
def library_pca(random):
    """Six images; the error is the loss of the library's PCA model, whose product is U Uᵀ."""
    data = images(random)
    x = torch.cat(data["x"], 1).T
    loss = ae_terms(pca(x, 2), x).loss
    return {**data, "F(M)": lambda matrix: loss}


@world("eq-ae-projection-bound")
def matrix_near_a_projection(random):
    """A matrix with the column space of Q that is nearly QQᵀ."""
    data, q = images(random), random.orthonormal(4, 2)
    matrix = q @ (q.T + 0.05 * random.matrix(2, 4))
    return {**data, "Q": q, "M": matrix}


@world("eq-ae-projection-bound", links=(3, 4, 6, 7))
def matrix_that_does_not_project(random):
    """Where no projection is needed, Q may be any matrix: QQᵀ is not its own square."""
    return {**images(random), "Q": random.matrix(4, 2)}


@world("eq-ae-shares", "eq-ae-captured-bound")
def shares_of_a_subspace(random):
    """Nearly equal eigenvalues; the share of each eigenvector in a random subspace."""
    u, q = random.orthonormal(4, 4), random.orthonormal(4, 2)
    falling = 1 + 0.1 * random.uniform(0, 1, 4).sort(descending=True).values
    return {
        "D": 4, "K": 2, r"\sum_i": 4, "Q": q, "u": columns(u.T), r"\lambda": list(falling),
        "w": list((q.T @ u).square().sum(0)),
    }  # fmt: skip


@world("eq-ae-captured-bound", links=(1, 2, 3))
def any_shares(random):
    """The first three lines hold for any shares between 0 and 1, also if their sum is not K."""
    falling = 0.5 + random.uniform(0, 0.2, 5).sort(descending=True).values
    return {
        "D": 5, "K": 2, r"\sum_i": 5, r"\lambda": list(falling), "w": list(random.probability(5)),
    }  # fmt: skip


@world("eq-ae-freedom", "eq-ae-code-covariance")
def skewed_codes(random):
    """A random decoder on the PCA subspace; its encoder and codes by least squares."""
    data = images(random)
    top = data["U_K"]
    decoder = top @ random.matrix(2, 2)
    encoder = torch.linalg.pinv(decoder)
    return {
        **data, "W_d": decoder, "W_e": encoder, "C": top.T @ decoder,
        "z": [torch.linalg.lstsq(decoder, x).solution for x in data[r"\tilde x"]],
        r"\Lambda_K": torch.diag(torch.stack(data[r"\lambda"][:2])),
    }  # fmt: skip


@world("eq-ae-gradient-decoder", "eq-ae-gradient-encoder")
def two_factors(random):
    """Random factors; the error of their product over six images."""
    return {
        **images(random), "W_d": random.matrix(4, 2), "W_e": random.matrix(2, 4),
        "M": "W_dW_e", "F": "F(W_dW_e)",
    }  # fmt: skip


def critical_point(covariance, decoder, encoder):
    """Weights near these at which the slope of the error is zero, by Newton's method."""
    split = decoder.numel()

    def error(weights):
        w_d, w_e = weights[:split].view_as(decoder), weights[split:].view_as(encoder)
        rest = identity(len(covariance)) - w_d @ w_e
        return torch.trace(rest @ covariance @ rest.T)

    weights = torch.cat([decoder.flatten(), encoder.flatten()])
    for _ in range(30):
        slope, bend = torch.func.grad(error)(weights), torch.func.hessian(error)(weights)
        weights = weights - torch.linalg.pinv(bend, rtol=1e-9) @ slope
    assert torch.func.grad(error)(weights).abs().max() < 1e-11
    return weights[:split].view_as(decoder), weights[split:].view_as(encoder)


@world("eq-ae-critical-form", "eq-ae-idempotent")
def weights_without_slope(random):
    """Weights without slope, found by Newton's method; A says which eigenvectors they keep."""
    data = images(random, pixels=4, latents=3)
    kept = torch.cat([data["u"][0], data["u"][2]], 1)
    mix = random.positive(2, 1) * random.orthonormal(3, 2).T
    decoder, encoder = critical_point(
        data["S"],
        kept @ mix + 0.01 * random.matrix(4, 3),
        torch.linalg.pinv(mix) @ kept.T + 0.01 * random.matrix(3, 4),
    )
    product = decoder @ encoder
    chosen = [i for i, u in enumerate(data["u"], start=1) if u.T @ product @ u > 0.5]
    found = torch.cat([data["u"][i - 1] for i in chosen], 1)
    return {
        "W_d": decoder, "W_e": encoder, "M": product,
        r"\mathcal{A}": set(chosen), r"U_{\mathcal{A}}": found,
        r"I_\kappa": identity(len(chosen)).squeeze(),  # a number if one eigenvector is kept
        "C": found.T @ decoder, "R": encoder @ found,
    }  # fmt: skip


@world("eq-ae-saddle-turn")
def turned_eigenvector(random):
    """A = {1, 3}: the eigenvector 3 is turned towards the eigenvector 2 in both factors."""
    data, t = images(random), random.uniform(0.3, 1.2)
    first, second, third, _ = data["u"]
    turned = torch.cat([first, third * torch.cos(t) + second * torch.sin(t)], 1)
    start = torch.cat([first, third], 1)
    return {**data, "i": 3, "j": 2, "t": t, "M_0": start @ start.T, "M_t": turned @ turned.T}


@world("eq-ae-saddle-wake")
def woken_code(random):
    """A = {2}, one of two code entries unused: the weights change as the proof says."""
    data, t = images(random), random.uniform(0.4, 0.8)
    kept, new = data["u"][1], data["u"][2]
    c, turn = random.matrix(1, 2), random.normal()
    unused = torch.stack([-c[0, 1], c[0, 0]]).unsqueeze(-1)  # c @ unused = 0
    r = torch.linalg.pinv(c) + turn * unused  # c @ r = 1
    across = torch.stack([-r[1, 0], r[0, 0]]).unsqueeze(-1)  # orthogonal to r
    across = across / (across.T @ unused)
    decoder, encoder = kept @ c, r @ kept.T
    moved = (decoder + t * new @ across.T) @ (encoder + t * unused @ new.T)
    return {**data, r"\mathcal{A}": {2}, "j": 3, "t": t, "M_0": decoder @ encoder, "M_t": moved}


@world("eq-ae-anomaly")
def image_outside_the_data(random):
    """A new image and its reconstruction by the library's PCA of six others."""
    data, x = images(random), random.vector(4)
    model = pca(torch.cat(data["x"], 1).T, 2).requires_grad_(False)
    return {**data, "x": x, r"\hat x": model(x.T).T}
