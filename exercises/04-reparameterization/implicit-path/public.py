def test_three_slopes_for_each_draw(path_slopes):
    """Five draws give a tensor (3, 5)."""
    found = path_slopes(torch.linspace(-2, 2, 5), 0.3, -1.0, 2.0)
    shape(found, (3, 5), "what `path_slopes` returns")


def test_if_both_means_move_every_draw_moves_with_them(path_slopes):
    """With a and b moved by the same distance, every draw moves by this distance."""
    found = path_slopes(torch.linspace(-2, 2, 5), 0.3, -1.0, 2.0)
    shape(found, (3, 5), "what `path_slopes` returns")
    both = [a + b for a, b in zip(numbers(found[1], "row 1"), numbers(found[2], "row 2"))]
    close(both, [1.0] * 5, "the sum of the slopes in a and in b", near={
        "both slopes have the wrong sign: a draw moves to the right with its mean.": [-1.0] * 5,
    })


def test_equal_means_make_the_weight_irrelevant(path_slopes):
    """With a = b the two Gaussians are one, and no draw moves with the weight."""
    found = path_slopes(torch.linspace(-2, 2, 5), 0.3, 0.7, 0.7)
    shape(found, (3, 5), "what `path_slopes` returns")
    close(found[0], [0.0] * 5, "the slope in the weight at a = b")
