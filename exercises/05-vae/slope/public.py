def test_between_two_images_with_their_own_variances(best_decoder):
    """Means −1 and 1, variances 0.5 and 1.25, z = 0.3; the third pixel is 0.25 in both."""
    x = torch.tensor([[0.0, 1.0, 0.25], [1.0, 0.5, 0.25]])
    pair = best_decoder(torch.tensor(0.3), x, torch.tensor([-1.0, 1.0]), torch.tensor([0.5, 1.25]))
    assert pair is not None, "best_decoder should return a pair, and returns None: no `return`?"
    assert len(pair) == 2, f"best_decoder should return the output and its slope, not {len(pair)}."
    shape(pair[0], (3,), "the output")
    shape(pair[1], (3,), "the slope")
    close(pair[0], [0.73805, 0.63098, 0.25], "the output", near={
        "the weights do not add to 1.": [0.29331, 0.25076, 0.09935],
        "the factor 1/√v of each density is forgotten.": [0.81668, 0.59166, 0.25],
        "the densities have the factor 1/v.": [0.64054, 0.67973, 0.25],
        "the variances are squared, as if they were standard deviations.":
            [0.90945, 0.54528, 0.25],
    })
    close(pair[1], [0.61093, -0.30547, 0.0], "the slope", near={
        "it falls where the output rises: a sign is wrong.": [-0.61093, 0.30547, 0.0],
        "only the numerator is differentiated.": [0.41331, -0.47442, -0.06694],
        "the weighted mean takes the place of z, as if all variances were equal.":
            [0.65179, -0.32589, 0.0],
        "one variance serves all images.": [0.44190, -0.22095, 0.0],
        "it is not divided by the variances.": [0.38666, -0.19333, 0.0],
        "it is divided by the squares of the variances.": [1.09194, -0.54597, 0.0],
    })
    far = best_decoder(torch.tensor(80.0), x, torch.tensor([-1.0, 1.0]), torch.tensor([0.5, 0.5]))
    numbers([*far[0], *far[1]], "far from every mean, at z = 80, the output or its slope")



def test_steepest_grows_with_a_and_falls_with_v(steepest):
    """Twice the a doubles steepest, twice the v halves it, and it is positive."""
    a, v = sympy.symbols("a v", positive=True)
    found = expression(steepest, [a, v], "steepest")
    start, *more = [found.subs({a: p, v: r}) for p, r in ((0.7, 0.3), (1.4, 0.3), (0.7, 0.6))]
    close([one / start for one in more], [2, 0.5], "the pair of factors of steepest")
    assert numbers(start, "steepest")[0] > 0, "steepest is not positive, and the output rises."
