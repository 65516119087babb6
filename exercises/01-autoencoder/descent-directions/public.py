def test_the_hessian_with_one_column(descents_by_hessian):
    """D = 3, K = 1, S = diag(3, 2, 1): nothing leads down from u₁, and two directions from u₃."""
    S = torch.diag(torch.tensor([3.0, 2.0, 1.0], dtype=torch.float64))
    up = torch.tensor([[1.0], [0.0], [0.0]], dtype=torch.float64)
    found = numbers(descents_by_hessian(up, up.T.clone(), S), "descents_by_hessian at u₁")
    assert len(found) == 1, (
        f"descents_by_hessian should be one number, and holds {len(found)}: count them."
    )
    close(found, 0, "descents_by_hessian at u₁, the minimum,", near={
        "this counts the directions in which F rises.": 5,
        "a direction without curvature is counted too.": 1,
    })
    up = torch.tensor([[0.0], [0.0], [1.0]], dtype=torch.float64)
    close(descents_by_hessian(up, up.T.clone(), S), 2, "descents_by_hessian at u₃", near={
        "only one of the two matrices is moved.": 0,
        "directions without curvature or with a rising error are counted.": 3,
    })


def test_the_rule_with_one_column(descents_by_rule):
    """The same S: nothing leads down from u₁, and two directions from u₃."""
    found = numbers(descents_by_rule([3.0, 2.0, 1.0], [0], 1), "descents_by_rule at u₁")
    assert len(found) == 1, (
        f"descents_by_rule should be one number, and holds {len(found)}: count them."
    )
    close(found, 0, "descents_by_rule at u₁, the minimum,", near={
        "eigenvalues smaller than the chosen one are counted.": 2,
    })
    close(descents_by_rule([3.0, 2.0, 1.0], [2], 1), 2, "descents_by_rule at u₃", near={
        "the smaller eigenvalues are counted.": 0,
        "every direction counts twice.": 4,
        "missed eigenvectors are counted, and not the ways to them.": 1,
    })


def test_the_rule_in_any_order_and_with_unused_codes(descents_by_rule):
    """D = 6, K = 4, the eigenvalues 3, 5, 1, 4, 2, 7 and the set of the places 3 and 4."""
    found = numbers(descents_by_rule([3.0, 5.0, 1.0, 4.0, 2.0, 7.0], [3, 4], 4), "descents_by_rule")
    close(found, 13, "descents_by_rule with an unsorted list and K = 4 for a set of two", near={
        "the unused entries of the code are forgotten.": 5,
        "each unused entry counts once.": 7,
        "all unused entries together are counted once.": 9,
        "places in the list are compared, not eigenvalues.": 14,
        "places are compared, not eigenvalues, and unused entries are forgotten.": 6,
        "the smaller eigenvalues are counted.": 11,
        "only the unused entries are counted.": 8,
        "each pair counts twice.": 18,
        "everything counts twice.": 26,
        "unused entries are paired with all D directions, chosen ones too.": 17,
        "every pair counts, whether the error falls or rises.": 16,
    })
