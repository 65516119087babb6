def grey_log_prob(levels, mean, scale, num_levels):
    """log P(levels) of a discretised logistic in nats, summed over pixels, (B,)."""
    # BEGIN SOLUTION
    above = (levels + 0.5 - mean) / scale
    below = (levels - 0.5 - mean) / scale
    lowest, highest = levels == 0, levels == num_levels - 1
    up = F.logsigmoid(above).masked_fill(highest, 0)
    down = F.logsigmoid(-below).masked_fill(lowest, 0)
    width = torch.log(-torch.expm1(-1 / scale)).expand_as(up).masked_fill(lowest | highest, 0)
    return (up + down + width).sum(1)
    # END SOLUTION
