# Expected values: closed forms, and sums over each Gaussian's own grid of ±8 deviations.

def four(found):
    """The four numbers, or a sentence."""
    assert found is not None and found is not ..., "surgery returns nothing: is a `return` missing?"
    assert not isinstance(found, dict), "surgery should return a tuple, and returns a dict."
    assert hasattr(found, "__len__") and len(found) == 4, "surgery should return four numbers."
    return found


STEP = 1 / 16
NODES = [(-8 + k * STEP) for k in range(257)]


def log_normal(z, mean, scale):
    return -0.5 * ((z - mean) / scale) ** 2 - math.log(scale) - 0.5 * math.log(2 * math.pi)


def mean_of(function, mean, scale):
    """The mean of a function under a Gaussian, to about seven digits."""
    return sum(
        STEP * math.exp(-0.5 * t * t) / math.sqrt(2 * math.pi) * function(mean + scale * t)
        for t in NODES
    )


def log_sum(*logs):
    top = max(logs)
    return top + math.log(sum(math.exp(value - top) for value in logs))


def expected(means, scales):
    """Named numbers: the four answers and what mistakes give."""
    pairs = list(zip(means, scales))
    size = len(pairs)

    def log_q(z):
        return log_sum(*(log_normal(z, *pair) for pair in pairs)) - math.log(size)

    def log_p(z):
        return log_normal(z, 0.0, 1.0)

    def log_m(z):
        return log_sum(log_p(z), log_q(z)) - math.log(2)

    def under_q(function):
        return sum(mean_of(function, *pair) for pair in pairs) / size

    rate = sum(0.5 * (m * m + s * s - 1) - math.log(s) for m, s in pairs) / size
    mismatch = under_q(lambda z: log_q(z) - log_p(z))
    to_p = mean_of(lambda z: log_p(z) - log_m(z), 0.0, 1.0)
    to_q = under_q(lambda z: log_q(z) - log_m(z))
    centre = sum(means) / size
    var = sum(s * s + (m - centre) ** 2 for m, s in pairs) / size
    return {
        "rate": rate, "information": rate - mismatch, "mismatch": mismatch,
        "jsd": (to_p + to_q) / 2, "to_p": to_p, "to_q": to_q,
        "forward": mean_of(lambda z: log_p(z) - log_q(z), 0.0, 1.0),
        "moments": 0.5 * (centre**2 + var - 1 - math.log(var)),
        "spread": rate - 0.5 * (centre**2 + var - 1 - math.log(var)),
        "backward": sum(
            under_q(lambda z, pair=pair: log_q(z) - log_normal(z, *pair)) for pair in pairs) / size,
        "entropy": -under_q(log_q),
    }  # fmt: skip


WIDE = [-1.4, 0.2, 0.9, 2.5, -0.6], [0.7, 0.5, 0.9, 0.4, 1.2]


def test_the_mean_rate(surgery):
    """The rate of five posteriors, against its closed form."""
    true = expected(*WIDE)
    close(four(surgery(*map(np.array, WIDE)))[0], true["rate"], "the rate", near={
        "it is a sum over the images, not a mean.": 5 * true["rate"],
        "this is the mismatch of the aggregate.": true["mismatch"],
    })


def test_the_information(surgery):
    """The information between image and code, for five posteriors."""
    true = expected(*WIDE)
    close(four(surgery(*map(np.array, WIDE)))[1], true["information"], "the information", near={
        "it is a sum over the images, not a mean.": 5 * true["information"],
        "the two densities in the KL are exchanged: this is the mean of KL(q ‖ q_n).":
            true["backward"],
        "the mixture is replaced by one Gaussian with its mean and variance.":
            true["spread"],
        "this is the entropy of the aggregate.": true["entropy"],
        "this is in bits.": true["information"] / math.log(2),
        "this is mismatch minus rate: the sign is turned.": -true["information"],
    })


def test_the_mismatch_of_the_aggregate(surgery):
    """KL(q ‖ p), for five posteriors."""
    true = expected(*WIDE)
    close(four(surgery(*map(np.array, WIDE)))[2], true["mismatch"], "the mismatch", near={
        "this is KL(p ‖ q): the direction is turned.": true["forward"],
        "the mixture is replaced by one Gaussian with its mean and variance.":
            true["moments"],
        "this is the mean rate, not a KL of the aggregate.": true["rate"],
    })


def test_the_divergence_of_prior_and_aggregate(surgery):
    """JSD(p ‖ q), for five posteriors."""
    true = expected(*WIDE)
    close(four(surgery(*map(np.array, WIDE)))[3], true["jsd"], "the JSD", near={
        "the two KLs are added, not averaged.": 2 * true["jsd"],
        "this is KL(p ‖ m) alone: the other half is forgotten.": true["to_p"],
        "this is KL(q ‖ m) alone: the other half is forgotten.": true["to_q"],
        "this is the mean of KL(p ‖ q) and KL(q ‖ p), without the mixture m.":
            (true["forward"] + true["mismatch"]) / 2,
    })


def test_narrow_posteriors_far_out(surgery):
    """Scales of 0.05 at −4, 0 and 4: some densities round to 0, and no number may be NaN."""
    case = [-4.0, 0.0, 4.0], [0.05] * 3
    true = expected(*case)
    found = four(surgery(*map(np.array, case)))
    for value, name in zip(found, ("rate", "information", "mismatch", "jsd")):
        close(value, true[name], f"{name} of three narrow posteriors")
