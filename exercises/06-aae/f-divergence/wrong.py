# %% sign: takes the mean logit, not minus it
c, c0, s, s0 = sp.symbols("c c0 s s0", positive=True)
logit_loss = -((c**2 + s**2) / 2 - ((c - c0) ** 2 + s**2) / (2 * s0**2) - sp.log(s0))
slope_c = -c0
slope_s = 1 / s0 - s0
divergence = (c0**2 + s0**2 - 1) / 2 - sp.log(s0)

# %% heights: forgets that the two densities have different heights
c, c0, s, s0 = sp.symbols("c c0 s s0", positive=True)
logit_loss = (c**2 + s**2) / 2 - ((c - c0) ** 2 + s**2) / (2 * s0**2)
slope_c = c0
slope_s = s0 - 1 / s0
divergence = (c0**2 + s0**2 - 1) / 2

# %% log-sign: gives log s0 the wrong sign
c, c0, s, s0 = sp.symbols("c c0 s s0", positive=True)
logit_loss = (c**2 + s**2) / 2 - ((c - c0) ** 2 + s**2) / (2 * s0**2) + sp.log(s0)
slope_c = c0
slope_s = s0 - 1 / s0
divergence = (c0**2 + s0**2 - 1) / 2 + sp.log(s0)

# %% no-spread: takes the square of the mean for the mean of the square
c, c0, s, s0 = sp.symbols("c c0 s s0", positive=True)
logit_loss = c**2 / 2 - (c - c0) ** 2 / (2 * s0**2) - sp.log(s0)
slope_c = c0
slope_s = s0 * 0
divergence = (c0**2 + s0**2 - 1) / 2 - sp.log(s0)

# %% judge-moves: lets the judge move with the codes
c, c0, s, s0 = sp.symbols("c c0 s s0", positive=True)
logit_loss = (c**2 + s**2 - 1) / 2 - sp.log(s)
slope_c = c0
slope_s = s0 - 1 / s0
divergence = (c0**2 + s0**2 - 1) / 2 - sp.log(s0)

# %% present-mean: takes the mean under the present codes
c, c0, s, s0 = sp.symbols("c c0 s s0", positive=True)
logit_loss = (c0**2 + s0**2 - 1) / 2 - sp.log(s0)
slope_c = c0
slope_s = s0 - 1 / s0
divergence = (c0**2 + s0**2 - 1) / 2 - sp.log(s0)

# %% line: takes the logit of two laws of equal width
c, c0, s, s0 = sp.symbols("c c0 s s0", positive=True)
logit_loss = c0 * c - c0**2 / 2
slope_c = c0
slope_s = 0
divergence = c0**2 / 2

# %% forward: names the KL of the prior from the codes
c, c0, s, s0 = sp.symbols("c c0 s s0", positive=True)
logit_loss = (c**2 + s**2) / 2 - ((c - c0) ** 2 + s**2) / (2 * s0**2) - sp.log(s0)
slope_c = c0 / s0**2
slope_s = 1 / s0 - (1 + c0**2) / s0**3
divergence = ((1 + c0**2) / s0**2 - 1) / 2 + sp.log(s0)

# %% variance-slope: differentiates by the variance
c, c0, s, s0 = sp.symbols("c c0 s s0", positive=True)
logit_loss = (c**2 + s**2) / 2 - ((c - c0) ** 2 + s**2) / (2 * s0**2) - sp.log(s0)
slope_c = c0
slope_s = (1 - 1 / s0**2) / 2
divergence = (c0**2 + s0**2 - 1) / 2 - sp.log(s0)

# %% log-differentiated: differentiates log s0, a constant of the judge
c, c0, s, s0 = sp.symbols("c c0 s s0", positive=True)
logit_loss = (c**2 + s**2) / 2 - ((c - c0) ** 2 + s**2) / (2 * s0**2) - sp.log(s0)
slope_c = c0
slope_s = s0 - 2 / s0
divergence = (c0**2 + s0**2 - 1) / 2 - sp.log(s0)

# %% not-zero: leaves −½ out of the divergence
c, c0, s, s0 = sp.symbols("c c0 s s0", positive=True)
logit_loss = (c**2 + s**2) / 2 - ((c - c0) ** 2 + s**2) / (2 * s0**2) - sp.log(s0)
slope_c = c0
slope_s = s0 - 1 / s0
divergence = (c0**2 + s0**2) / 2 - sp.log(s0)

# %% both-kls: takes the mean of both KLs
c, c0, s, s0 = sp.symbols("c c0 s s0", positive=True)
logit_loss = (c**2 + s**2) / 2 - ((c - c0) ** 2 + s**2) / (2 * s0**2) - sp.log(s0)
slope_c = c0
slope_s = s0 - 1 / s0
divergence = (c0**2 + s0**2 + (1 + c0**2) / s0**2 - 2) / 4

# %% whole-sign: turns the sign of the whole loss, and of nothing else
c, c0, s, s0 = sp.symbols("c c0 s s0", positive=True)
logit_loss = -((c**2 + s**2) / 2 - ((c - c0) ** 2 + s**2) / (2 * s0**2) - sp.log(s0))
slope_c = c0
slope_s = s0 - 1 / s0
divergence = (c0**2 + s0**2 - 1) / 2 - sp.log(s0)

# %% nothing: takes every divergence for 0
c, c0, s, s0 = sp.symbols("c c0 s s0", positive=True)
logit_loss = (c**2 + s**2) / 2 - ((c - c0) ** 2 + s**2) / (2 * s0**2) - sp.log(s0)
slope_c = c0
slope_s = s0 - 1 / s0
divergence = 0

# %% zero-loss: takes the loss for 0 everywhere
c, c0, s, s0 = sp.symbols("c c0 s s0", positive=True)
logit_loss = 0
slope_c = c0
slope_s = s0 - 1 / s0
divergence = (c0**2 + s0**2 - 1) / 2 - sp.log(s0)

# %% log-twice: counts log s0 twice
c, c0, s, s0 = sp.symbols("c c0 s s0", positive=True)
logit_loss = (c**2 + s**2) / 2 - ((c - c0) ** 2 + s**2) / (2 * s0**2) - 2 * sp.log(s0)
slope_c = c0
slope_s = s0 - 1 / s0
divergence = (c0**2 + s0**2 - 1) / 2 - sp.log(s0)

# %% reverse-divergence: takes the KL of the prior from the codes for the divergence
c, c0, s, s0 = sp.symbols("c c0 s s0", positive=True)
logit_loss = (c**2 + s**2) / 2 - ((c - c0) ** 2 + s**2) / (2 * s0**2) - sp.log(s0)
slope_c = c0
slope_s = s0 - 1 / s0
divergence = ((1 + c0**2) / s0**2 - 1) / 2 + sp.log(s0)
