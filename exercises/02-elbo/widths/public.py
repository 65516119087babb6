def test_the_posterior_itself_has_neither_gap_nor_variance(gap, relative_variance):
    """At τ = 1 the gap and the variance are 0."""
    tau, K = sp.symbols("tau K", positive=True)
    for name, answer in (("gap", gap), ("relative_variance", relative_variance)):
        found = expression(answer, [tau, K], name).subs(tau, 1)
        same(found, 0, {K: (1, 5)}, f"{name} at tau = 1", near={
            "a variance is the mean square minus the squared mean, which is 1 here.": 1,
        })


def test_the_largest_is_a_whole_number(largest):
    """A number of latents is a whole number, at least 1."""
    number = expression(largest, [], "largest") if isinstance(largest, str) else largest
    found = numbers(number, "largest")[0]
    assert found >= 1 and abs(found - round(found)) < 1e-9, (
        f"largest should be a whole number of latents, and is {found:.4g}."
    )
