# %% in-the-mean: copies the variances of the derivative in μ, and their ratio
mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)
scale_pathwise = 4 * sigma**2
scale_score = mu**4 / sigma**2 + 14 * mu**2 + 15 * sigma**2
scale_baseline = mu**2 + 3 * sigma**2
smallest_ratio = sp.Rational(15, 4)
ratio_bound = sp.oo

# %% mean-squares: takes mean squares for variances
mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)
scale_pathwise = 4 * mu**2 + 12 * sigma**2
scale_score = 2 * mu**4 / sigma**2 + 60 * mu**2 + 78 * sigma**2
scale_baseline = mu**2 + 5 * sigma**2
smallest_ratio = 6.5
ratio_bound = 10

# %% no-epsilon: forgets the factor ε of the pathwise estimate
mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)
scale_pathwise = 4 * sigma**2
scale_score = 2 * mu**4 / sigma**2 + 60 * mu**2 + 74 * sigma**2
scale_baseline = mu**2 + 5 * sigma**2
smallest_ratio = 37 / 2
ratio_bound = 10

# %% squared-mean-twice: subtracts the squared true slope of μ, 4μ²
mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)
scale_pathwise = 12 * sigma**2
scale_score = 2 * mu**4 / sigma**2 + 56 * mu**2 + 78 * sigma**2
scale_baseline = mu**2 + 5 * sigma**2
smallest_ratio = 6.5
ratio_bound = 10

# %% no-minus-one: takes ε²/σ for the score
mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)
scale_pathwise = 4 * mu**2 + 8 * sigma**2
scale_score = 3 * mu**4 / sigma**2 + 90 * mu**2 + 105 * sigma**2 - 4 * sigma**2
scale_baseline = mu**2 + 5 * sigma**2
smallest_ratio = sp.Rational(37, 4)
ratio_bound = 10

# %% middle-term: expands the square of z² without the factor 6
mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)
scale_pathwise = 4 * mu**2 + 8 * sigma**2
scale_score = 2 * mu**4 / sigma**2 + 10 * mu**2 + 74 * sigma**2
scale_baseline = mu**2 + 5 * sigma**2
smallest_ratio = sp.Rational(37, 4)
ratio_bound = 10

# %% eighth-moment: takes 15 for the mean of ε⁸
mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)
scale_pathwise = 4 * mu**2 + 8 * sigma**2
scale_score = 2 * mu**4 / sigma**2 + 60 * mu**2 - 16 * sigma**2
scale_baseline = mu**2 + 5 * sigma**2
smallest_ratio = -2
ratio_bound = 10

# %% score-of-the-variance: differentiates the log-density in σ², not in σ
mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)
scale_pathwise = 4 * mu**2 + 8 * sigma**2
scale_score = mu**4 / (2 * sigma**4) + 15 * mu**2 / sigma**2 + sp.Rational(37, 2)
scale_baseline = mu**2 + 5 * sigma**2
smallest_ratio = sp.Rational(37, 16)
ratio_bound = 10

# %% plain-mean: takes the mean cost as the best baseline
mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)
scale_pathwise = 4 * mu**2 + 8 * sigma**2
scale_score = 2 * mu**4 / sigma**2 + 60 * mu**2 + 74 * sigma**2
scale_baseline = mu**2 + sigma**2
smallest_ratio = sp.Rational(37, 4)
ratio_bound = 10

# %% weights-not-divided: does not divide by the sum of the weights
mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)
scale_pathwise = 4 * mu**2 + 8 * sigma**2
scale_score = 2 * mu**4 / sigma**2 + 60 * mu**2 + 74 * sigma**2
scale_baseline = 2 * mu**2 + 10 * sigma**2
smallest_ratio = sp.Rational(37, 4)
ratio_bound = 10

# %% baseline-of-the-mean: copies the best baseline of the derivative in μ
mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)
scale_pathwise = 4 * mu**2 + 8 * sigma**2
scale_score = 2 * mu**4 / sigma**2 + 60 * mu**2 + 74 * sigma**2
scale_baseline = mu**2 + 3 * sigma**2
smallest_ratio = sp.Rational(37, 4)
ratio_bound = 10

# %% wrong-end: takes the ratio at μ = σ
mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)
scale_pathwise = 4 * mu**2 + 8 * sigma**2
scale_score = 2 * mu**4 / sigma**2 + 60 * mu**2 + 74 * sigma**2
scale_baseline = mu**2 + 5 * sigma**2
smallest_ratio = sp.Rational(136, 12)
ratio_bound = 10

# %% inverted: divides the variances the other way round
mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)
scale_pathwise = 4 * mu**2 + 8 * sigma**2
scale_score = 2 * mu**4 / sigma**2 + 60 * mu**2 + 74 * sigma**2
scale_baseline = mu**2 + 5 * sigma**2
smallest_ratio = sp.Rational(4, 37)
ratio_bound = 10

# %% lower-end: takes the smallest ratio for the bound
mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)
scale_pathwise = 4 * mu**2 + 8 * sigma**2
scale_score = 2 * mu**4 / sigma**2 + 60 * mu**2 + 74 * sigma**2
scale_baseline = mu**2 + 5 * sigma**2
smallest_ratio = sp.Rational(37, 4)
ratio_bound = 3

# %% no-denominator: forgets the factor 4 of the path at large μ
mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)
scale_pathwise = 4 * mu**2 + 8 * sigma**2
scale_score = 2 * mu**4 / sigma**2 + 60 * mu**2 + 74 * sigma**2
scale_baseline = mu**2 + 5 * sigma**2
smallest_ratio = sp.Rational(37, 4)
ratio_bound = 40

# %% no-bound: forgets the baseline, and says that no bound exists
mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)
scale_pathwise = 4 * mu**2 + 8 * sigma**2
scale_score = 2 * mu**4 / sigma**2 + 60 * mu**2 + 74 * sigma**2
scale_baseline = mu**2 + 5 * sigma**2
smallest_ratio = sp.Rational(37, 4)
ratio_bound = sp.oo

# %% zeros: writes 0 everywhere
scale_pathwise = scale_score = scale_baseline = 0
smallest_ratio = ratio_bound = 0

# %% power: divides μ⁴ by no σ²
mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)
scale_pathwise = 4 * mu**2 + 8 * sigma**2
scale_score = 2 * mu**4 + 60 * mu**2 + 74 * sigma**2
scale_baseline = mu**2 + 5 * sigma**2
smallest_ratio = sp.Rational(37, 4)
ratio_bound = 10
