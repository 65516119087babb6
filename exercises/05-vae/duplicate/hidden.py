def test_the_prediction_for_copied_pixels(twice):
    """How many latents are used if every pixel is copied."""
    close(twice, 5, "twice", near={
        "this is the number without copies, and copies double every eigenvalue.": 4,
        "copies double the eigenvalues that are there, and add no new direction: the rest is 0.": 8,
        "copies multiply the eigenvalues by 2, not by 4.": 6,
    })


def test_the_prediction_for_brighter_pixels(brighter):
    """How many latents are used if every pixel is multiplied by 2."""
    close(brighter, 6, "brighter", near={
        "a factor 2 of the pixels is a factor 4 of every variance.": 5,
        "this is the number of the original images, and the variances grow.": 4,
        "K = 10 is an upper limit; 0.05 grows to 0.2 only.": 10,
    })


def test_the_prediction_for_pixels_of_noise(speckled):
    """How many latents are used if three pixels of noise are added."""
    close(speckled, 7, "speckled", near={
        "the model does not know that it is noise: a variance above σ² is worth a latent.": 4,
        "the three pixels are independent, so they are three directions, not one.": 5,
    })


def test_the_variance_with_the_same_rate(same_rate):
    """The decoder variance that gives the original images the same rate."""
    close(same_rate, 0.25, "same_rate", near={
        "rates depend on λ/σ²: if λ is not doubled, σ² has to be halved.": 1.0,
        "the eigenvalues double, they do not grow by 4.": 0.125,
        "the rates differ at the same variance.": 0.5,
        "a variance is halved by halving, not by dividing it by √2.": 0.5 / math.sqrt(2),
    })


def test_a_covariance_that_is_not_diagonal_and_few_latents(optimum):
    """Three pixels with correlation, and K smaller than the number of large eigenvalues."""
    covariance = np.array([[3.0, 1.0, 0.0], [1.0, 3.0, 0.0], [0.0, 0.0, 0.6]])  # 4, 2, 0.6
    whole = [math.log(one / 0.5) / 2 for one in (4, 2, 0.6)]
    close(optimum(covariance, 0.5, 3), [3, sum(whole)], "count and rate at K = 3", near={
        "the eigenvalues count, not the diagonal of the covariance.":
            [3, (2 * math.log(6) + math.log(1.2)) / 2],
        "the ½ of the rate is missing.": [3, 2 * sum(whole)],
        "`variance` is σ² already: do not square it.": [3, sum(whole) + 1.5 * math.log(2)],
        "0.6 lies between σ² = 0.5 and σ = 0.71, and its latent is used: an eigenvalue is "
        "compared with σ², not with σ.": [2, sum(whole[:2])],
        "an eigenvalue is compared with σ², and divided by σ², not by σ.":
            [2, sum(whole[:2]) - math.log(2) / 2],
    })
    close(optimum(covariance, 0.5, 1), [1, whole[0]], "count and rate at K = 1", near={
        "only K latents can be used.": [3, sum(whole)],
        "the K largest eigenvalues are used, not the K smallest.": [1, whole[2]],
        "the count stops at K, and the rate does not.": [1, sum(whole)],
    })


def test_a_large_decoder_variance_uses_nothing(optimum):
    """σ² above all eigenvalues: no latent, rate 0."""
    close(optimum(np.diag([0.3, 0.7]), 0.8, 2), [0, 0.0], "count and rate", near={
        "0.7 is below σ² = 0.8. `variance` is σ² already: do not square it.":
            [1, math.log(0.7 / 0.8**2) / 2],
        "0.7 is below σ² = 0.8, so its latent is not used.": [1, math.log(0.7 / 0.8) / 2],
    })
