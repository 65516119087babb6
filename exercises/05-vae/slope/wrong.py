# %% equal-variances: takes the slope for equal variances, with m in place of z
a, v = sp.symbols("a v", positive=True)
def best_decoder(z, x, means, variances):
    weights = (-0.5 * (z - means).square() / variances - 0.5 * variances.log()).softmax(0)
    output = weights @ x
    center = weights @ means
    return output, (weights * (means - center) / variances) @ (x - output)


steepest = a / (2 * v)

# %% mean-variance: divides by the mean of the variances
a, v = sp.symbols("a v", positive=True)
def best_decoder(z, x, means, variances):
    weights = (-0.5 * (z - means).square() / variances - 0.5 * variances.log()).softmax(0)
    output = weights @ x
    center = weights @ means
    return output, (weights * (means - center)) @ (x - output) / variances.mean()


steepest = a / (2 * v)

# %% no-normaliser: forgets the factor 1/√v of each density
a, v = sp.symbols("a v", positive=True)
def best_decoder(z, x, means, variances):
    weights = (-0.5 * (z - means).square() / variances).softmax(0)
    output = weights @ x
    return output, (weights * (means - z) / variances) @ (x - output)


steepest = a / (2 * v)

# %% numerator-only: forgets that the denominator depends on z
a, v = sp.symbols("a v", positive=True)
def best_decoder(z, x, means, variances):
    weights = (-0.5 * (z - means).square() / variances - 0.5 * variances.log()).softmax(0)
    return weights @ x, (weights * (means - z) / variances) @ x


steepest = 2 * a / v

# %% sign: differentiates the exponent with the wrong sign
a, v = sp.symbols("a v", positive=True)
def best_decoder(z, x, means, variances):
    weights = (-0.5 * (z - means).square() / variances - 0.5 * variances.log()).softmax(0)
    output = weights @ x
    return output, (weights * (z - means) / variances) @ (x - output)


steepest = -a / (2 * v)

# %% no-variance: forgets to divide by the variances
a, v = sp.symbols("a v", positive=True)
def best_decoder(z, x, means, variances):
    weights = (-0.5 * (z - means).square() / variances - 0.5 * variances.log()).softmax(0)
    output = weights @ x
    return output, (weights * (means - z)) @ (x - output)


steepest = a / (2 * sp.sqrt(v))

# %% densities: divides densities, which gives 0/0 far away
a, v = sp.symbols("a v", positive=True)
def best_decoder(z, x, means, variances):
    density = torch.exp(-0.5 * (z - means).square() / variances) / variances.sqrt()
    weights = density / density.sum()
    output = weights @ x
    return output, (weights * (means - z) / variances) @ (x - output)


steepest = a / (2 * v)

# %% floored: adds a small number to the denominator, so that the weights vanish far away
a, v = sp.symbols("a v", positive=True)
def best_decoder(z, x, means, variances):
    density = torch.exp(-0.5 * (z - means).square() / variances) / variances.sqrt()
    weights = density / (density.sum() + 1e-12)
    output = weights @ x
    return output, (weights * (means - z) / variances) @ (x - output)


steepest = a / (2 * v)

# %% unnormalised: does not divide by the sum of the densities
a, v = sp.symbols("a v", positive=True)
def best_decoder(z, x, means, variances):
    weights = torch.distributions.Normal(means, variances.sqrt()).log_prob(z).exp()
    output = weights @ x
    return output, (weights * (means - z) / variances) @ (x - output)


steepest = a / (2 * v)

# %% straight-line: takes the slope of the straight line from one image to the other
a, v = sp.symbols("a v", positive=True)
def best_decoder(z, x, means, variances):
    weights = (-0.5 * (z - means).square() / variances - 0.5 * variances.log()).softmax(0)
    output = weights @ x
    return output, (weights * (means - z) / variances) @ (x - output)


steepest = 1 / (2 * a)

# %% no-product: forgets the product of the two weights
a, v = sp.symbols("a v", positive=True)
def best_decoder(z, x, means, variances):
    weights = (-0.5 * (z - means).square() / variances - 0.5 * variances.log()).softmax(0)
    output = weights @ x
    return output, (weights * (means - z) / variances) @ (x - output)


steepest = 2 * a / v

# %% one-gap: takes a for the distance of the means
a, v = sp.symbols("a v", positive=True)
def best_decoder(z, x, means, variances):
    weights = (-0.5 * (z - means).square() / variances - 0.5 * variances.log()).softmax(0)
    output = weights @ x
    return output, (weights * (means - z) / variances) @ (x - output)


steepest = a / (4 * v)

# %% squared-variance: divides by the squares of the variances
a, v = sp.symbols("a v", positive=True)
def best_decoder(z, x, means, variances):
    weights = (-0.5 * (z - means).square() / variances - 0.5 * variances.log()).softmax(0)
    output = weights @ x
    return output, (weights * (means - z) / variances**2) @ (x - output)


steepest = a / (2 * v**2)

# %% full-normaliser: takes 1/v for the factor of each density
a, v = sp.symbols("a v", positive=True)
def best_decoder(z, x, means, variances):
    weights = (-0.5 * (z - means).square() / variances - variances.log()).softmax(0)
    output = weights @ x
    return output, (weights * (means - z) / variances) @ (x - output)


steepest = a / v
