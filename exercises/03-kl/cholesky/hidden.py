def case(size):
    draw = random.Random(7)
    chols = []
    for _ in range(2):
        rows = [[draw.uniform(-0.8, 0.8) for _ in range(size)] for _ in range(size)]
        for i in range(size):
            rows[i][i] = draw.uniform(0.4, 2.0)
            rows[i][i + 1 :] = [0.0] * (size - i - 1)
        chols.append(torch.tensor(rows))
    means = [torch.tensor([draw.uniform(-2, 2) for _ in range(size)]) for _ in range(2)]
    return means[0], chols[0], means[1], chols[1]


def test_full_covariances_in_three_dimensions(gaussian_kl):
    """K = 3, means and covariances of both sides arbitrary."""
    mean1, chol1, mean2, chol2 = case(3)
    first, second = (sp.Matrix(chol.double().tolist()) for chol in (chol1, chol2))
    shift = sp.Matrix((mean1 - mean2).double().tolist())
    s1, s2 = first * first.T, second * second.T
    trace, square = (s2.inv() * s1).trace(), (shift.T * s2.inv() * shift)[0]
    log_dets = math.log(s2.det()) - math.log(s1.det())
    expected = (trace + square - 3 + log_dets) / 2
    close(gaussian_kl(mean1, chol1, mean2, chol2), expected, "the KL", near={
        "the trace belongs to the other direction: L₁ is solved for, not L₂.":
            ((s1.inv() * s2).trace() + square - 3 + log_dets) / 2,
        "the entries below the diagonals are forgotten in the trace.":
            sum((first[i, i] / second[i, i]) ** 2 for i in range(3)) / 2 + (square - 3 + log_dets) / 2,
    })


def test_small_scales_in_many_dimensions_do_not_underflow(gaussian_kl):
    """K = 60 with scales of 0.001: a determinant would be 0 in single precision."""
    chol, mean = 0.001 * torch.eye(60), torch.zeros(60)
    found = gaussian_kl(mean, chol, mean, 2 * chol)
    assert found is not None, "the KL is None: is a `return` missing?"
    assert math.isfinite(float(found)), (
        f"the KL is {float(found)}: the determinant of 60 small scales is 0. Add their logarithms instead."
    )
    close(found, 60 * (0.125 - 0.5 + math.log(2)), "the KL")
