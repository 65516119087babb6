e, f = sp.symbols("e f", positive=True)

# BEGIN SOLUTION
def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


j_zero = entropy(e / 2) - entropy(e) / 2
mean_j = (j_zero + j_zero.subs(e, f)) / 2
inside = (1 - e + f) / 2  # the aggregate in cell 0
jsd_codes = entropy((inside + sp.Rational(1, 2)) / 2) - entropy(inside) / 2 - sp.log(2) / 2
example = (1, 1)
# END SOLUTION
# BEGIN START
j_zero = ...  # in e, nats
mean_j = ...  # in e and f, nats
jsd_codes = ...  # in e and f, nats
example = (..., ...)  # e and f
# END START
