# BEGIN SOLUTION
share = 0.2
# END SOLUTION
# BEGIN START
share = ...  # of the codes of the digit 7 in petal 7, before the repair
# END START


def judged_pairs(codes, labels):
    """Real and fake pairs, (B, 12) each: a point of the plane, then its label one-hot."""
    size = len(labels)
    # BEGIN SOLUTION
    petal = labels
    # END SOLUTION
    # BEGIN START
    petal = labels[torch.randperm(size)]
    # END START
    angle = 2 * math.pi * petal / 10
    along, across = 4 + 0.5 * torch.randn(size), 0.2 * torch.randn(size)
    first = along * torch.cos(angle) - across * torch.sin(angle)
    second = along * torch.sin(angle) + across * torch.cos(angle)
    drawn = torch.stack([first, second], dim=1)
    told = F.one_hot(labels, 10).float()
    return torch.cat([drawn, told], dim=1), torch.cat([codes, told], dim=1)
