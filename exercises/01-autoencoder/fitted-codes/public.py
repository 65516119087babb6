def test_draws_have_the_shape_of_codes(gaussian_draws, mixture_draws):
    """Seven draws of two numbers each."""
    codes = np.array([[0.0, 1.0], [1.0, 0.5], [2.0, 0.0], [0.3, 0.2], [1.4, 2.2], [0.1, 1.7]])
    shape(gaussian_draws(codes, 7), (7, 2), "gaussian_draws(codes, 7)")
    found = mixture_draws(codes, 7, 1)
    assert not isinstance(found, tuple), (
        "mixture_draws returns a pair: `sample` gives draws and components; keep the draws."
    )
    shape(found, (7, 2), "mixture_draws(codes, 7, 1)")


def test_two_draws_of_four_miss(miss_rate):
    """Codes at (0, 0) and (10, 0), radius 2: of four draws, those in the middle miss."""
    codes = np.array([[0.0, 0.0], [10.0, 0.0]])
    draws = np.array([[0.0, 1.0], [5.0, 0.0], [9.0, 1.0], [4.0, 3.0]])
    close(miss_rate(draws, codes, 2.0), 0.5, "miss_rate", near={
        "a draw is a hit if one code is near: take the nearest, not all of them.": 1.0,
        "that is a number of draws, not a share.": 2.0,
    })
