a, x, mu = sp.symbols("a x mu", real=True)
b, r, s = sp.symbols("b r s", positive=True)

# BEGIN SOLUTION
slack = b / 2
width = r**2 * s**2 / (r**2 + s**2)
spread = (x / s**2 - mu / width) ** 2 * width
# END SOLUTION
# BEGIN START
slack = ...  # in a and b
width = ...  # in r and s
spread = ...  # in mu, x, r and s
# END START
