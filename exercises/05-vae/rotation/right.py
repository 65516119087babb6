# %% by optimisation
def gaps(weight, variance):
    weight = weight.double()
    num_latents = weight.shape[1]
    inverse = (weight.T @ weight + variance * torch.eye(num_latents).double()) / variance

    def best(size):
        log_var = torch.zeros(size, dtype=torch.float64, requires_grad=True)
        search = torch.optim.LBFGS([log_var], max_iter=200, line_search_fn="strong_wolfe")

        def loss():
            search.zero_grad()
            every = log_var.expand(num_latents)
            value = (inverse.diagonal() * every.exp()).sum() - num_latents - every.sum()
            value = (value - torch.logdet(inverse)) / 2
            value.backward()
            return value

        search.step(loss)
        return loss().item()

    return best(num_latents), best(1)


worst = float(torch.linspace(0, math.pi / 2, 91)[45])

# %% in numpy, from the eigenvalues
def gaps(weight, variance):
    w = np.asarray(weight, dtype=float)
    m = w.T @ w + variance * np.identity(w.shape[1])
    values = np.linalg.eigvalsh(m)
    spherical = len(values) * np.log(values.mean()) - np.log(values).sum()
    diagonal = np.log(np.diag(m)).sum() - np.log(values).sum()
    return np.array([diagonal, spherical]) / 2


worst = sp.pi / 4
