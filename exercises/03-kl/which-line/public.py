def test_the_verdict_names_lines_and_mistakes(wrong_lines):
    """`wrong_lines` maps numbers from 1 to 5 to letters from A to E."""
    assert isinstance(wrong_lines, dict), 'wrong_lines should be a dictionary, for example {1: "A"}.'
    assert wrong_lines, "wrong_lines is empty: at least one line is wrong."
    for number, letter in wrong_lines.items():
        assert letter is not ..., f"the mistake of line {number} is not written yet."
        assert str(number).strip() in ("1", "2", "3", "4", "5"), (
            f"there is no line {number!r}: the numbers are 1 to 5."
        )
        assert isinstance(letter, str) and letter.strip().upper() in tuple("ABCDE"), (
            f"the mistake of line {number} should be one letter from A to E, not {letter!r}."
        )


def test_the_prior_costs_nothing(line1, line2, line3, line4, line5):
    """At μ = 0, σ = 1 every line gives 0, before and after the repair."""
    zero, one = torch.tensor([0.0]), torch.tensor([1.0])
    for number, line in enumerate((line1, line2, line3, line4, line5), 1):
        close(line(zero, one, zero), [0.0], f"line {number} at μ = 0, σ = 1")


def test_all_lines_say_the_same_far_from_the_prior(line1, line2, line3, line4, line5):
    """After the repair all five lines agree at μ = 2, σ = 3."""
    mean, std = torch.tensor([2.0]), torch.tensor([3.0])
    found = [
        numbers(line(mean, std, 2 * std.log()), f"line {number}")[0]
        for number, line in enumerate((line1, line2, line3, line4, line5), 1)
    ]
    assert max(found) - min(found) < 1e-4, (
        "the five lines do not agree at μ = 2, σ = 3: a wrong one is not repaired, "
        "or a right one is changed."
    )
