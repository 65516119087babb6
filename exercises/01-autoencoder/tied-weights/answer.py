r, theta, s, lam1, lam2, K = sp.symbols("r theta s lam1 lam2 K", positive=True)

# BEGIN SOLUTION
along = lam1 * sp.cos(theta) ** 2 + lam2 * sp.sin(theta) ** 2
tied_error = lam1 + lam2 - (2 * s * r**2 - s**2 * r**4) * along
best_length = 1 / sp.sqrt(s)
code_variance = s * lam1
freedom = K * (K - 1) / 2
# END SOLUTION
# BEGIN START
tied_error = ...  # in r, theta, s, lam1 and lam2
best_length = ...  # in s
code_variance = ...  # in s and lam1
freedom = ...  # in K
# END START
