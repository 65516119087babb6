def test_after_the_repair_all_lines_are_the_rate(line1, line2, line3, line4, line5):
    """All five lines give the KL at six points, wide and narrow."""
    points = [(1.0, 2.0), (0.0, 0.1), (-1.5, 0.5), (0.3, 3.0), (2.0, 1.0), (-0.4, 1.3)]
    mean = torch.tensor([m for m, _ in points])
    std = torch.tensor([s for _, s in points])
    logs = [math.log(s) for _, s in points]
    wanted = [(m * m + s * s - 1) / 2 - math.log(s) for m, s in points]
    other = [(m * m + 1) / (s * s) / 2 - 0.5 + math.log(s) for m, s in points]

    def moved(by):
        return [right - by * log for right, log in zip(wanted, logs)]

    for number, line in enumerate((line1, line2, line3, line4, line5), 1):
        found = line(mean, std, 2 * std.log())
        close(found, wanted, f"line {number}", near={
            "the logarithm counts twice.": moved(1),
            "the logarithm counts half.": moved(-0.5),
            "this is still the KL of the other direction.": other,
            "the sign of the logarithm is wrong.": moved(-2),
            "only the sign of its logarithm has changed: the rest is still the other direction.":
                [wrong - 2 * log for wrong, log in zip(other, logs)],
            "the −1 is missing.": [right + 0.5 for right in wanted],
            "1 is subtracted twice.":
                [right - 0.5 for right in wanted],
            "σ stands where σ² belongs.":
                [(m * m + s - 1) / 2 - math.log(s) for m, s in points],
        })


def test_the_verdict_is_right(wrong_lines):
    """The lines that were wrong, and no others, with the right letters."""
    assert isinstance(wrong_lines, dict), 'wrong_lines should be a dictionary, for example {1: "A"}.'
    for number, letter in wrong_lines.items():
        assert letter is not ..., f"the mistake of line {number} is not written yet."
    said = {
        int(str(number).strip()) if str(number).strip().isdigit() else number:
        str(letter).strip().upper() for number, letter in wrong_lines.items()
    }
    for number in (1, 2, 5):
        assert number not in said, f"line {number} was right: compare it at μ = 1, σ² = 4."
    for number in (3, 4):
        assert number in said, f"line {number} was wrong too: compare it at μ = 1, σ² = 4."
    assert said[3] != "C", "in line 3, log_var.exp() is σ² as it should be: look at another term."
    assert said[3] == "B", f"line 3 is wrong, but not for reason {said[3]}."
    assert said[4] != "E", (
        "in line 4 the sign of the logarithm is not the only difference: which law takes the average?"
    )
    assert said[4] == "D", f"line 4 is wrong, but not for reason {said[4]}."
