from sklearn.datasets import load_digits

digits = load_digits().data / 16


def first_direction(x, pixel, copies):
    """λ₁ after copying a pixel of the images (N, D), and the share of all copies in u₁."""
    # BEGIN SOLUTION
    larger = np.concatenate([x, np.repeat(x[:, [pixel]], copies, axis=1)], axis=1)
    centred = larger - larger.mean(0)
    eigenvalues, vectors = np.linalg.eigh(centred.T @ centred / len(x))
    top = vectors[:, -1] ** 2
    return eigenvalues[-1], top[pixel] + top[x.shape[1] :].sum()
    # END SOLUTION


# BEGIN SOLUTION
predicted_variance = 51 * 0.167
predicted_code = "B"
# END SOLUTION
# BEGIN START
predicted_variance = ...
predicted_code = ...
# END START
