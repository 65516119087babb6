# %% page: copies the line of the page, which returns one sum for all rows and NaN at zeros
def finite_kl(q, p):
    return (q * (q / p).log()).sum()

# %% plain: is right without zeros, and NaN where q is 0
def finite_kl(q, p):
    return (q * (q / p).log()).sum(-1)

# %% kl-div: trusts kl_div (or xlogy of the ratio), which is NaN where q and p are both 0
def finite_kl(q, p):
    return torch.nn.functional.kl_div(p.log(), q, reduction="none").sum(-1)

# %% epsilon: adds a small number to q and p, so that no KL is infinite
def finite_kl(q, p):
    q, p = q + 1e-8, p + 1e-8
    return (q * (q / p).log()).sum(-1)

# %% both-positive: skips the values where p is 0, also those that happen under q
def finite_kl(q, p):
    seen = (q > 0) & (p > 0)
    ratio = torch.where(seen, q, torch.ones_like(q)) / torch.where(seen, p, torch.ones_like(p))
    return (q * ratio.log()).sum(-1)

# %% nan-to-num: replaces NaN and inf by numbers, and so hides the infinite KL
def finite_kl(q, p):
    return torch.nan_to_num(q * (q / p).log()).sum(-1)

# %% reversed: averages over p
def finite_kl(q, p):
    return (torch.xlogy(p, p) - torch.xlogy(p, q)).sum(-1)

# %% mean: averages over the values instead of adding them
def finite_kl(q, p):
    return (torch.xlogy(q, q) - torch.xlogy(q, p)).mean(-1)

# %% bits: takes logarithms to the base 2
def finite_kl(q, p):
    return (torch.xlogy(q, q) - torch.xlogy(q, p)).sum(-1) / math.log(2)

# %% no-weight: adds the logarithms without their weights
def finite_kl(q, p):
    return torch.where(q > 0, (q / p).log(), torch.zeros_like(q)).sum(-1)

# %% cross-entropy: does not subtract the entropy of q
def finite_kl(q, p):
    return -torch.xlogy(q, p).sum(-1)

# %% sign: takes the logarithm of p/q
def finite_kl(q, p):
    return (torch.xlogy(q, p) - torch.xlogy(q, q)).sum(-1)
