def log_weight(z, x, mean, scale, w, s):
    log_q = -0.5 * ((z - mean) / scale) ** 2 - math.log(scale)
    return -0.5 * ((x - w * z) / s) ** 2 - math.log(s) - 0.5 * z * z - log_q - 0.5 * math.log(2 * math.pi)


def by_trapezia(x, mean, scale, w, s, ends=9.0, count=109):
    """L_1, L_2 and the log-evidence, from an even grid of pairs."""
    grid = [ends * (2 * i / (count - 1) - 1) for i in range(count)]
    shares = [math.exp(-0.5 * e * e) for e in grid]
    shares = [share / sum(shares) for share in shares]
    logs = [log_weight(mean + scale * e, x, mean, scale, w, s) for e in grid]
    second = 0.0
    for i, (a, one) in enumerate(zip(logs, shares)):
        second += one * one * a
        for b, two in zip(logs[:i], shares[:i]):
            top = max(a, b)
            second += 2 * one * two * (top + math.log1p(math.exp(-abs(a - b))) - math.log(2))
    first = sum(share * a for share, a in zip(shares, logs))
    total = w * w + s * s
    return first, second, -0.5 * math.log(2 * math.pi * total) - x * x / (2 * total)


def hold(rung_two, x, mean, scale, w, s):
    found = numbers(rung_two(x, mean, scale, w, s), "L_2")
    first, right, evidence = by_trapezia(x, mean, scale, w, s)
    near = {
        "this is L_1: the two draws have to be independent, each with nodes of its own.": first,
        "this is log p(x): the logarithm stands inside the mean over pairs.": evidence,
        "the logarithm is that of the mean of two weights: log 2 is missing.": right + math.log(2),
        "scale is a standard deviation: do not take its root.":
            by_trapezia(x, mean, math.sqrt(scale), w, s)[1],
        "scale is a standard deviation, not a variance.": by_trapezia(x, mean, scale**2, w, s)[1],
        "the nodes are those of another weight function: hermegauss goes with e^(−ε²/2).":
            narrow(x, mean, scale, w, s),
        "the arguments w and s of the function are not used.": by_trapezia(x, mean, scale, 1.5, 0.7)[1],
    }
    if len(found) == 1 and 3e-6 < abs(found[0] - right) < 5e-3:
        raise AssertionError(
            f"L_2 should be {right:.7f}, and is {found[0]:.7f}: close, but not to six decimals. "
            "Use a rule with more nodes instead of draws, in double precision."
        )
    close(found, right, "L_2", tolerance=1e-6, near=near)


def narrow(x, mean, scale, w, s):
    """What the nodes of e^(−ε²) give, when they are taken for a standard normal."""
    grid = [-6 + 0.12 * i for i in range(101)]
    shares = [math.exp(-e * e) for e in grid]
    logs = [log_weight(mean + scale * e, x, mean, scale, w, s) for e in grid]
    total = sum(shares) ** 2
    return sum(
        one * two * (max(a, b) + math.log1p(math.exp(-abs(a - b))) - math.log(2)) / total
        for a, one in zip(logs, shares) for b, two in zip(logs, shares)
    )  # fmt: skip


def test_six_decimals_for_the_q_of_the_chapter(rung_two):
    """x = 1.2 and q = N(0.4, 0.35), to six decimals."""
    hold(rung_two, 1.2, 0.4, math.sqrt(0.35), 1.5, 0.7)


def test_six_decimals_for_another_model(rung_two):
    """x = −0.8, w = 0.9, s = 1.1 and q = N(0.2, 0.64), to six decimals."""
    hold(rung_two, -0.8, 0.2, 0.8, 0.9, 1.1)


def test_weights_that_underflow(rung_two):
    """x = 80: the weights are below 10⁻⁴⁰⁰, and L_2 is finite."""
    mean, scale = 1.5 * 80 / 2.74 + 0.1, 0.45
    number = rung_two(80.0, mean, scale)
    assert number is not None, "L_2 is None: is a `return` missing?"
    assert math.isfinite(float(number)), (
        "L_2 is not finite: the weights underflow. Add them with np.logaddexp."
    )
    _, right, evidence = by_trapezia(80.0, mean, scale, 1.5, 0.7)
    close(float(number) - evidence, right - evidence, "L_2 minus log p(x) at x = 80", tolerance=1e-4)
