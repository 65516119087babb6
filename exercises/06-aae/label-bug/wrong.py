# %% fresh-labels: draws fresh labels for the prior samples, all equally often, and tells them
share = 0.2


def judged_pairs(codes, labels):
    size = len(labels)
    petal = torch.randint(10, (size,))
    angle = 2 * math.pi * petal / 10
    along, across = 4 + 0.5 * torch.randn(size), 0.2 * torch.randn(size)
    first = along * torch.cos(angle) - across * torch.sin(angle)
    second = along * torch.sin(angle) + across * torch.cos(angle)
    drawn = torch.stack([first, second], dim=1)
    told = F.one_hot(labels, 10).float()
    mine = F.one_hot(petal, 10).float()
    return torch.cat([drawn, mine], dim=1), torch.cat([codes, told], dim=1)

# %% petal-told-to-both: tells the drawn petal to both sides, so that codes get random labels
share = 0.2


def judged_pairs(codes, labels):
    size = len(labels)
    petal = torch.randint(10, (size,))
    angle = 2 * math.pi * petal / 10
    along, across = 4 + 0.5 * torch.randn(size), 0.2 * torch.randn(size)
    first = along * torch.cos(angle) - across * torch.sin(angle)
    second = along * torch.sin(angle) + across * torch.cos(angle)
    drawn = torch.stack([first, second], dim=1)
    told = F.one_hot(petal, 10).float()
    return torch.cat([drawn, told], dim=1), torch.cat([codes, told], dim=1)

# %% shuffled-codes: shuffles the labels of the codes, not those of the prior samples
share = 0.2


def judged_pairs(codes, labels):
    size = len(labels)
    petal = labels
    angle = 2 * math.pi * petal / 10
    along, across = 4 + 0.5 * torch.randn(size), 0.2 * torch.randn(size)
    first = along * torch.cos(angle) - across * torch.sin(angle)
    second = along * torch.sin(angle) + across * torch.cos(angle)
    drawn = torch.stack([first, second], dim=1)
    told = F.one_hot(labels, 10).float()
    other = told[torch.randperm(size)]
    return torch.cat([drawn, told], dim=1), torch.cat([codes, other], dim=1)

# %% from-one: counts the petals from 1
share = 0.2


def judged_pairs(codes, labels):
    size = len(labels)
    petal = labels + 1
    angle = 2 * math.pi * petal / 10
    along, across = 4 + 0.5 * torch.randn(size), 0.2 * torch.randn(size)
    first = along * torch.cos(angle) - across * torch.sin(angle)
    second = along * torch.sin(angle) + across * torch.cos(angle)
    drawn = torch.stack([first, second], dim=1)
    told = F.one_hot(labels, 10).float()
    return torch.cat([drawn, told], dim=1), torch.cat([codes, told], dim=1)

# %% shuffled-petals: takes the petals from the batch, in another order than the labels beside them
share = 0.2


def judged_pairs(codes, labels):
    size = len(labels)
    petal = labels[torch.randperm(size)]
    angle = 2 * math.pi * petal / 10
    along, across = 4 + 0.5 * torch.randn(size), 0.2 * torch.randn(size)
    first = along * torch.cos(angle) - across * torch.sin(angle)
    second = along * torch.sin(angle) + across * torch.cos(angle)
    drawn = torch.stack([first, second], dim=1)
    told = F.one_hot(labels, 10).float()
    return torch.cat([drawn, told], dim=1), torch.cat([codes, told], dim=1)

# %% share-one: expects every seven in petal 7 in spite of the wrong line
share = 1.0


def judged_pairs(codes, labels):
    size = len(labels)
    petal = labels
    angle = 2 * math.pi * petal / 10
    along, across = 4 + 0.5 * torch.randn(size), 0.2 * torch.randn(size)
    first = along * torch.cos(angle) - across * torch.sin(angle)
    second = along * torch.sin(angle) + across * torch.cos(angle)
    drawn = torch.stack([first, second], dim=1)
    told = F.one_hot(labels, 10).float()
    return torch.cat([drawn, told], dim=1), torch.cat([codes, told], dim=1)

