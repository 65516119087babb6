def log_weight(z, x, mean, scale, w, s):
    log_q = -0.5 * ((z - mean) / scale) ** 2 - math.log(scale)
    return -0.5 * ((x - w * z) / s) ** 2 - math.log(s) - 0.5 * z * z - log_q - 0.5 * math.log(2 * math.pi)


def by_trapezia(x, mean, scale, w, s, ends=9.0, count=161, dropped=0.0, factor=0.5):
    """L_1, L_2 and the log-evidence, from an even grid of pairs."""
    grid = [ends * (2 * i / (count - 1) - 1) for i in range(count)]
    shares = [math.exp(-factor * e * e) for e in grid]
    shares = [share / sum(shares) for share in shares]
    logs = [log_weight(mean + scale * e, x, mean, scale, w, s)
            - dropped * (0.5 * e * e + math.log(scale * math.sqrt(2 * math.pi))) for e in grid]  # fmt: skip
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
    answer = rung_two(x, mean, scale, w, s)
    found = numbers(answer, "L_2")
    first, right, evidence = by_trapezia(x, mean, scale, w, s)
    if len(found) == 1 and abs(found[0] - right) <= 2e-6:
        return
    if len(found) == 1 and abs(found[0] - right) < 3e-3:
        raise AssertionError(
            f"L_2 should be {right:.6f}, and is {found[0]:.6f}: close, but not to six decimals. "
            "Too few nodes, a grid that ends too early, sampling and single precision do that."
        )
    close(answer, right, "L_2", tolerance=1e-6, near={
        "this is L_1: both draws have the same node.": first,
        "this is log p(x): the logarithm is taken after the mean over the pairs.": evidence,
        "log 2 is missing: this is the logarithm of a sum of two weights.": right + math.log(2),
        "scale is taken for a variance: this has its root in place of scale.":
            by_trapezia(x, mean, math.sqrt(scale), w, s)[1],
        "scale is squared where a standard deviation belongs.": by_trapezia(x, mean, scale**2, w, s)[1],
        "the nodes belong to e^(−ε²), not to a standard normal.":
            by_trapezia(x, mean, scale, w, s, ends=7.0, factor=1.0)[1],
        "the arguments w and s of the function are not used.": by_trapezia(x, mean, scale, 1.5, 0.7)[1],
        "q is missing in the weight.": without_q(x, mean, scale, w, s),
        "this is a cost: the sign is that of a loss.": -right,
    })  # fmt: skip


def without_q(x, mean, scale, w, s):
    """What a weight p(x|z) p(z), not divided by q, gives."""
    return by_trapezia(x, mean, scale, w, s, dropped=1.0)[1]


def test_six_decimals_for_another_q(rung_two):
    """x = 1.2 and q = N(−0.2, 0.65²), to six decimals."""
    hold(rung_two, 1.2, -0.2, 0.65, 1.5, 0.7)


def test_six_decimals_for_another_model(rung_two):
    """x = −0.8, w = 0.9, s = 1.1 and q = N(0.2, 0.49), to six decimals."""
    hold(rung_two, -0.8, 0.2, 0.7, 0.9, 1.1)


def test_a_thousandth_under_a_wide_q(rung_two):
    """x = 5 and q the prior: right to a thousandth of its size."""
    answer = rung_two(5.0, 0.0, 1.0)
    right = by_trapezia(5.0, 0.0, 1.0, 1.5, 0.7, count=241)[1]
    close(answer, right, "L_2 at x = 5 under the prior", tolerance=1e-3)


def test_weights_that_underflow(rung_two):
    """x = 80: the weights are below 10⁻⁴⁰⁰, and L_2 is finite."""
    mean, scale = 1.5 * 80 / 2.74 + 0.1, 0.45
    number = rung_two(80.0, mean, scale)
    assert number is not None, "L_2 is None: is a `return` missing?"
    assert math.isfinite(float(number)), (
        "L_2 is not finite: the weights underflow to 0 before the logarithm."
    )
    _, right, evidence = by_trapezia(80.0, mean, scale, 1.5, 0.7)
    close(float(number) - evidence, right - evidence, "L_2 minus log p(x) at x = 80", tolerance=1e-4)
