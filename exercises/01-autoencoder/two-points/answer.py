y = sp.Symbol("y", real=True)
sigma, w = sp.symbols("sigma w", positive=True)

# BEGIN SOLUTION
denoiser = sp.tanh(y / sigma**2 + sp.log(w / (1 - w)) / 2)
spread = 1 - denoiser**2
undecided = sigma**2 / 2 * sp.log((1 - w) / w)

above = w * sp.exp(-((y - 1) ** 2) / (2 * sigma**2))
below = (1 - w) * sp.exp(-((y + 1) ** 2) / (2 * sigma**2))
score_steps = [
    sp.diff(sp.log(above + below), y),
    ((1 - y) * above + (-1 - y) * below) / (sigma**2 * (above + below)),
    ((above - below) / (above + below) - y) / sigma**2,
    (denoiser - y) / sigma**2,
]
# END SOLUTION
# BEGIN START
denoiser = ...  # in y, sigma and w
spread = ...  # in y, sigma and w
undecided = ...  # in sigma and w
score_steps = ...  # a list: first the derivative of log p_sigma(y), last (denoiser - y) / sigma**2
# END START
