# %% equal-images: treats the two images as equally probable
y, sigma, w = sp.symbols("y sigma w")
A = sp.exp(-((y - 1) ** 2) / (2 * sigma**2))
B = sp.exp(-((y + 1) ** 2) / (2 * sigma**2))
denoiser = sp.tanh(y / sigma**2)
spread = 1 - denoiser**2
undecided = 0
score_steps = [sp.diff(sp.log(A + B), y), (denoiser - y) / sigma**2]

# %% log-odds: adds all of the log odds of the prior inside the tanh, not half of them
y, sigma, w = sp.symbols("y sigma w")
A = w * sp.exp(-((y - 1) ** 2) / (2 * sigma**2))
B = (1 - w) * sp.exp(-((y + 1) ** 2) / (2 * sigma**2))
denoiser = sp.tanh(y / sigma**2 + sp.log(w / (1 - w)))
spread = 1 - denoiser**2
undecided = sigma**2 * sp.log((1 - w) / w)
score_steps = [sp.diff(sp.log(A + B), y), (denoiser - y) / sigma**2]

# %% probability: gives the probability of x = 1 in place of the mean of x
y, sigma, w = sp.symbols("y sigma w")
A = w * sp.exp(-((y - 1) ** 2) / (2 * sigma**2))
B = (1 - w) * sp.exp(-((y + 1) ** 2) / (2 * sigma**2))
denoiser = A / (A + B)
spread = denoiser * (1 - denoiser)
undecided = sigma**2 / 2 * sp.log((1 - w) / w)
score_steps = [sp.diff(sp.log(A + B), y), (denoiser - y) / sigma**2]

# %% prior-reversed: gives the prior the wrong sign
y, sigma, w = sp.symbols("y sigma w")
A = w * sp.exp(-((y - 1) ** 2) / (2 * sigma**2))
B = (1 - w) * sp.exp(-((y + 1) ** 2) / (2 * sigma**2))
denoiser = sp.tanh(y / sigma**2 - sp.log(w / (1 - w)) / 2)
spread = 1 - denoiser**2
undecided = -sigma**2 / 2 * sp.log((1 - w) / w)
score_steps = [sp.diff(sp.log(A + B), y), (denoiser - y) / sigma**2]

# %% sigma: divides by σ where σ² belongs
y, sigma, w = sp.symbols("y sigma w")
A = w * sp.exp(-((y - 1) ** 2) / (2 * sigma**2))
B = (1 - w) * sp.exp(-((y + 1) ** 2) / (2 * sigma**2))
denoiser = sp.tanh(y / sigma + sp.log(w / (1 - w)) / 2)
spread = 1 - denoiser**2
undecided = sigma / 2 * sp.log((1 - w) / w)
score_steps = [sp.diff(sp.log(A + B), y), (denoiser - y) / sigma]

# %% linear: takes the best linear denoiser, as if x were Gaussian
y, sigma, w = sp.symbols("y sigma w")
A = w * sp.exp(-((y - 1) ** 2) / (2 * sigma**2))
B = (1 - w) * sp.exp(-((y + 1) ** 2) / (2 * sigma**2))
denoiser = y / (1 + sigma**2)
spread = sigma**2 / (1 + sigma**2)
undecided = 0
score_steps = [sp.diff(sp.log(A + B), y), -y / (1 + sigma**2)]

# %% noise-variance: gives the variance of the noise for the variance of x given y
y, sigma, w = sp.symbols("y sigma w")
A = w * sp.exp(-((y - 1) ** 2) / (2 * sigma**2))
B = (1 - w) * sp.exp(-((y + 1) ** 2) / (2 * sigma**2))
denoiser = sp.tanh(y / sigma**2 + sp.log(w / (1 - w)) / 2)
spread = sigma**2
undecided = sigma**2 / 2 * sp.log((1 - w) / w)
score_steps = [sp.diff(sp.log(A + B), y), (denoiser - y) / sigma**2]

