# %% beta-one: copies the gain of the ordinary VAE, without β
lam, var, beta, e = sp.symbols("lam var beta e", positive=True)
latent_gain = (lam - var) / (2 * var) - sp.log(lam / var) / 2
near_threshold = e**2 / 4
ten_percent = (0.1 - math.log(1.1)) / 2

# %% plain-kl: puts βσ² for σ² everywhere, which loses the factor β
lam, var, beta, e = sp.symbols("lam var beta e", positive=True)
s = beta * var
latent_gain = (lam - s) / (2 * s) - sp.log(lam / s) / 2
near_threshold = e**2 / 4
ten_percent = (0.1 - math.log(1.1)) / 2

# %% rate-at-one: pays the rate at the price 1
lam, var, beta, e = sp.symbols("lam var beta e", positive=True)
s = beta * var
latent_gain = (lam - s) / (2 * var) - sp.log(lam / s) / 2
near_threshold = beta * e**2 / 4
ten_percent = 2 * (0.1 - math.log(1.1))

# %% no-half: forgets the ½ of the rate
lam, var, beta, e = sp.symbols("lam var beta e", positive=True)
s = beta * var
latent_gain = (lam - s) / (2 * var) - beta * sp.log(lam / s)
near_threshold = beta * e**2 / 2
ten_percent = 4 * (0.1 - math.log(1.1))

# %% reversed: takes the KL of the other direction
lam, var, beta, e = sp.symbols("lam var beta e", positive=True)
s = beta * var
latent_gain = beta * (s / lam - 1 - sp.log(s / lam)) / 2
near_threshold = beta * e**2 / 4
ten_percent = 2 * (1 / 1.1 - 1 + math.log(1.1))

# %% old-level: lets the error σ² stay instead of βσ²
lam, var, beta, e = sp.symbols("lam var beta e", positive=True)
latent_gain = (lam - var) / (2 * var) - beta * sp.log(lam / var) / 2
near_threshold = beta * e**2 / 4
ten_percent = 2 * (0.1 - math.log(1.1))

# %% second-order-number: gives the second order where the exact gain is asked for
lam, var, beta, e = sp.symbols("lam var beta e", positive=True)
s = beta * var
latent_gain = (lam - s) / (2 * var) - beta * sp.log(lam / s) / 2
near_threshold = beta * e**2 / 4
ten_percent = 0.01

# %% not-expanded: leaves the exact gain where the second order is asked for
lam, var, beta, e = sp.symbols("lam var beta e", positive=True)
s = beta * var
latent_gain = (lam - s) / (2 * var) - beta * sp.log(lam / s) / 2
near_threshold = beta * (e - sp.log(1 + e)) / 2
ten_percent = 2 * (0.1 - math.log(1.1))

# %% sign: subtracts the loss without the latent from the loss with it
lam, var, beta, e = sp.symbols("lam var beta e", positive=True)
s = beta * var
latent_gain = beta * sp.log(lam / s) / 2 - (lam - s) / (2 * var)
near_threshold = -beta * e**2 / 4
ten_percent = -2 * (0.1 - math.log(1.1))

# %% whole-error: forgets the ½ of the distortion
lam, var, beta, e = sp.symbols("lam var beta e", positive=True)
s = beta * var
latent_gain = (lam - s) / var - beta * sp.log(lam / s) / 2
near_threshold = beta * e**2 / 4
ten_percent = 4 * (0.1 - math.log(1.1) / 2)

# %% all-saved: forgets that the error s stays
lam, var, beta, e = sp.symbols("lam var beta e", positive=True)
s = beta * var
latent_gain = lam / (2 * var) - beta * sp.log(lam / s) / 2
near_threshold = beta * e**2 / 4
ten_percent = 2 * (0.1 - math.log(1.1))

# %% third-order: expands one term too far
lam, var, beta, e = sp.symbols("lam var beta e", positive=True)
s = beta * var
latent_gain = (lam - s) / (2 * var) - beta * sp.log(lam / s) / 2
near_threshold = beta * (e**2 / 4 - e**3 / 6)
ten_percent = 2 * (0.1 - math.log(1.1))

# %% first-order: expands the logarithm with a wrong sign of its first term
lam, var, beta, e = sp.symbols("lam var beta e", positive=True)
s = beta * var
latent_gain = (lam - s) / (2 * var) - beta * sp.log(lam / s) / 2
near_threshold = beta * (e / 2 + e**2 / 4)
ten_percent = 2 * (0.1 - math.log(1.1))
