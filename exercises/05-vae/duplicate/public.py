def test_a_diagonal_covariance_of_three_pixels(optimum):
    """Eigenvalues 0.1, 2 and 1, σ² = 0.5: two latents are used."""
    right = [2, (math.log(4) + math.log(2)) / 2]
    close(optimum(np.diag([0.1, 2.0, 1.0]), 0.5, 3), right, "count and rate", near={
        "the ½ of the rate is missing.": [2, 2 * right[1]],
        "the rate is in bits, and nats are asked for.": [2, right[1] / math.log(2)],
        "the rate is ½ log(λ/σ²), and the ½ counts once.": [2, right[1] / 2],
        "the rate also adds the latents that have collapsed, with a negative sign.":
            [2, right[1] + math.log(0.2) / 2],
        "the eigenvalues are compared with σ, not with σ².":
            [2, sum(math.log(one / math.sqrt(0.5)) for one in (2, 1)) / 2],
    })
