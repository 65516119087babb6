def test_without_copies_it_is_pca(first_direction):
    """Two uncorrelated pixels with the variances 4 and 2.25, no copies: 4, the share of pixel 0 is 1."""
    x = np.array([[2.0, 1.5], [2.0, -1.5], [-2.0, 1.5], [-2.0, -1.5]]) + 5
    found = first_direction(x, 0, 0)
    assert found is not None, (
        "first_direction should return two numbers, and returns None: is a `return` missing?"
    )
    found = found.tolist() if hasattr(found, "tolist") else found
    assert isinstance(found, (tuple, list)) and len(found) == 2, (
        "first_direction should return two numbers, the eigenvalue and the share."
    )
    close(found[0], 4.0, "the largest eigenvalue", near={
        "the data are not centred.": (29 + 27.25) / 2 + math.hypot((29 - 27.25) / 2, 25),
        "this is the smallest eigenvalue.": 2.25,
        "it divides by N − 1.": 16 / 3,
        "the pixels are divided by their standard deviations.": 1.0,
        "this is a standard deviation.": 2.0,
    })
    close(found[1], 1.0, "the share of pixel 0")


def test_two_copies_of_the_middle_pixel(first_direction):
    """Six images of three correlated pixels, pixel 1 is copied twice."""
    x = np.array([[1, 2, 0], [3, 1, 1], [0, 4, 2], [2, 2, 4], [4, 1, 3], [2, 5, 2]], dtype=float)
    found = first_direction(x, 1, 2)
    assert found is not None, (
        "first_direction should return two numbers, and returns None: is a `return` missing?"
    )
    found = found.tolist() if hasattr(found, "tolist") else found
    assert isinstance(found, (tuple, list)) and len(found) == 2, (
        "first_direction should return two numbers, the eigenvalue and the share."
    )
    close(found[0], 7.460109, "the largest eigenvalue", near={
        "no pixel is appended.": 3.224253,
        "one copy too few is appended.": 5.270250,
        "one copy too many is appended.": 9.681915,
        "the data are not centred.": 31.146793,
        "it divides by N − 1.": 8.952131,
        "the pixels are divided by their standard deviations.": 3.451017,
    })
    close(found[1], 0.889355, "the share of pixel 1 and its copies", near={
        "this is the pixel without its copies.": 0.296452,
        "these are the copies without the pixel.": 0.592903,
        "these are the first three entries, which are not the pixel and its copies.": 0.407097,
        "the entries are added up, not their squares.": 1.633421,
        "this is the rest, which belongs to the other pixels.": 0.110645,
    })


def test_the_prediction_of_the_variance_is_a_number(predicted_variance):
    """predicted_variance is one number, and a variance."""
    found = numbers(predicted_variance, "predicted_variance")
    assert len(found) == 1, f"predicted_variance should be one number, and holds {len(found)}."
    assert found[0] >= 0, f"predicted_variance is {found[0]:.4g}, and no variance is negative."


def test_the_prediction_of_the_code_is_a_letter(predicted_code):
    """predicted_code is one of the texts "A", "B" and "C"."""
    assert predicted_code is not ..., "predicted_code is still `...`: it is not answered yet."
    assert isinstance(predicted_code, str), (
        f"predicted_code should be the text \"A\", \"B\" or \"C\", not {type(predicted_code).__name__}."
    )
    assert predicted_code.strip().strip("().").upper() in ("A", "B", "C"), (
        f"predicted_code should be \"A\", \"B\" or \"C\", and is {predicted_code!r}."
    )
