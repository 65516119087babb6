def test_a_latent_at_the_threshold_gains_nothing(latent_gain):
    """At λ = βσ² the gain is 0."""
    lam, var, beta = sympy.symbols("lam var beta", positive=True)
    found = expression(latent_gain, [lam, var, beta], "latent_gain").subs(lam, beta * var)
    same(found, 0, {var: (0.2, 2), beta: (0.5, 4)}, "latent_gain at lam = beta*var", near={
        "the threshold is σ² only at β = 1. This is the gain of an ordinary VAE.":
            (beta - 1) / 2 - sympy.log(beta) / 2,
        "the level is βσ², and here the error that stays is σ².":
            (beta - 1) / 2 - beta * sympy.log(beta) / 2,
    })
