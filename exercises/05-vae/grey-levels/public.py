def test_the_probabilities_of_all_levels_sum_to_one(grey_log_prob):
    """Eight levels, mean 6.3, scale 1.5: the probabilities sum to 1."""
    levels, mean = torch.arange(8)[:, None], torch.full((8, 1), 6.3)
    found = grey_log_prob(levels, mean, torch.tensor(1.5), 8)
    shape(found, (8,), "the result")
    assert all(one <= 1e-6 for one in numbers(found)), (
        "a log-probability is at most 0, and here one is above it: is this the cost −log P, or the "
        "probability P itself?"
    )
    cut = 1 / (1 + math.exp(-(7.5 - 6.3) / 1.5)) - 1 / (1 + math.exp(-(-0.5 - 6.3) / 1.5))
    close(sum(math.exp(one) for one in numbers(found)), 1.0, "the sum of the probabilities", near={
        "what lies below the lowest level and above the highest belongs to them.": cut,
        "the highest of L levels is L − 1, and it keeps all that lies above it.":
            1 / (1 + math.exp(-(7.5 - 6.3) / 1.5)),
    })


def test_pixels_add_their_logarithms(grey_log_prob):
    """A pixel twice counts twice."""
    levels, mean = torch.tensor([[2], [5]]), torch.tensor([[2.6], [1.0]])
    once = grey_log_prob(levels, mean, torch.tensor(0.8), 8)
    twice = grey_log_prob(levels.repeat(1, 2), mean.repeat(1, 2), torch.tensor(0.8), 8)
    shape(twice, (2,), "the result for two images of two pixels")
    known = numbers(once)
    close(twice, [2 * one for one in known], "the result for a pixel twice", near={
        "it does not change: pixels are averaged instead of added.": known,
    })
