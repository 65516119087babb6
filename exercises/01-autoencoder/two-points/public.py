def test_a_fair_coin_is_undecided_in_the_middle(denoiser, spread, undecided):
    """w = ½: at y = 0 the denoiser is 0, and nothing is known about x."""
    y, sigma, w = symbols = sp.symbols("y sigma w")
    at = {y: 0, sigma: sp.Rational(3, 4), w: sp.Rational(1, 2)}
    close(expression(denoiser, symbols, "denoiser").subs(at), 0, "denoiser at y = 0, w = ½")
    close(expression(undecided, [sigma, w], "undecided").subs(at), 0, "undecided at w = ½")
    close(expression(spread, symbols, "spread").subs(at), 1, "spread at y = 0, w = ½", near={
        "that is the variance of the noise: what is the variance of x given y?": 9 / 16,
        "that is the variance of the noisy image.": 25 / 16,
    })


def test_far_away_the_answer_is_certain(denoiser):
    """y = 6, σ = 1, w = 0.4: x is practically 1."""
    y, sigma, w = symbols = sp.symbols("y sigma w")
    found = expression(denoiser, symbols, "denoiser").subs({y: 6, sigma: 1, w: sp.Rational(2, 5)})
    close(found, 1, "denoiser at y = 6", 1e-3)
