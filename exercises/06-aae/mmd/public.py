def test_a_point_does_not_meet_itself(mmd):
    """Two points on each side, all far apart: no pair is close, so the estimate is 0."""
    a, b = torch.tensor([[0.0], [20.0]]), torch.tensor([[40.0], [60.0]])
    found = mmd(a, b, 1.0)
    shape(found, (), "the estimate")
    close(found, 0.0, "the estimate", near={
        "a point meets itself, and these pairs are divided by N².": 1.0,
        "a point meets itself, and these pairs are divided by N(N − 1).": 2.0,
    })


def test_the_estimate_may_be_negative(mmd):
    """Two equal sets of two far points: within 0, between ½, so the estimate is −1."""
    a = torch.tensor([[0.0, 0.0], [0.0, 20.0]])
    close(mmd(a, a.clone(), 1.0), -1.0, "the estimate of two equal sets", near={
        "do points meet themselves, is it clipped at 0, or is a mixed pair left out?": 0.0,
        "the mixed sum counts twice.": -0.5,
        "is its sign lost, or do points meet themselves?": 1.0,
    })
