# %% by a surrogate, one backward pass for each draw
def logit_slopes(logits, draws, costs):
    num = costs.shape[0]
    rows = []
    for i in range(num):
        leaf = logits.detach().clone().requires_grad_()
        q = torch.distributions.Categorical(logits=leaf)
        gain = costs[i] - torch.cat([costs[:i], costs[i + 1 :]]).mean()
        (gain.detach() * q.log_prob(draws[i])).backward()
        rows.append(leaf.grad)
    return torch.stack(rows)

# %% from the mean of all costs, in double precision
def logit_slopes(logits, draws, costs):
    num = len(costs)
    weights = (costs.double() - costs.double().mean()) * num / (num - 1)
    scores = torch.eye(len(logits), dtype=torch.double)[draws] - logits.double().softmax(-1)
    return torch.einsum("s,sk->sk", weights, scores)

# %% a loop in numpy
def logit_slopes(logits, draws, costs):
    logits, costs = logits.numpy().astype(float), costs.numpy().astype(float)
    rho = np.exp(logits) / np.exp(logits).sum()
    rows = np.zeros((len(costs), len(logits)))
    for i, k in enumerate(draws.tolist()):
        rows[i] = (costs[i] - np.delete(costs, i).mean()) * (np.eye(len(logits))[k] - rho)
    return rows
