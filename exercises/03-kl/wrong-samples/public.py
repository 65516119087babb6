def test_equal_laws_have_no_divergence(estimate_kl):
    """If q and p are the same law, the estimate is 0 and so is its error."""
    logs = torch.tensor([-1.0, -0.3, -2.5, -4.0])
    found = estimate_kl(logs, logs)
    assert found is not None, (
        "estimate_kl should return two numbers, and returns None: is a `return` missing?"
    )
    size = len(found) if isinstance(found, (tuple, list)) else tuple(getattr(found, "shape", ()))
    assert size in (2, (2,)), (
        "estimate_kl should return two numbers: the estimate and its standard error."
    )
    close(found[0], 0.0, "the estimate for equal laws")
    close(found[1], 0.0, "the error for equal laws")


def test_a_sample_that_q_never_gives_is_no_nan(estimate_kl):
    """log_q = [−inf, −1], log_p = [−1, −1]: two finite numbers."""
    found = estimate_kl(torch.tensor([-math.inf, -1.0]), torch.tensor([-1.0, -1.0]))
    assert found is not None, (
        "estimate_kl should return two numbers, and returns None: is a `return` missing?"
    )
    size = len(found) if isinstance(found, (tuple, list)) else tuple(getattr(found, "shape", ()))
    assert size in (2, (2,)), (
        "estimate_kl should return two numbers: the estimate and its standard error."
    )
    estimate, error = (float(part) for part in found)
    assert not math.isnan(estimate), "the estimate is NaN, because of the sample with log q = −inf."
    assert not math.isinf(estimate), "the estimate is infinite, because of the sample with log q = −inf."
    assert not math.isnan(error), (
        "the error is NaN: the sample with q = 0 is left out, so that one is left, or it gives NaN."
    )
    assert not math.isinf(error), "the error is infinite, because of the sample with log q = −inf."


def test_no_term_is_negative(estimate_kl):
    """Three samples with weights below 1: the estimate is positive, and depends on w = q/p only."""
    log_q, log_p = torch.tensor([-2.0, -1.5, -1.8]), torch.tensor([-1.0, -1.2, -1.1])
    found = estimate_kl(log_q, log_p)
    assert found is not None, (
        "estimate_kl should return two numbers, and returns None: is a `return` missing?"
    )
    size = len(found) if isinstance(found, (tuple, list)) else tuple(getattr(found, "shape", ()))
    assert size in (2, (2,)), (
        "estimate_kl should return two numbers: the estimate and its standard error."
    )
    first = numbers(found[0], "the estimate")[0]
    assert first > 0, f"the estimate is {first:.4g}: some of its terms are negative, or all are 0."
    moved = numbers(estimate_kl(log_q + 2, log_p + 2)[0], "the estimate")[0]
    assert abs(moved - first) < 1e-4, (
        f"the estimate is {first:.4g}, and {moved:.4g} if 2 is added to log_q and to log_p: "
        "it is no function of w = q/p."
    )


def test_every_sample_twice(estimate_kl):
    """Each of three samples twice: the same estimate, and a smaller error."""
    log_q, log_p = torch.tensor([-2.0, -0.3, -1.9]), torch.tensor([-1.0, -1.2, -1.1])
    found = estimate_kl(log_q, log_p)
    assert found is not None, (
        "estimate_kl should return two numbers, and returns None: is a `return` missing?"
    )
    size = len(found) if isinstance(found, (tuple, list)) else tuple(getattr(found, "shape", ()))
    assert size in (2, (2,)), (
        "estimate_kl should return two numbers: the estimate and its standard error."
    )
    twice = estimate_kl(log_q.repeat(2), log_p.repeat(2))
    first, error = (numbers(part, "the result")[0] for part in found)
    again, smaller = (numbers(part, "the result")[0] for part in twice)
    assert first != 0 and error > 0, "the estimate or its error is 0, and the laws are not equal."
    close(again / first, 1.0, "the estimate from doubled samples, divided by the first one,", near={
        "the terms are added, not averaged.": 2.0,
    })
    close(smaller / error, math.sqrt(2 / 5), "the error from doubled samples, divided by the first one,",
          tolerance=1e-3, near={
        "the standard deviation is not divided by √S.": math.sqrt(4 / 5),
        "the standard deviation is divided by S.": math.sqrt(1 / 5),
        "the squares are divided by S, not by S − 1.": math.sqrt(1 / 2),
        "this is the variance of the average: its root is forgotten.": 2 / 5,
        "this is the variance of a term.": 4 / 5,
        "the standard deviation is multiplied by √S.": math.sqrt(8 / 5),
    })
