def test_without_copies_it_is_pca(first_direction):
    """Two uncorrelated pixels with the variances 4 and 1, no copies: 4 and the share of pixel 0."""
    x = np.array([[2.0, 1.0], [2.0, -1.0], [-2.0, 1.0], [-2.0, -1.0]]) + 5
    found = first_direction(x, 0, 0)
    assert isinstance(found, (tuple, list)) and len(found) == 2, (
        "first_direction should return two numbers, the eigenvalue and the share."
    )
    close(found[0], 4.0, "the largest eigenvalue", near={
        "the data are not centred.": 50.04, "this is the smallest eigenvalue.": 1.0,
        "the covariance of this chapter divides by N, not by N − 1.": 16 / 3,
    })
    close(found[1], 1.0, "the share of pixel 0")
