# BEGIN SOLUTION
twice, brighter, speckled = 5, 6, 7
same_rate = 0.25


def optimum(covariance, variance, num_latents):
    """How many latents are used at the optimum, and the mean rate in nats."""
    largest = np.linalg.eigvalsh(covariance)[::-1][:num_latents]
    used = largest[largest > variance]
    return len(used), 0.5 * float(np.log(used / variance).sum())
# END SOLUTION
# BEGIN START
twice = ...  # a whole number
brighter = ...  # a whole number
speckled = ...  # a whole number
same_rate = ...  # a variance


def optimum(covariance, variance, num_latents):
    """How many latents are used at the optimum, and the mean rate in nats."""
    ...
# END START


turn = np.linalg.qr(np.random.default_rng(0).normal(size=(12, 12)))[0]
once = turn * [5, 3, 1.5, 0.8, 0.4, 0.2, *[0.05] * 6] @ turn.T
noisy = np.block([[once, np.zeros((12, 3))], [np.zeros((3, 12)), 0.6 * np.identity(3)]])
copied = np.kron(np.ones((2, 2)), once)
cases = {
    "once": (once, 4),
    "twice": (copied, twice),
    "brighter": (4 * once, brighter),
    "speckled": (noisy, speckled),
}
for name, (covariance, predicted) in cases.items():
    print(f"{name}: predicted {predicted}, count and rate found", optimum(covariance, 0.5, 10))
if same_rate is not ...:
    print("same_rate: count and rate of the original images", optimum(once, float(same_rate), 10))
