mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)

# BEGIN SOLUTION
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = -(3 * (mu**2 + v) + a * mean_exp)
bias_variance = -(3 * mu + a**2 / 2 * mean_exp)
repaired = 135 * mu**2 * v + 96 * v**2
# END SOLUTION
# BEGIN START
bias_mean = ...  # in mu, v and a
bias_variance = ...  # in mu, v and a
repaired = ...  # in mu and v
# END START
