mu = sp.Symbol("mu", real=True)
sigma = sp.Symbol("sigma", positive=True)

# BEGIN SOLUTION
scale_pathwise = 4 * mu**2 + 8 * sigma**2
scale_score = 2 * mu**4 / sigma**2 + 60 * mu**2 + 74 * sigma**2
scale_baseline = mu**2 + 5 * sigma**2
smallest_ratio = sp.Rational(37, 4)
ratio_bound = 10
# END SOLUTION
# BEGIN START
scale_pathwise = ...  # in mu and sigma
scale_score = ...  # in mu and sigma
scale_baseline = ...  # in mu and sigma
smallest_ratio = ...  # a number
ratio_bound = ...  # a number
# END START
