# %% of-the-page: takes alpha as the threshold, as for a square with a factor ½
def shrink(a, alpha, beta):
    return a.sign() * (a.abs() - alpha).clamp(min=0) / (1 + beta)

def sparse_code(x, W, b, alpha, beta):
    s = W.square().sum(0)
    return shrink((x - b) @ W / s, alpha / s, beta / s)

# %% no-beta: forgets the second penalty
def shrink(a, alpha, beta):
    return a.sign() * (a.abs() - alpha / 2).clamp(min=0)

def sparse_code(x, W, b, alpha, beta):
    s = W.square().sum(0)
    return shrink((x - b) @ W, alpha, beta) / s

# %% half-beta: loses the factor 2 of the slope of beta z²
def shrink(a, alpha, beta):
    return a.sign() * (a.abs() - alpha / 2).clamp(min=0) / (1 + beta / 2)

def sparse_code(x, W, b, alpha, beta):
    s = W.square().sum(0)
    return shrink((x - b) @ W / s, alpha / s, beta / s)

# %% hard: sets small entries to 0, and does not move the others
def shrink(a, alpha, beta):
    return a * (a.abs() > alpha / 2) / (1 + beta)

def sparse_code(x, W, b, alpha, beta):
    s = W.square().sum(0)
    return shrink((x - b) @ W / s, alpha / s, beta / s)

# %% one-sided: shrinks positive entries and sets negative ones to 0
def shrink(a, alpha, beta):
    return (a - alpha / 2).clamp(min=0) / (1 + beta)

def sparse_code(x, W, b, alpha, beta):
    s = W.square().sum(0)
    return shrink((x - b) @ W / s, alpha / s, beta / s)

# %% divide-first: divides by 1 + beta before it subtracts
def shrink(a, alpha, beta):
    a = a / (1 + beta)
    return a.sign() * (a.abs() - alpha / 2).clamp(min=0)

def sparse_code(x, W, b, alpha, beta):
    s = W.square().sum(0)
    return shrink((x - b) @ W / s, alpha / s, beta / s)

# %% no-clamp: subtracts from entries below the threshold too, so that they change their sign
def shrink(a, alpha, beta):
    return (a - alpha / 2 * a.sign()) / (1 + beta)

def sparse_code(x, W, b, alpha, beta):
    s = W.square().sum(0)
    return shrink((x - b) @ W / s, alpha / s, beta / s)

# %% unit-columns: treats the columns as if they had length 1
def shrink(a, alpha, beta):
    return a.sign() * (a.abs() - alpha / 2).clamp(min=0) / (1 + beta)

def sparse_code(x, W, b, alpha, beta):
    return shrink((x - b) @ W, alpha, beta)

# %% length: divides by the lengths of the columns, not by their squares
def shrink(a, alpha, beta):
    return a.sign() * (a.abs() - alpha / 2).clamp(min=0) / (1 + beta)

def sparse_code(x, W, b, alpha, beta):
    s = W.norm(dim=0)
    return shrink((x - b) @ W / s, alpha / s, beta / s)

# %% no-offset: forgets to subtract b
def shrink(a, alpha, beta):
    return a.sign() * (a.abs() - alpha / 2).clamp(min=0) / (1 + beta)

def sparse_code(x, W, b, alpha, beta):
    s = W.square().sum(0)
    return shrink(x @ W / s, alpha / s, beta / s)

# %% least-squares-first: shrinks the least-squares code, with penalties that should be divided too
def shrink(a, alpha, beta):
    return a.sign() * (a.abs() - alpha / 2).clamp(min=0) / (1 + beta)

def sparse_code(x, W, b, alpha, beta):
    return shrink((x - b) @ W / W.square().sum(0), alpha, beta)

# %% flat: flattens its argument
def shrink(a, alpha, beta):
    a = a.reshape(-1)
    return a.sign() * (a.abs() - alpha / 2).clamp(min=0) / (1 + beta)

def sparse_code(x, W, b, alpha, beta):
    s = W.square().sum(0)
    return ((x - b) @ W).sign() * (((x - b) @ W).abs() - alpha / 2).clamp(min=0) / (s + beta)

# %% twice-alpha: takes 2 alpha for the threshold
def shrink(a, alpha, beta):
    return a.sign() * (a.abs() - 2 * alpha).clamp(min=0) / (1 + beta)

def sparse_code(x, W, b, alpha, beta):
    s = W.square().sum(0)
    return shrink((x - b) @ W / s, alpha / s, beta / s)

# %% alpha-undivided: divides p and beta by the squared lengths, and not alpha
def shrink(a, alpha, beta):
    return a.sign() * (a.abs() - alpha / 2).clamp(min=0) / (1 + beta)

def sparse_code(x, W, b, alpha, beta):
    s = W.square().sum(0)
    return shrink((x - b) @ W / s, alpha, beta / s)
