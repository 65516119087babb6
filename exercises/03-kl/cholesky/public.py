def test_a_gaussian_has_no_divergence_from_itself(gaussian_kl):
    """The KL of a Gaussian to itself is 0."""
    mean, chol = torch.tensor([1.0, -2.0]), torch.tensor([[2.0, 0.0], [0.3, 0.5]])
    found = gaussian_kl(mean, chol, mean, chol)
    shape(found, (), "the KL")
    close(found, 0.0, "the KL of a Gaussian to itself")


def test_in_one_dimension_it_is_the_formula_of_the_chapter(gaussian_kl):
    """K = 1: KL(N(4, 4) ‖ N(1, 1)) = 6 − log 2."""
    found = gaussian_kl(
        torch.tensor([4.0]), torch.tensor([[2.0]]), torch.tensor([1.0]), torch.tensor([[1.0]])
    )
    log2 = math.log(2)
    close(found, 6 - log2, "KL(N(4, 4) ‖ N(1, 1))", near={
        "−K is missing.": 6.5 - log2,
        "this is the KL of the other direction.": 0.75 + log2,
        "the entries in the trace are not squared.": 5 - log2,
        "the distance of the means is not squared.": 3 - log2,
        "the term of the means is forgotten.": 1.5 - log2,
        "the term of the means is not halved.": 10.5 - log2,
        "mean2 is forgotten: mean1 alone enters.": 9.5 - log2,
        "the means are added, not subtracted.": 14 - log2,
        "you have Σ log L for log det Σ: its factor 2 is forgotten.": 6 - log2 / 2,
        "the factor 2 of log det Σ is there, and its ½ is forgotten.": 6 - 2 * log2,
        "you take `chol` for Σ itself.": 5 - log2 / 2,
        "the sign of the logarithms is wrong.": 6 + log2,
        "the ½ in front of the bracket is forgotten.": 12 - 2 * log2,
    })


def test_both_factors_and_both_means_count(gaussian_kl):
    """K = 2, with entries below both diagonals and both means not 0."""
    chol1, chol2 = torch.tensor([[1.0, 0.0], [1.0, 3.0]]), torch.tensor([[2.0, 0.0], [3.0, 1.0]])
    found = gaussian_kl(torch.tensor([3.0, 5.0]), chol1, torch.tensor([1.0, -1.0]), chol2)
    logs = math.log(2 / 3)
    close(found, 8.75 + logs, "the KL", near={
        "−K is missing.": 9.75 + logs,
        "chol2 is forgotten in the term of the means.": 23.75 + logs,
        "chol1 stands in the term of the means in place of chol2.": 3.75 + 26 / 9 + logs,
        "mean2 is forgotten.": 5 + logs,
        "the means are added, not subtracted.": 7.75 + logs,
        "the term of the means is forgotten.": 3.75 + logs,
        "the term of the means is not halved.": 13.75 + logs,
        "the distance of the means is not squared.": 3.75 + math.sqrt(10) / 2 + logs,
        "the means are multiplied by chol2, not solved for.": 83.75 + logs,
        "the entries below the diagonals are forgotten in the trace.": 8.625 + logs,
        "the diagonal of L₂⁻¹L₁ is added, without squares.": 5.75 + logs,
        "the entries of L₂⁻¹L₁ are added, without squares.": 5.5 + logs,
        "`upper=True` reads only the diagonal of chol2.": 22.625 + logs,
        "the sign of the logarithms is wrong.": 8.75 - logs,
        "you have Σ log L for log det Σ: its factor 2 is forgotten.": 8.75 + logs / 2,
        "the factor 2 of log det Σ is there, and its ½ is forgotten.": 8.75 + 2 * logs,
        "this is the KL of the other direction.": 4 - logs,
    })
