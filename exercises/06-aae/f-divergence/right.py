# %% by sympy's integrals of powers, and derivatives
c, c0 = sp.symbols("c c0")
s, s0 = sp.symbols("s s0")
z, e = sp.symbols("z e")


def log_normal(mean, scale):
    return -((z - mean) ** 2) / (2 * scale**2) - sp.log(scale)


polynomial = sp.expand((log_normal(c0, s0) - log_normal(0, 1)).subs(z, c + s * e))
logit_loss = polynomial.coeff(e, 0) + polynomial.coeff(e, 2)
slope_c = sp.diff(logit_loss, c).subs({c: c0, s: s0})
slope_s = sp.diff(logit_loss, s).subs({c: c0, s: s0})
divergence = logit_loss.subs({c: c0, s: s0})

# %% as text, as a difference of two KLs
first = "((c**2 + s**2 - 1)/2 - log(s))"
second = "(((c - c0)**2 + s**2)/(2*s0**2) - 1/2 - log(s/s0))"
logit_loss = first + " - " + second
slope_c = "c0"
slope_s = "(s0**2 - 1)/s0"
divergence = "(c0**2 + s0**2 - 1 - log(s0**2))/2"
