# %% by the general formula and moments
a, v, lam = sp.symbols("a v lam", positive=True)
y = sp.Symbol("y", real=True)


def kl(m1, s1, m2, s2):
    return (s1 + (m1 - m2) ** 2) / s2 / 2 - sp.Rational(1, 2) + sp.log(s2 / s1) / 2


def mean(f):
    return sp.expand(f).subs(y**2, lam)


rate = mean(kl(a * y, v, 0, 1))
information = mean(kl(a * y, v, 0, v + lam * a**2))
mismatch = kl(0, v + lam * a**2, 0, 1)
tile = sp.solve(v + lam * a**2 - 1, a)[0]
if tile.subs({v: 0.5, lam: 1}) < 0:
    tile = -tile

# %% as text, the mismatch as a difference
rate = "a**2*lam/2 + v/2 - 1/2 - log(sqrt(v))"
information = "log(1 + a**2*lam/v)/2"
mismatch = "(a**2*lam + v - 1 - log(v))/2 - log(1 + a**2*lam/v)/2"
tile = "sqrt(1 - v)/sqrt(lam)"
