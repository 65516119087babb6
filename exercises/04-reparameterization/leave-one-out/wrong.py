# %% own-cost: takes the mean of all costs as the baseline, the own one too
def logit_slopes(logits, draws, costs):
    baselines = costs.mean()
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return ((costs - baselines)[:, None] * scores).mean(0)

# %% no-baseline: uses no baseline
def logit_slopes(logits, draws, costs):
    baselines = torch.zeros(())
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return ((costs - baselines)[:, None] * scores).mean(0)

# %% divided-by-all: divides the sum of the other costs by S
def logit_slopes(logits, draws, costs):
    baselines = (costs.sum() - costs) / len(costs)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return ((costs - baselines)[:, None] * scores).mean(0)

# %% standardised: divides the costs by their spread as well
def logit_slopes(logits, draws, costs):
    costs = (costs - costs.mean()) / costs.std()
    baselines = 0.0
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return ((costs - baselines)[:, None] * scores).mean(0)

# %% standardised-safely: divides the costs by their spread, with a small number against 0/0
def logit_slopes(logits, draws, costs):
    costs = (costs - costs.mean()) / (costs.std() + 1e-8)
    baselines = 0.0
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return ((costs - baselines)[:, None] * scores).mean(0)

# %% summed: adds the draws instead of averaging
def logit_slopes(logits, draws, costs):
    baselines = (costs.sum() - costs) / (len(costs) - 1)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return ((costs - baselines)[:, None] * scores).sum(0)

# %% sign: has the wrong sign
def logit_slopes(logits, draws, costs):
    baselines = (costs.sum() - costs) / (len(costs) - 1)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return ((baselines - costs)[:, None] * scores).mean(0)

# %% neighbour: takes the cost of the previous draw as the baseline
def logit_slopes(logits, draws, costs):
    baselines = costs.roll(1)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return ((costs - baselines)[:, None] * scores).mean(0)

# %% weighted: weighs the baseline by the squared scores of the same draws
def logit_slopes(logits, draws, costs):
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    weights = scores.square().sum(1)
    baselines = (weights * costs).sum() / weights.sum()
    return ((costs - baselines)[:, None] * scores).mean(0)

# %% twice-without-one: divides by S − 1 in the average over the draws too
def logit_slopes(logits, draws, costs):
    baselines = (costs.sum() - costs) / (len(costs) - 1)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return ((costs - baselines)[:, None] * scores).sum(0) / (len(costs) - 1)

# %% probability: gives the slope in the probabilities, not in the logits
def logit_slopes(logits, draws, costs):
    baselines = (costs.sum() - costs) / (len(costs) - 1)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn / torch.softmax(logits, 0)
    return ((costs - baselines)[:, None] * scores).mean(0)

# %% one-number: sums over the classes as well
def logit_slopes(logits, draws, costs):
    baselines = (costs.sum() - costs) / (len(costs) - 1)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return ((costs - baselines)[:, None] * scores).mean()
