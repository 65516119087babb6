# %% log-mean: gives log 𝔼[y], and forgets to subtract 𝔼[log y]
a, x, mu = sp.symbols("a x mu", real=True)
b, r, s = sp.symbols("b r s", positive=True)
slack = a + b / 2
width = r**2 * s**2 / (r**2 + s**2)
spread = (mu - x * width / s**2) ** 2 / width

# %% whole-variance: forgets the factor ½ of the completed square, and carries it into the spread
a, x, mu = sp.symbols("a x mu", real=True)
b, r, s = sp.symbols("b r s", positive=True)
slack = b
width = r**2 * s**2 / (r**2 + s**2)
spread = (mu - x * width / s**2) ** 2 / width / 2

# %% squared: takes b for a standard deviation
a, x, mu = sp.symbols("a x mu", real=True)
b, r, s = sp.symbols("b r s", positive=True)
slack = b**2 / 2
width = r**2 * s**2 / (r**2 + s**2)
spread = (mu - x * width / s**2) ** 2 / width

# %% page: copies the posterior of the chapter, whose prior has the variance 1
a, x, mu = sp.symbols("a x mu", real=True)
b, r, s = sp.symbols("b r s", positive=True)
slack = b / 2
width = s**2 / (1 + s**2)
spread = (mu - x / (1 + s**2)) ** 2 / width

# %% precision: gives one over the variance, and the squared slope as the spread
a, x, mu = sp.symbols("a x mu", real=True)
b, r, s = sp.symbols("b r s", positive=True)
slack = b / 2
width = 1 / r**2 + 1 / s**2
spread = (x / s**2 - mu * width) ** 2

# %% evidence: takes the variance of x under the model for that of the code
a, x, mu = sp.symbols("a x mu", real=True)
b, r, s = sp.symbols("b r s", positive=True)
slack = b / 2
width = r**2 + s**2
spread = (mu - x) ** 2 / width

# %% no-prior: forgets that the prior pulls the mean towards 0
a, x, mu = sp.symbols("a x mu", real=True)
b, r, s = sp.symbols("b r s", positive=True)
slack = b / 2
width = r**2 * s**2 / (r**2 + s**2)
spread = (mu - x) ** 2 / width

# %% jensen-turned: turns Jensen's inequality, so that the slack is negative
a, x, mu = sp.symbols("a x mu", real=True)
b, r, s = sp.symbols("b r s", positive=True)
slack = -b / 2
width = r**2 * s**2 / (r**2 + s**2)
spread = (mu - x * width / s**2) ** 2 / width

# %% product: multiplies a and b
a, x, mu = sp.symbols("a x mu", real=True)
b, r, s = sp.symbols("b r s", positive=True)
slack = a * b
width = r**2 * s**2 / (r**2 + s**2)
spread = (mu - x * width / s**2) ** 2 / width

# %% relative: takes the relative variance of y for the slack
a, x, mu = sp.symbols("a x mu", real=True)
b, r, s = sp.symbols("b r s", positive=True)
slack = sp.exp(b) - 1
width = r**2 * s**2 / (r**2 + s**2)
spread = (mu - x * width / s**2) ** 2 / width

# %% sign-of-z: gives the prior's factor of z² the wrong sign
a, x, mu = sp.symbols("a x mu", real=True)
b, r, s = sp.symbols("b r s", positive=True)
slack = b / 2
width = 1 / (1 / r**2 - 1 / s**2)
spread = (mu - x * width / s**2) ** 2 / width

# %% slope-plus: adds the two parts of the slope
a, x, mu = sp.symbols("a x mu", real=True)
b, r, s = sp.symbols("b r s", positive=True)
slack = b / 2
width = r**2 * s**2 / (r**2 + s**2)
spread = (x / s**2 + mu / width) ** 2 * width

# %% deviation: gives standard deviations where variances are asked for
a, x, mu = sp.symbols("a x mu", real=True)
b, r, s = sp.symbols("b r s", positive=True)
slack = b / 2
width = r * s / sp.sqrt(r**2 + s**2)
spread = sp.Abs(mu - x * width**2 / s**2) / width
