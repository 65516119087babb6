# %% one-direction: takes both directions for the rate, and repairs line 3 only
def line1(mean, std, log_var):
    return -0.5 * (1 + log_var - mean**2 - log_var.exp())

def line2(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1) - std.log()

def line3(mean, std, log_var):
    return 0.5 * (mean**2 + log_var.exp() - 1 - log_var)

def line4(mean, std, log_var):
    return 0.5 * ((mean**2 + 1) / std**2 - 1 + log_var)

def line5(mean, std, log_var):
    return 0.5 * (mean**2 + torch.expm1(log_var) - log_var)

wrong_lines = {3: "B"}

# %% one-logarithm: sees the other direction and misses the doubled logarithm
def line1(mean, std, log_var):
    return -0.5 * (1 + log_var - mean**2 - log_var.exp())

def line2(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1) - std.log()

def line3(mean, std, log_var):
    return 0.5 * (mean**2 + log_var.exp() - 1 - 2 * log_var)

def line4(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1 - log_var)

def line5(mean, std, log_var):
    return 0.5 * (mean**2 + torch.expm1(log_var) - log_var)

wrong_lines = {4: "D"}

# %% distrusts-expm1: takes line 5 for wrong and subtracts 1 a second time
def line1(mean, std, log_var):
    return -0.5 * (1 + log_var - mean**2 - log_var.exp())

def line2(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1) - std.log()

def line3(mean, std, log_var):
    return 0.5 * (mean**2 + log_var.exp() - 1 - log_var)

def line4(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1 - log_var)

def line5(mean, std, log_var):
    return 0.5 * (mean**2 + torch.expm1(log_var) - 1 - log_var)

wrong_lines = {3: "B", 4: "D", 5: "A"}

# %% half-logarithm: repairs line 3 with ½ log σ
def line1(mean, std, log_var):
    return -0.5 * (1 + log_var - mean**2 - log_var.exp())

def line2(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1) - std.log()

def line3(mean, std, log_var):
    return 0.5 * (mean**2 + log_var.exp() - 1 - std.log())

def line4(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1 - log_var)

def line5(mean, std, log_var):
    return 0.5 * (mean**2 + torch.expm1(log_var) - log_var)

wrong_lines = {3: "B", 4: "D"}

# %% sign-only: repairs the sign of the logarithm in line 4 and nothing else
def line1(mean, std, log_var):
    return -0.5 * (1 + log_var - mean**2 - log_var.exp())

def line2(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1) - std.log()

def line3(mean, std, log_var):
    return 0.5 * (mean**2 + log_var.exp() - 1 - log_var)

def line4(mean, std, log_var):
    return 0.5 * ((mean**2 + 1) / std**2 - 1 - log_var)

def line5(mean, std, log_var):
    return 0.5 * (mean**2 + torch.expm1(log_var) - log_var)

wrong_lines = {3: "B", 4: "E"}

# %% scale: takes line 3's exponential for σ
def line1(mean, std, log_var):
    return -0.5 * (1 + log_var - mean**2 - log_var.exp())

def line2(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1) - std.log()

def line3(mean, std, log_var):
    return 0.5 * (mean**2 + log_var.exp() - 1 - log_var)

def line4(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1 - log_var)

def line5(mean, std, log_var):
    return 0.5 * (mean**2 + torch.expm1(log_var) - log_var)

wrong_lines = {3: "C", 4: "D"}

# %% no-constant: loses the −1 while repairing line 4
def line1(mean, std, log_var):
    return -0.5 * (1 + log_var - mean**2 - log_var.exp())

def line2(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1) - std.log()

def line3(mean, std, log_var):
    return 0.5 * (mean**2 + log_var.exp() - 1 - log_var)

def line4(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - log_var)

def line5(mean, std, log_var):
    return 0.5 * (mean**2 + torch.expm1(log_var) - log_var)

wrong_lines = {3: "B", 4: "D"}

# %% distrusts-std: takes line 2 for wrong and halves its logarithm
def line1(mean, std, log_var):
    return -0.5 * (1 + log_var - mean**2 - log_var.exp())

def line2(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1 - std.log())

def line3(mean, std, log_var):
    return 0.5 * (mean**2 + log_var.exp() - 1 - log_var)

def line4(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1 - log_var)

def line5(mean, std, log_var):
    return 0.5 * (mean**2 + torch.expm1(log_var) - log_var)

wrong_lines = {2: "B", 3: "B", 4: "D"}

# %% numbers-from-0: counts the lines from 0
def line1(mean, std, log_var):
    return -0.5 * (1 + log_var - mean**2 - log_var.exp())

def line2(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1) - std.log()

def line3(mean, std, log_var):
    return 0.5 * (mean**2 + log_var.exp() - 1 - log_var)

def line4(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1 - log_var)

def line5(mean, std, log_var):
    return 0.5 * (mean**2 + torch.expm1(log_var) - log_var)

wrong_lines = {2: "B", 3: "D"}

# %% list: gives a list of numbers in place of a dictionary
def line1(mean, std, log_var):
    return -0.5 * (1 + log_var - mean**2 - log_var.exp())

def line2(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1) - std.log()

def line3(mean, std, log_var):
    return 0.5 * (mean**2 + log_var.exp() - 1 - log_var)

def line4(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1 - log_var)

def line5(mean, std, log_var):
    return 0.5 * (mean**2 + torch.expm1(log_var) - log_var)

wrong_lines = [3, 4]

# %% letters-only: names the mistakes and repairs nothing
def line1(mean, std, log_var):
    return -0.5 * (1 + log_var - mean**2 - log_var.exp())

def line2(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1) - std.log()

def line3(mean, std, log_var):
    return 0.5 * (mean**2 + log_var.exp() - 1 - 2 * log_var)

def line4(mean, std, log_var):
    return 0.5 * ((mean**2 + 1) / std**2 - 1 + log_var)

def line5(mean, std, log_var):
    return 0.5 * (mean**2 + torch.expm1(log_var) - log_var)

wrong_lines = {3: "B", 4: "D"}

# %% one-letter: leaves a letter open
def line1(mean, std, log_var):
    return -0.5 * (1 + log_var - mean**2 - log_var.exp())

def line2(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1) - std.log()

def line3(mean, std, log_var):
    return 0.5 * (mean**2 + log_var.exp() - 1 - log_var)

def line4(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1 - log_var)

def line5(mean, std, log_var):
    return 0.5 * (mean**2 + torch.expm1(log_var) - log_var)

wrong_lines = {3: "B", 4: ...}
