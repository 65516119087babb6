# %% in numpy, with a mask
def estimate_kl(log_q, log_p):
    log_w = np.asarray(log_q, dtype=float) - np.asarray(log_p, dtype=float)
    terms = np.ones(len(log_w))
    seen = np.isfinite(log_w)
    w = np.exp(log_w[seen])
    terms[seen] = w * log_w[seen] - w + 1
    return terms.mean(), terms.std(ddof=1) / np.sqrt(len(terms))

# %% with plain floats, in a loop
def estimate_kl(log_q, log_p):
    terms = []
    for a, b in zip(log_q.tolist(), log_p.tolist()):
        w = math.exp(a - b)
        terms.append((w * math.log(w) if w > 0 else 0.0) + 1 - w)
    average = sum(terms) / len(terms)
    variance = sum((term - average) ** 2 for term in terms) / (len(terms) - 1)
    return average, (variance / len(terms)) ** 0.5

# %% from the entropy function, in double precision
def estimate_kl(log_q, log_p):
    w = torch.exp(log_q.double() - log_p.double())
    terms = 1 - w - torch.special.entr(w)
    return torch.mean(terms), (terms.var() / terms.numel()).sqrt()
