def test_orthogonal_columns_close_the_gap_of_a_diagonal_encoder(gaps):
    """W = diag(√4.5, √2.5), σ² = 0.5: the diagonal encoder is exact, the spherical one is not."""
    found = gaps(torch.diag(torch.tensor([4.5, 2.5]).sqrt()), 0.5)
    assert found is not None, "`gaps` should return two numbers, and returns None: no `return`?"
    close(found, [0.0, 0.032269], "the pair of gaps", near={
        "the spherical gap stands first.": [0.032269, 0.0],
        "the ½ in front is forgotten.": [0.0, 0.064539],
        "σ² is forgotten on the diagonal of M.": [0.0, 0.042579],
        "the common variance is counted for one latent only.": [0.0, -0.660878],
        "this spherical encoder has the mean of the posterior's variances, and is not the best.":
            [0.0, 0.034397],
    })


def test_columns_that_are_not_orthogonal(gaps):
    """Four pixels, three latents, σ² = 0.5, and columns of W that are not orthogonal."""
    found = gaps(torch.tensor([[2.0, 1, 0.5], [0, 1, -1], [1, 0, 2], [0.5, -1, 0]]), 0.5)
    assert found is not None, "`gaps` should return two numbers, and returns None: no `return`?"
    close(found, [0.285750, 0.324326], "the pair of gaps", near={
        "the spherical gap stands first.": [0.324326, 0.285750],
        "the ½ in front is forgotten.": [0.571501, 0.648652],
        "the determinant is taken as the product of the diagonal.": [0.0, 0.038576],
        "this diagonal encoder has the posterior's own variances, and is not the best.":
            [0.458258, 0.324326],
        "σ² is forgotten on the diagonal of M.": [0.387919, 0.436501],
        "σ⁴ stands on the diagonal of M.": [0.330004, 0.373146],
        "K is taken to be 2.": [0.285750, -0.074928],
    })


def test_worst_is_an_angle_in_radians(worst):
    """worst is one number from 0 to π/2."""
    ok = len(found := numbers(worst, "worst")) == 1 and 0 <= found[0] <= 1.571
    assert ok, "worst should be one angle from 0 to π/2 = 1.571, in radians and not in degrees."
