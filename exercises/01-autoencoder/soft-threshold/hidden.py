def lowest(function, low=-50.0, high=50.0):
    """The minimum of a convex function on the real line, by halving thirds."""
    for _ in range(200):
        left, right = low + (high - low) / 3, high - (high - low) / 3
        if function(left) <= function(right):
            high = right
        else:
            low = left
    found = (low + high) / 2
    return found if abs(found) > 1e-9 else 0.0


def best(a, alpha, beta, square=1.0):
    """The z with the smallest square·z² − 2·square·a·z + alpha |z| + beta z²."""
    return lowest(lambda z: square * (z - a) ** 2 + alpha * abs(z) + beta * z * z)


def sign(a):
    return math.copysign(1.0, a)


A = [3.0, -2.5, 1.1, -0.9, 0.35, -0.1]


def test_it_finds_the_minimum_of_the_l1_penalty(shrink):
    """beta = 0, alpha = 1.6: the minimum along the line, found by search."""
    close(shrink(torch.tensor(A), 1.6, 0.0), [best(a, 1.6, 0.0) for a in A], "shrink", 1e-3, near={
        "the threshold is twice too large, as for a square with a factor ½.":
            [sign(a) * max(abs(a) - 1.6, 0) for a in A],
        "the threshold is twice too small.": [sign(a) * max(abs(a) - 0.4, 0) for a in A],
        "entries above the threshold are cut off, but not moved towards 0.":
            [a * (abs(a) > 0.8) for a in A],
        "entries below the threshold are moved too, and change their sign.":
            [a - sign(a) * 0.8 for a in A],
        "negative entries are all set to 0.": [max(a - 0.8, 0) for a in A],
        "negative entries have become positive.": [max(abs(a) - 0.8, 0) for a in A],
    })


def test_it_finds_the_minimum_of_both_penalties(shrink):
    """alpha = 0.8, beta = 0.5: the minimum along the line, found by search."""
    wanted = [best(a, 0.8, 0.5) for a in A]
    soft = [sign(a) * max(abs(a) - 0.4, 0) for a in A]
    close(shrink(torch.tensor(A), 0.8, 0.5), wanted, "shrink", 1e-3, near={
        "beta has no effect.": soft,
        "a factor 2 is lost in the slope of beta z².": [z / 1.25 for z in soft],
        "a factor 2 is lost in the slope of (z − a)².":
            [z / 2 for z in soft],
        "it divides before it subtracts.":
            [sign(a) * max(abs(a) / 1.5 - 0.4, 0) for a in A],
        "beta is treated like alpha, as if it multiplied |z|.":
            [sign(a) * max(abs(a) - 0.4 - 0.25, 0) for a in A],
    })


def test_it_takes_tensors_of_any_shape(shrink):
    """A single number and a tensor with three axes."""
    shape(shrink(torch.tensor(2.0), 1.0, 1.0), (), "shrink of a single number")
    found = shrink(torch.linspace(-3, 3, 24).reshape(2, 3, 4), 1.0, 1.0)
    shape(found, (2, 3, 4), "shrink of a tensor with three axes")
    wanted = [best(-3 + 6 * i / 23, 1.0, 1.0) for i in range(24)]
    close(found, wanted, "shrink", 1e-3)


W = [[2.0, 0.5, 0.0], [-2.0, 0.5, 0.0], [0.0, 0.5, 0.6], [0.0, 0.5, -0.6]]
B = [0.5, -1.0, 0.25, 0.0]
X = [[2.0, -1.0, 1.5, 0.2], [-1.2, 0.4, -0.3, -2.0], [0.6, -1.1, 0.3, 0.1]]


def codes(alpha, beta, square=lambda s: s, offset=B):
    """Each entry by search: orthogonal columns do not interact."""
    found = []
    for x in X:
        for k in range(3):
            column = [row[k] for row in W]
            length = square(sum(w * w for w in column))
            project = sum(w * (p - q) for w, p, q in zip(column, x, offset))
            found.append(best(project / length, alpha, beta, length))
    return found


def test_the_codes_of_three_images(sparse_code):
    """D = 4, K = 3, columns of different lengths, alpha = 0.7 and beta = 0.3."""
    found = sparse_code(torch.tensor(X), torch.tensor(W), torch.tensor(B), 0.7, 0.3)
    shape(found, (3, 3), "sparse_code")
    raw = codes(0.0, 0.0)
    squares = [sum(row[k] ** 2 for row in W) for k in range(3)] * 3
    close(found, codes(0.7, 0.3), "sparse_code", 1e-3, near={
        "the offset b is not subtracted.": codes(0.7, 0.3, offset=[0.0] * 4),
        "the columns are treated as if they had length 1.": codes(0.7, 0.3, lambda s: 1.0),
        "it divides by the lengths of the columns, not by their squares.": codes(0.7, 0.3, math.sqrt),
        "beta has no effect.": codes(0.7, 0.0),
        "p is divided by the squared lengths, and alpha and beta are not.":
            [best(z, 0.7, 0.3) for z in raw],
        "the threshold is twice too large.": codes(1.4, 0.3),
        "the L1 penalty is not divided by the squared lengths, and beta is.":
            [best(z, 0.7, 0.3 / s) for z, s in zip(raw, squares)],
        "the L1 penalty is divided by the squared lengths, and beta is not.":
            [best(z, 0.7 / s, 0.3) for z, s in zip(raw, squares)],
    })


def test_a_tall_penalty_switches_every_entry_off(sparse_code):
    """alpha = 100: all entries of the codes are exactly 0."""
    found = sparse_code(torch.tensor(X), torch.tensor(W), torch.tensor(B), 100.0, 0.3)
    assert all(number == 0 for number in numbers(found, "sparse_code")), (
        "sparse_code leaves some entries different from 0."
    )
