def test_best_is_the_answer_of_a_judge(best):
    """A probability, large where there are many codes, and lower if w is larger."""
    p, q, w = sp.symbols("p q w", positive=True)
    formula = expression(best, [p, q, w], "best")
    found = {
        point: numbers(formula.subs(dict(zip((p, q, w), point))), "best")[0]
        for point in ((0.3, 0.9, 0.0), (0.3, 0.9, 0.5), (0.3, 0.9, 2.0), (0.8, 0.2, 0.5))
    }
    for (a, b, c), value in found.items():
        assert 0 < value < 1, (
            f"best is {value:.4g} at p = {a}, q = {b}, w = {c}, and no probability."
        )
    first, middle, last, rare = found.values()
    assert first > 0.5, (
        f"best is {first:.4g} at p = 0.3, q = 0.9, w = 0. Here are more codes than prior samples, "
        "and D is the probability of a code."
    )
    assert rare < middle, "best is larger at p = 0.8, q = 0.2 than at p = 0.3, q = 0.9."
    assert last < middle - 1e-6, (
        f"best is {middle:.4g} for w = 0.5 and {last:.4g} for w = 2, at p = 0.3, q = 0.9. "
        "J_G pulls D down at the codes, and the more, the larger its weight is."
    )


def test_slope_is_one_of_a_code_at_the_best_judge(slope):
    """A formula in r and w; it lies between −1 and w, and vanishes where only codes lie."""
    r, w = sp.symbols("r w", positive=True)
    formula = expression(slope, [r, w], "slope")
    for a, b in ((5.0, 0.1), (0.5, 2.0)):
        found = numbers(formula.subs({r: a, w: b}), "slope")[0]
        assert -1 < found < b, (
            f"slope is {found:.4g} at r = {a}, w = {b}. The slopes of its two parts in the logit "
            "lie between −1 and 0, and between 0 and w."
        )
    found = numbers(formula.subs({r: sp.Rational(1, 10**9), w: 2}), "slope")[0]
    assert abs(found) < 1e-6, (
        f"slope is {found:.4g} for w = 2 and r nearly 0. There are only codes there, and `best` "
        "is where their cost is smallest: no slope is left."
    )


def test_without_a_weight_the_encoder_stays_and_the_judge_learns(step):
    """With w = 0 only the judge has something to learn, and its loss falls."""
    encoder, judge = nn.Linear(1, 1).double(), nn.Linear(1, 1).double()
    with torch.no_grad():
        for part, value in zip((*encoder.parameters(), *judge.parameters()), (0.7, 0.4, 0.5, -1)):
            part.fill_(value)
    x = torch.tensor([[0.6], [-0.9], [1.7], [0.2]]).double()
    drawn = torch.tensor([[-0.8], [0.5], [-1.2], [0.1]]).double()
    optimizers = [torch.optim.SGD(net.parameters(), lr=0.1) for net in (encoder, judge)]
    losses = []
    for after in (False, True):
        if after:
            try:
                step(encoder, judge, *optimizers, x, drawn, 0.0)
            except RuntimeError as error:
                if "inplace" in str(error):
                    raise AssertionError(
                        "the encoder's loss goes back through logits from before the judge's "
                        "step: call the judge again after its step."
                    ) from None
                if "second time" in str(error):
                    raise AssertionError(
                        "the second backward meets a graph that the first has used up: are the "
                        "codes of phase 1 cut off, and is the judge called again after its step?"
                    ) from None
                raise
        fake, real = judge(encoder(x)), judge(drawn)
        losses.append((F.softplus(-fake).mean() + F.softplus(real).mean()).item())
    moved = max(abs(encoder.weight.item() - 0.7), abs(encoder.bias.item() - 0.4))
    assert moved < 1e-12, (
        "the encoder has moved in a step with w = 0, where wJ_G has no slope: either a gradient of "
        "J_D is left in the encoder, or the weight w is forgotten."
    )
    moved = max(abs(judge.weight.item() - 0.5), abs(judge.bias.item() + 1))
    assert moved > 1e-6, "the judge has not moved in a step with w = 0."
    assert losses[1] < losses[0], (
        f"the judge's loss J_D goes from {losses[0]:.4f} to {losses[1]:.4f} in its own step."
    )


