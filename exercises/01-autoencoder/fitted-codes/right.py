# %% by a Cholesky factor, a generator and a tree of neighbours
from sklearn.mixture import GaussianMixture
from sklearn.neighbors import NearestNeighbors

generator = np.random.default_rng(5)


def gaussian_draws(codes, count):
    centred = codes - codes.mean(0)
    factor = np.linalg.cholesky(centred.T @ centred / len(codes))
    return codes.mean(0) + generator.standard_normal((count, codes.shape[1])) @ factor.T


def mixture_draws(codes, count, parts):
    model = GaussianMixture(parts, n_init=3).fit(codes)
    pick = generator.choice(parts, size=count, p=model.weights_)
    return np.stack(
        [generator.multivariate_normal(model.means_[k], model.covariances_[k]) for k in pick]
    )


def miss_rate(draws, codes, radius):
    nearest = NearestNeighbors(n_neighbors=1).fit(codes).kneighbors(draws)[0]
    return float(np.mean(nearest[:, 0] > radius))

# %% by torch, and a mixture with one part
from sklearn.mixture import GaussianMixture


def gaussian_draws(codes, count):
    return mixture_draws(codes, count, 1)


def mixture_draws(codes, count, parts):
    draws, parts_drawn = GaussianMixture(n_components=parts).fit(codes).sample(count)
    return draws


def miss_rate(draws, codes, radius):
    distances = torch.cdist(torch.as_tensor(draws), torch.as_tensor(codes))
    return (distances.min(dim=1).values > radius).double().mean()

# %% by loops
from sklearn.mixture import GaussianMixture


def gaussian_draws(codes, count):
    mean = codes.mean(0)
    covariance = sum(np.outer(z - mean, z - mean) for z in codes) / len(codes)
    values, vectors = np.linalg.eigh(covariance)
    return mean + np.random.normal(size=(count, len(mean))) * values**0.5 @ vectors.T


def mixture_draws(codes, count, parts):
    return GaussianMixture(parts, covariance_type="full").fit(codes).sample(count)[0]


def miss_rate(draws, codes, radius):
    missed = 0
    for draw in draws:
        missed += all(math.dist(draw, code) > radius for code in codes)
    return missed / len(draws)

# %% with a list of draws
from sklearn.mixture import GaussianMixture


def gaussian_draws(codes, count):
    c = np.cov(codes, rowvar=False, ddof=0)
    return [np.random.multivariate_normal(codes.mean(axis=0), c) for _ in range(count)]


def mixture_draws(codes, count, parts):
    return list(GaussianMixture(parts, random_state=1).fit(codes).sample(count)[0])


def miss_rate(draws, codes, radius):
    return np.mean([np.sqrt(((codes - z) ** 2).sum(axis=1)).min() > radius for z in draws])
