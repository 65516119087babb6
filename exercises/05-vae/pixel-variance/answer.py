V1, V2, w = sp.symbols("V1 V2 w", positive=True)

# BEGIN SOLUTION
gain = sp.log((V1 + V2) / 2) - sp.log(V1 * V2) / 2
noisy_cost = (sp.log(2 * sp.pi * w**2 / 12) + 1) / 2
waste = (math.log(math.pi / 6) + 1) / 2
# END SOLUTION
# BEGIN START
gain = ...  # in V1 and V2
noisy_cost = ...  # in w
waste = ...  # a number
# END START
