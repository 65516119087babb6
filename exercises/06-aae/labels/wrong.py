# %% sums-of-kls: forgets the ½ of the JSD
e, f = sp.symbols("e f", positive=True)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


j_zero = 2 * entropy(e / 2) - entropy(e)
mean_j = (j_zero + j_zero.subs(e, f)) / 2
inside = (1 - e + f) / 2
jsd_codes = 2 * entropy((inside + sp.Rational(1, 2)) / 2) - entropy(inside) - sp.log(2)
example = (1, 1)

# %% label-sum: adds the labels up instead of averaging
e, f = sp.symbols("e f", positive=True)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


j_zero = entropy(e / 2) - entropy(e) / 2
mean_j = j_zero + j_zero.subs(e, f)
inside = (1 - e + f) / 2
jsd_codes = entropy((inside + sp.Rational(1, 2)) / 2) - entropy(inside) / 2 - sp.log(2) / 2
example = (1, 1)

# %% hit-for-miss: takes f for the probability of a hit
e, f = sp.symbols("e f", positive=True)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


j_zero = entropy(e / 2) - entropy(e) / 2
mean_j = (j_zero + j_zero.subs(e, 1 - f)) / 2
inside = (1 - e + 1 - f) / 2
jsd_codes = entropy((inside + sp.Rational(1, 2)) / 2) - entropy(inside) / 2 - sp.log(2) / 2
example = (1, 0)

# %% averaged-misses: averages the misses before the divergence
e, f = sp.symbols("e f", positive=True)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


j_zero = entropy(e / 2) - entropy(e) / 2
mean_j = j_zero.subs(e, (e + f) / 2)
inside = 1 - (e + f) / 2
jsd_codes = entropy((inside + sp.Rational(1, 2)) / 2) - entropy(inside) / 2 - sp.log(2) / 2
example = (1, 1)

# %% labels-in-aggregate: gives the mean over the labels for the divergence of the aggregate
e, f = sp.symbols("e f", positive=True)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


j_zero = entropy(e / 2) - entropy(e) / 2
mean_j = (j_zero + j_zero.subs(e, f)) / 2
inside = (1 - e + f) / 2
jsd_codes = mean_j
example = (1, 1)

# %% aggregate-in-labels: gives the divergence of the aggregate for the mean over the labels
e, f = sp.symbols("e f", positive=True)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


j_zero = entropy(e / 2) - entropy(e) / 2
mean_j = entropy((3 - e + f - 1) / 4) - entropy((1 - e + f) / 2) / 2 - sp.log(2) / 2
inside = (1 - e + f) / 2
jsd_codes = entropy((inside + sp.Rational(1, 2)) / 2) - entropy(inside) / 2 - sp.log(2) / 2
example = (1, 1)

# %% kl: takes KL(p ‖ q) for the JSD
e, f = sp.symbols("e f", positive=True)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


j_zero = -sp.log(1 - e)
mean_j = (j_zero + j_zero.subs(e, f)) / 2
inside = (1 - e + f) / 2
jsd_codes = -sp.log(2 * inside) / 2 - sp.log(2 * (1 - inside)) / 2
example = (1, 1)

# %% one-half: leaves the second KL of the JSD out
e, f = sp.symbols("e f", positive=True)
j_zero = -sp.log(1 - e / 2)
mean_j = (j_zero + j_zero.subs(e, f)) / 2
jsd_codes = -sp.log(1 - (e - f) ** 2 / 4) / 2
example = (1, 1)

# %% fair-prior: takes a fair coin for the prior of the label 0
e, f = sp.symbols("e f", positive=True)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


j_zero = entropy((1 - e) / 2 + sp.Rational(1, 4)) - entropy(e) / 2 - sp.log(2) / 2
mean_j = (j_zero + j_zero.subs(e, f)) / 2
inside = (1 - e + f) / 2
jsd_codes = entropy((inside + sp.Rational(1, 2)) / 2) - entropy(inside) / 2 - sp.log(2) / 2
example = (1, 1)

# %% whole-entropy: takes off the whole entropy of the codes, not half of it
e, f = sp.symbols("e f", positive=True)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


j_zero = entropy(e / 2) - entropy(e)
mean_j = (j_zero + j_zero.subs(e, f)) / 2
inside = (1 - e + f) / 2
jsd_codes = entropy((inside + sp.Rational(1, 2)) / 2) - entropy(inside) / 2 - sp.log(2) / 2
example = (1, 1)

# %% no-miss: gives an example in which nothing misses
e, f = sp.symbols("e f", positive=True)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


j_zero = entropy(e / 2) - entropy(e) / 2
mean_j = (j_zero + j_zero.subs(e, f)) / 2
inside = (1 - e + f) / 2
jsd_codes = entropy((inside + sp.Rational(1, 2)) / 2) - entropy(inside) / 2 - sp.log(2) / 2
example = (0, 0)

# %% half-misses: gives an example in which half of the codes miss
e, f = sp.symbols("e f", positive=True)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


j_zero = entropy(e / 2) - entropy(e) / 2
mean_j = (j_zero + j_zero.subs(e, f)) / 2
inside = (1 - e + f) / 2
jsd_codes = entropy((inside + sp.Rational(1, 2)) / 2) - entropy(inside) / 2 - sp.log(2) / 2
example = (0.5, 0.5)

# %% percent: gives the example in percent
e, f = sp.symbols("e f", positive=True)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


j_zero = entropy(e / 2) - entropy(e) / 2
mean_j = (j_zero + j_zero.subs(e, f)) / 2
inside = (1 - e + f) / 2
jsd_codes = entropy((inside + sp.Rational(1, 2)) / 2) - entropy(inside) / 2 - sp.log(2) / 2
example = (100, 100)

# %% bits: counts in bits
e, f = sp.symbols("e f", positive=True)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


j_zero = (entropy(e / 2) - entropy(e) / 2) / sp.log(2)
mean_j = (j_zero + j_zero.subs(e, f)) / 2
inside = (1 - e + f) / 2
jsd_codes = (entropy((inside + sp.Rational(1, 2)) / 2) - entropy(inside) / 2) / sp.log(2) - 0.5
example = (1, 1)

# %% entropy: takes the entropy of the codes for the divergence
e, f = sp.symbols("e f", positive=True)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


j_zero = entropy(e)
mean_j = (j_zero + j_zero.subs(e, f)) / 2
inside = (1 - e + f) / 2
jsd_codes = entropy((inside + sp.Rational(1, 2)) / 2) - entropy(inside) / 2 - sp.log(2) / 2
example = (1, 1)

# %% symbols: writes the symbols for the example
e, f = sp.symbols("e f", positive=True)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


j_zero = entropy(e / 2) - entropy(e) / 2
mean_j = (j_zero + j_zero.subs(e, f)) / 2
inside = (1 - e + f) / 2
jsd_codes = entropy((inside + sp.Rational(1, 2)) / 2) - entropy(inside) / 2 - sp.log(2) / 2
example = (e, f)
