def test_nothing_leads_down_from_the_minimum(descents_by_hessian, descents_by_rule):
    """D = 3, K = 1, S = diag(3, 2, 1): at the projection on u₁ both counts are 0."""
    S = torch.diag(torch.tensor([3.0, 2.0, 1.0], dtype=torch.float64))
    up = torch.tensor([[1.0], [0.0], [0.0]], dtype=torch.float64)
    close(descents_by_hessian(up, up.T.clone(), S), 0, "descents_by_hessian at the minimum", near={
        "that counts the directions in which F rises.": 5,
        "that counts directions without curvature too, up to rounding.": 1,
    })
    close(descents_by_rule([3.0, 2.0, 1.0], [0], 1), 0, "descents_by_rule at the minimum", near={
        "from the minimum no direction leads down: towards which eigenvalues does F fall?": 2,
    })


def test_one_column_on_the_last_eigenvector(descents_by_hessian, descents_by_rule):
    """The same S, at the projection on u₃: towards u₁ and towards u₂ the error falls."""
    S = torch.diag(torch.tensor([3.0, 2.0, 1.0], dtype=torch.float64))
    up = torch.tensor([[0.0], [0.0], [1.0]], dtype=torch.float64)
    close(descents_by_hessian(up, up.T.clone(), S), 2, "descents_by_hessian at u₃")
    close(descents_by_rule([3.0, 2.0, 1.0], [2], 1), 2, "descents_by_rule at u₃")
