def test_an_encoder_that_ignores_the_image(two_terms):
    """All rows of the encoder are (¾, ¼), the prior is uniform, the decoder knows the data's law."""
    qx, row = [0.5, 0.3, 0.2], [0.75, 0.25]
    found = two_terms(np.array(qx), np.array([row] * 3), np.array([0.5, 0.5]), np.array([qx, qx]))
    assert found is not None, "two_terms should return two numbers, and returns None: is a `return` missing?"
    assert found is not ..., "two_terms still returns `...`: it is not answered yet."
    single = isinstance(found, (int, float)) or tuple(getattr(found, "shape", (2,))) == ()
    assert not single, "two_terms should return two numbers, not their sum: it returns one number."
    assert hasattr(found, "__len__") and len(found) == 2, (
        f"two_terms should return two numbers, and returns {type(found).__name__}"
        + (f" of length {len(found)}." if hasattr(found, "__len__") else ".")
    )
    right = 0.75 * math.log(1.5) + 0.25 * math.log(0.5)
    close(found[0], right, "KL(q(z) ‖ p(z))", near={
        "the two terms are in the other order.": 0,
        "the average is taken over the prior: this is the other direction of the KL.":
            -0.5 * math.log(1.5) - 0.5 * math.log(0.5),
        "this is in bits.": right / math.log(2),
        "the sign is wrong: the ratio in the logarithm is upside down.": -right,
    })
    close(found[1], 0, "the mean KL between decoders", near={
        "q(z|x) is taken for q(x|z): Bayes' rule is missing.":
            sum(p * p * math.log(p / q) for p in row for q in qx),
        "the two terms are in the other order.": right,
    })


def test_the_two_terms_add_to_the_joint_kl(two_terms):
    """Three images, two codes, one 0 in the encoder: the terms add to KL(q(x,z) ‖ p(x,z))."""
    qx, encoder = [0.5, 0.3, 0.2], [[0.8, 0.2], [0.4, 0.6], [0.0, 1.0]]
    pz, decoder = [0.75, 0.25], [[0.6, 0.3, 0.1], [0.2, 0.3, 0.5]]
    found = two_terms(*(np.array(table) for table in (qx, encoder, pz, decoder)))
    assert found is not None, "two_terms should return two numbers, and returns None: is a `return` missing?"
    found = numbers(found, "two_terms with a 0 in the encoder")
    assert len(found) == 2, f"two_terms should return two numbers, and returns {len(found)}."
    joint = 0.0
    for n in range(3):
        for k in range(2):
            q, p = qx[n] * encoder[n][k], pz[k] * decoder[k][n]
            joint += q * math.log(q / p) if q else 0.0
    close(sum(found), joint, "the sum of the two terms", near={
        "the first term averages the rates of the single images: the codes are not mixed first.": 0.438596,
        "every image has the same weight in q(z).": 0.378843,
        "q(z|x) is taken for q(x|z): Bayes' rule is missing.": 0.834520,
        "q(x) is missing in Bayes' rule.": 0.191062,
        "the second term weighs all codes alike.": 0.196066,
        "the second term is a sum over the codes, without their probabilities.": 0.269464,
        "the second term takes its mean over the prior.": 0.224657,
        "both are in bits.": joint / math.log(2),
    })
