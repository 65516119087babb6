# %% no-s: forgets the number s and gives the answers for s = 1
r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)
v = lam1 * sp.cos(theta) ** 2 + lam2 * sp.sin(theta) ** 2
tied_error = lam1 + lam2 - (2 * r**2 - r**4) * v
best_length = sp.Integer(1)
code_variance = lam1
freedom = K * (K - 1) / 2

# %% projection: takes s w wᵀ for a projection, whatever the length of w is
r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)
v = lam1 * sp.cos(theta) ** 2 + lam2 * sp.sin(theta) ** 2
tied_error = lam1 + lam2 - s * r**2 * v
best_length = 1 / sp.sqrt(s)
code_variance = s * lam1
freedom = K * (K - 1) / 2

# %% cross-term-only: forgets the square of the reconstruction
r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)
v = lam1 * sp.cos(theta) ** 2 + lam2 * sp.sin(theta) ** 2
tied_error = lam1 + lam2 - 2 * s * r**2 * v
best_length = 1 / sp.sqrt(s)
code_variance = s * lam1
freedom = K * (K - 1) / 2

# %% along-only: forgets what is lost across the direction of w
r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)
v = lam1 * sp.cos(theta) ** 2 + lam2 * sp.sin(theta) ** 2
tied_error = (1 - s * r**2) ** 2 * v
best_length = 1 / sp.sqrt(s)
code_variance = s * lam1
freedom = K * (K - 1) / 2

# %% swapped: gives the cosine to the second eigenvector
r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)
v = lam1 * sp.sin(theta) ** 2 + lam2 * sp.cos(theta) ** 2
tied_error = lam1 + lam2 - (2 * s * r**2 - s**2 * r**4) * v
best_length = 1 / sp.sqrt(s)
code_variance = s * lam1
freedom = K * (K - 1) / 2

# %% square: gives r², and takes it for the length
r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)
v = lam1 * sp.cos(theta) ** 2 + lam2 * sp.sin(theta) ** 2
tied_error = lam1 + lam2 - (2 * s * r**2 - s**2 * r**4) * v
best_length = 1 / s
code_variance = lam1
freedom = K * (K - 1) / 2

# %% unit-column: takes a column of length 1 for the variance of the code
r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)
v = lam1 * sp.cos(theta) ** 2 + lam2 * sp.sin(theta) ** 2
tied_error = lam1 + lam2 - (2 * s * r**2 - s**2 * r**4) * v
best_length = 1 / sp.sqrt(s)
code_variance = s**2 * lam1
freedom = K * (K - 1) / 2

# %% untied: counts any invertible matrix, as for untied weights
r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)
v = lam1 * sp.cos(theta) ** 2 + lam2 * sp.sin(theta) ** 2
tied_error = lam1 + lam2 - (2 * s * r**2 - s**2 * r**4) * v
best_length = 1 / sp.sqrt(s)
code_variance = s * lam1
freedom = K**2

# %% conditions: counts the conditions of orthogonality in place of the free angles
r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)
v = lam1 * sp.cos(theta) ** 2 + lam2 * sp.sin(theta) ** 2
tied_error = lam1 + lam2 - (2 * s * r**2 - s**2 * r**4) * v
best_length = 1 / sp.sqrt(s)
code_variance = s * lam1
freedom = K * (K + 1) / 2

# %% one-angle: leaves λ₂ out of the total variance, and counts the angles of one axis only
r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)
v = lam1 * sp.cos(theta) ** 2 + lam2 * sp.sin(theta) ** 2
tied_error = lam1 - (2 * s * r**2 - s**2 * r**4) * v
best_length = 1 / sp.sqrt(s)
code_variance = s * lam1
freedom = K - 1

# %% alike: lets the error shrink by the same factor along and across w
r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)
v = lam1 * sp.cos(theta) ** 2 + lam2 * sp.sin(theta) ** 2
tied_error = (1 - s * r**2) ** 2 * (lam1 + lam2)
best_length = 1 / sp.sqrt(s)
code_variance = s * lam1
freedom = K * (K - 1) / 2

# %% determined: says that tied weights leave nothing free
r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)
v = lam1 * sp.cos(theta) ** 2 + lam2 * sp.sin(theta) ** 2
tied_error = lam1 + lam2 - (2 * s * r**2 - s**2 * r**4) * v
best_length = 1 / sp.sqrt(s)
code_variance = s * lam1
freedom = 0

# %% inverse: lets w grow with s, and takes the factor of the encoder away from the code
r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)
v = lam1 * sp.cos(theta) ** 2 + lam2 * sp.sin(theta) ** 2
tied_error = lam1 + lam2 - (2 * s * r**2 - s**2 * r**4) * v
best_length = sp.sqrt(s)
code_variance = lam1 / s
freedom = K * (K - 1) / 2

# %% pairs-twice: counts each pair of axes twice, and gives a standard deviation for the variance
r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)
v = lam1 * sp.cos(theta) ** 2 + lam2 * sp.sin(theta) ** 2
tied_error = lam1 + lam2 - (2 * s * r**2 - s**2 * r**4) * v
best_length = 1 / sp.sqrt(s)
code_variance = sp.sqrt(s * lam1)
freedom = K * (K - 1)
