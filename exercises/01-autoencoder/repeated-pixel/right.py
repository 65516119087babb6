# %% by a singular value decomposition
def first_direction(x, pixel, copies):
    larger = np.hstack([x] + [x[:, pixel : pixel + 1]] * copies)
    _, s, v = np.linalg.svd(larger - larger.mean(0), full_matrices=False)
    columns = [pixel, *range(x.shape[1], x.shape[1] + copies)]
    return float(s[0]) ** 2 / len(x), float((v[0, columns] ** 2).sum())


predicted_variance, predicted_code = 8.9, "B"

# %% by scikit-learn
from sklearn.decomposition import PCA


def first_direction(x, pixel, copies):
    larger = np.column_stack([x, np.tile(x[:, [pixel]], copies)])
    model = PCA(n_components=1, svd_solver="full").fit(larger)
    equal = [d for d in range(larger.shape[1]) if d == pixel or d >= x.shape[1]]
    variance = model.explained_variance_[0] * (len(x) - 1) / len(x)
    return variance, sum(model.components_[0, d] ** 2 for d in equal)


predicted_variance, predicted_code = 8.517, "b"

# %% by one pixel multiplied by the root
def first_direction(x, pixel, copies):
    x = torch.tensor(x)
    scale = torch.ones(x.shape[1], dtype=x.dtype)
    scale[pixel] = (copies + 1) ** 0.5
    centred = (x - x.mean(0)) * scale
    values, vectors = torch.linalg.eigh(centred.T @ centred / len(x))
    return values[-1], vectors[pixel, -1] ** 2


predicted_variance, predicted_code = sp.Integer(51) * 167 / 1000, "(B)"

# %% as an array of two numbers
def first_direction(x, pixel, copies):
    larger = np.concatenate([x] + copies * [x[:, [pixel]]], axis=1)
    values, vectors = np.linalg.eigh(np.atleast_2d(np.cov(larger, rowvar=False, bias=True)))
    same = [pixel] + list(range(x.shape[1], larger.shape[1]))
    return np.array([values.max(), np.sum(vectors[same, -1] ** 2)])


predicted_variance, predicted_code = "51*0.167", "B"
