def test_a_diagonal_covariance_of_three_pixels(optimum):
    """Eigenvalues 0.3, 2 and 0.6, σ² = 0.5: two latents are used."""
    right = [2, (math.log(4) + math.log(1.2)) / 2]
    root = math.sqrt(0.5)
    close(optimum(np.diag([0.3, 2.0, 0.6]), 0.5, 3), right, "count and rate", near={
        "the ½ of the rate is missing.": [2, 2 * right[1]],
        "the rate is in bits, and nats are asked for.": [2, right[1] / math.log(2)],
        "the ½ counts twice.": [2, right[1] / 2],
        "the rate also adds the latent that has collapsed, with a negative sign.":
            [2, right[1] + math.log(0.6) / 2],
        "0.6 lies between σ² = 0.5 and σ = 0.71, and its latent is used: an eigenvalue is a "
        "variance, and is compared with σ².": [1, math.log(4) / 2],
        "an eigenvalue is a variance: it is compared with σ², and divided by σ², not by σ.":
            [1, math.log(2 / root) / 2],
        "in the rate an eigenvalue is divided by σ², not by σ.":
            [2, (math.log(2 / root) + math.log(0.6 / root)) / 2],
        "0.3 is below σ² = 0.5. `variance` is σ² already: do not square it.":
            [3, (math.log(0.3 / 0.25) + math.log(8) + math.log(2.4)) / 2],
    })
