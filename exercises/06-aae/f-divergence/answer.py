c, c0 = sp.symbols("c c0", real=True)
s, s0 = sp.symbols("s s0", positive=True)

# BEGIN SOLUTION
logit_loss = (c**2 + s**2) / 2 - ((c - c0) ** 2 + s**2) / (2 * s0**2) - sp.log(s0)
slope_c = c0
slope_s = s0 - 1 / s0
divergence = (c0**2 + s0**2 - 1) / 2 - sp.log(s0)
# END SOLUTION
# BEGIN START
logit_loss = ...  # in c, s, c0 and s0
slope_c = ...  # in c0 and s0
slope_s = ...  # in c0 and s0
divergence = ...  # in c0 and s0, nats
# END START
