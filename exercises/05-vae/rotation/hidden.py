def best_gaps(rows, variance):
    """Both gaps by search for the best variances, without a formula for them."""
    num_latents = len(rows[0])
    matrix = sympy.Matrix(num_latents, num_latents, lambda i, j: sum(
        row[i] * row[j] for row in rows) + (variance if i == j else 0))
    log_det = math.log(matrix.det())
    entries = [float(matrix[k, k]) for k in range(num_latents)]

    def least(function, low=-12.0, high=12.0):
        for _ in range(100):
            left, right = low + (high - low) / 3, high - (high - low) / 3
            low, high = (low, right) if function(left) < function(right) else (left, high)
        return function(low)

    constant = num_latents * math.log(variance) - num_latents - log_det
    single = sum(least(lambda t, m=m: m * math.exp(t) / variance - t) for m in entries)
    whole = least(lambda t: sum(entries) * math.exp(t) / variance - num_latents * t)
    return [(single + constant) / 2, (whole + constant) / 2]


def test_any_weights_with_three_latents(gaps):
    """D = 4, K = 3, σ² = 0.3: compared with a search for the best variances."""
    rows = [[1.5, -0.5, 0.25], [0.75, 1.25, -1.0], [-0.25, 0.5, 2.0], [0.5, -1.5, 0.75]]
    weight = torch.tensor(rows)
    right = best_gaps(rows, 0.3)
    m = sympy.Matrix(rows).T * sympy.Matrix(rows) + 0.3 * sympy.eye(3)
    inner, log_det = m.inv(), math.log(m.det())
    entries = [float(m[k, k]) for k in range(3)]
    marginal = sum(a * float(inner[k, k]) - math.log(inner[k, k]) for k, a in enumerate(entries))
    plain = sympy.Matrix(rows).T * sympy.Matrix(rows)
    bare, bare_det = [float(plain[k, k]) for k in range(3)], math.log(plain.det())
    found = gaps(weight, 0.3)
    close(found, right, "the pair of gaps", near={
        "this diagonal encoder has the posterior's own variances, and is not the best.": [
            (marginal - 3 - log_det) / 2, right[1]],
        "the spherical gap stands first.": right[::-1],
        "the ½ in front is forgotten.": [2 * one for one in right],
        "σ² is forgotten on the diagonal of M.": [
            (sum(map(math.log, bare)) - bare_det) / 2,
            (3 * math.log(sum(bare) / 3) - bare_det) / 2],
        "K is taken to be 2.": [
            right[0], right[1] + math.log(sum(entries) / 2) - 1.5 * math.log(sum(entries) / 3)],
    })


def test_one_latent_needs_no_choice(gaps):
    """K = 1: both encoders are exact."""
    close(gaps(torch.tensor([[1.0], [2.0], [-0.5]]), 0.7), [0.0, 0.0], "the pair of gaps at K = 1")


def test_turning_does_not_change_the_spherical_gap(gaps):
    """Both gaps of W(α) at 0.3 and at π/4."""
    for angle in (0.3, math.pi / 4):
        c, s = math.cos(angle), math.sin(angle)
        first, second = math.sqrt(4.5), math.sqrt(2.5)
        weight = torch.tensor([[first * c, -first * s], [second * s, second * c]])
        m11, m22 = 5 * c * c + 3 * s * s, 3 * c * c + 5 * s * s
        right = [math.log(m11 * m22 / 15) / 2, math.log(16 / 15) / 2]
        bare = math.log(3.5**2 / 11.25) / 2
        close(gaps(weight, 0.5), right, f"the pair of gaps at α = {angle:.3g}", near={
            "the spherical gap stands first.": right[::-1],
            "the ½ in front is forgotten.": [2 * one for one in right],
            "σ² is forgotten on the diagonal of M.":
                [math.log((m11 - 0.5) * (m22 - 0.5) / 11.25) / 2, bare],
            "this diagonal encoder has the posterior's own variances, and is not the best.":
                [m11 * m22 / 15 - 1 - math.log(m11 * m22 / 15) / 2, right[1]],
        })


def test_the_worst_angle(worst):
    """The angle with the largest diagonal gap."""
    close(worst, math.pi / 4, "worst", tolerance=0.01, near={
        "this is in degrees.": 45.0,
        "this is the largest angle, where the two latents are only exchanged.": math.pi / 2,
        "this is the gap, not the angle.": math.log(16 / 15) / 2,
        "this is halfway between a gap of 0 and the largest one.": math.pi / 8,
        "this is an angle without a gap.": 0.0,
    })
