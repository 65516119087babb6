# %% by torch.func, and by sorting
def descents_by_hessian(W_d, W_e, S):
    K, D = W_e.shape

    def error(both):
        rest = torch.eye(D, dtype=both.dtype) - both[0].T @ both[1]
        return torch.sum((rest @ S) * rest)

    both = torch.stack([W_d.T, W_e])
    square = torch.func.hessian(error)(both).reshape(2 * D * K, 2 * D * K)
    return (torch.linalg.eigvalsh(square) < -1e-4).sum()


def descents_by_rule(eigenvalues, chosen, num_latents):
    order = sorted(range(len(eigenvalues)), key=lambda i: -eigenvalues[i])
    places = sorted(order.index(i) for i in chosen)
    turns = sum(place - rank for rank, place in enumerate(places))
    return turns + (num_latents - len(chosen)) * (len(eigenvalues) - len(chosen))

# %% by hand, with numpy
def descents_by_hessian(W_d, W_e, S):
    W_d, W_e, S = (np.array(t) for t in (W_d, W_e, S))
    (D, K), rest = W_d.shape, np.eye(len(S)) - W_d @ W_e
    basis = np.eye(2 * D * K)
    steps = [(b[: D * K].reshape(D, K), b[D * K :].reshape(K, D)) for b in basis]
    first = [X @ W_e + W_d @ Y for X, Y in steps]
    square = np.array([
        [2 * np.trace(first[a] @ S @ first[b].T)
         - 2 * np.trace(rest @ S @ (steps[a][0] @ steps[b][1] + steps[b][0] @ steps[a][1]).T)
         for a in range(2 * D * K)] for b in range(2 * D * K)
    ])
    return float((np.linalg.eigvalsh(square) < -1e-8).sum())


def descents_by_rule(eigenvalues, chosen, num_latents):
    values = np.array(eigenvalues)
    inside = values[list(chosen)] if chosen else np.zeros(0)
    inside = np.concatenate([inside, np.zeros(num_latents - len(chosen))])
    outside = np.delete(values, chosen) if chosen else values
    return (outside[:, None] > inside[None]).sum()

# %% by the critical point that the rule describes
def descents_by_hessian(W_d, W_e, S):
    size = W_d.numel()

    def error(weights):
        M = weights[:size].reshape(W_d.shape) @ weights[size:].reshape(W_e.shape)
        return (S - 2 * M @ S + M @ S @ M.T).diagonal().sum()

    at = torch.cat([W_d.reshape(-1), W_e.reshape(-1)]).requires_grad_()
    (slope,) = torch.autograd.grad(error(at), at, create_graph=True)
    rows = [torch.autograd.grad(one, at, retain_graph=True)[0] for one in slope]
    return sum(1 for value in torch.linalg.eigvals(torch.stack(rows)).real.tolist() if value < -1e-5)


def descents_by_rule(eigenvalues, chosen, num_latents):
    S = torch.diag(torch.tensor(eigenvalues, dtype=torch.float64))
    W_d = torch.zeros(len(eigenvalues), num_latents, dtype=torch.float64)
    for k, i in enumerate(chosen):
        W_d[i, k] = 1
    return descents_by_hessian(W_d, W_d.T, S)
