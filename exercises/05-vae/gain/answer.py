lam, var, beta, e = sp.symbols("lam var beta e", positive=True)

# BEGIN SOLUTION
level = beta * var
latent_gain = (lam - level) / (2 * var) - beta * sp.log(lam / level) / 2
near_threshold = beta * e**2 / 4
ten_percent = 4 * (0.1 - math.log(1.1)) / 2
# END SOLUTION
# BEGIN START
latent_gain = ...  # in lam, var and beta
near_threshold = ...  # in e and beta
ten_percent = ...  # a number
# END START
