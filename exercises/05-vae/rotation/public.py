def test_orthogonal_columns_close_the_gap_of_a_diagonal_encoder(gaps):
    """W = diag(√4.5, √2.5), σ² = 0.5: the diagonal encoder is exact, the spherical one is not."""
    found = gaps(torch.diag(torch.tensor([4.5, 2.5]).sqrt()), 0.5)
    assert isinstance(found, (tuple, list)) or hasattr(found, "tolist"), (
        "`gaps` should return two numbers, the diagonal gap and the spherical gap."
    )
    close(found, [0.0, math.log(16 / 15) / 2], "the pair of gaps", near={
        "first the diagonal gap, then the spherical one.": [math.log(16 / 15) / 2, 0.0],
        "the ½ in front is missing.": [0.0, math.log(16 / 15)],
        "M also contains σ² on its diagonal.": [0.0, math.log(3.5**2 / 11.25) / 2],
        "one variance serves all K latents, so its logarithm counts K times.":
            [0.0, math.log(4 / 15) / 2],
        "the best variance of a spherical encoder comes from the mean of M's diagonal, not from "
        "the mean of the posterior's variances.":
            [0.0, (8 * 4 / 15 - 2 - 2 * math.log(4 / 15) - math.log(15)) / 2],
    })
