# BEGIN SOLUTION
moment = math.exp(0.64 / 1.8) / 0.6
predicted = [
    [(moment**copies - 1) / (2 * nats) for copies in (1, 2, 4)] for nats in (0.1, 0.01)
]
spread_at_predicted = [0.2, 0.02]
# END SOLUTION
# BEGIN START
predicted = ...  # [[S for K = 1, 2, 4 at 0.1 nats], [the same at 0.01 nats]]
spread_at_predicted = ...  # [variance of the mean ratio at 0.1 nats, at 0.01 nats]
# END START


def measured_gap(num_copies, num_samples, repeats):
    """The mean over the repeats of log p(x) − log p̂, in nats."""
    z = torch.randn(repeats, num_samples, num_copies, dtype=torch.float64)
    # BEGIN SOLUTION
    log_likelihood = -0.5 * (1 - z).square() / 0.25 - 0.5 * math.log(2 * math.pi * 0.25)
    log_evidence = -0.5 * 1 / 1.25 - 0.5 * math.log(2 * math.pi * 1.25)
    log_ratio = (log_likelihood - log_evidence).sum(-1)  # (repeats, num_samples)
    mean_ratio = log_ratio.exp().mean(1)
    return (mean_ratio - 1 - mean_ratio.log()).mean().item()
    # END SOLUTION
    # BEGIN START
    log_ratio = ...  # log p(x|z) − log p(x) of each draw, (repeats, num_samples)
    return ...
    # END START


# for nats, row in zip((0.1, 0.01), predicted):
#     for copies, samples in zip((1, 2, 4), row):
#         print(nats, copies, round(samples), measured_gap(copies, round(samples), 2000))

# BEGIN SOLUTION
better = 0.01
# END SOLUTION
# BEGIN START
better = ...  # 0.1 or 0.01
# END START
