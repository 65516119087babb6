K, sigma = sp.symbols("K sigma", positive=True)

# BEGIN SOLUTION
many_pathwise = 8 * K * sigma**2
many_score = (2 * K**3 + 24 * K**2 + 48 * K) * sigma**2
many_baseline = (K + 4) * sigma**2
many_best = 8 * K * (K + 2) * sigma**2
# END SOLUTION
# BEGIN START
many_pathwise = ...  # in K and sigma
many_score = ...  # in K and sigma
many_baseline = ...  # in K and sigma
many_best = ...  # in K and sigma
# END START
