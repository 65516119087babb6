# %% as β times a KL, expanded by series
lam, var, beta, e = sp.symbols("lam var beta e", positive=True)


def kl(s1, s2):
    return (s1 / s2 - 1 - sp.log(s1 / s2)) / 2


latent_gain = beta * kl(lam, beta * var)
exact = latent_gain.subs(lam, beta * var * (1 + e))
near_threshold = sp.series(sp.simplify(exact), e, 0, 3).removeO()
ten_percent = exact.subs({e: 0.1, beta: 4, var: 1})

# %% as text and rounded
latent_gain = "lam/(2*var) - beta/2 + beta*log(beta*var/lam)/2"
near_threshold = "beta*(e/2)**2"
ten_percent = 0.00938

# %% in symbols of its own, with the order left
lam, var, beta, e = sp.symbols("lam var beta e", real=True)
latent_gain = (lam - beta * var) / 2 / var + beta * (sp.log(beta * var) - sp.log(lam)) / 2
near_threshold = sp.series(beta * (e - sp.log(1 + e)) / 2, e, 0, 3)
ten_percent = "2*(0.1 - log(1.1))"
