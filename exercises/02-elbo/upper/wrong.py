# %% lower: averages over q, as the ELBO does
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
steps = [
    u * sp.log(p * t / u) + (1 - u) * sp.log(p * (1 - t) / (1 - u)),
    sp.log(p) - u * sp.log(u / t) - (1 - u) * sp.log((1 - u) / (1 - t)),
]
difference = ((c + (m - mu) ** 2) / v - 1 - sp.log(c / v)) / 2
best = v

# %% weight-upside-down: divides by the posterior and not by q
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
steps = [
    t * sp.log(p * u / t) + (1 - t) * sp.log(p * (1 - u) / (1 - t)),
    sp.log(p) - t * sp.log(t / u) - (1 - t) * sp.log((1 - t) / (1 - u)),
]
difference = -((v + (m - mu) ** 2) / c - 1 - sp.log(v / c)) / 2
best = v + (m - mu) ** 2

# %% stops-early: does not split log p from the rest
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
steps = [
    t * sp.log(p * t / u) + (1 - t) * sp.log(p * (1 - t) / (1 - u)),
    t * sp.log(p * t / u) - (1 - t) * sp.log((1 - u) / (p * (1 - t))),
]
difference = ((v + (m - mu) ** 2) / c - 1 - sp.log(v / c)) / 2
best = v + (m - mu) ** 2

# %% one-code: forgets to split the second logarithm, so that p is left in it
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
steps = [
    t * sp.log(p * t / u) + (1 - t) * sp.log(p * (1 - t) / (1 - u)),
    t * sp.log(p) + t * sp.log(t / u) + (1 - t) * sp.log(p * (1 - t) / (1 - u)),
]
difference = ((v + (m - mu) ** 2) / c - 1 - sp.log(v / c)) / 2
best = v + (m - mu) ** 2

# %% lost-step: claims a last step with the wrong sign of the KL
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
steps = [
    t * sp.log(p * t / u) + (1 - t) * sp.log(p * (1 - t) / (1 - u)),
    sp.log(p) - t * sp.log(t / u) - (1 - t) * sp.log((1 - t) / (1 - u)),
]
difference = ((v + (m - mu) ** 2) / c - 1 - sp.log(v / c)) / 2
best = v + (m - mu) ** 2

# %% mean-of-weights: averages w(z) and not its logarithm
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
steps = [
    p * t**2 / u + p * (1 - t) ** 2 / (1 - u),
    sp.log(p) + sp.log(t**2 / u + (1 - t) ** 2 / (1 - u)),
]
difference = ((v + (m - mu) ** 2) / c - 1 - sp.log(v / c)) / 2
best = v + (m - mu) ** 2

# %% no-half: forgets the factor ½
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
steps = [
    t * sp.log(p * t / u) + (1 - t) * sp.log(p * (1 - t) / (1 - u)),
    sp.log(p) + t * sp.log(t / u) + (1 - t) * sp.log((1 - t) / (1 - u)),
]
difference = (v + (m - mu) ** 2) / c - 1 - sp.log(v / c)
best = v + (m - mu) ** 2

# %% no-width: forgets the posterior's own variance in the mean of (z − μ)²
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
steps = [
    t * sp.log(p * t / u) + (1 - t) * sp.log(p * (1 - t) / (1 - u)),
    sp.log(p) + t * sp.log(t / u) + (1 - t) * sp.log((1 - t) / (1 - u)),
]
difference = ((m - mu) ** 2 / c - 1 - sp.log(v / c)) / 2
best = (m - mu) ** 2

# %% no-one: forgets the −1
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
steps = [
    t * sp.log(p * t / u) + (1 - t) * sp.log(p * (1 - t) / (1 - u)),
    sp.log(p) + t * sp.log(t / u) + (1 - t) * sp.log((1 - t) / (1 - u)),
]
difference = ((v + (m - mu) ** 2) / c - sp.log(v / c)) / 2
best = v + (m - mu) ** 2

# %% log-sign: turns the ratio in the logarithm
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
steps = [
    t * sp.log(p * t / u) + (1 - t) * sp.log(p * (1 - t) / (1 - u)),
    sp.log(p) + t * sp.log(t / u) + (1 - t) * sp.log((1 - t) / (1 - u)),
]
difference = ((v + (m - mu) ** 2) / c - 1 + sp.log(v / c)) / 2
best = v + (m - mu) ** 2

# %% deviation: gives the best standard deviation where the variance is asked for
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
steps = [
    t * sp.log(p * t / u) + (1 - t) * sp.log(p * (1 - t) / (1 - u)),
    sp.log(p) + t * sp.log(t / u) + (1 - t) * sp.log((1 - t) / (1 - u)),
]
difference = ((v + (m - mu) ** 2) / c - 1 - sp.log(v / c)) / 2
best = sp.sqrt(v + (m - mu) ** 2)

# %% elbo-width: takes the width that is best for the ELBO
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
steps = [
    t * sp.log(p * t / u) + (1 - t) * sp.log(p * (1 - t) / (1 - u)),
    sp.log(p) + t * sp.log(t / u) + (1 - t) * sp.log((1 - t) / (1 - u)),
]
difference = ((v + (m - mu) ** 2) / c - 1 - sp.log(v / c)) / 2
best = v

# %% narrower: makes a misplaced q narrower
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
steps = [
    t * sp.log(p * t / u) + (1 - t) * sp.log(p * (1 - t) / (1 - u)),
    sp.log(p) + t * sp.log(t / u) + (1 - t) * sp.log((1 - t) / (1 - u)),
]
difference = ((v + (m - mu) ** 2) / c - 1 - sp.log(v / c)) / 2
best = v - (m - mu) ** 2

# %% evidence-for-joint: takes p(x) for p(x|z) p(z), and forgets the posterior's probability in w(z)
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
steps = [
    t * sp.log(p / u) + (1 - t) * sp.log(p / (1 - u)),
    sp.log(p) - t * sp.log(u) - (1 - t) * sp.log(1 - u),
]
difference = ((v + (m - mu) ** 2) / c - 1 - sp.log(v / c)) / 2
best = v + (m - mu) ** 2

# %% p-once: writes p into the weight of the first code only
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
steps = [
    t * sp.log(p * t / u) + (1 - t) * sp.log((1 - t) / (1 - u)),
    t * sp.log(p) + t * sp.log(t / u) + (1 - t) * sp.log((1 - t) / (1 - u)),
]
difference = ((v + (m - mu) ** 2) / c - 1 - sp.log(v / c)) / 2
best = v + (m - mu) ** 2

# %% one-step: leaves the second step open
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
steps = [
    t * sp.log(p * t / u) + (1 - t) * sp.log(p * (1 - t) / (1 - u)),
    ...,
]
difference = ((v + (m - mu) ** 2) / c - 1 - sp.log(v / c)) / 2
best = v + (m - mu) ** 2

# %% distance: does not square the distance of the means
t, u, p = sp.symbols("t u p", positive=True)
m, mu = sp.symbols("m mu", real=True)
v, c = sp.symbols("v c", positive=True)
steps = [
    t * sp.log(p * t / u) + (1 - t) * sp.log(p * (1 - t) / (1 - u)),
    sp.log(p) + t * sp.log(t / u) + (1 - t) * sp.log((1 - t) / (1 - u)),
]
difference = ((v + sp.Abs(m - mu)) / c - 1 - sp.log(v / c)) / 2
best = v + sp.Abs(m - mu)
