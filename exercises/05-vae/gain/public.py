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


def test_above_the_threshold_a_latent_pays(latent_gain, near_threshold):
    """Above the threshold both gains are positive, and more so for a larger eigenvalue."""
    lam, var, beta, e = sympy.symbols("lam var beta e", positive=True)
    case = {var: 0.5, beta: 2}
    for answer, name, symbols, large, points in (
        (latent_gain, "latent_gain", [lam, var, beta], lam, (2, 5)),
        (near_threshold, "near_threshold", [e, beta], e, (0.1, 0.3)),
    ):
        found = expression(answer, symbols, name)
        low, high = (numbers(found.subs(case | {large: one}), name)[0] for one in points)
        where = f"at {large} = {points[0]} and {points[1]} (var = 0.5, beta = 2)"
        assert low > 0 and high > 0, (
            f"{name} should be positive: it is {low:.4g} and {high:.4g} {where}. It says by how "
            "much J is smaller with the latent."
        )
        assert high > low, f"{name} should grow with {large}: it is {low:.4g} and {high:.4g} {where}."
