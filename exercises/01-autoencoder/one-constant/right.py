# %% as text, with the best constants put in
squared = "w*a**2 + (1 - w)*b**2 - (w*a + (1 - w)*b)**2"
excess = (
    "w*(a*log(a/(w*a + (1 - w)*b)) + (1 - a)*log((1 - a)/(1 - w*a - (1 - w)*b)))"
    " + (1 - w)*(b*log(b/(w*a + (1 - w)*b)) + (1 - b)*log((1 - b)/(1 - w*a - (1 - w)*b)))"
)
swapped_best = "a**w*b**(1 - w)/(a**w*b**(1 - w) + (1 - a)**w*(1 - b)**(1 - w))"

# %% found by sympy, with other symbols of the same names
a, b, w, c = sp.symbols("a b w c")


def mean(f):
    return w * f(a) + (1 - w) * f(b)


def lowest(loss):
    best = sp.solve(sp.diff(mean(loss), c), c)[0]
    return mean(loss).subs(c, best)


squared = lowest(lambda x: (x - c) ** 2)
excess = lowest(lambda x: x * sp.log(x / c) + (1 - x) * sp.log((1 - x) / (1 - c)))
odds = sp.exp(mean(lambda x: sp.log(x) - sp.log(1 - x)))
swapped_best = odds / (1 + odds)

# %% with a hyperbolic tangent
a, b, w = sp.symbols("a b w", real=True)
squared = (w - w**2) * (b - a) ** 2
m = b + w * (a - b)
entropy = lambda p: sp.log(1 / (1 - p)) + p * sp.log((1 - p) / p)
excess = entropy(m) - w * entropy(a) + w * entropy(b) - entropy(b)
swapped_best = (1 + sp.tanh((w * sp.log(a / (1 - a)) + (1 - w) * sp.log(b / (1 - b))) / 2)) / 2
