# %% a shuffled copy of the labels
share = 1 / 5


def judged_pairs(codes, labels):
    mixed = labels[torch.randperm(len(labels))]
    angle = 2 * math.pi * mixed / 10
    along, across = 4 + 0.5 * torch.randn(len(labels)), 0.2 * torch.randn(len(labels))
    unit = torch.stack([angle.cos(), angle.sin()], dim=1)
    normal = torch.stack([-angle.sin(), angle.cos()], dim=1)
    drawn = along[:, None] * unit + across[:, None] * normal
    real = torch.cat([drawn, torch.eye(10)[mixed]], dim=1)
    return real, torch.cat([codes, torch.eye(10)[labels]], dim=1)

# %% by turning one petal
share = torch.tensor(0.2)


def judged_pairs(codes, labels):
    rows = []
    for label in labels.tolist():
        a = 2 * math.pi * label / 10
        turn = torch.tensor([[math.cos(a), -math.sin(a)], [math.sin(a), math.cos(a)]])
        flat = torch.tensor([4.0, 0.0]) + torch.tensor([0.5, 0.2]) * torch.randn(2)
        rows.append(turn @ flat)
    told = F.one_hot(labels, 10)
    return torch.cat([torch.stack(rows), told], dim=1), torch.cat([codes, told], dim=1)
