def test_rows_without_zeros_follow_the_sum(finite_kl):
    """Two rows without zeros: one number for each row."""
    q = torch.tensor([[0.5, 0.3, 0.2], [0.2, 0.2, 0.6]])
    p = torch.tensor([[0.1, 0.6, 0.3], [0.2, 0.2, 0.6]])
    found = finite_kl(q, p)
    shape(found, (2,), "the result for two rows")
    one = 0.5 * math.log(5) + 0.3 * math.log(0.5) + 0.2 * math.log(2 / 3)
    other = 0.1 * math.log(0.2) + 0.6 * math.log(2) + 0.3 * math.log(1.5)
    close(found, [one, 0.0], "the KL of the two rows", near={
        "this averages over p: the law that stands first takes the average.": [other, 0.0],
        "a KL is a sum over the values, not a mean.": [one / 3, 0.0],
        "the unit is the nat: take natural logarithms.": [one / math.log(2), 0.0],
        "the sign is wrong: a KL is at least 0.": [-one, 0.0],
    })
