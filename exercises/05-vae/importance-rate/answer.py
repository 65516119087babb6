v, K, S = sp.symbols("v K S", positive=True)

# BEGIN SOLUTION
elbo_gap = K * (v - 1 - sp.log(v)) / 2
moment = (v / sp.sqrt(2 * v - 1)) ** K
bound_gap = (moment - 1) / (2 * S)
least_variance = 0.5
samples = ((0.64 / 0.6) ** 10 - 1) / 0.02
# END SOLUTION
# BEGIN START
elbo_gap = ...  # in v and K
bound_gap = ...  # in v, K and S
least_variance = ...  # a number, the largest v with an infinite variance of w
samples = ...  # a number
# END START
