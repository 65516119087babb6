def test_small_entries_become_exactly_zero(shrink):
    """alpha = 1, beta = 0: entries between −½ and ½ become exactly 0, and the shape stays."""
    a = torch.tensor([[0.1, -0.2], [0.4, -0.45], [0.0, 0.3]])
    found = shrink(a, 1.0, 0.0)
    shape(found, (3, 2), "shrink(a, 1, 0)")
    assert all(number == 0 for number in numbers(found)), (
        f"shrink(a, 1, 0) should be exactly 0 for small entries, and is {numbers(found)}."
    )


def test_without_penalties_the_entry_stays(shrink):
    """alpha = beta = 0: the minimum is at a itself."""
    close(shrink(torch.tensor([1.5, -0.7, 0.0]), 0.0, 0.0), [1.5, -0.7, 0.0], "shrink(a, 0, 0)", near={
        "negative entries shrink towards 0 too, and keep their sign.": [1.5, 0.0, 0.0],
    })


def test_one_image_and_a_single_column(sparse_code):
    """K = 1, w = (3, 4), b = 0, no penalty: least squares gives (x·w)/25."""
    W, b = torch.tensor([[3.0], [4.0]]), torch.zeros(2)
    found = sparse_code(torch.tensor([[5.0, 0.0], [1.0, 3.0]]), W, b, 0.0, 0.0)
    shape(found, (2, 1), "sparse_code")
    close(found, [0.6, 0.6], "sparse_code", near={
        "the columns do not have length 1: divide by their squared lengths.": [15.0, 15.0],
        "divide by the squared length of a column, not by its length.": [3.0, 3.0],
    })
