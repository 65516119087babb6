def test_the_prediction_for_copied_pixels(twice):
    """How many latents are used if every pixel is copied."""
    close(twice, 5, "twice", near={
        "this is the number without copies, as if they changed no eigenvalue.": 4,
        "every copy is counted as a new direction.": 8,
        "the eigenvalues are multiplied by 4, as if the pixels were doubled in value.": 6,
        "this is K, and not what is above σ².": 10,
    })


def test_the_prediction_for_brighter_pixels(brighter):
    """How many latents are used if every pixel is multiplied by 2."""
    close(brighter, 6, "brighter", near={
        "the eigenvalues are multiplied by 2, as if they were no variances.": 5,
        "this is the number of the original images.": 4,
        "this is K, and not what is above σ².": 10,
    })


def test_the_prediction_for_pixels_of_noise(speckled):
    """How many latents are used if three pixels of noise are added."""
    close(speckled, 7, "speckled", near={
        "noise is left out, as if the model knew that it is noise.": 4,
        "the three pixels are counted as one direction.": 5,
    })


def test_the_variance_with_the_same_rate(same_rate):
    """The decoder variance that gives the original images the same rate."""
    close(same_rate, 0.25, "same_rate", near={
        "the variance is doubled: it moves the wrong way.": 1.0,
        "the eigenvalues are taken to grow by 4.": 0.125,
        "this is the variance of `twice` itself.": 0.5,
        "the variance is divided by √2, as if it were halved.": 0.5 / math.sqrt(2),
    })


def test_a_covariance_that_is_not_diagonal_and_few_latents(optimum):
    """Three pixels with correlation, and K smaller than the number of large eigenvalues."""
    covariance = np.array([[3.0, 1.0, 0.0], [1.0, 3.0, 0.0], [0.0, 0.0, 0.6]])  # 4, 2, 0.6
    whole = [math.log(one / 0.5) / 2 for one in (4, 2, 0.6)]
    close(optimum(covariance, 0.5, 3), [3, sum(whole)], "count and rate at K = 3", near={
        "this is the diagonal of the covariance, not its eigenvalues.":
            [3, (2 * math.log(6) + math.log(1.2)) / 2],
        "the ½ of the rate is forgotten.": [3, 2 * sum(whole)],
        "`variance` is squared, as if it were σ.": [3, sum(whole) + 1.5 * math.log(2)],
        "the eigenvalues are compared with σ, not with σ².": [2, sum(whole[:2])],
        "the eigenvalues are compared with σ, and divided by it.":
            [2, sum(whole[:2]) - math.log(2) / 2],
    })
    close(optimum(covariance, 0.5, 1), [1, whole[0]], "count and rate at K = 1", near={
        "more than K latents are used.": [3, sum(whole)],
        "it keeps the smallest eigenvalue, not the largest.": [1, whole[2]],
        "the count stops at K, and the rate does not.": [1, sum(whole)],
    })


def test_a_large_decoder_variance_uses_nothing(optimum):
    """σ² above all eigenvalues: no latent, rate 0."""
    close(optimum(np.diag([0.3, 0.7]), 0.8, 2), [0, 0.0], "count and rate", near={
        "`variance` is squared, as if it were σ.":
            [1, math.log(0.7 / 0.8**2) / 2],
        "a latent with an eigenvalue below σ² is used.": [1, math.log(0.7 / 0.8) / 2],
    })
