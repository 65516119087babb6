# %% halfway: takes the middle of a and b in place of the mean, whatever their shares
a, b, w = sp.symbols("a b w", positive=True)
c = (a + b) / 2
h = lambda p: -p * sp.log(p) - (1 - p) * sp.log(1 - p)
m = w * a + (1 - w) * b
squared = (a - b) ** 2 / 4
excess = -m * sp.log(c) - (1 - m) * sp.log(1 - c) - w * h(a) - (1 - w) * h(b)
swapped_best = 1 / (1 + sp.sqrt((1 - a) * (1 - b) / (a * b)))

# %% no-floor: gives the cross-entropy itself, without subtracting its floor
a, b, w = sp.symbols("a b w", positive=True)
m = w * a + (1 - w) * b
squared = w * (1 - w) * (a - b) ** 2
excess = -m * sp.log(m) - (1 - m) * sp.log(1 - m)
t = a**w * b ** (1 - w)
swapped_best = t / (t + (1 - a) ** w * (1 - b) ** (1 - w))

# %% always-the-mean: gives the mean for the swapped loss too
a, b, w = sp.symbols("a b w", positive=True)
m = w * a + (1 - w) * b
h = lambda p: -p * sp.log(p) - (1 - p) * sp.log(1 - p)
squared = w * (1 - w) * (a - b) ** 2
excess = h(m) - w * h(a) - (1 - w) * h(b)
swapped_best = m

# %% geometric: forgets that the term with 1 − c depends on c too
a, b, w = sp.symbols("a b w", positive=True)
m = w * a + (1 - w) * b
h = lambda p: -p * sp.log(p) - (1 - p) * sp.log(1 - p)
squared = w * (1 - w) * (a - b) ** 2
excess = h(m) - w * h(a) - (1 - w) * h(b)
swapped_best = a**w * b ** (1 - w)

# %% second-moment: takes the average of x² for the error
a, b, w = sp.symbols("a b w", positive=True)
m = w * a + (1 - w) * b
h = lambda p: -p * sp.log(p) - (1 - p) * sp.log(1 - p)
squared = w * a**2 + (1 - w) * b**2
excess = h(m) - w * h(a) - (1 - w) * h(b)
swapped_best = 1 / (1 + sp.exp(-w * sp.log(a / (1 - a)) - (1 - w) * sp.log(b / (1 - b))))

# %% sign: subtracts the loss from the floor
a, b, w = sp.symbols("a b w", positive=True)
m = w * a + (1 - w) * b
h = lambda p: -p * sp.log(p) - (1 - p) * sp.log(1 - p)
squared = w * (1 - w) * (a - b) ** 2
excess = w * h(a) + (1 - w) * h(b) - h(m)
swapped_best = 1 / (1 + sp.exp(-w * sp.log(a / (1 - a)) - (1 - w) * sp.log(b / (1 - b))))

# %% logit: gives the average logit, and does not turn it back into a pixel
a, b, w = sp.symbols("a b w", positive=True)
m = w * a + (1 - w) * b
h = lambda p: -p * sp.log(p) - (1 - p) * sp.log(1 - p)
squared = w * (1 - w) * (a - b) ** 2
excess = h(m) - w * h(a) - (1 - w) * h(b)
swapped_best = w * sp.log(a / (1 - a)) + (1 - w) * sp.log(b / (1 - b))

# %% bits: takes logarithms to base 2
a, b, w = sp.symbols("a b w", positive=True)
m = w * a + (1 - w) * b
h = lambda p: (-p * sp.log(p) - (1 - p) * sp.log(1 - p)) / sp.log(2)
squared = w * (1 - w) * (a - b) ** 2
excess = h(m) - w * h(a) - (1 - w) * h(b)
swapped_best = 1 / (1 + sp.exp(-w * sp.log(a / (1 - a)) - (1 - w) * sp.log(b / (1 - b))))

# %% shares-swapped: gives w to b and 1 − w to a
a, b, w = sp.symbols("a b w", positive=True)
m = w * b + (1 - w) * a
h = lambda p: -p * sp.log(p) - (1 - p) * sp.log(1 - p)
squared = w * (1 - w) * (a - b) ** 2
excess = h(m) - w * h(b) - (1 - w) * h(a)
swapped_best = 1 / (1 + sp.exp(-w * sp.log(b / (1 - b)) - (1 - w) * sp.log(a / (1 - a))))
