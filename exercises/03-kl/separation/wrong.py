# %% peak-at-once: predicts that the fit chooses as soon as the peaks are minima
prediction = {1: "centre", 2.6: "peak", 4: "peak"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    a = a[:, None]
    z = mean[:, None] + log_std.exp()[:, None] * noise
    log_p = torch.logaddexp(-((z - a) ** 2) / 2, -((z + a) ** 2) / 2) - math.log(2)
    return -log_std - 0.5 - (log_p * weight).sum(-1)

split, takeover = 2.42, 2.82

# %% always-chooses: predicts a peak everywhere
prediction = {1: "peak", 2.6: "peak", 4: "peak"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    a = a[:, None]
    z = mean[:, None] + log_std.exp()[:, None] * noise
    log_p = torch.logaddexp(-((z - a) ** 2) / 2, -((z + a) ** 2) / 2) - math.log(2)
    return -log_std - 0.5 - (log_p * weight).sum(-1)

split, takeover = 2.42, 2.82

# %% never-chooses: predicts the centre everywhere
prediction = {1: "centre", 2.6: "centre", 4: "centre"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    a = a[:, None]
    z = mean[:, None] + log_std.exp()[:, None] * noise
    log_p = torch.logaddexp(-((z - a) ** 2) / 2, -((z + a) ** 2) / 2) - math.log(2)
    return -log_std - 0.5 - (log_p * weight).sum(-1)

split, takeover = 2.42, 2.82

# %% forward: averages over p, and so finds no minimum beside the centre
prediction = {1: "centre", 2.6: "centre", 4: "centre"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    std, total = log_std.exp(), 0
    for sign in (-1, 1):
        z = sign * a[:, None] + noise
        log_p = torch.logaddexp(-((z - a[:, None]) ** 2) / 2, -((z + a[:, None]) ** 2) / 2)
        log_q = -(((z - mean[:, None]) / std[:, None]) ** 2) / 2 - log_std[:, None]
        total = total + ((log_p - math.log(2) - log_q) * weight).sum(-1) / 2
    return total

split, takeover = 3.0, 3.0

# %% no-half: forgets the weight ½ of the components
prediction = {1: "centre", 2.6: "centre", 4: "peak"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    a = a[:, None]
    z = mean[:, None] + log_std.exp()[:, None] * noise
    log_p = torch.logaddexp(-((z - a) ** 2) / 2, -((z + a) ** 2) / 2)
    return -log_std - 0.5 - (log_p * weight).sum(-1)

split, takeover = 2.42, 2.82

# %% no-entropy-half: forgets the −½ in the average of log q
prediction = {1: "centre", 2.6: "centre", 4: "peak"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    a = a[:, None]
    z = mean[:, None] + log_std.exp()[:, None] * noise
    log_p = torch.logaddexp(-((z - a) ** 2) / 2, -((z + a) ** 2) / 2) - math.log(2)
    return -log_std - (log_p * weight).sum(-1)

split, takeover = 2.42, 2.82

# %% average-of-logs: averages the two log-densities
prediction = {1: "centre", 2.6: "centre", 4: "peak"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    a = a[:, None]
    z = mean[:, None] + log_std.exp()[:, None] * noise
    log_p = (-((z - a) ** 2) / 2 - (z + a) ** 2 / 2) / 2
    return -log_std - 0.5 - (log_p * weight).sum(-1)

split, takeover = 3.0, 3.0

# %% scale: takes log σ for σ
prediction = {1: "centre", 2.6: "centre", 4: "peak"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    a = a[:, None]
    z = mean[:, None] + log_std[:, None] * noise
    log_p = torch.logaddexp(-((z - a) ** 2) / 2, -((z + a) ** 2) / 2) - math.log(2)
    return -log_std - 0.5 - (log_p * weight).sum(-1)

split, takeover = 2.42, 2.82

# %% distance: takes a for the distance between the peaks
prediction = {1: "centre", 2.6: "centre", 4: "centre"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    a = a / 2
    a = a[:, None]
    z = mean[:, None] + log_std.exp()[:, None] * noise
    log_p = torch.logaddexp(-((z - a) ** 2) / 2, -((z + a) ** 2) / 2) - math.log(2)
    return -log_std - 0.5 - (log_p * weight).sum(-1)

split, takeover = 4.84, 5.62

# %% cross-entropy: forgets the average of log q
prediction = {1: "centre", 2.6: "centre", 4: "peak"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    a = a[:, None]
    z = mean[:, None] + log_std.exp()[:, None] * noise
    log_p = torch.logaddexp(-((z - a) ** 2) / 2, -((z + a) ** 2) / 2) - math.log(2)
    return -(log_p * weight).sum(-1)

split, takeover = 2.42, 2.82

# %% two-peaks: takes the place where p gets two peaks for the split
prediction = {1: "centre", 2.6: "centre", 4: "peak"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    a = a[:, None]
    z = mean[:, None] + log_std.exp()[:, None] * noise
    log_p = torch.logaddexp(-((z - a) ** 2) / 2, -((z + a) ** 2) / 2) - math.log(2)
    return -log_std - 0.5 - (log_p * weight).sum(-1)

split, takeover = 1.0, 2.82

# %% one-number: takes the takeover for the split
prediction = {1: "centre", 2.6: "centre", 4: "peak"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    a = a[:, None]
    z = mean[:, None] + log_std.exp()[:, None] * noise
    log_p = torch.logaddexp(-((z - a) ** 2) / 2, -((z + a) ** 2) / 2) - math.log(2)
    return -log_std - 0.5 - (log_p * weight).sum(-1)

split, takeover = 2.82, 2.82

# %% swapped: swaps the two numbers
prediction = {1: "centre", 2.6: "centre", 4: "peak"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    a = a[:, None]
    z = mean[:, None] + log_std.exp()[:, None] * noise
    log_p = torch.logaddexp(-((z - a) ** 2) / 2, -((z + a) ** 2) / 2) - math.log(2)
    return -log_std - 0.5 - (log_p * weight).sum(-1)

split, takeover = 2.82, 2.42

# %% keys: predicts by position, without the values of a
prediction = ["centre", "centre", "peak"]
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    a = a[:, None]
    z = mean[:, None] + log_std.exp()[:, None] * noise
    log_p = torch.logaddexp(-((z - a) ** 2) / 2, -((z + a) ** 2) / 2) - math.log(2)
    return -log_std - 0.5 - (log_p * weight).sum(-1)

split, takeover = 2.42, 2.82

# %% log-start: starts the descents with σ for log σ
prediction = {1: "centre", 2.6: "centre", 4: "peak"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    a = a[:, None]
    z = mean[:, None] + log_std.exp()[:, None] * noise
    log_p = torch.logaddexp(-((z - a) ** 2) / 2, -((z + a) ** 2) / 2) - math.log(2)
    return -log_std - 0.5 - (log_p * weight).sum(-1)

split, takeover = 2.44, 2.54

# %% sign: turns the sign of the whole KL
prediction = {1: "centre", 2.6: "centre", 4: "peak"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    a = a[:, None]
    z = mean[:, None] + log_std.exp()[:, None] * noise
    log_p = torch.logaddexp(-((z - a) ** 2) / 2, -((z + a) ** 2) / 2) - math.log(2)
    return log_std + 0.5 + (log_p * weight).sum(-1)

split, takeover = 2.42, 2.82

# %% one-peak: keeps the peak at +a only
prediction = {1: "centre", 2.6: "centre", 4: "peak"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    a = a[:, None]
    z = mean[:, None] + log_std.exp()[:, None] * noise
    log_p = -((z - a) ** 2) / 2
    return -log_std - 0.5 - (log_p * weight).sum(-1)

split, takeover = 2.42, 2.82

# %% all-ends: gives all values at which the descent stays
prediction = {1: "centre", 2.6: "centre", 4: "peak"}
noise = torch.linspace(-6, 6, 121, dtype=torch.float64)
weight = torch.softmax(-(noise**2) / 2, 0)

def reverse_kl(mean, log_std, a):
    a = a[:, None]
    z = mean[:, None] + log_std.exp()[:, None] * noise
    log_p = torch.logaddexp(-((z - a) ** 2) / 2, -((z + a) ** 2) / 2) - math.log(2)
    return -log_std - 0.5 - (log_p * weight).sum(-1)

split, takeover = [2.42, 2.44, 2.46], 2.82
