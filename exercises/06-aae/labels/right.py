# %% by KLs, as text
first = "log(2/(2 - {0}))/2 + (1 - {0})*log(2*(1 - {0})/(2 - {0}))/2 + {0}*log(2)/2"
j_zero = first.format("e")
mean_j = f"({first.format('e')})/2 + ({first.format('f')})/2"
jsd_codes = (
    "-log((2 - e + f)/2)/4 - log((2 + e - f)/2)/4"
    "+ (1 - e + f)/4*log(2*(1 - e + f)/(2 - e + f)) + (1 + e - f)/4*log(2*(1 + e - f)/(2 + e - f))"
)
example = [1.0, 1.0]

# %% by the value of the best judge
e, f = sp.symbols("e f", real=True)


def value(p, q):
    total = 0
    for a, b in zip(p, q):
        total += a * sp.log(a / (a + b)) if a != 0 else 0
        total += b * sp.log(b / (a + b))
    return total


def divergence(p, q):
    return (value(p, q) + sp.log(4)) / 2


j_zero = divergence((1, 0), (1 - e, e))
mean_j = (j_zero + divergence((0, 1), (f, 1 - f))) / 2
half = sp.Rational(1, 2)
jsd_codes = divergence((half, half), (half * (1 - e) + half * f, half * e + half * (1 - f)))
example = torch.ones(2)
