def test_at_the_posterior_two_samples_give_the_log_evidence(rung_two):
    """If q is the posterior, every weight is p(x), and L_2 is log p(x)."""
    total = 1.5**2 + 0.7**2
    evidence = -0.5 * math.log(2 * math.pi * total) - 1.2**2 / (2 * total)
    posterior = (1.5 * 1.2 / total, 0.7 / math.sqrt(total))
    close(rung_two(1.2, *posterior), evidence, "L_2 at the posterior", tolerance=1e-6, near={
        "the logarithm is that of the mean of two weights: log 2 is missing.": evidence + math.log(2),
        "the nodes' weights add to √(2π), and have to add to 1.": 2 * math.pi * evidence,
        "the nodes' weights do not add to 1 on one of the two sides.":
            math.sqrt(2 * math.pi) * evidence,
    })


def test_the_second_rung_lies_above_the_first(rung_two):
    """For q = N(0.4, 0.35), L_2 lies between the ELBO and the log-evidence."""
    found = numbers(rung_two(1.2, 0.4, math.sqrt(0.35)), "L_2")[0]
    assert found > -2.013, (
        f"L_2 should lie above the ELBO, −2.013, and is {found:.4f}: which mean stands inside the log?"
    )
    assert found < -1.6857, f"L_2 should lie below the log-evidence, −1.6857, and is {found:.4f}."
