# %% as text
tied_error = "(1 - s*r**2)**2*(lam1*cos(theta)**2 + lam2*sin(theta)**2) + lam1*sin(theta)**2 + lam2*cos(theta)**2"
best_length = "s**(-1/2)"
code_variance = "s*lam1"
freedom = "binomial(K, 2)"

# %% from the matrices, by sympy
r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K")
w = r * sp.Matrix([sp.cos(theta), sp.sin(theta)])
rest = sp.eye(2) - s * w * w.T
tied_error = (rest * sp.diag(lam1, lam2) * rest.T).trace()
best_length = sp.sqrt(1 / s)
code_variance = (s**2 * (w.T * sp.diag(lam1, lam2) * w)[0]).subs({theta: 0, r: best_length})
freedom = K**2 - K * (K + 1) / 2

# %% with the doubled angle
r, theta, s, lam1, lam2 = sp.symbols("r theta s lam1 lam2", real=True)
v = (lam1 + lam2) / 2 + (lam1 - lam2) / 2 * sp.cos(2 * theta)
tied_error = lam1 + lam2 - v + v * (s * r**2 - 1) ** 2
best_length = sp.exp(-sp.log(s) / 2)
code_variance = lam1 / best_length**2
freedom = (sp.Symbol("K") ** 2 - sp.Symbol("K")) / 2

# %% with a Rayleigh quotient
r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)
w = sp.Matrix([r * sp.cos(theta), r * sp.sin(theta)])
square = (w.T * w)[0]
v = (w.T * sp.diag(lam1, lam2) * w)[0] / square
tied_error = lam1 + lam2 - v + (1 - s * square) ** 2 * v
best_length = s ** sp.Rational(-1, 2)
code_variance = lam1 * s**2 / s
freedom = sp.Rational(1, 2) * K * (K - 1)
