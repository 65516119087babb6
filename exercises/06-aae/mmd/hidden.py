B, h, s, t = sp.symbols("B h s t", positive=True)


def sets():
    draw = random.Random(11)
    a = [[draw.gauss(-1, 1) for _ in range(3)] for _ in range(5)]
    b = [[draw.gauss(1, 1) for _ in range(3)] for _ in range(8)]
    return a, b


def sums(a, b, kernel):
    """The sum over pairs i ≠ j of a, the same for b, and the sum over mixed pairs."""
    within = [
        sum(kernel(u, v) for i, u in enumerate(side) for j, v in enumerate(side) if i != j)
        for side in (a, b)
    ]
    return *within, sum(kernel(u, v) for u in a for v in b)


def gauss(width, root=1.0, mean=1.0):
    def kernel(u, v):
        square = sum((x - y) ** 2 for x, y in zip(u, v)) / mean
        return math.exp(-(square**root) / width)

    return kernel


def test_the_estimate_of_two_sets(mmd):
    """5 points and 8 points in three dimensions, with h = 2."""
    a, b = sets()

    def estimate(kernel=gauss(4.0), n=20, m=56, mixed=40, double=2, own=0):
        first, second, both = sums(a, b, kernel)
        return (first + 5 * own) / n + (second + 8 * own) / m - double * both / mixed

    def multiquadric(u, v):
        return 2 / (2 + sum((x - y) ** 2 for x, y in zip(u, v)))

    def imq(u, v):
        square = sum((x - y) ** 2 for x, y in zip(u, v))
        return sum(2 * c / (2 * c + square) for c in (0.1, 0.2, 0.5, 1, 2, 5, 10)) / 7

    def float32(rows):
        return torch.tensor(rows)

    close(mmd(float32(a), float32(b), 2.0), estimate(), "the estimate", near={
        "a point meets itself, in the sum and in the count.": estimate(n=25, m=64, own=1),
        "a point meets itself in the sum; only the count leaves it out.": estimate(own=1),
        "the pairs of a point with itself are left out of the sum, not of the count.":
            estimate(n=25, m=64),
        "the factor 2 of the mixed mean is forgotten.": estimate(double=1),
        "its kernel is an inverse multiquadric, not a Gaussian.":
            estimate(multiquadric),
        "its kernel is the library's mean of inverse multiquadrics, not a Gaussian.":
            estimate(imq),
        "the 2 in the exponent of the kernel is forgotten.": estimate(gauss(2.0)),
        "h is squared in the exponent, as if it were a width.": estimate(gauss(8.0)),
        "the distance in the kernel is not squared.": estimate(gauss(4.0, root=0.5)),
        "the squares are averaged over the coordinates, not added.":
            estimate(gauss(4.0, mean=3.0)),
        "its pairs i < j are counted once, and divided by the number of ordered pairs.":
            estimate() / 2 - sums(a, b, gauss(4.0))[2] / 40,
        "a root is taken: this is not the square of the discrepancy.":
            math.sqrt(max(0.0, estimate())),
    })


def test_equal_sizes_too(mmd):
    """Four points on each side in the plane, in double precision, with h = 0.5."""
    a = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.5, 0.5]]
    b = [[0.1, 0.3], [1.0, 1.0], [-0.4, 0.2], [0.7, 0.1]]
    first, second, both = sums(a, b, gauss(1.0))
    same_index = sum(gauss(1.0)(u, v) for u, v in zip(a, b))
    found = mmd(torch.tensor(a).double(), torch.tensor(b).double(), 0.5)
    close(found, (first + second) / 12 - both / 8, "the estimate", near={
        "mixed pairs with the same index are left out.":
            (first + second) / 12 - (both - same_index) / 6,
        "a point meets itself, in the sum and in the count.":
            (first + second + 8) / 16 - both / 8,
    })


def test_the_surplus_of_the_diagonal(surplus):
    """The mean that the diagonal adds, for all sizes and widths."""
    def own(u):
        return sp.sqrt(h / (h + u))

    right = (2 - own(2 * s**2) - own(2 * t**2)) / B
    mixed = own(s**2 + t**2) * sp.exp(-2 / (h + s**2 + t**2))
    same(surplus, right, {B: (2, 50), h: (0.3, 3), s: (0.3, 2), t: (0.3, 2)}, "surplus", near={
        "this is the surplus of the first set alone.": (1 - own(2 * s**2)) / B,
        "this is the surplus of the second set alone.": (1 - own(2 * t**2)) / B,
        "the pairs that a diagonal pair replaces are forgotten.": 2 / B,
        "its sign is turned.": -right,
        "this takes the variance of one draw for that of a difference of two.":
            (2 - own(s**2) - own(t**2)) / B,
        "the mixed sum gets a surplus as well.":
            right - 2 * (1 - mixed) / B,
        "t is forgotten: this is the answer for s = t.": 2 * (1 - own(2 * s**2)) / B,
        "s and t are forgotten: this is the answer for s = t = 1.": 2 * (1 - own(2)) / B,
        "this is the whole mean of the estimate, not what exceeds Δ.":
            right + own(2 * s**2) + own(2 * t**2) - 2 * mixed,
        "the diagonal is divided by B(B − 1), not by B².": right * B / (B - 1),
    })
