# %% as text
d_heads = "h/(g + h)"
d_tails = "(1 - h)/((1 - h) + (1 - g))"
coin_value = "h*log(h/(g+h)) + g*log(g/(g+h)) + (1-h)*log((1-h)/(2-g-h)) + (1-g)*log((1-g)/(2-g-h))"
coin_jsd = "log(2) + (" + coin_value + ")/2"

# %% by entropies, with real symbols
h, g = sp.symbols("h g", real=True)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


d_heads = 1 / (1 + g / h)
d_tails = 1 - (1 - g) / (2 - h - g)
coin_jsd = entropy((h + g) / 2) - entropy(h) / 2 - entropy(g) / 2
coin_value = 2 * coin_jsd - sp.log(4)

# %% by KLs to the mixture
h, g = sp.symbols("h g")
m = (h + g) / 2
d_heads = h / 2 / m
d_tails = (1 - h) / 2 / (1 - m)
first = h * sp.log(h / m) + (1 - h) * sp.log((1 - h) / (1 - m))
second = g * sp.log(g / m) + (1 - g) * sp.log((1 - g) / (1 - m))
coin_jsd = (first + second) / 2
coin_value = first + second - 2 * sp.log(2)
