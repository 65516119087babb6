def networks():
    encoder, judge = nn.Linear(3, 2).double(), nn.Linear(2, 1).double()
    return encoder, judge, torch.rand(8, 3).double(), torch.randn(8, 2).double()


def test_without_a_weight_the_encoder_stays_and_the_judge_learns(step):
    """With w = 0 only the judge has something to learn."""
    encoder, judge, x, drawn = networks()
    optimizers = [torch.optim.SGD(net.parameters(), lr=0.1) for net in (encoder, judge)]
    before = [numbers(net.weight) for net in (encoder, judge)]
    step(encoder, judge, *optimizers, x, drawn, 0.0)
    close(encoder.weight, before[0], "the encoder's weight after a step with w = 0", 1e-12)
    moved = max(abs(a - b) for a, b in zip(numbers(judge.weight), before[1]))
    assert moved > 1e-6, "the judge has not moved in a step with w = 0."


def test_the_encoder_lowers_the_logit_of_code(step):
    """With a judge that stands still, the mean logit of the codes falls."""
    encoder, judge, x, drawn = networks()
    optimizers = [
        torch.optim.SGD(net.parameters(), lr=rate) for net, rate in ((encoder, 0.1), (judge, 0))
    ]
    before = judge(encoder(x)).mean().item()
    for _ in range(5):
        step(encoder, judge, *optimizers, x, drawn, 1.0)
    after = judge(encoder(x)).mean().item()
    assert after != before, "the codes have not moved in five steps with w = 1."
    assert after < before - 1e-6, (
        f"the mean logit of the codes goes from {before:.4f} to {after:.4f}: it is the logit of "
        "'code', and the encoder wants its codes to be taken for prior samples."
    )
