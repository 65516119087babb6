def test_the_probabilities_of_all_levels_sum_to_one(grey_log_prob):
    """Eight levels, mean 6.3, scale 1.5: the probabilities sum to 1."""
    levels, mean = torch.arange(8)[:, None], torch.full((8, 1), 6.3)
    found = grey_log_prob(levels, mean, torch.tensor(1.5), 8)
    shape(found, (8,), "the result")
    top, low = 1 / (1 + math.exp(-0.8)), 1 / (1 + math.exp(6.8 / 1.5))
    total = sum(math.exp(one) for one in numbers(found))
    close(total, 1.0, "the sum of the probabilities", near={
        "what lies below the lowest level and above the highest goes to nobody.": top - low,
        "what lies above the highest level, which is L − 1 = 7, goes to nobody.": top,
    })


def test_a_level_between_the_ends(grey_log_prob):
    """Level 2 of 8 at mean 2.6 and scale 0.8, in one image of one pixel."""
    found = grey_log_prob(torch.tensor([[2]]), torch.tensor([[2.6]]), torch.tensor(0.8), 8)
    close(found, -1.320591, "the log-probability of level 2", near={
        "this is the cost −log P.": 1.320591,
        "this is the probability P itself.": 0.266977,
        "this is the logarithm of the density at the level.": -1.300598,
        "the level reaches from k to k + 1 here.": -1.198528,
        "the level reaches from k − 1 to k here.": -1.601379,
        "the level reaches from k − 1 to k + 1 here.": -0.686655,
        "it multiplies by the scale.": -1.677541,
        "the scale is squared, as if it were a standard deviation.": -1.174464,
    })


def test_pixels_add_their_logarithms(grey_log_prob):
    """An image of two pixels; the second is 99 scales above its mean, and not impossible."""
    levels, mean, scale = torch.tensor([[2], [99]]), torch.tensor([[2.6], [20]]), torch.tensor(0.8)
    known = numbers(grey_log_prob(levels, mean, scale, 256), "the result for levels 2 and 99")
    found = grey_log_prob(levels.T, mean.T, scale, 256)
    shape(found, (1,), "the result for one image of two pixels")
    close(found, sum(known), "the result for two pixels", near={
        "the pixels are averaged instead of added.": sum(known) / 2,
    })
