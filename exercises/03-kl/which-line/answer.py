def line1(mean, std, log_var):
    return -0.5 * (1 + log_var - mean**2 - log_var.exp())


def line2(mean, std, log_var):
    return 0.5 * (mean**2 + std**2 - 1) - std.log()


def line3(mean, std, log_var):
    # BEGIN SOLUTION
    return 0.5 * (mean**2 + log_var.exp() - 1 - log_var)
    # END SOLUTION
    # BEGIN START
    return 0.5 * (mean**2 + log_var.exp() - 1 - 2 * log_var)
    # END START


def line4(mean, std, log_var):
    # BEGIN SOLUTION
    return 0.5 * (mean**2 + std**2 - 1 - log_var)
    # END SOLUTION
    # BEGIN START
    return 0.5 * ((mean**2 + 1) / std**2 - 1 + log_var)
    # END START


def line5(mean, std, log_var):
    return 0.5 * (mean**2 + torch.expm1(log_var) - log_var)


# BEGIN SOLUTION
wrong_lines = {3: "B", 4: "D"}
# END SOLUTION
# BEGIN START
wrong_lines = {}  # for example {1: "A"}
# END START
