# %% by a surrogate and backward
def logit_slopes(logits, draws, costs):
    leaf = logits.detach().clone().requires_grad_()
    q = torch.distributions.Categorical(logits=leaf)
    num = costs.shape[0]
    advantage = torch.stack([
        costs[i] - torch.cat([costs[:i], costs[i + 1 :]]).mean() for i in range(num)
    ])
    (advantage.detach() * q.log_prob(draws)).mean().backward()
    return leaf.grad

# %% without ρ, in double precision: the weights add up to 0
def logit_slopes(logits, draws, costs):
    num = len(costs)
    weights = (costs.double() - costs.double().mean()) * num / (num - 1)
    return torch.zeros(len(logits), dtype=torch.double).index_add(0, draws, weights) / num

# %% a loop in numpy
def logit_slopes(logits, draws, costs):
    logits, costs = logits.numpy().astype(float), costs.numpy().astype(float)
    rho = np.exp(logits) / np.exp(logits).sum()
    total = np.zeros(len(logits))
    for i, k in enumerate(draws.tolist()):
        total += (costs[i] - np.delete(costs, i).mean()) * (np.eye(len(logits))[k] - rho)
    return total / len(costs)
