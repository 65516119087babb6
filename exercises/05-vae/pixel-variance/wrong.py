# %% shared-sum: takes the sum of the errors for the shared variance, not their mean
V1, V2, w = sp.symbols("V1 V2 w", positive=True)
gain = sp.log(V1 + V2) - sp.log(V1 * V2) / 2
noisy_cost = (sp.log(2 * sp.pi * w**2 / 12) + 1) / 2
waste = (math.log(math.pi / 6) + 1) / 2

# %% one-half-too-much: counts the two logarithms of the shared variance once
V1, V2, w = sp.symbols("V1 V2 w", positive=True)
gain = sp.log((V1 + V2) / 2) / 2 - sp.log(V1 * V2) / 4
noisy_cost = (sp.log(2 * sp.pi * w**2 / 12) + 1) / 2
waste = (math.log(math.pi / 6) + 1) / 2

# %% loss-not-gain: subtracts in the other order, so that the gain is negative
V1, V2, w = sp.symbols("V1 V2 w", positive=True)
gain = sp.log(V1 * V2) / 2 - sp.log((V1 + V2) / 2)
noisy_cost = (sp.log(2 * sp.pi * w**2 / 12) + 1) / 2
waste = (math.log(math.pi / 6) + 1) / 2

# %% mean-of-deviations: takes the mean of the standard deviations as the shared one
V1, V2, w = sp.symbols("V1 V2 w", positive=True)
gain = 2 * sp.log((sp.sqrt(V1) + sp.sqrt(V2)) / 2) - sp.log(V1 * V2) / 2
noisy_cost = (sp.log(2 * sp.pi * w**2 / 12) + 1) / 2
waste = (math.log(math.pi / 6) + 1) / 2

# %% no-error-term: forgets that the squared error costs ½ at the best variance
V1, V2, w = sp.symbols("V1 V2 w", positive=True)
gain = sp.log((V1 + V2) / 2) - sp.log(V1 * V2) / 2
noisy_cost = sp.log(2 * sp.pi * w**2 / 12) / 2
waste = math.log(math.pi / 6) / 2

# %% half-width: takes w²/3, the variance for noise in (−w, w)
V1, V2, w = sp.symbols("V1 V2 w", positive=True)
gain = sp.log((V1 + V2) / 2) - sp.log(V1 * V2) / 2
noisy_cost = (sp.log(2 * sp.pi * w**2 / 3) + 1) / 2
waste = (math.log(2 * math.pi / 3) + 1) / 2

# %% width-not-squared: takes w/12 for the variance of uniform noise
V1, V2, w = sp.symbols("V1 V2 w", positive=True)
gain = sp.log((V1 + V2) / 2) - sp.log(V1 * V2) / 2
noisy_cost = (sp.log(2 * sp.pi * w / 12) + 1) / 2
waste = (math.log(math.pi / 6) + 1) / 2

# %% no-two-pi: drops the constant 2π of the Gaussian
V1, V2, w = sp.symbols("V1 V2 w", positive=True)
gain = sp.log((V1 + V2) / 2) - sp.log(V1 * V2) / 2
noisy_cost = (sp.log(w**2 / 12) + 1) / 2
waste = (1 - math.log(12)) / 2

# %% below-the-entropy: subtracts the cost from the entropy
V1, V2, w = sp.symbols("V1 V2 w", positive=True)
gain = sp.log((V1 + V2) / 2) - sp.log(V1 * V2) / 2
noisy_cost = (sp.log(2 * sp.pi * w**2 / 12) + 1) / 2
waste = -(math.log(math.pi / 6) + 1) / 2

# %% whole-logarithms: forgets the ½ in front of the logarithms of the own variances
V1, V2, w = sp.symbols("V1 V2 w", positive=True)
gain = sp.log((V1 + V2) / 2) - sp.log(V1 * V2)
noisy_cost = (sp.log(2 * sp.pi * w**2 / 12) + 1) / 2
waste = (math.log(math.pi / 6) + 1) / 2

# %% shared-once: counts the logarithm of the shared variance for one pixel only
V1, V2, w = sp.symbols("V1 V2 w", positive=True)
gain = sp.log((V1 + V2) / 2) / 2 - sp.log(V1 * V2) / 2
noisy_cost = (sp.log(2 * sp.pi * w**2 / 12) + 1) / 2
waste = (math.log(math.pi / 6) + 1) / 2

# %% whole-error: takes 1 for the squared error divided by the variance, without its ½
V1, V2, w = sp.symbols("V1 V2 w", positive=True)
gain = sp.log((V1 + V2) / 2) - sp.log(V1 * V2) / 2
noisy_cost = sp.log(2 * sp.pi * w**2 / 12) / 2 + 1
waste = math.log(math.pi / 6) / 2 + 1

# %% largest-distance: takes the largest squared distance of the noise for the mean one
V1, V2, w = sp.symbols("V1 V2 w", positive=True)
gain = sp.log((V1 + V2) / 2) - sp.log(V1 * V2) / 2
noisy_cost = (sp.log(2 * sp.pi * w**2 / 4) + 1) / 2
waste = (math.log(math.pi / 2) + 1) / 2

# %% bits: gives the waste in bits
V1, V2, w = sp.symbols("V1 V2 w", positive=True)
gain = sp.log((V1 + V2) / 2) - sp.log(V1 * V2) / 2
noisy_cost = (sp.log(2 * sp.pi * w**2 / 12) + 1) / 2
waste = (math.log2(math.pi / 6) + 1 / math.log(2)) / 2
