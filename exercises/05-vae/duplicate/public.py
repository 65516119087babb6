def test_three_predictions_are_whole_numbers(twice, brighter, speckled):
    """The three predictions are whole numbers from 0 to K = 10; the run says which are right."""
    for name, one in (("twice", twice), ("brighter", brighter), ("speckled", speckled)):
        found = numbers(one, name)
        assert len(found) == 1 and found[0] in range(11), (
            f"{name} should be one whole number from 0 to K = 10."
        )


def test_same_rate_is_a_variance(same_rate):
    """same_rate is one number above 0 and below 5, where no latent is used any more."""
    ok = len(found := numbers(same_rate, "same_rate")) == 1 and 0 < found[0] < 5
    assert ok, "same_rate should be one number, a decoder variance: above 0 and below 5."


def test_three_pixels_of_which_two_are_correlated(optimum):
    """Eigenvalues 0.3, 2 and 0.6, σ² = 0.5: two latents if K = 3, and one if K = 1."""
    covariance = np.array([[1.15, 0.85, 0.0], [0.85, 1.15, 0.0], [0.0, 0.0, 0.6]])
    found = optimum(covariance, 0.5, 3)
    close(found, [2, 0.784308], "count and rate at K = 3", near={
        "the ½ of the rate is forgotten.": [2, 1.568616],
        "the rate is in bits.": [2, 1.131517],
        "the ½ counts twice.": [2, 0.392154],
        "the latent that has collapsed adds a negative rate.": [2, 0.528895],
        "the eigenvalues are compared with σ, not with σ².": [1, 0.693147],
        "the eigenvalues are compared with σ, and divided by it.": [1, 0.519860],
        "the eigenvalues are divided by σ, not by σ².": [2, 0.437735],
        "`variance` is squared, as if it were σ.": [3, 1.568616],
        "this is the diagonal of the covariance, not its eigenvalues.": [3, 0.924070],
    })
    close(optimum(covariance, 0.5, 1), [1, 0.693147], "count and rate at K = 1", near={
        "more than K latents are used.": [2, 0.784308],
        "it keeps the smallest eigenvalue, not the largest.": [0, 0],
        "the count stops at K, and the rate does not.": [1, 0.784308],
    })
