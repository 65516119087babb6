# %% always-tiled: takes the rate and the information of an encoder that tiles for all encoders
a, v, lam = sp.symbols("a v lam", positive=True)
rate = -sp.log(v) / 2
information = -sp.log(v) / 2
mismatch = sp.Integer(0)
tile = sp.sqrt((1 - v) / lam)

# %% unit-data: forgets that the data has the variance λ
a, v, lam = sp.symbols("a v lam", positive=True)
rate = (a**2 + v - 1 - sp.log(v)) / 2
information = sp.log((a**2 + v) / v) / 2
mismatch = (a**2 + v - 1 - sp.log(a**2 + v)) / 2
tile = sp.sqrt(1 - v)

# %% lambda-squared: treats λ as a standard deviation
a, v, lam = sp.symbols("a v lam", positive=True)
rate = (a**2 * lam**2 + v - 1 - sp.log(v)) / 2
information = sp.log((a**2 * lam**2 + v) / v) / 2
mismatch = (a**2 * lam**2 + v - 1 - sp.log(a**2 * lam**2 + v)) / 2
tile = sp.sqrt(1 - v) / lam

# %% no-width: forgets the width of the posteriors in the aggregate
a, v, lam = sp.symbols("a v lam", positive=True)
rate = (a**2 * lam + v - 1 - sp.log(v)) / 2
information = sp.log(a**2 * lam / v) / 2
mismatch = (a**2 * lam - 1 - sp.log(a**2 * lam)) / 2
tile = 1 / sp.sqrt(lam)

# %% reversed: takes KL(p ‖ q) for the mismatch
a, v, lam = sp.symbols("a v lam", positive=True)
whole = a**2 * lam + v
rate = (whole - 1 - sp.log(v)) / 2
information = sp.log(whole / v) / 2
mismatch = (1 / whole - 1 + sp.log(whole)) / 2
tile = sp.sqrt((1 - v) / lam)

# %% entropy: takes the entropy of the code for the information
a, v, lam = sp.symbols("a v lam", positive=True)
whole = a**2 * lam + v
rate = (whole - 1 - sp.log(v)) / 2
information = sp.log(2 * sp.pi * sp.E * whole) / 2
mismatch = (whole - 1 - sp.log(whole)) / 2
tile = sp.sqrt((1 - v) / lam)

# %% no-half: forgets the factor ½ of all three KLs
a, v, lam = sp.symbols("a v lam", positive=True)
whole = a**2 * lam + v
rate = whole - 1 - sp.log(v)
information = sp.log(whole / v)
mismatch = whole - 1 - sp.log(whole)
tile = sp.sqrt((1 - v) / lam)

# %% square: gives a² for a
a, v, lam = sp.symbols("a v lam", positive=True)
whole = a**2 * lam + v
rate = (whole - 1 - sp.log(v)) / 2
information = sp.log(whole / v) / 2
mismatch = (whole - 1 - sp.log(whole)) / 2
tile = (1 - v) / lam

# %% aggregate-rate: averages the posteriors before it takes the KL, which gives the mismatch
a, v, lam = sp.symbols("a v lam", positive=True)
whole = a**2 * lam + v
rate = (whole - 1 - sp.log(whole)) / 2
information = sp.log(whole / v) / 2
mismatch = (whole - 1 - sp.log(whole)) / 2
tile = sp.sqrt((1 - v) / lam)

# %% a-not-squared: takes a λ for the variance of a y
a, v, lam = sp.symbols("a v lam", positive=True)
whole = a * lam + v
rate = (whole - 1 - sp.log(v)) / 2
information = sp.log(whole / v) / 2
mismatch = (whole - 1 - sp.log(whole)) / 2
tile = (1 - v) / lam

# %% v-as-deviation: squares v in the aggregate of the encoder that tiles
a, v, lam = sp.symbols("a v lam", positive=True)
whole = a**2 * lam + v
rate = (whole - 1 - sp.log(v)) / 2
information = sp.log(whole / v) / 2
mismatch = (whole - 1 - sp.log(whole)) / 2
tile = sp.sqrt((1 - v**2) / lam)

# %% reversed-rate: takes the KL from the prior to the posterior for the rate
a, v, lam = sp.symbols("a v lam", positive=True)
whole = a**2 * lam + v
rate = ((1 + a**2 * lam) / v - 1 + sp.log(v)) / 2
information = sp.log(whole / v) / 2
mismatch = (whole - 1 - sp.log(whole)) / 2
tile = sp.sqrt((1 - v) / lam)
