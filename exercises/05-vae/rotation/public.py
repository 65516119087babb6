def test_orthogonal_columns_close_the_gap_of_a_diagonal_encoder(gaps):
    """W = diag(√4.5, √2.5), σ² = 0.5: the diagonal encoder is exact, the spherical one is not."""
    found = gaps(torch.diag(torch.tensor([4.5, 2.5]).sqrt()), 0.5)
    assert found is not None, "the result of `gaps` is None: is a `return` missing?"
    assert isinstance(found, (tuple, list)) or hasattr(found, "tolist"), (
        "`gaps` should return two numbers, the diagonal gap and the spherical gap."
    )
    close(found, [0.0, 0.032269], "the pair of gaps", near={
        "first the diagonal gap, then the spherical one.": [0.032269, 0.0],
        "the ½ in front is missing.": [0.0, 0.064539],
        "M also contains σ² on its diagonal.": [0.0, 0.042579],
        "one variance serves all K latents, so its logarithm counts K times.":
            [0.0, -0.660878],
        "there is a better spherical encoder: this one has the mean of the posterior's variances.":
            [0.0, 0.034397],
    })


def test_columns_that_are_not_orthogonal(gaps):
    """Three pixels, two latents, σ² = 0.5, and columns of W that are not orthogonal."""
    found = gaps(torch.tensor([[2.0, 1.0], [0.0, 1.0], [1.0, 0.0]]), 0.5)
    right = [0.171886, 0.247661]
    close(found, right, "the pair of gaps", near={
        "first the diagonal gap, then the spherical one.": right[::-1],
        "the ½ in front is missing.": [2 * one for one in right],
        "the posterior is not diagonal here, and its determinant sees that.": [0.0, 0.075775],
        "there is a better diagonal encoder: this one has the posterior's own variances.":
            [0.238371, right[1]],
        "M also contains σ² on its diagonal.": [0.255413, 0.356883],
    })
