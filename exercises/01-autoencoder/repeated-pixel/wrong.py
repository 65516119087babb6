# %% not-centred: forgets to subtract the mean image
def first_direction(x, pixel, copies):
    larger = np.concatenate([x, np.repeat(x[:, [pixel]], copies, axis=1)], axis=1)
    values, vectors = np.linalg.eigh(larger.T @ larger / len(x))
    top = vectors[:, -1] ** 2
    return values[-1], top[pixel] + top[x.shape[1] :].sum()

predicted_variance, predicted_code = 51 * 0.167, "B"

# %% bessel: divides by N − 1
def first_direction(x, pixel, copies):
    larger = np.concatenate([x, np.repeat(x[:, [pixel]], copies, axis=1)], axis=1)
    values, vectors = np.linalg.eigh(np.atleast_2d(np.cov(larger.T)))
    top = vectors[:, -1] ** 2
    return values[-1], top[pixel] + top[x.shape[1] :].sum()

predicted_variance, predicted_code = 51 * 0.167, "B"

# %% smallest: takes the first column of eigh, which belongs to the smallest eigenvalue
def first_direction(x, pixel, copies):
    larger = np.concatenate([x, np.repeat(x[:, [pixel]], copies, axis=1)], axis=1)
    centred = larger - larger.mean(0)
    values, vectors = np.linalg.eigh(centred.T @ centred / len(x))
    top = vectors[:, 0] ** 2
    return values[0], top[pixel] + top[x.shape[1] :].sum()

predicted_variance, predicted_code = 51 * 0.167, "B"

# %% row: reads the eigenvectors as rows of the matrix that eigh returns
def first_direction(x, pixel, copies):
    larger = np.concatenate([x, np.repeat(x[:, [pixel]], copies, axis=1)], axis=1)
    centred = larger - larger.mean(0)
    values, vectors = np.linalg.eigh(centred.T @ centred / len(x))
    top = vectors[-1] ** 2
    return values[-1], top[pixel] + top[x.shape[1] :].sum()

predicted_variance, predicted_code = 51 * 0.167, "B"

# %% copies-only: leaves the pixel itself out of the share
def first_direction(x, pixel, copies):
    larger = np.concatenate([x, np.repeat(x[:, [pixel]], copies, axis=1)], axis=1)
    centred = larger - larger.mean(0)
    values, vectors = np.linalg.eigh(centred.T @ centred / len(x))
    return values[-1], (vectors[x.shape[1] :, -1] ** 2).sum()

predicted_variance, predicted_code = 51 * 0.167, "B"

# %% pixel-only: leaves the copies out of the share
def first_direction(x, pixel, copies):
    larger = np.concatenate([x, np.repeat(x[:, [pixel]], copies, axis=1)], axis=1)
    centred = larger - larger.mean(0)
    values, vectors = np.linalg.eigh(centred.T @ centred / len(x))
    return values[-1], vectors[pixel, -1] ** 2

predicted_variance, predicted_code = 51 * 0.167, "B"

# %% one-too-few: counts the pixel among its copies
def first_direction(x, pixel, copies):
    larger = np.concatenate([x, np.repeat(x[:, [pixel]], max(copies - 1, 0), axis=1)], axis=1)
    centred = larger - larger.mean(0)
    values, vectors = np.linalg.eigh(centred.T @ centred / len(x))
    top = vectors[:, -1] ** 2
    return values[-1], top[pixel] + top[x.shape[1] :].sum()

predicted_variance, predicted_code = 50 * 0.167, "A"

# %% nothing-new: predicts that copies change nothing, since they hold no new information
def first_direction(x, pixel, copies):
    larger = np.concatenate([x, np.repeat(x[:, [pixel]], copies, axis=1)], axis=1)
    centred = larger - larger.mean(0)
    values, vectors = np.linalg.eigh(centred.T @ centred / len(x))
    top = vectors[:, -1] ** 2
    return values[-1], top[pixel] + top[x.shape[1] :].sum()

predicted_variance, predicted_code = 0.699, "A"

# %% length: adds the copies up and forgets the length of the direction
def first_direction(x, pixel, copies):
    larger = np.concatenate([x, np.repeat(x[:, [pixel]], copies, axis=1)], axis=1)
    centred = larger - larger.mean(0)
    values, vectors = np.linalg.eigh(centred.T @ centred / len(x))
    top = vectors[:, -1] ** 2
    return values[-1], top[pixel] + top[x.shape[1] :].sum()

predicted_variance, predicted_code = 51**2 * 0.167, "B"

# %% both: predicts that both code numbers follow the pixel
def first_direction(x, pixel, copies):
    larger = np.concatenate([x, np.repeat(x[:, [pixel]], copies, axis=1)], axis=1)
    centred = larger - larger.mean(0)
    values, vectors = np.linalg.eigh(centred.T @ centred / len(x))
    top = vectors[:, -1] ** 2
    return values[-1], top[pixel] + top[x.shape[1] :].sum()

predicted_variance, predicted_code = 51 * 0.167, "C"

# %% first-entries: takes the first entries of the vector for the pixel and its copies
def first_direction(x, pixel, copies):
    larger = np.concatenate([x, np.repeat(x[:, [pixel]], copies, axis=1)], axis=1)
    centred = larger - larger.mean(0)
    values, vectors = np.linalg.eigh(centred.T @ centred / len(x))
    return values[-1], (vectors[: copies + 1, -1] ** 2).sum()

predicted_variance, predicted_code = 51 * 0.167, "B"

# %% standardised: divides the pixels by their standard deviations
def first_direction(x, pixel, copies):
    larger = np.concatenate([x, np.repeat(x[:, [pixel]], copies, axis=1)], axis=1)
    centred = (larger - larger.mean(0)) / larger.std(0)
    values, vectors = np.linalg.eigh(centred.T @ centred / len(x))
    top = vectors[:, -1] ** 2
    return values[-1], top[pixel] + top[x.shape[1] :].sum()

predicted_variance, predicted_code = 51 * 0.167, "B"

# %% added-to-the-old: adds the variances of the copies to the old eigenvalue
def first_direction(x, pixel, copies):
    larger = np.concatenate([x, np.repeat(x[:, [pixel]], copies, axis=1)], axis=1)
    centred = larger - larger.mean(0)
    values, vectors = np.linalg.eigh(centred.T @ centred / len(x))
    top = vectors[:, -1] ** 2
    return values[-1], top[pixel] + top[x.shape[1] :].sum()

predicted_variance, predicted_code = 50 * 0.167 + 0.699, "B"

# %% form: gives a negative variance, and words in place of a letter
def first_direction(x, pixel, copies):
    larger = np.concatenate([x, np.repeat(x[:, [pixel]], copies, axis=1)], axis=1)
    centred = larger - larger.mean(0)
    values, vectors = np.linalg.eigh(centred.T @ centred / len(x))
    top = vectors[:, -1] ** 2
    return values[-1], top[pixel] + top[x.shape[1] :].sum()

predicted_variance, predicted_code = -8.5, "the first number"
