def test_an_empty_image_costs_its_light(distortion):
    """x = 0 and λ = 1 everywhere: each of the D = 4 pixels costs 1 nat."""
    found = distortion(torch.zeros(3, 4), torch.zeros(2, 3, 4))
    shape(found, (3,), "the distortion")
    close(found, [4.0, 4.0, 4.0], "the distortion", near={
        "the costs of the pixels add; this is their mean.": [1.0, 1.0, 1.0],
        "the mean over the draws is missing: this is their sum.": [8.0, 8.0, 8.0],
        "−log p is a cost, and positive here.": [-4.0, -4.0, -4.0],
    })


def test_a_pixel_with_three_photons(distortion):
    """One pixel, x = 3 and λ = 2: the probability is 8 e⁻² / 6."""
    found = distortion(torch.tensor([[3.0]]), torch.full((1, 1, 1), math.log(2)))
    right = -math.log(8 * math.exp(-2) / 6)
    close(found, [right], "the distortion", near={
        "log x! is missing.": [right - math.log(6)],
        "Γ(x) is (x − 1)!, and not x!.": [right - math.log(3)],
        "log x! raises the cost.": [right - 2 * math.log(6)],
        "the second argument is log λ, not λ.": [math.log(2) - 3 * math.log(math.log(2)) + math.log(6)],
        "this is Stirling's approximation of log x!, not its value.":
            [right - math.log(6) + 3 * math.log(3) - 3 + 0.5 * math.log(6 * math.pi)],
    })