def test_the_encoder_lowers_the_logit_of_code(step):
    """With a judge that stands still, the mean logit of the codes falls."""
    encoder, judge = nn.Linear(1, 1).double(), nn.Linear(1, 1).double()
    with torch.no_grad():
        for part, value in zip((*encoder.parameters(), *judge.parameters()), (0.7, 0.4, 0.5, -1)):
            part.fill_(value)
    x = torch.tensor([[0.6], [-0.9], [1.7], [0.2]]).double()
    drawn = torch.tensor([[-0.8], [0.5], [-1.2], [0.1]]).double()
    optimizers = [
        torch.optim.SGD(net.parameters(), lr=rate) for net, rate in ((encoder, 0.1), (judge, 0))
    ]
    before = judge(encoder(x)).mean().item()
    for _ in range(5):
        try:
            step(encoder, judge, *optimizers, x, drawn, 1.0)
        except RuntimeError as error:
            if "inplace" in str(error):
                raise AssertionError(
                    "the encoder's loss goes back through logits from before the judge's "
                    "step: call the judge again after its step."
                ) from None
            if "second time" in str(error):
                raise AssertionError(
                    "the second backward meets a graph that the first has used up: are the "
                    "codes of phase 1 cut off, and is the judge called again after its step?"
                ) from None
            raise
    after = judge(encoder(x)).mean().item()
    assert after != before, "the codes have not moved in five steps with w = 1."
    assert after < before - 1e-6, (
        f"the mean logit of the codes goes from {before:.4f} to {after:.4f}. It is the logit of "
        "'code', and the encoder should lower it: either the sign is wrong, or a gradient of J_D "
        "is left in the encoder."
    )


def test_each_network_has_a_step_of_its_own(step):
    """The judge's steps do not depend on w; the encoder meets the judge that has moved."""
    x = torch.tensor([[0.6], [-0.9], [1.7], [0.2]]).double()
    drawn = torch.tensor([[-0.8], [0.5], [-1.2], [0.1]]).double()

    def weights(steps, weight, rates, back=False):
        nets = nn.Linear(1, 1).double(), nn.Linear(1, 1).double()
        parts = [part for net in nets for part in net.parameters()]
        with torch.no_grad():
            for part, value in zip(parts, (0.7, 0.4, 0.5, -1)):
                part.fill_(value)
        optimizers = [torch.optim.SGD(n.parameters(), lr=rate) for n, rate in zip(nets, rates)]
        for number in range(steps):
            if back and number:  # to where the first step began
                with torch.no_grad():
                    for part, value in zip(parts, (0.7, 0.4, 0.5, -1)):
                        part.fill_(value)
            try:
                step(*nets, *optimizers, x, drawn, weight)
            except RuntimeError as error:
                if "inplace" in str(error):
                    raise AssertionError(
                        "the encoder's loss goes back through logits from before the judge's "
                        "step: call the judge again after its step."
                    ) from None
                if "second time" in str(error):
                    raise AssertionError(
                        "the second backward meets a graph that the first has used up: are the "
                        "codes of phase 1 cut off, and is the judge called again after its step?"
                    ) from None
                raise
        return [part.item() for part in parts]

    for steps, words in ((1, "one step"), (2, "two steps")):
        small, large = (weights(steps, weight, (0, 0.5))[2:] for weight in (0.3, 3.0))
        assert max(abs(a - b) for a, b in zip(small, large)) < 1e-12, (
            f"after {words} with an encoder that stands still, the judge depends on w: "
            "gradients of J_G reach the judge's step."
        )
    still, moved = (weights(1, 2.0, (0.5, rate))[:2] for rate in (0, 2.0))
    assert max(abs(a - b) for a, b in zip(still, moved)) > 1e-6, (
        "the encoder's step is the same whether the judge has moved or not: it uses the judge, or "
        "its logits, from before the judge's step."
    )
    once, again = weights(1, 2.0, (0.5, 0.5)), weights(2, 2.0, (0.5, 0.5), back=True)
    assert max(abs(a - b) for a, b in zip(once, again)) < 1e-12, (
        "a second step from the same weights moves them elsewhere than the first: gradients of an "
        "earlier step still count."
    )
