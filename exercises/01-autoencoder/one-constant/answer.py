a, b, w = sp.symbols("a b w", positive=True)

# BEGIN SOLUTION
mean = w * a + (1 - w) * b


def entropy(p):
    return -p * sp.log(p) - (1 - p) * sp.log(1 - p)


squared = w * (1 - w) * (a - b) ** 2
excess = entropy(mean) - w * entropy(a) - (1 - w) * entropy(b)
logit = w * sp.log(a / (1 - a)) + (1 - w) * sp.log(b / (1 - b))
swapped_best = 1 / (1 + sp.exp(-logit))
# END SOLUTION
# BEGIN START
squared = ...  # in a, b and w
excess = ...
swapped_best = ...
# END START
