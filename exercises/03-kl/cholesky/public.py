def test_a_gaussian_has_no_divergence_from_itself(gaussian_kl):
    """The KL of a Gaussian to itself is 0."""
    mean, chol = torch.tensor([1.0, -2.0]), torch.tensor([[2.0, 0.0], [0.3, 0.5]])
    found = gaussian_kl(mean, chol, mean, chol)
    shape(found, (), "the KL")
    close(found, 0.0, "the KL of a Gaussian to itself")


def test_in_one_dimension_it_is_the_formula_of_the_chapter(gaussian_kl):
    """K = 1: KL(N(1, 4) ‖ N(0, 1)) = 2 − log 2."""
    mean, chol = torch.tensor([1.0]), torch.tensor([[2.0]])
    found = gaussian_kl(mean, chol, torch.zeros(1), torch.eye(1))
    close(found, 2 - math.log(2), "KL(N(1, 4) ‖ N(0, 1))", near={
        "−K is missing.": 2.5 - math.log(2),
        "log det Σ is 2·Σ log L, so its half is Σ log L.": 2 - math.log(2) / 2,
        "this is the KL of the other direction.": 0.5 * (1 / 4 + 1 / 4 - 1 + math.log(4)),
        "the trace needs the squares of the entries, not the entries.": 1.5 - math.log(2),
    })