# %% no-square: subtracts the mean from 1, not its square
y, sigma, w = sp.symbols("y sigma w")
A = w * sp.exp(-((y - 1) ** 2) / (2 * sigma**2))
B = (1 - w) * sp.exp(-((y + 1) ** 2) / (2 * sigma**2))
denoiser = sp.tanh(y / sigma**2 + sp.log(w / (1 - w)) / 2)
spread = 1 - denoiser
undecided = sigma**2 / 2 * sp.log((1 - w) / w)
score_steps = [sp.diff(sp.log(A + B), y), (denoiser - y) / sigma**2]

# %% residual: ends with the residual, without dividing it by σ²
y, sigma, w = sp.symbols("y sigma w")
A = w * sp.exp(-((y - 1) ** 2) / (2 * sigma**2))
B = (1 - w) * sp.exp(-((y + 1) ** 2) / (2 * sigma**2))
denoiser = sp.tanh(y / sigma**2 + sp.log(w / (1 - w)) / 2)
spread = 1 - denoiser**2
undecided = sigma**2 / 2 * sp.log((1 - w) / w)
score_steps = [sp.diff(sp.log(A + B), y), denoiser - y]

# %% density: differentiates the density and not its logarithm
y, sigma, w = sp.symbols("y sigma w")
A = w * sp.exp(-((y - 1) ** 2) / (2 * sigma**2))
B = (1 - w) * sp.exp(-((y + 1) ** 2) / (2 * sigma**2))
denoiser = sp.tanh(y / sigma**2 + sp.log(w / (1 - w)) / 2)
spread = 1 - denoiser**2
undecided = sigma**2 / 2 * sp.log((1 - w) / w)
score_steps = [sp.diff(A + B, y), (denoiser - y) / sigma**2]

# %% unfinished: stops before the denoiser appears
y, sigma, w = sp.symbols("y sigma w")
A = w * sp.exp(-((y - 1) ** 2) / (2 * sigma**2))
B = (1 - w) * sp.exp(-((y + 1) ** 2) / (2 * sigma**2))
denoiser = sp.tanh(y / sigma**2 + sp.log(w / (1 - w)) / 2)
spread = 1 - denoiser**2
undecided = sigma**2 / 2 * sp.log((1 - w) / w)
score_steps = [sp.diff(sp.log(A + B), y), (sp.diff(A, y) + sp.diff(B, y)) / (A + B)]

# %% wrong-side: says that r is zero on the wrong side of the middle
y, sigma, w = sp.symbols("y sigma w")
A = w * sp.exp(-((y - 1) ** 2) / (2 * sigma**2))
B = (1 - w) * sp.exp(-((y + 1) ** 2) / (2 * sigma**2))
denoiser = sp.tanh(y / sigma**2 + sp.log(w / (1 - w)) / 2)
spread = 1 - denoiser**2
undecided = sigma**2 / 2 * sp.log(w / (1 - w))
score_steps = [sp.diff(sp.log(A + B), y), (denoiser - y) / sigma**2]

# %% half-score: halves the exponent once more in undecided, and loses a factor 2 between the steps
y, sigma, w = sp.symbols("y sigma w")
A = w * sp.exp(-((y - 1) ** 2) / (2 * sigma**2))
B = (1 - w) * sp.exp(-((y + 1) ** 2) / (2 * sigma**2))
denoiser = sp.tanh(y / sigma**2 + sp.log(w / (1 - w)) / 2)
spread = 1 - denoiser**2
undecided = sigma**2 / 4 * sp.log((1 - w) / w)
score_steps = [sp.diff(sp.log(A + B), y), (denoiser - y) / (2 * sigma**2)]

# %% one-step: gives the last expression only, without a derivation
y, sigma, w = sp.symbols("y sigma w")
denoiser = sp.tanh(y / sigma**2 + sp.log(w / (1 - w)) / 2)
spread = 1 - denoiser**2
undecided = sigma**2 / 2 * sp.log((1 - w) / w)
score_steps = [(denoiser - y) / sigma**2]
