def test_rows_without_zeros_follow_the_sum(finite_kl):
    """Two rows without zeros: one number for each row."""
    q = torch.tensor([[0.5, 0.3, 0.2], [0.2, 0.2, 0.6]])
    p = torch.tensor([[0.2, 0.2, 0.6], [0.3, 0.5, 0.2]])
    found = finite_kl(q, p)
    shape(found, (2,), "the result for two rows")
    rows = list(zip(q.double().tolist(), p.double().tolist()))
    logs = [[math.log(a / b) for a, b in zip(one, other)] for one, other in rows]
    right = [sum(a * log for a, log in zip(one, row)) for (one, _), row in zip(rows, logs)]
    over_p = [sum(b * log for b, log in zip(other, row)) for (_, other), row in zip(rows, logs)]
    close(found, right, "the KL of the two rows", near={
        "this averages over p, the law that stands second.": [-number for number in over_p],
        "log(q/p) is averaged over p: these are minus the KLs of the other direction.": over_p,
        "each logarithm has lost its weight.": [sum(row) for row in logs],
        "this is a mean over the values, not a sum.": [number / 3 for number in right],
        "the logarithms have the base 2: these are bits, not nats.":
            [number / math.log(2) for number in right],
        "the sign is that of log(p/q).": [-number for number in right],
        "this is the cross-entropy: the entropy of q is not subtracted.":
            [-sum(a * math.log(b) for a, b in zip(one, other)) for one, other in rows],
    })


def test_a_zero_of_q_gives_no_nan(finite_kl):
    """A row with q = 0 < p at one value has a finite KL."""
    found = finite_kl(torch.tensor([[0.0, 0.4, 0.6]]), torch.tensor([[0.5, 0.2, 0.3]]))
    shape(found, (1,), "the result for one row")
    number = float(found[0])
    assert not math.isnan(number), "the KL is NaN: a 0 of q is multiplied by log 0 = −inf."
    assert not math.isinf(number), "the KL is infinite, and the row holds no value with p = 0 < q."
