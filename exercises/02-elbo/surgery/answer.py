def two_terms(qx, encoder, pz, decoder):
    """KL(q(z) ‖ p(z)) and the mean over q(z) of KL(q(x|z) ‖ p(x|z)), two numbers in nats."""
    # BEGIN SOLUTION
    joint = qx[:, None] * encoder  # (N, K)
    qz = joint.sum(0)
    codes = sum(q * math.log(q / p) for q, p in zip(qz, pz) if q > 0)
    n, k = np.nonzero(joint)
    images = np.sum(joint[n, k] * np.log(joint[n, k] / (qz[k] * decoder[k, n])))
    return codes, images
    # END SOLUTION
