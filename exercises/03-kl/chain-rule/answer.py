m, b = sp.symbols("m b", real=True)
s, t = sp.symbols("s t", positive=True)

# BEGIN SOLUTION
first = (m**2 + s**2 - 1 - sp.log(s**2)) / 2
rest = (b**2 * (m**2 + s**2) + t**2 - 1 - sp.log(t**2)) / 2
marginal = (b**2 * m**2 + b**2 * s**2 + t**2 - 1 - sp.log(b**2 * s**2 + t**2)) / 2
# END SOLUTION
# BEGIN START
first = ...  # in m and s
rest = ...  # in m, s, b and t
marginal = ...  # in m, s, b and t
# END START
