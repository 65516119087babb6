# %% variances-only: draws each code number on its own, without the covariance
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return codes.mean(0) + codes.std(0) * np.random.randn(count, codes.shape[1])

def mixture_draws(codes, count, parts):
    return GaussianMixture(parts, random_state=0).fit(codes).sample(count)[0]

def miss_rate(draws, codes, radius):
    distances = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return (distances.min(1) > radius).mean()

# %% standard-deviations: gives standard deviations where variances belong
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return np.random.multivariate_normal(codes.mean(0), np.diag(codes.std(0)), count)

def mixture_draws(codes, count, parts):
    return GaussianMixture(parts, random_state=0).fit(codes).sample(count)[0]

def miss_rate(draws, codes, radius):
    distances = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return (distances.min(1) > radius).mean()

# %% no-mean: draws around 0 and not around the mean of the codes
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return np.random.multivariate_normal(np.zeros(codes.shape[1]), np.cov(codes.T, bias=True), count)

def mixture_draws(codes, count, parts):
    return GaussianMixture(parts, random_state=0).fit(codes).sample(count)[0]

def miss_rate(draws, codes, radius):
    distances = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return (distances.min(1) > radius).mean()

# %% bessel: divides by N − 1
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return np.random.multivariate_normal(codes.mean(0), np.cov(codes.T), count)

def mixture_draws(codes, count, parts):
    return GaussianMixture(parts, random_state=0).fit(codes).sample(count)[0]

def miss_rate(draws, codes, radius):
    distances = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return (distances.min(1) > radius).mean()

# %% squared: multiplies standard draws by the covariance, and not by a factor of it
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return codes.mean(0) + np.random.randn(count, codes.shape[1]) @ np.cov(codes.T, bias=True)

def mixture_draws(codes, count, parts):
    return GaussianMixture(parts, random_state=0).fit(codes).sample(count)[0]

def miss_rate(draws, codes, radius):
    distances = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return (distances.min(1) > radius).mean()

# %% transposed: multiplies by the transposed factor of the covariance
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    factor = np.linalg.cholesky(np.cov(codes.T, bias=True))
    return codes.mean(0) + np.random.randn(count, codes.shape[1]) @ factor

def mixture_draws(codes, count, parts):
    return GaussianMixture(parts, random_state=0).fit(codes).sample(count)[0]

def miss_rate(draws, codes, radius):
    distances = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return (distances.min(1) > radius).mean()

# %% prior: draws from the standard normal
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return np.random.randn(count, codes.shape[1])

def mixture_draws(codes, count, parts):
    return GaussianMixture(parts, random_state=0).fit(codes).sample(count)[0]

def miss_rate(draws, codes, radius):
    distances = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return (distances.min(1) > radius).mean()

# %% pair: returns the draws together with their components
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return np.random.multivariate_normal(codes.mean(0), np.cov(codes.T, bias=True), count)

def mixture_draws(codes, count, parts):
    return GaussianMixture(parts, random_state=0).fit(codes).sample(count)

def miss_rate(draws, codes, radius):
    distances = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return (distances.min(1) > radius).mean()

# %% one-part: ignores the number of parts
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return np.random.multivariate_normal(codes.mean(0), np.cov(codes.T, bias=True), count)

def mixture_draws(codes, count, parts):
    return GaussianMixture(1, random_state=0).fit(codes).sample(count)[0]

def miss_rate(draws, codes, radius):
    distances = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return (distances.min(1) > radius).mean()

# %% equal-shares: draws each part equally often
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return np.random.multivariate_normal(codes.mean(0), np.cov(codes.T, bias=True), count)

def mixture_draws(codes, count, parts):
    model = GaussianMixture(parts, random_state=0).fit(codes)
    pick = np.random.randint(parts, size=count)
    return np.stack([np.random.multivariate_normal(model.means_[k], model.covariances_[k]) for k in pick])

def miss_rate(draws, codes, radius):
    distances = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return (distances.min(1) > radius).mean()

# %% centres: returns the means of the parts, without their spread
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return np.random.multivariate_normal(codes.mean(0), np.cov(codes.T, bias=True), count)

def mixture_draws(codes, count, parts):
    model = GaussianMixture(parts, random_state=0).fit(codes)
    return model.means_[np.random.choice(parts, size=count, p=model.weights_)]

def miss_rate(draws, codes, radius):
    distances = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return (distances.min(1) > radius).mean()

# %% tied: gives all parts the same covariance
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return np.random.multivariate_normal(codes.mean(0), np.cov(codes.T, bias=True), count)

def mixture_draws(codes, count, parts):
    return GaussianMixture(parts, covariance_type="tied", random_state=0).fit(codes).sample(count)[0]

def miss_rate(draws, codes, radius):
    distances = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return (distances.min(1) > radius).mean()

# %% hits: gives the share of hits
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return np.random.multivariate_normal(codes.mean(0), np.cov(codes.T, bias=True), count)

def mixture_draws(codes, count, parts):
    return GaussianMixture(parts, random_state=0).fit(codes).sample(count)[0]

def miss_rate(draws, codes, radius):
    d = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return (d.min(1) <= radius).mean()

# %% average-distance: compares the average distance to all codes with the radius
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return np.random.multivariate_normal(codes.mean(0), np.cov(codes.T, bias=True), count)

def mixture_draws(codes, count, parts):
    return GaussianMixture(parts, random_state=0).fit(codes).sample(count)[0]

def miss_rate(draws, codes, radius):
    d = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return (d.mean(1) > radius).mean()

# %% squared-distance: compares the squared distance with the radius
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return np.random.multivariate_normal(codes.mean(0), np.cov(codes.T, bias=True), count)

def mixture_draws(codes, count, parts):
    return GaussianMixture(parts, random_state=0).fit(codes).sample(count)[0]

def miss_rate(draws, codes, radius):
    d = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return ((d**2).min(1) > radius).mean()

# %% swapped-axes: takes the minimum over the draws, and so counts codes
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return np.random.multivariate_normal(codes.mean(0), np.cov(codes.T, bias=True), count)

def mixture_draws(codes, count, parts):
    return GaussianMixture(parts, random_state=0).fit(codes).sample(count)[0]

def miss_rate(draws, codes, radius):
    d = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return (d.min(0) > radius).mean()

# %% number: gives a number of draws and not a share
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return np.random.multivariate_normal(codes.mean(0), np.cov(codes.T, bias=True), count)

def mixture_draws(codes, count, parts):
    return GaussianMixture(parts, random_state=0).fit(codes).sample(count)[0]

def miss_rate(draws, codes, radius):
    d = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return (d.min(1) > radius).sum()

# %% diagonal-parts: gives the parts diagonal covariances
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return np.random.multivariate_normal(codes.mean(0), np.cov(codes.T, bias=True), count)

def mixture_draws(codes, count, parts):
    return GaussianMixture(parts, covariance_type="diag", random_state=0).fit(codes).sample(count)[0]

def miss_rate(draws, codes, radius):
    distances = np.linalg.norm(draws[:, None] - codes[None], axis=-1)
    return (distances.min(1) > radius).mean()

# %% city: adds up the differences of the entries in place of a Euclidean distance
from sklearn.mixture import GaussianMixture

def gaussian_draws(codes, count):
    return np.random.multivariate_normal(codes.mean(0), np.cov(codes.T, bias=True), count)

def mixture_draws(codes, count, parts):
    return GaussianMixture(parts, random_state=0).fit(codes).sample(count)[0]

def miss_rate(draws, codes, radius):
    d = np.abs(draws[:, None] - codes[None]).sum(-1)
    return (d.min(1) > radius).mean()
