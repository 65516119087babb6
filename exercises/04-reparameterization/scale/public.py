def test_the_units_fit(scale_pathwise, scale_score, scale_baseline):
    """If μ and σ double, all three answers become four times as large, and none is 0."""
    mu, sigma = sp.Symbol("mu", real=True), sp.Symbol("sigma", positive=True)
    answers = (
        (scale_pathwise, "scale_pathwise"),
        (scale_score, "scale_score"),
        (scale_baseline, "scale_baseline"),
    )
    for answer, what in answers:
        found = expression(answer, [mu, sigma], what)
        for at_mu, at_sigma in ((0.7, 0.6), (-1.3, 0.9)):
            once, twice = (
                numbers(found.subs({mu: n * at_mu, sigma: n * at_sigma}), what)[0] for n in (1, 2)
            )
            assert once > 0, (
                f"{what} is {once:.4g} at μ = {at_mu} and σ = {at_sigma}, and should be positive."
            )
            assert abs(twice / once - 4) < 1e-6, (
                f"{what} grows by the factor {twice / once:.3g} if μ = {at_mu} and σ = {at_sigma} "
                "double, and should grow by 4: a term has the wrong power of σ or of μ."
            )


def test_it_is_not_the_slope_in_the_mean(scale_pathwise, scale_score, scale_baseline):
    """None of the three is the chapter's answer for the slope in μ."""
    mu, sigma = sp.Symbol("mu", real=True), sp.Symbol("sigma", positive=True)
    answers = (
        (scale_pathwise, "scale_pathwise", 4 * sigma**2),
        (scale_score, "scale_score", mu**4 / sigma**2 + 14 * mu**2 + 15 * sigma**2),
        (scale_baseline, "scale_baseline", mu**2 + 3 * sigma**2),
    )
    for answer, what, other in answers:
        found = expression(answer, [mu, sigma], what)
        gaps = [
            abs(numbers((found - other).subs({mu: at_mu, sigma: at_sigma}), what)[0])
            for at_mu, at_sigma in ((0.7, 0.6), (-1.3, 0.9))
        ]
        assert max(gaps) > 1e-6, f"{what} is wrong: this is for the slope in μ."


def test_the_smallest_ratio_fits_your_variances(scale_pathwise, scale_score, smallest_ratio):
    """`smallest_ratio` is the smallest value of your `scale_score` over your `scale_pathwise`."""
    mu, sigma = sp.Symbol("mu", real=True), sp.Symbol("sigma", positive=True)
    claim = numbers(smallest_ratio, "smallest_ratio")
    assert len(claim) == 1, f"smallest_ratio should be one number, and holds {len(claim)}."
    path = expression(scale_pathwise, [mu, sigma], "scale_pathwise")
    score = expression(scale_score, [mu, sigma], "scale_score")
    ratios = {}
    for at_mu in [n / 20 for n in range(1, 60)] + [1e-4, 5.0, 10.0, 30.0, 100.0]:
        place = {mu: at_mu, sigma: 1}
        below = numbers(path.subs(place), "scale_pathwise")[0]
        assert below > 0, f"scale_pathwise is {below:.4g} at μ = {at_mu}, σ = 1: it is a variance."
        ratios[at_mu] = numbers(score.subs(place), "scale_score")[0] / below
    where = min(ratios, key=ratios.get)
    assert claim[0] < ratios[where] + 1e-3, (
        f"smallest_ratio is {claim[0]:.5g}, and at μ = {where:g}, σ = 1 the ratio of your two "
        f"variances is smaller: {ratios[where]:.5g}."
    )
    assert claim[0] > ratios[where] - 0.02 * abs(ratios[where]), (
        f"smallest_ratio is {claim[0]:.5g}, and for σ = 1 and any μ up to 100 the ratio of your "
        f"two variances never comes near it: it stays at {ratios[where]:.5g} or more."
    )


def test_the_bound_is_one_finite_number(ratio_bound):
    """`ratio_bound` is one number, positive and finite."""
    assert str(ratio_bound) not in ("oo", "inf"), (
        "ratio_bound should be finite: is the best baseline left out?"
    )
    found = numbers(ratio_bound, "ratio_bound")
    assert len(found) == 1, f"ratio_bound should be one number, and holds {len(found)}."
    assert found[0] > 0, f"ratio_bound is {found[0]:.4g}, and a ratio of variances is positive."
