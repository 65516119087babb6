def test_equal_laws_have_no_divergence(estimate_kl):
    """If q and p are the same law, the estimate is 0 and so is its error."""
    logs = torch.tensor([-1.0, -0.3, -2.5, -4.0])
    found = estimate_kl(logs, logs)
    assert found is not None, "the result is None: is a `return` missing?"
    size = len(found) if isinstance(found, (tuple, list)) else tuple(getattr(found, "shape", ()))
    assert size in (2, (2,)), (
        "the result should be a pair: the estimate and its standard error."
    )
    close(found[0], 0.0, "the estimate for equal laws")
    close(found[1], 0.0, "the error for equal laws")
