# %% copied: copies the chapter's results for one mean
K, sigma = sp.symbols("K sigma", positive=True)
many_pathwise = 4
many_score = (K + 2) * (K + 4)
many_baseline = (K + 2) * sigma**2
many_best = 2 * K + 4

# %% mean-square: takes the mean squares for the variances
K, sigma = sp.symbols("K sigma", positive=True)
many_pathwise = 4 * K * (K + 2) * sigma**2
many_score = (2 * K**3 + 28 * K**2 + 48 * K) * sigma**2
many_baseline = (K + 4) * sigma**2
many_best = (12 * K**2 + 16 * K) * sigma**2

# %% slope-of-one: subtracts the squared slope of one latent
K, sigma = sp.symbols("K sigma", positive=True)
many_pathwise = 8 * K * sigma**2
many_score = (2 * K**3 + 28 * K**2 + 48 * K - 4) * sigma**2
many_baseline = (K + 4) * sigma**2
many_best = 8 * K * (K + 2) * sigma**2

# %% one-log: counts one log σ in the density instead of K
K, sigma = sp.symbols("K sigma", positive=True)
many_pathwise = 8 * K * sigma**2
many_score = (K * (K + 2) * ((K + 4) * (K + 6) - 2 * (K + 4) + 1) - 4 * K**2) * sigma**2
many_baseline = (K + 4) * sigma**2
many_best = 8 * K * (K + 2) * sigma**2

# %% separate: multiplies the cost of each latent by its own score only
K, sigma = sp.symbols("K sigma", positive=True)
many_pathwise = 8 * K * sigma**2
many_score = 74 * K * sigma**2
many_baseline = (K + 4) * sigma**2
many_best = 8 * K * (K + 2) * sigma**2

# %% recursion: takes K + n for K + 2n in the recursion
K, sigma = sp.symbols("K sigma", positive=True)
many_pathwise = 8 * K * sigma**2
many_score = sigma**2 * (K * (K + 1) * ((K + 2) * (K + 3) - 2 * K * (K + 2) + K**2) - 4 * K**2)
many_baseline = (K + 4) * sigma**2
many_best = 8 * K * (K + 2) * sigma**2

# %% added-deviations: adds standard deviations of independent latents
K, sigma = sp.symbols("K sigma", positive=True)
many_pathwise = 8 * K**2 * sigma**2
many_score = (2 * K**3 + 24 * K**2 + 48 * K) * sigma**2
many_baseline = (K + 4) * sigma**2
many_best = 8 * K * (K + 2) * sigma**2

# %% one-latent: gives the share of one latent for the path
K, sigma = sp.symbols("K sigma", positive=True)
many_pathwise = 8 * sigma**2
many_score = (2 * K**3 + 24 * K**2 + 48 * K) * sigma**2
many_baseline = (K + 4) * sigma**2
many_best = 8 * K * (K + 2) * sigma**2

# %% mean-cost: takes the mean cost for the best constant
K, sigma = sp.symbols("K sigma", positive=True)
many_pathwise = 8 * K * sigma**2
many_score = (2 * K**3 + 24 * K**2 + 48 * K) * sigma**2
many_baseline = K * sigma**2
many_best = (8 * K**2 + 48 * K) * sigma**2

# %% no-unit: forgets σ² in the baseline and the path
K, sigma = sp.symbols("K sigma", positive=True)
many_pathwise = 8 * K
many_score = (2 * K**3 + 24 * K**2 + 48 * K) * sigma**2
many_baseline = K + 4
many_best = 8 * K * (K + 2) * sigma**2

# %% weights-not-divided: does not divide by the sum of the weights
K, sigma = sp.symbols("K sigma", positive=True)
many_pathwise = 8 * K * sigma**2
many_score = (2 * K**3 + 24 * K**2 + 48 * K) * sigma**2
many_baseline = 2 * K * (K + 4) * sigma**2
many_best = 8 * K * (K + 2) * sigma**2

# %% gain: subtracts c² without the mean square of the score
K, sigma = sp.symbols("K sigma", positive=True)
many_pathwise = 8 * K * sigma**2
many_score = (2 * K**3 + 24 * K**2 + 48 * K) * sigma**2
many_baseline = (K + 4) * sigma**2
many_best = (2 * K**3 + 24 * K**2 + 48 * K - (K + 4) ** 2) * sigma**2

# %% variance-of-x: takes K for the variance of X
K, sigma = sp.symbols("K sigma", positive=True)
many_pathwise = 4 * K * sigma**2
many_score = (2 * K**3 + 24 * K**2 + 48 * K) * sigma**2
many_baseline = (K + 4) * sigma**2
many_best = 8 * K * (K + 2) * sigma**2

# %% constants: fits the case of one latent alone
many_pathwise = 8
many_score = 74
many_baseline = 5
many_best = 24

# %% fourth: has σ⁴ for σ², as if the costs were not multiplied by a score
K, sigma = sp.symbols("K sigma", positive=True)
many_pathwise = 8 * K * sigma**2
many_score = (2 * K**3 + 24 * K**2 + 48 * K) * sigma**4
many_baseline = (K + 4) * sigma**2
many_best = 8 * K * (K + 2) * sigma**4
