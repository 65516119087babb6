e, f = sp.symbols("e f", positive=True)
HALF = sp.Rational(1, 2)


def entropy(u):
    return -u * sp.log(u) - (1 - u) * sp.log(1 - u)


def kl(first, second):
    return sum(a * sp.log(a / b) for a, b in zip(first, second) if a != 0)


def jsd(first, second):
    middle = [(a + b) / 2 for a, b in zip(first, second)]
    return (kl(first, middle) + kl(second, middle)) / 2


def of_label(u):
    return jsd((1, 0), (1 - u, u))


def test_the_divergence_of_one_label(j_zero):
    """J(0), for every probability of a miss."""
    right = of_label(e)
    same(j_zero, right, {e: (0.05, 0.95)}, "j_zero", near={
        "the two KLs are added, not averaged.": 2 * right,
        "this is KL(p ‖ q), without the mixture.": -sp.log(1 - e),
        "this is KL(p ‖ m) alone: the other half is forgotten.": -sp.log(1 - e / 2),
        "this is KL(q ‖ m) alone: the other half is forgotten.":
            kl((1 - e, e), (1 - e / 2, e / 2)),
        "a fair coin is taken for the prior of the label 0.":
            jsd((HALF, HALF), (1 - e, e)),
        "the whole entropy of the codes is taken off, not a mean of two entropies.":
            right - entropy(e) / 2,
        "this is in bits.": right / sp.log(2),
        "this is the entropy of the codes, not a divergence.": entropy(e),
    })


def test_the_mean_over_the_labels(mean_j):
    """The mean of J(0) and J(1), for every pair of probabilities."""
    right = (of_label(e) + of_label(f)) / 2
    same(mean_j, right, {e: (0.05, 0.95), f: (0.05, 0.95)}, "mean_j", near={
        "something is added, and not averaged: the labels, or the two KLs of each J.":
            2 * right,
        "f is taken for the probability of a hit, not of a miss.":
            (of_label(e) + of_label(1 - f)) / 2,
        "this is J(0) alone.": of_label(e),
        "this is the divergence of the aggregate.":
            jsd((HALF, HALF), ((1 - e + f) / 2, (1 + e - f) / 2)),
        "the probabilities of a miss are averaged before the divergence.": of_label((e + f) / 2),
    })


def test_the_divergence_of_the_aggregate(jsd_codes):
    """JSD(p ‖ q) without labels, for every pair of probabilities."""
    inside = (1 - e + f) / 2
    right = jsd((HALF, HALF), (inside, 1 - inside))
    same(jsd_codes, right, {e: (0.05, 0.95), f: (0.05, 0.95)}, "jsd_codes", near={
        "the two KLs are added, not averaged.": 2 * right,
        "f is taken for the probability of a hit, not of a miss.":
            jsd((HALF, HALF), (1 - (e + f) / 2, (e + f) / 2)),
        "this is the mean over the labels, not the divergence of the aggregate.":
            (of_label(e) + of_label(f)) / 2,
        "this is KL(q ‖ p), without the mixture.": kl((inside, 1 - inside), (HALF, HALF)),
        "this is KL(p ‖ q), without the mixture.": kl((HALF, HALF), (inside, 1 - inside)),
    })


def test_a_match_that_only_labels_refute(example):
    """The pair with the largest difference of the two judges."""
    close(example, [1.0, 1.0], "example", near={
        "this is the case without a miss, where every J(y) is 0.": [0.0, 0.0],
        "half of the codes of each label still overlap with its prior samples.": [0.5, 0.5],
        "this puts all codes in cell 1, and the aggregate does not match.": [1.0, 0.0],
        "this puts all codes in cell 0, and the aggregate does not match.": [0.0, 1.0],
    })
