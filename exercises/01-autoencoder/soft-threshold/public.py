def test_small_entries_become_exactly_zero(shrink):
    """alpha = 1, beta = 0.5: entries between −½ and ½ become exactly 0, and the shape stays."""
    found = shrink(torch.tensor([[0.1, -0.2], [0.4, -0.45], [0.0, 0.3]]), 1.0, 0.5)
    shape(found, (3, 2), "shrink(a, 1, 0.5)")
    assert all(number == 0 for number in numbers(found)), (
        f"shrink(a, 1, 0.5) should be exactly 0 for small entries, and is {numbers(found)}."
    )


def test_no_neighbour_is_lower(shrink):
    """alpha = 1.4, beta = 0.6: a step of 0.01 from the result makes the function larger."""
    entries = [2.0, -3.0, 0.9, -0.8, 1.3]
    found = shrink(torch.tensor(entries), 1.4, 0.6)
    shape(found, (5,), "shrink(a, 1.4, 0.6)")
    for a, z in zip(entries, numbers(found, "shrink(a, 1.4, 0.6)")):
        here, lower, upper = (
            (t - a) ** 2 + 1.4 * abs(t) + 0.6 * t * t for t in (z, z - 0.01, z + 0.01)
        )
        better = "smaller" if lower < here else "larger"
        assert here <= min(lower, upper), (
            f"for a = {a}, alpha = 1.4 and beta = 0.6 shrink gives {z:.4g}, and a {better} z "
            "has a smaller value of the function."
        )


def test_no_neighbouring_code_is_lower(sparse_code):
    """D = 3, K = 2, alpha = 3, beta = 0.8: a step of 0.01 in one entry makes the function larger."""
    images, offset = [[3.0, 1.0, 4.0], [-2.0, 0.5, 1.0], [0.6, -1.4, -3.0]], [0.4, -0.7, 1.1]
    weights = [[1.0, 1.0], [2.0, 0.5], [2.0, -1.0]]
    found = sparse_code(
        torch.tensor(images), torch.tensor(weights), torch.tensor(offset), 3.0, 0.8
    )
    shape(found, (3, 2), "sparse_code")
    codes = numbers(found, "sparse_code")
    for n, x in enumerate(images):
        for k in range(2):
            values = []
            for step in (0.0, -0.01, 0.01):
                z = codes[2 * n : 2 * n + 2]
                z[k] += step
                rest = [p - q - sum(w * t for w, t in zip(row, z))
                        for p, q, row in zip(x, offset, weights)]  # fmt: skip
                values.append(sum(d * d for d in rest) + sum(3 * abs(t) + 0.8 * t * t for t in z))
            better = "smaller" if values[1] < values[0] else "larger"
            assert values[0] <= min(values), (
                f"the code of image {n} has {codes[2 * n + k]:.4g} as its entry {k}, and a {better} "
                "number there has a smaller value of the function."
            )
