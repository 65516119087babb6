a, v = sp.symbols("a v", positive=True)

# BEGIN SOLUTION
def best_decoder(z, x, means, variances):
    """The best output at z and its slope with respect to z, each (D,)."""
    log_density = -0.5 * (z - means).square() / variances - 0.5 * variances.log()
    weights = log_density.softmax(0)
    output = weights @ x
    slope = (weights * (means - z) / variances) @ (x - output)
    return output, slope


steepest = a / (2 * v)
# END SOLUTION
# BEGIN START
def best_decoder(z, x, means, variances):
    """The best output at z and its slope with respect to z, each (D,)."""
    ...


steepest = ...  # in a and v
# END START
