# %% at-the-mean: puts the mean of x into the conditional KL instead of averaging
m, s, b, t = sp.symbols("m s b t")
first = (m**2 + s**2 - 1 - sp.log(s**2)) / 2
rest = (b**2 * m**2 + t**2 - 1 - sp.log(t**2)) / 2
marginal = (b**2 * m**2 + b**2 * s**2 + t**2 - 1 - sp.log(b**2 * s**2 + t**2)) / 2

# %% not-averaged: leaves x in the conditional KL
m, s, b, t, x = sp.symbols("m s b t x")
first = (m**2 + s**2 - 1 - sp.log(s**2)) / 2
rest = (b**2 * x**2 + t**2 - 1 - sp.log(t**2)) / 2
marginal = (b**2 * m**2 + b**2 * s**2 + t**2 - 1 - sp.log(b**2 * s**2 + t**2)) / 2

# %% narrow: forgets that the spread of x passes into z
m, s, b, t = sp.symbols("m s b t")
first = (m**2 + s**2 - 1 - sp.log(s**2)) / 2
rest = (b**2 * (m**2 + s**2) + t**2 - 1 - sp.log(t**2)) / 2
marginal = (b**2 * m**2 + t**2 - 1 - sp.log(t**2)) / 2

# %% scales-add: adds scales instead of variances
m, s, b, t = sp.symbols("m s b t")
first = (m**2 + s**2 - 1 - sp.log(s**2)) / 2
rest = (b**2 * (m**2 + s**2) + t**2 - 1 - sp.log(t**2)) / 2
width = sp.Abs(b) * s + t
marginal = (b**2 * m**2 + width**2 - 1 - sp.log(width**2)) / 2

# %% nothing-lost: takes the expected conditional KL for the KL of z
m, s, b, t = sp.symbols("m s b t")
first = (m**2 + s**2 - 1 - sp.log(s**2)) / 2
rest = (b**2 * (m**2 + s**2) + t**2 - 1 - sp.log(t**2)) / 2
marginal = rest

# %% forgotten-in-both: takes the KL of z with x forgotten for the expected conditional one
m, s, b, t = sp.symbols("m s b t")
first = (m**2 + s**2 - 1 - sp.log(s**2)) / 2
rest = (b**2 * m**2 + b**2 * s**2 + t**2 - 1 - sp.log(b**2 * s**2 + t**2)) / 2
marginal = rest

# %% scale-in-log: writes log s where log s² belongs, everywhere
m, s, b, t = sp.symbols("m s b t")
first = (m**2 + s**2 - 1 - sp.log(s)) / 2
rest = (b**2 * (m**2 + s**2) + t**2 - 1 - sp.log(t)) / 2
marginal = (b**2 * m**2 + b**2 * s**2 + t**2 - 1 - sp.log(sp.sqrt(b**2 * s**2 + t**2))) / 2

# %% centred: forgets the mean of x
m, s, b, t = sp.symbols("m s b t")
first = (s**2 - 1 - sp.log(s**2)) / 2
rest = (b**2 * s**2 + t**2 - 1 - sp.log(t**2)) / 2
marginal = (b**2 * s**2 + t**2 - 1 - sp.log(b**2 * s**2 + t**2)) / 2

# %% conditional-variance: thinks that the average of b²x² is b² times the variance of x
m, s, b, t = sp.symbols("m s b t")
first = (m**2 + s**2 - 1 - sp.log(s**2)) / 2
rest = (b**2 * s**2 + t**2 - 1 - sp.log(t**2)) / 2
marginal = (b**2 * m**2 + b**2 * s**2 + t**2 - 1 - sp.log(b**2 * s**2 + t**2)) / 2

# %% exchanged: exchanges the expected conditional KL and the KL of z
m, s, b, t = sp.symbols("m s b t")
first = (m**2 + s**2 - 1 - sp.log(s**2)) / 2
rest = (b**2 * m**2 + b**2 * s**2 + t**2 - 1 - sp.log(b**2 * s**2 + t**2)) / 2
marginal = (b**2 * (m**2 + s**2) + t**2 - 1 - sp.log(t**2)) / 2

# %% log-sign: gives the logarithms a plus
m, s, b, t = sp.symbols("m s b t")
first = (m**2 + s**2 - 1 + sp.log(s**2)) / 2
rest = (b**2 * (m**2 + s**2) + t**2 - 1 + sp.log(t**2)) / 2
marginal = (b**2 * m**2 + b**2 * s**2 + t**2 - 1 + sp.log(b**2 * s**2 + t**2)) / 2

# %% scale: takes the scales for the variances
m, s, b, t = sp.symbols("m s b t")
first = (m**2 + s - 1 - sp.log(s)) / 2
rest = (b**2 * (m**2 + s**2) + t - 1 - sp.log(t)) / 2
marginal = (b**2 * m**2 + sp.sqrt(b**2 * s**2 + t**2) - 1 - sp.log(sp.sqrt(b**2 * s**2 + t**2))) / 2

# %% reversed: computes the KLs of the other direction
m, s, b, t = sp.symbols("m s b t")
first = ((1 + m**2) / s**2 - 1 + sp.log(s**2)) / 2
rest = ((1 + b**2 * (m**2 + s**2)) / t**2 - 1 + sp.log(t**2)) / 2
marginal = ((1 + b**2 * m**2) / (b**2 * s**2 + t**2) - 1 + sp.log(b**2 * s**2 + t**2)) / 2

# %% mean-of-x: takes the mean of x for that of z
m, s, b, t = sp.symbols("m s b t")
first = (m**2 + s**2 - 1 - sp.log(s**2)) / 2
rest = (b**2 * (m**2 + s**2) + t**2 - 1 - sp.log(t**2)) / 2
marginal = (m**2 + b**2 * s**2 + t**2 - 1 - sp.log(b**2 * s**2 + t**2)) / 2

# %% unsquared: does not square b
m, s, b, t = sp.symbols("m s b t")
first = (m**2 + s**2 - 1 - sp.log(s**2)) / 2
rest = (b * (m**2 + s**2) + t**2 - 1 - sp.log(t**2)) / 2
marginal = (b**2 * m**2 + b * s**2 + t**2 - 1 - sp.log(b * s**2 + t**2)) / 2

# %% log-not-halved: forgets the ½ before the logarithms
m, s, b, t = sp.symbols("m s b t")
first = (m**2 + s**2 - 1) / 2 - sp.log(s**2)
rest = (b**2 * (m**2 + s**2) + t**2 - 1) / 2 - sp.log(t**2)
marginal = (b**2 * m**2 + b**2 * s**2 + t**2 - 1) / 2 - sp.log(b**2 * s**2 + t**2)

# %% no-half: forgets the ½ before the brackets
m, s, b, t = sp.symbols("m s b t")
first = (m**2 + s**2 - 1 - sp.log(s**2))
rest = (b**2 * (m**2 + s**2) + t**2 - 1 - sp.log(t**2))
marginal = (b**2 * m**2 + b**2 * s**2 + t**2 - 1 - sp.log(b**2 * s**2 + t**2))

# %% no-one: forgets the −1
m, s, b, t = sp.symbols("m s b t")
first = (m**2 + s**2 - sp.log(s**2)) / 2
rest = (b**2 * (m**2 + s**2) + t**2 - sp.log(t**2)) / 2
marginal = (b**2 * m**2 + b**2 * s**2 + t**2 - sp.log(b**2 * s**2 + t**2)) / 2
