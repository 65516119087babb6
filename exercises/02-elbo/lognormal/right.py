# %% as text, over one denominator
slack = "b/2"
width = "(r*s)**2/(r**2 + s**2)"
spread = "(mu*(r**2 + s**2) - r**2*x)**2/(r**2*s**2*(r**2 + s**2))"

# %% with precisions, and an unsimplified logarithm
a, x, mu = sp.symbols("a x mu")
b, r, s = sp.symbols("b r s", positive=True)
slack = sp.log(sp.exp(a + b / 2)) - a
width = 1 / (r**-2 + s**-2)
spread = (mu - x * width / s**2) ** 2 / width
