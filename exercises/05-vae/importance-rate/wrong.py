# %% second-moment: takes the mean square of the weights for their variance
v, K, S = sp.symbols("v K S", positive=True)
elbo_gap = K * (v - 1 - sp.log(v)) / 2
bound_gap = (v / sp.sqrt(2 * v - 1)) ** K / (2 * S)
least_variance = 0.5
samples = (16 / 15) ** 10 / 0.02

# %% no-half: forgets the ½ of the second order
v, K, S = sp.symbols("v K S", positive=True)
elbo_gap = K * (v - 1 - sp.log(v)) / 2
bound_gap = ((v / sp.sqrt(2 * v - 1)) ** K - 1) / S
least_variance = 0.5
samples = ((16 / 15) ** 10 - 1) / 0.01

# %% added-latents: multiplies the relative variance of one latent by K
v, K, S = sp.symbols("v K S", positive=True)
elbo_gap = K * (v - 1 - sp.log(v)) / 2
bound_gap = K * (v / sp.sqrt(2 * v - 1) - 1) / (2 * S)
least_variance = 0.5
samples = 20 * (math.sqrt(16 / 15) - 1) / 0.02

# %% one-latent: forgets that there are K latents
v, K, S = sp.symbols("v K S", positive=True)
elbo_gap = (v - 1 - sp.log(v)) / 2
bound_gap = (v / sp.sqrt(2 * v - 1) - 1) / (2 * S)
least_variance = 0.5
samples = (math.sqrt(16 / 15) - 1) / 0.02

# %% reversed: takes the KL and the ratio of densities the other way round
v, K, S = sp.symbols("v K S", positive=True)
elbo_gap = K * (1 / v - 1 + sp.log(v)) / 2
bound_gap = ((1 / sp.sqrt(v * sp.Abs(2 - v))) ** K - 1) / (2 * S)
least_variance = 2
samples = ((1 / math.sqrt(0.8 * 1.2)) ** 20 - 1) / 0.02

# %% no-prefactor: forgets the prefactor √v of 1/q
v, K, S = sp.symbols("v K S", positive=True)
elbo_gap = K * (v - 1 - sp.log(v)) / 2
bound_gap = ((sp.sqrt(v) / sp.sqrt(2 * v - 1)) ** K - 1) / (2 * S)
least_variance = 0.5
samples = ((4 / 3) ** 10 - 1) / 0.02

# %% squared-samples: divides by S² for the variance of a mean
v, K, S = sp.symbols("v K S", positive=True)
elbo_gap = K * (v - 1 - sp.log(v)) / 2
bound_gap = ((v / sp.sqrt(2 * v - 1)) ** K - 1) / (2 * S**2)
least_variance = 0.5
samples = math.sqrt(((16 / 15) ** 10 - 1) / 0.02)

# %% deviation: gives the standard deviation at which the variance becomes infinite
v, K, S = sp.symbols("v K S", positive=True)
elbo_gap = K * (v - 1 - sp.log(v)) / 2
bound_gap = ((v / sp.sqrt(2 * v - 1)) ** K - 1) / (2 * S)
least_variance = math.sqrt(0.5)
samples = ((16 / 15) ** 10 - 1) / 0.02

# %% negative: gives the bounds minus log p(x)
v, K, S = sp.symbols("v K S", positive=True)
elbo_gap = -K * (v - 1 - sp.log(v)) / 2
bound_gap = -((v / sp.sqrt(2 * v - 1)) ** K - 1) / (2 * S)
least_variance = 0.5
samples = ((16 / 15) ** 10 - 1) / 0.02

# %% rounded: rounds the samples to a whole number
v, K, S = sp.symbols("v K S", positive=True)
elbo_gap = K * (v - 1 - sp.log(v)) / 2
bound_gap = ((v / sp.sqrt(2 * v - 1)) ** K - 1) / (2 * S)
least_variance = 0.5
samples = 46

# %% upside-down: solves the equation for 1/S
v, K, S = sp.symbols("v K S", positive=True)
elbo_gap = K * (v - 1 - sp.log(v)) / 2
bound_gap = ((v / sp.sqrt(2 * v - 1)) ** K - 1) / (2 * S)
least_variance = 0.5
samples = 0.02 / ((16 / 15) ** 10 - 1)

# %% squared-v: squares v, as if it were a standard deviation
v, K, S = sp.symbols("v K S", positive=True)
elbo_gap = K * (v**2 - 1 - 2 * sp.log(v)) / 2
bound_gap = ((v**2 / sp.sqrt(2 * v**2 - 1)) ** K - 1) / (2 * S)
least_variance = math.sqrt(0.5)
samples = ((0.64 / math.sqrt(0.28)) ** 20 - 1) / 0.02

# %% any-narrow: takes every q that is narrower than the posterior for one of infinite variance
v, K, S = sp.symbols("v K S", positive=True)
elbo_gap = K * (v - 1 - sp.log(v)) / 2
bound_gap = ((v / sp.sqrt(2 * v - 1)) ** K - 1) / (2 * S)
least_variance = 1
samples = ((16 / 15) ** 10 - 1) / 0.02
