# %% own-cost: takes the mean of all costs as the baseline, the own one too
def logit_slopes(logits, draws, costs):
    baselines = costs.mean()
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return (costs - baselines)[:, None] * scores

# %% no-baseline: uses no baseline
def logit_slopes(logits, draws, costs):
    baselines = torch.zeros(())
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return (costs - baselines)[:, None] * scores

# %% divided-by-all: divides the sum of the other costs by S
def logit_slopes(logits, draws, costs):
    baselines = (costs.sum() - costs) / len(costs)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return (costs - baselines)[:, None] * scores

# %% standardised: divides the costs by their spread as well
def logit_slopes(logits, draws, costs):
    costs = (costs - costs.mean()) / costs.std()
    baselines = 0.0
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return (costs - baselines)[:, None] * scores

# %% standardised-safely: divides the costs by their spread, with a small number against 0/0
def logit_slopes(logits, draws, costs):
    costs = (costs - costs.mean()) / (costs.std() + 1e-8)
    baselines = 0.0
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return (costs - baselines)[:, None] * scores

# %% sign: has the wrong sign
def logit_slopes(logits, draws, costs):
    baselines = (costs.sum() - costs) / (len(costs) - 1)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return (baselines - costs)[:, None] * scores

# %% neighbour: takes the cost of the previous draw as the baseline
def logit_slopes(logits, draws, costs):
    baselines = costs.roll(1)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return (costs - baselines)[:, None] * scores

# %% weighted: weighs the baseline by the squared scores of the same draws
def logit_slopes(logits, draws, costs):
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    weights = scores.square().sum(1)
    baselines = (weights * costs).sum() / weights.sum()
    return (costs - baselines)[:, None] * scores

# %% probability: gives the slope in the probabilities, not in the logits
def logit_slopes(logits, draws, costs):
    baselines = (costs.sum() - costs) / (len(costs) - 1)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn / torch.softmax(logits, 0)
    return (costs - baselines)[:, None] * scores

# %% averaged: averages the rows
def logit_slopes(logits, draws, costs):
    baselines = (costs.sum() - costs) / (len(costs) - 1)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return ((costs - baselines)[:, None] * scores).mean(0)

# %% divided: divides each row by the number of draws
def logit_slopes(logits, draws, costs):
    baselines = (costs.sum() - costs) / (len(costs) - 1)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return (costs - baselines)[:, None] * scores / len(costs)

# %% not-averaged: subtracts the sum of the other costs
def logit_slopes(logits, draws, costs):
    baselines = (costs.sum() - costs)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return (costs - baselines)[:, None] * scores

# %% no-probabilities: forgets the −ρ of the score
def logit_slopes(logits, draws, costs):
    baselines = (costs.sum() - costs) / (len(costs) - 1)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn
    return (costs - baselines)[:, None] * scores

# %% logits-in-the-score: subtracts the logits, not the probabilities
def logit_slopes(logits, draws, costs):
    baselines = (costs.sum() - costs) / (len(costs) - 1)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - logits
    return (costs - baselines)[:, None] * scores

# %% slope-of-rho: gives the slope of ρ in place of that of log ρ
def logit_slopes(logits, draws, costs):
    baselines = (costs.sum() - costs) / (len(costs) - 1)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return (costs - baselines)[:, None] * scores * torch.softmax(logits, 0)[draws][:, None]

# %% columns: gives one row for each class
def logit_slopes(logits, draws, costs):
    baselines = (costs.sum() - costs) / (len(costs) - 1)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return ((costs - baselines)[:, None] * scores).T

# %% no-new-axis: multiplies rows and costs without a new axis
def logit_slopes(logits, draws, costs):
    baselines = (costs.sum() - costs) / (len(costs) - 1)
    drawn = torch.nn.functional.one_hot(draws, len(logits)).to(costs.dtype)
    scores = drawn - torch.softmax(logits, 0)
    return (costs - baselines) * scores

# %% zeros: returns zeros
def logit_slopes(logits, draws, costs):
    return torch.zeros(len(costs), len(logits))