# %% share-zero: expects no seven in petal 7
share = 0


def judged_pairs(codes, labels):
    size = len(labels)
    petal = labels
    angle = 2 * math.pi * petal / 10
    along, across = 4 + 0.5 * torch.randn(size), 0.2 * torch.randn(size)
    first = along * torch.cos(angle) - across * torch.sin(angle)
    second = along * torch.sin(angle) + across * torch.cos(angle)
    drawn = torch.stack([first, second], dim=1)
    told = F.one_hot(labels, 10).float()
    return torch.cat([drawn, told], dim=1), torch.cat([codes, told], dim=1)

# %% percent: gives the share in percent
share = 20


def judged_pairs(codes, labels):
    size = len(labels)
    petal = labels
    angle = 2 * math.pi * petal / 10
    along, across = 4 + 0.5 * torch.randn(size), 0.2 * torch.randn(size)
    first = along * torch.cos(angle) - across * torch.sin(angle)
    second = along * torch.sin(angle) + across * torch.cos(angle)
    drawn = torch.stack([first, second], dim=1)
    told = F.one_hot(labels, 10).float()
    return torch.cat([drawn, told], dim=1), torch.cat([codes, told], dim=1)

# %% label-as-number: writes the label as one number, not as a one-hot vector
share = 0.2


def judged_pairs(codes, labels):
    size = len(labels)
    petal = labels
    angle = 2 * math.pi * petal / 10
    along, across = 4 + 0.5 * torch.randn(size), 0.2 * torch.randn(size)
    first = along * torch.cos(angle) - across * torch.sin(angle)
    second = along * torch.sin(angle) + across * torch.cos(angle)
    drawn = torch.stack([first, second], dim=1)
    told = labels[:, None].float()
    return torch.cat([drawn, told], dim=1), torch.cat([codes, told], dim=1)

# %% whole-prior: draws petals without a look at the labels
share = 0.2


def judged_pairs(codes, labels):
    size = len(labels)
    petal = torch.randint(10, (size,))
    angle = 2 * math.pi * petal / 10
    along, across = 4 + 0.5 * torch.randn(size), 0.2 * torch.randn(size)
    first = along * torch.cos(angle) - across * torch.sin(angle)
    second = along * torch.sin(angle) + across * torch.cos(angle)
    drawn = torch.stack([first, second], dim=1)
    told = F.one_hot(labels, 10).float()
    return torch.cat([drawn, told], dim=1), torch.cat([codes, told], dim=1)

# %% equal-petals: counts the petals as equally full
share = 0.1


def judged_pairs(codes, labels):
    size = len(labels)
    petal = labels
    angle = 2 * math.pi * petal / 10
    along, across = 4 + 0.5 * torch.randn(size), 0.2 * torch.randn(size)
    first = along * torch.cos(angle) - across * torch.sin(angle)
    second = along * torch.sin(angle) + across * torch.cos(angle)
    drawn = torch.stack([first, second], dim=1)
    told = F.one_hot(labels, 10).float()
    return torch.cat([drawn, told], dim=1), torch.cat([codes, told], dim=1)

# %% one-side: returns one tensor with both sides below each other
share = 0.2


def judged_pairs(codes, labels):
    size = len(labels)
    petal = labels
    angle = 2 * math.pi * petal / 10
    along, across = 4 + 0.5 * torch.randn(size), 0.2 * torch.randn(size)
    first = along * torch.cos(angle) - across * torch.sin(angle)
    second = along * torch.sin(angle) + across * torch.cos(angle)
    drawn = torch.stack([first, second], dim=1)
    told = F.one_hot(labels, 10).float()
    return torch.cat([torch.cat([drawn, told], dim=1), torch.cat([codes, told], dim=1)])
