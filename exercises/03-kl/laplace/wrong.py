# %% dropped-constant: lets ½ log 2π cancel, as between two Gaussians
m, b = sp.symbols("m b")
rate = -sp.log(2 * b) - 1 + (m**2 + 2 * b**2) / 2
best_width = 1 / sp.sqrt(2)
least = -sp.log(2) / 2 - sp.Rational(1, 2)

# %% variance-b2: takes b² for the variance
m, b = sp.symbols("m b")
rate = -sp.log(2 * b) - 1 + sp.log(2 * sp.pi) / 2 + (m**2 + b**2) / 2
best_width = 1
least = -sp.log(2) - sp.Rational(1, 2) + sp.log(2 * sp.pi) / 2

# %% gaussian: puts the variance 2b² into the formula for Gaussians
m, b = sp.symbols("m b")
rate = (m**2 + 2 * b**2 - 1 - sp.log(2 * b**2)) / 2
best_width = 1 / sp.sqrt(2)
least = 0

# %% log-b: forgets the 2 in the density
m, b = sp.symbols("m b")
rate = -sp.log(b) - 1 + sp.log(2 * sp.pi) / 2 + (m**2 + 2 * b**2) / 2
best_width = 1 / sp.sqrt(2)
least = (sp.log(sp.pi) - 1) / 2 + sp.log(2)

# %% half-exponent: takes ½ for the average of |z − m|/b
m, b = sp.symbols("m b")
rate = -sp.log(2 * b) - sp.Rational(1, 2) + sp.log(2 * sp.pi) / 2 + (m**2 + 2 * b**2) / 2
best_width = 1 / sp.sqrt(2)
least = sp.log(sp.pi) / 2

# %% centred: forgets the centre
m, b = sp.symbols("m b")
rate = -sp.log(2 * b) - 1 + sp.log(2 * sp.pi) / 2 + b**2
best_width = 1 / sp.sqrt(2)
least = (sp.log(sp.pi) - 1) / 2

# %% no-half: forgets the ½ before z²
m, b = sp.symbols("m b")
rate = -sp.log(2 * b) - 1 + sp.log(2 * sp.pi) / 2 + m**2 + 2 * b**2
best_width = sp.Rational(1, 2)
least = -sp.Rational(1, 2) + sp.log(2 * sp.pi) / 2

# %% at-one: takes the width 1 for the best one
m, b = sp.symbols("m b")
rate = -sp.log(2 * b) - 1 + sp.log(2 * sp.pi) / 2 + (m**2 + 2 * b**2) / 2
best_width = 1
least = sp.log(sp.pi / 2) / 2

# %% squared-width: gives the square of the width
m, b = sp.symbols("m b")
rate = -sp.log(2 * b) - 1 + sp.log(2 * sp.pi) / 2 + (m**2 + 2 * b**2) / 2
best_width = sp.Rational(1, 2)
least = (sp.log(sp.pi) - 1) / 2

# %% solve-list: gives the list that `sp.solve` returns
m, b = sp.symbols("m b")
rate = -sp.log(2 * b) - 1 + sp.log(2 * sp.pi) / 2 + (m**2 + 2 * b**2) / 2
best_width = sp.solve(sp.diff(-sp.log(2 * b) + b**2, b), b)
least = (sp.log(sp.pi) - 1) / 2

# %% no-mean-distance: forgets the average of |z − m|/b
m, b = sp.symbols("m b")
rate = -sp.log(2 * b) + sp.log(2 * sp.pi) / 2 + (m**2 + 2 * b**2) / 2
best_width = 1 / sp.sqrt(2)
least = (sp.log(sp.pi) - 1) / 2 + 1

# %% log-sign: gives log 2b the wrong sign, so that the rate has no minimum
m, b = sp.symbols("m b")
rate = sp.log(2 * b) - 1 + sp.log(2 * sp.pi) / 2 + (m**2 + 2 * b**2) / 2
best_width = sp.sqrt(2)
least = (sp.log(sp.pi) - 1) / 2

# %% full-constant: gives log 2π without its half
m, b = sp.symbols("m b")
rate = -sp.log(2 * b) - 1 + sp.log(2 * sp.pi) + (m**2 + 2 * b**2) / 2
best_width = 1 / sp.sqrt(2)
least = (sp.log(sp.pi) - 1) / 2 + sp.log(2 * sp.pi) / 2
