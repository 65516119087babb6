def two_pixels(p, q, r):
    """Six images with mean 3 and 1 and the covariance [[p, q], [q, r]]."""
    u, v = [1, 1, 0, -1, -1, 0], [1, -1, 2, 1, -1, -2]
    u = [a / math.sqrt(4 / 6) for a in u]
    v = [b / math.sqrt(12 / 6) for b in v]
    slope, rest = q / math.sqrt(p), math.sqrt(r - q * q / p)
    return np.array([[3 + math.sqrt(p) * a, 1 + slope * a + rest * b] for a, b in zip(u, v)])


def top(p, q, r):
    """The larger eigenvalue of [[p, q], [q, r]], and the share of the first axis in its vector."""
    value = (p + r) / 2 + math.hypot((p - r) / 2, q)
    return value, q * q / (q * q + (value - p) ** 2)


def pair(found):
    assert found is not None, (
        "first_direction should return two numbers, and returns None: is a `return` missing?"
    )
    found = found.tolist() if hasattr(found, "tolist") else found
    assert isinstance(found, (tuple, list)) and len(found) == 2, (
        "first_direction should return two numbers, the eigenvalue and the share."
    )
    return found


def test_copies_of_a_correlated_pixel(first_direction):
    """Variances 1 and 2, covariance 0.6: seven copies of the weaker pixel make it the stronger."""
    found = pair(first_direction(two_pixels(1.0, 0.6, 2.0), 0, 7))
    value, share = top(8.0, 0.6 * math.sqrt(8), 2.0)
    fewer, more = top(7.0, 0.6 * math.sqrt(7), 2.0), top(9.0, 0.6 * 3, 2.0)
    close(found[0], value, "the largest eigenvalue", near={
        "one copy too few is appended.": fewer[0],
        "one copy too many is appended.": more[0],
        "the copies are made of the other pixel.": top(1.0, 0.6 * math.sqrt(8), 16.0)[0],
        "it divides by N − 1.": value * 6 / 5,
    })
    close(found[1], share, "the share", near={
        "this is the pixel without its copies.": share / 8,
        "these are the copies without the pixel.": share * 7 / 8,
        "the entries are added up, not their squares.": math.sqrt(share * 8),
        "this is the share of the other pixel.": 1 - share,
    })


def test_copies_of_the_other_pixel(first_direction):
    """The copied pixel can be any column."""
    found = pair(first_direction(two_pixels(3.0, -0.9, 1.0), 1, 2))
    value, share = top(3.0, -0.9 * math.sqrt(3), 3.0)
    close(found[0], value, "the largest eigenvalue")
    close(found[1], 1 - share, "the share")


def test_the_prediction_of_the_variance(predicted_variance):
    """The new λ₁: up to 4 % too small or 2 % too large."""
    mine = numbers(predicted_variance, "predicted_variance")[0]
    if not 0.96 * 8.79 <= mine <= 1.02 * 8.79:
        close(predicted_variance, 8.79, "predicted_variance", tolerance=1e-2, near={
            "this is the old λ₁, as if a copy brought no variance.": 0.699,
            "51 copies are added up, and the length √51 of that direction is forgotten.":
                51**2 * 0.167,
            "this is the variance of the pixel alone.": 0.167,
            "the root of 51 multiplies the variance.": 51**0.5 * 0.167,
            "50 pixels are counted, and there are 51 equal ones.": 50 * 0.167,
            "50 copies are added to the old λ₁, which belongs to another direction.":
                50 * 0.167 + 0.699,
            "51 pixels are added to the old λ₁, which belongs to another direction.":
                51 * 0.167 + 0.699,
        })


def test_the_prediction_of_the_code(predicted_code):
    """What becomes of the code."""
    assert isinstance(predicted_code, str), "predicted_code should be the text \"A\", \"B\" or \"C\"."
    letter = predicted_code.strip().strip("().").upper()
    assert letter != "A", (
        "predicted_code is not A: information does not count for PCA, variance does."
    )
    assert letter != "C", (
        "predicted_code is not C: once u₁ holds the pixel, no variance of it is left for u₂."
    )
    assert letter == "B", "predicted_code should be one of the three letters."
