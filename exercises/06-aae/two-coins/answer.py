h, g = sp.symbols("h g", positive=True)

# BEGIN SOLUTION
d_heads = h / (h + g)
d_tails = (1 - h) / (2 - h - g)
heads = h * sp.log(d_heads) + g * sp.log(1 - d_heads)
tails = (1 - h) * sp.log(d_tails) + (1 - g) * sp.log(1 - d_tails)
coin_value = heads + tails
coin_jsd = (sp.log(4) + coin_value) / 2
# END SOLUTION
# BEGIN START
d_heads = ...  # in h and g
d_tails = ...  # in h and g
coin_value = ...  # in h and g, nats
coin_jsd = ...  # in h and g, nats
# END START
