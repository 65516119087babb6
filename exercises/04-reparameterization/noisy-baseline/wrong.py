# %% sign: takes the true slope minus the mean of the estimate for the bias
mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = (3 * (mu**2 + v) + a * mean_exp)
bias_variance = (3 * mu + a**2 / 2 * mean_exp)
repaired = 135 * mu**2 * v + 96 * v**2

# %% none: believes that the score times any baseline has mean 0
mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = 0
bias_variance = 0
repaired = 135 * mu**2 * v + 96 * v**2

# %% value: takes the mean of c, not its slope
mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = -(mu**3 + 3 * mu * v + mean_exp)
bias_variance = -(3 * mu + a**2 / 2 * mean_exp)
repaired = 135 * mu**2 * v + 96 * v**2

# %% at-the-mean: takes the slope of c at μ instead of its mean
mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = -(3 * mu**2 + a * sp.exp(a * mu))
bias_variance = -(3 * mu + a**2 / 2 * sp.exp(a * mu))
repaired = 135 * mu**2 * v + 96 * v**2

# %% narrow-exp: forgets a²v/2 in the mean of the exponential
mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = -(3 * (mu**2 + v) + a * sp.exp(a * mu))
bias_variance = -(3 * mu + a**2 / 2 * mean_exp)
repaired = 135 * mu**2 * v + 96 * v**2

# %% no-half: forgets the ½ in the rule of Price
mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = -(3 * (mu**2 + v) + a * mean_exp)
bias_variance = -(6 * mu + a**2 * mean_exp)
repaired = 135 * mu**2 * v + 96 * v**2

# %% in-sigma: gives the slope in σ for that in v
mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = -(3 * (mu**2 + v) + a * mean_exp)
bias_variance = -sp.sqrt(v) * (6 * mu + a**2 * mean_exp)
repaired = 135 * mu**2 * v + 96 * v**2

# %% half-slope: halves the first derivative in the rule of Price, not the second
mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = -(3 * (mu**2 + v) + a * mean_exp)
bias_variance = -(3 * (mu**2 + v) + a * mean_exp) / 2
repaired = 135 * mu**2 * v + 96 * v**2

# %% mean-square: takes the mean square for the variance
mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = -(3 * (mu**2 + v) + a * mean_exp)
bias_variance = -(3 * mu + a**2 / 2 * mean_exp)
repaired = 135 * mu**2 * v + 96 * v**2 + 9 * (mu**2 + v) ** 2

# %% half-mean-square: subtracts no square of the mean 3v before 3μ² is added
mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = -(3 * (mu**2 + v) + a * mean_exp)
bias_variance = -(3 * mu + a**2 / 2 * mean_exp)
repaired = 135 * mu**2 * v + 105 * v**2

# %% no-baseline: gives the variance without a baseline
mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = -(3 * (mu**2 + v) + a * mean_exp)
bias_variance = -(3 * mu + a**2 / 2 * mean_exp)
repaired = mu**6 / v + 36 * mu**4 + 207 * mu**2 * v + 96 * v**2

# %% constant: subtracts only the constant of the tangent
mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = -(3 * (mu**2 + v) + a * mean_exp)
bias_variance = -(3 * mu + a**2 / 2 * mean_exp)
repaired = 18 * mu**4 + 207 * mu**2 * v + 96 * v**2

# %% moments: takes 3 and 15 for the means of ε⁶ and ε⁸
mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = -(3 * (mu**2 + v) + a * mean_exp)
bias_variance = -(3 * mu + a**2 / 2 * mean_exp)
repaired = 27 * mu**2 * v + 6 * v**2

# %% no-second-moment: takes μ² for the mean of z²
mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = -(3 * mu**2 + a * mean_exp)
bias_variance = -(3 * mu + a**2 / 2 * mean_exp)
repaired = 135 * mu**2 * v + 96 * v**2

# %% no-denominator: forgets the 1/v of the score in part 3
mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = -(3 * (mu**2 + v) + a * mean_exp)
bias_variance = -(3 * mu + a**2 / 2 * mean_exp)
repaired = 135 * mu**2 * v**3 + 96 * v**4

# %% deviation: gives the standard deviation
mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = -(3 * (mu**2 + v) + a * mean_exp)
bias_variance = -(3 * mu + a**2 / 2 * mean_exp)
repaired = sp.sqrt(135 * mu**2 * v + 96 * v**2)

# %% vanishing: gives a variance that vanishes with v, and no more
mu = sp.Symbol("mu", real=True)
v, a = sp.symbols("v a", positive=True)
mean_exp = sp.exp(a * mu + a**2 * v / 2)
bias_mean = -(3 * (mu**2 + v) + a * mean_exp)
bias_variance = -(3 * mu + a**2 / 2 * mean_exp)
repaired = v
