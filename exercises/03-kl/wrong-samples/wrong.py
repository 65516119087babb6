# %% page: uses the chapter's estimator for samples of q
def estimate_kl(log_q, log_p):
    log_r = log_p - log_q
    terms = log_r.exp() - 1 - log_r
    return terms.mean(), terms.std() / math.sqrt(len(terms))

# %% other-direction: estimates KL(p‖q)
def estimate_kl(log_q, log_p):
    log_w = log_q - log_p
    terms = log_w.exp() - 1 - log_w
    return terms.mean(), terms.std() / math.sqrt(len(terms))

# %% no-weight: averages log w as if the samples were those of q
def estimate_kl(log_q, log_p):
    terms = log_q - log_p
    return terms.mean(), terms.std() / math.sqrt(len(terms))

# %% plain: leaves out the term w − 1, so that terms are negative
def estimate_kl(log_q, log_p):
    w = (log_q - log_p).exp()
    terms = torch.xlogy(w, w)
    return terms.mean(), terms.std() / math.sqrt(len(terms))

# %% sign: adds w − 1 instead of subtracting it
def estimate_kl(log_q, log_p):
    w = (log_q - log_p).exp()
    terms = torch.xlogy(w, w) + (w - 1)
    return terms.mean(), terms.std() / math.sqrt(len(terms))

# %% nan: is right, but NaN where q is 0
def estimate_kl(log_q, log_p):
    log_w = log_q - log_p
    w = log_w.exp()
    terms = w * log_w - (w - 1)
    return terms.mean(), terms.std() / math.sqrt(len(terms))

# %% left-out: leaves out the samples where q is 0
def estimate_kl(log_q, log_p):
    seen = torch.isfinite(log_q)
    log_w = (log_q - log_p)[seen]
    w = log_w.exp()
    terms = w * log_w - (w - 1)
    return terms.mean(), terms.std() / math.sqrt(len(terms))

# %% zero-term: gives the samples with q = 0 the term 0
def estimate_kl(log_q, log_p):
    w = (log_q - log_p).exp()
    terms = torch.where(w > 0, torch.xlogy(w, w) - (w - 1), torch.zeros_like(w))
    return terms.mean(), terms.std() / math.sqrt(len(terms))

# %% no-root: gives the standard deviation of one term for the error
def estimate_kl(log_q, log_p):
    w = (log_q - log_p).exp()
    terms = torch.xlogy(w, w) - (w - 1)
    return terms.mean(), terms.std()

# %% variance: gives the variance of the average for its error
def estimate_kl(log_q, log_p):
    w = (log_q - log_p).exp()
    terms = torch.xlogy(w, w) - (w - 1)
    return terms.mean(), terms.var() / len(terms)

# %% over-S: divides the squares by S
def estimate_kl(log_q, log_p):
    w = (log_q - log_p).exp()
    terms = torch.xlogy(w, w) - (w - 1)
    return terms.mean(), terms.std(correction=0) / math.sqrt(len(terms))

# %% normalised: divides the weights by their sum
def estimate_kl(log_q, log_p):
    w = (log_q - log_p).exp()
    terms = torch.xlogy(w, w)
    return terms.sum() / w.sum(), terms.std() / math.sqrt(len(terms))

# %% no-one: forgets the 1, so that equal laws get −1
def estimate_kl(log_q, log_p):
    w = (log_q - log_p).exp()
    terms = torch.xlogy(w, w) - w
    return terms.mean(), terms.std() / math.sqrt(len(terms))

# %% ratio-of-logs: divides the logarithms to get w
def estimate_kl(log_q, log_p):
    w = log_q / log_p
    terms = torch.xlogy(w, w) - (w - 1)
    return terms.mean(), terms.std() / math.sqrt(len(terms))

# %% sum: adds the terms
def estimate_kl(log_q, log_p):
    w = (log_q - log_p).exp()
    terms = torch.xlogy(w, w) - (w - 1)
    return terms.sum(), terms.std() / math.sqrt(len(terms))

# %% divided-by-S: divides the standard deviation by S
def estimate_kl(log_q, log_p):
    w = (log_q - log_p).exp()
    terms = torch.xlogy(w, w) - (w - 1)
    return terms.mean(), terms.std() / len(terms)

# %% no-error: returns the estimate alone
def estimate_kl(log_q, log_p):
    w = (log_q - log_p).exp()
    return (torch.xlogy(w, w) - (w - 1)).mean()

# %% zeros: returns 0 for everything
def estimate_kl(log_q, log_p):
    return 0.0, 0.0
