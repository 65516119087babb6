# %% one formula for all
def line1(mean, std, log_var):
    return mean.square() / 2 + torch.expm1(log_var) / 2 - log_var / 2

line2 = line3 = line4 = line5 = line1
wrong_lines = {4: "d", 3: "b"}

# %% by PyTorch's KL
def line1(mean, std, log_var):
    return -0.5 * (1 + log_var - mean**2 - log_var.exp())

def line2(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1) - std.log()

def line3(mean, std, log_var):
    return 0.5 * (mean**2 + log_var.exp() - 1 - 2 * std.log())

def line4(mean, std, log_var):
    q = torch.distributions.Normal(mean, std)
    p = torch.distributions.Normal(0.0, 1.0)
    return torch.distributions.kl_divergence(q, p)

def line5(mean, std, log_var):
    return 0.5 * (mean**2 + torch.expm1(log_var) - log_var)

wrong_lines = {3: "B", 4: "D"}

# %% numbers as text
def line1(mean, std, log_var):
    return -0.5 * (1 + log_var - mean**2 - log_var.exp())

def line2(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1) - std.log()

def line3(mean, std, log_var):
    return 0.5 * (mean**2 + log_var.exp() - 1 - log_var)

def line4(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1) - std.log()

def line5(mean, std, log_var):
    return 0.5 * (mean**2 + torch.expm1(log_var) - log_var)

wrong_lines = {"3": "B", "4": "D"}
