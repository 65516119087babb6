SPREAD = [5.0, 3.0, 1.5, 0.8, 0.4, 0.2]


def critical(eigenvalues, chosen, num_latents):
    """W_d, W_e and S at a critical point: turned axes, and factors that are not orthogonal."""
    size, used = len(eigenvalues), len(chosen)
    axis = [math.sin(1.0 + 2 * i) for i in range(size)]  # a mirror turns the axes
    square = sum(a * a for a in axis)
    turned = torch.tensor(
        [[(i == j) - 2 * axis[i] * axis[j] / square for j in range(size)] for i in range(size)],
        dtype=torch.float64,
    )
    S = turned @ torch.diag(torch.tensor(eigenvalues, dtype=torch.float64)) @ turned.T
    bend = [[(i == j) + 0.3 * (i + 1 == j) - 0.2 * (i == j + 1) for j in range(num_latents)]
            for i in range(num_latents)]  # fmt: skip
    bend = torch.tensor(bend, dtype=torch.float64)
    left, right = bend[:used], torch.linalg.inv(bend)[:, :used]
    columns = turned[:, chosen] if used else turned[:, :0]
    return columns @ left, right @ columns.T, S


def test_the_hessian_with_a_full_set(descents_by_hessian):
    """D = 6, K = 2: four critical points that use the whole code."""
    found = numbers(descents_by_hessian(*critical(SPREAD, [0, 1], 2)), "descents_by_hessian")
    assert len(found) == 1, (
        f"descents_by_hessian should be one number, and holds {len(found)}: count them."
    )
    found = found[0]
    close(found, 0, "descents_by_hessian at the minimum", near={
        "this counts the directions in which F rises.": 20,
        "this counts the four directions without curvature, which keep the product W_d W_e.": 4,
        "zeros are counted that rounding made negative.":
            min(found, 3),
    })
    for chosen, expected in (([0, 2], 1), ([1, 3], 3), ([4, 5], 8)):
        found = descents_by_hessian(*critical(SPREAD, chosen, 2))
        close(found, expected, f"descents_by_hessian with the set {chosen} of D = 6, K = 2", near={
            "only one of the two matrices is moved.": 0,
        })


def test_the_hessian_with_unused_codes(descents_by_hessian):
    """D = 5, K = 3: sets that are too small, and the empty one."""
    for chosen, expected in (([0, 1], 3), ([2], 10), ([], 15)):
        found = numbers(descents_by_hessian(*critical(SPREAD[:5], chosen, 3)), "descents_by_hessian")
        assert len(found) == 1, (
            f"descents_by_hessian should be one number, and holds {len(found)}: count them."
        )
        found = found[0]
        close(found, expected, f"descents_by_hessian with the set {chosen} of D = 5, K = 3", near={
            "only one of the two matrices is moved.": 0,
            "zeros are counted that rounding made negative.":
                max(expected, min(found, expected + 7)),
        })


def pairs(eigenvalues, chosen):
    others = [j for j in range(len(eigenvalues)) if j not in chosen]
    return [(eigenvalues[i], eigenvalues[j]) for i in chosen for j in others]


def test_the_rule_with_a_full_set(descents_by_rule):
    """K indices are chosen; the eigenvalues stand in descending order."""
    for chosen, expected in (([1, 3], 3), ([0, 2], 1), ([0, 1], 0), ([5, 4], 8), ([0, 3, 4], 4)):
        mine = pairs(SPREAD, chosen)
        missed = sum(j not in chosen for j in range(len(chosen)))
        near = {
            "the smaller eigenvalues are counted.":
                sum(b < a for a, b in mine),
            "the top directions that are missed are counted, and not the ways to them.": missed,
            "each pair counts twice.":
                2 * expected,
            "every pair is counted, whether the error falls or rises.": len(mine),
        }
        near = {words: value for words, value in near.items() if value != expected}
        found = descents_by_rule(list(SPREAD), list(chosen), len(chosen))
        close(found, expected, f"descents_by_rule for the set {chosen}", near=near)


def test_the_rule_with_unused_codes(descents_by_rule):
    """Fewer indices than K: unused code entries can wake up."""
    cases = (([0, 1], 3, 4), ([2], 3, 12), ([], 2, 12), ([1, 5], 4, 13), ([0], 2, 5))
    for chosen, size, expected in cases:
        turns, rest = sum(b > a for a, b in pairs(SPREAD, chosen)), size - len(chosen)
        near = {
            "the unused entries of the code are forgotten.": turns,
            "each pair counts twice.":
                2 * turns + rest * (len(SPREAD) - len(chosen)),
            "unused entries are paired with all D directions, chosen ones too.":
                turns + rest * len(SPREAD),
            "each unused entry counts once.": turns + rest,
            "all unused entries together are counted once.":
                turns + (rest > 0) * (len(SPREAD) - len(chosen)),
            "only the unused entries are counted.":
                rest * (len(SPREAD) - len(chosen)),
        }
        near = {words: value for words, value in near.items() if value != expected}
        found = descents_by_rule(list(SPREAD), list(chosen), size)
        close(found, expected, f"descents_by_rule for the set {chosen} with K = {size}", near=near)


def test_the_rule_with_eigenvalues_in_any_order(descents_by_rule):
    """The places of the eigenvalues do not matter, their values do."""
    mixed = [0.8, 5.0, 0.2, 3.0, 0.4]
    for chosen, size, expected in (([1, 3], 2, 0), ([0, 2], 2, 5), ([2], 2, 8)):
        near = {"places in the list are compared, not eigenvalues.": sum(
            j < i for i in chosen for j in range(5) if j not in chosen
        ) + (size - len(chosen)) * (5 - len(chosen))}  # fmt: skip
        found = descents_by_rule(list(mixed), list(chosen), size)
        close(found, expected, f"descents_by_rule of {mixed} for the set {chosen}", near=near)
