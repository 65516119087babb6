m = sp.Symbol("m", real=True)
b = sp.Symbol("b", positive=True)

# BEGIN SOLUTION
rate = -sp.log(2 * b) - 1 + sp.log(2 * sp.pi) / 2 + (m**2 + 2 * b**2) / 2
best_width = 1 / sp.sqrt(2)
least = (sp.log(sp.pi) - 1) / 2
# END SOLUTION
# BEGIN START
rate = ...  # in m and b
best_width = ...  # a number
least = ...  # a number
# END START
