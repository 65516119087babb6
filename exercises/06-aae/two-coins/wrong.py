# %% swapped: says the probability of coin q
h, g = sp.symbols("h g", positive=True)
d_heads = g / (h + g)
d_tails = (1 - g) / (2 - h - g)
coin_value = (h * sp.log(d_heads) + g * sp.log(1 - d_heads)
              + (1 - h) * sp.log(d_tails) + (1 - g) * sp.log(1 - d_tails))
coin_jsd = (sp.log(4) + coin_value) / 2

# %% no-share: takes the density of p for the share of p
h, g = sp.symbols("h g", positive=True)
d_heads, d_tails = h, 1 - h
coin_value = h * sp.log(h) + g * sp.log(1 - h) + (1 - h) * sp.log(1 - h) + (1 - g) * sp.log(h)
coin_jsd = (sp.log(4) + coin_value) / 2

# %% complement: lets the answers at heads and tails add to 1
h, g = sp.symbols("h g", positive=True)
d_heads = h / (h + g)
d_tails = 1 - d_heads
coin_value = (h * sp.log(d_heads) + g * sp.log(1 - d_heads)
              + (1 - h) * sp.log(d_tails) + (1 - g) * sp.log(1 - d_tails))
coin_jsd = (sp.log(4) + coin_value) / 2

# %% halved: averages the two means of the value instead of adding them
h, g = sp.symbols("h g", positive=True)
d_heads = h / (h + g)
d_tails = (1 - h) / (2 - h - g)
coin_value = (h * sp.log(d_heads) + g * sp.log(1 - d_heads)
              + (1 - h) * sp.log(d_tails) + (1 - g) * sp.log(1 - d_tails)) / 2
coin_jsd = sp.log(2) + coin_value

# %% loss: gives the discriminator's loss for its value
h, g = sp.symbols("h g", positive=True)
d_heads = h / (h + g)
d_tails = (1 - h) / (2 - h - g)
coin_value = -(h * sp.log(d_heads) + g * sp.log(1 - d_heads)
               + (1 - h) * sp.log(d_tails) + (1 - g) * sp.log(1 - d_tails))
coin_jsd = (sp.log(4) - coin_value) / 2

# %% heads-only: counts only heads in the value
h, g = sp.symbols("h g", positive=True)
d_heads = h / (h + g)
d_tails = (1 - h) / (2 - h - g)
coin_value = h * sp.log(d_heads) + g * sp.log(1 - d_heads)
coin_jsd = (sp.log(4) + coin_value) / 2

# %% sum-of-kls: forgets the ½ of the JSD
h, g = sp.symbols("h g", positive=True)
d_heads = h / (h + g)
d_tails = (1 - h) / (2 - h - g)
coin_value = (h * sp.log(d_heads) + g * sp.log(1 - d_heads)
              + (1 - h) * sp.log(d_tails) + (1 - g) * sp.log(1 - d_tails))
coin_jsd = sp.log(4) + coin_value

# %% kl: takes KL(p ‖ q) for the JSD
h, g = sp.symbols("h g", positive=True)
d_heads = h / (h + g)
d_tails = (1 - h) / (2 - h - g)
coin_value = (h * sp.log(d_heads) + g * sp.log(1 - d_heads)
              + (1 - h) * sp.log(d_tails) + (1 - g) * sp.log(1 - d_tails))
coin_jsd = h * sp.log(h / g) + (1 - h) * sp.log((1 - h) / (1 - g))

# %% ratio: gives the ratio of the two coins for the share of p
h, g = sp.symbols("h g", positive=True)
d_heads = h / g
d_tails = (1 - h) / (1 - g)
best = h / (h + g)
other = (1 - h) / (2 - h - g)
coin_value = (h * sp.log(best) + g * sp.log(1 - best)
              + (1 - h) * sp.log(other) + (1 - g) * sp.log(1 - other))
coin_jsd = (sp.log(4) + coin_value) / 2

# %% jeffreys: takes the mean of KL(p ‖ q) and KL(q ‖ p) for the JSD
h, g = sp.symbols("h g", positive=True)
d_heads = h / (h + g)
d_tails = (1 - h) / (2 - h - g)
coin_value = (h * sp.log(d_heads) + g * sp.log(1 - d_heads)
              + (1 - h) * sp.log(d_tails) + (1 - g) * sp.log(1 - d_tails))
coin_jsd = ((h - g) * sp.log(h / g) + (g - h) * sp.log((1 - h) / (1 - g))) / 2

# %% bits: counts the JSD in bits
h, g = sp.symbols("h g", positive=True)
d_heads = h / (h + g)
d_tails = (1 - h) / (2 - h - g)
coin_value = (h * sp.log(d_heads) + g * sp.log(1 - d_heads)
              + (1 - h) * sp.log(d_tails) + (1 - g) * sp.log(1 - d_tails))
coin_jsd = (sp.log(4) + coin_value) / (2 * sp.log(2))
