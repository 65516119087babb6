a, v, lam = sp.symbols("a v lam", positive=True)

# BEGIN SOLUTION
aggregate = a**2 * lam + v
rate = (aggregate - 1 - sp.log(v)) / 2
information = sp.log(aggregate / v) / 2
mismatch = (aggregate - 1 - sp.log(aggregate)) / 2
tile = sp.sqrt((1 - v) / lam)
# END SOLUTION
# BEGIN START
rate = ...  # in a, v and lam
information = ...  # in a, v and lam
mismatch = ...  # in a, v and lam
tile = ...  # in v and lam
# END START
