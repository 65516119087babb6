p, q, w, r = sp.symbols("p q w r", positive=True)
X, DRAWN, FIRST, RATE = [0.5, -1.0, 2.0], [-0.3, 0.4, 1.1], (0.8, 1.5, -0.6, 0.3), 0.5


def sigmoid(t):
    return 1 / (1 + math.exp(-t))


def judged(weights, w=0.0, sign=1.0):
    """The judge's slopes in its weight and bias, on J_D + w J_G."""
    alpha, beta, u, c = weights
    du = dc = 0.0
    for x, z in zip(X, DRAWN):
        code = alpha * x + beta
        fake, real = sigmoid(u * code + c), sigmoid(u * z + c)
        du += sign * ((fake - 1 + w * fake) * code + real * z) / len(X)
        dc += sign * (fake - 1 + w * fake + real) / len(X)
    return du, dc


def swapped():
    """The judge after one step on its loss in the book, where D is that of a prior sample."""
    alpha, beta, u, c = FIRST
    slopes = [sigmoid(u * (alpha * x + beta) + c) / len(X) for x in X]
    others = [(sigmoid(u * z + c) - 1) / len(X) for z in DRAWN]
    du = sum(s * (alpha * x + beta) + t * z for s, t, x, z in zip(slopes, others, X, DRAWN))
    return u - RATE * du, c - RATE * (sum(slopes) + sum(others))


def twice(w):
    """The judge after one step on J_D and one more on w J_G, with the same codes."""
    alpha, beta, u, c = FIRST[:2] + tuple(game(w)[2:])
    slopes = [w * sigmoid(u * (alpha * x + beta) + c) / len(X) for x in X]
    du = sum(s * (alpha * x + beta) for s, x in zip(slopes, X))
    return u - RATE * du, c - RATE * sum(slopes)


def encoded(weights, cost):
    """The encoder's slopes in its weight and bias; ``cost`` is the slope of a code in its logit."""
    alpha, beta, u, c = weights
    slopes = [cost(sigmoid(u * (alpha * x + beta) + c)) * u / len(X) for x in X]
    return sum(slope * x for slope, x in zip(slopes, X)), sum(slopes)


def game(w, steps=1, judge_w=0.0, judge_sign=1.0, old=False, leak=False, hold=False, cost=None):
    """Weights (α, β, u, c) after some steps: z = αx + β, a = uz + c."""
    weights, left, cost = list(FIRST), (0.0, 0.0), cost or (lambda s: w * s)
    held = (0.0, 0.0)
    for _ in range(steps):
        before = list(weights)
        found = judged(weights, judge_w, judge_sign)
        push = [a + leak * b for a, b in zip(found, left)]
        weights[2:] = [v - RATE * s for v, s in zip(weights[2:], push)]
        seen = before if old else weights
        slopes = [a + hold * b for a, b in zip(encoded(seen, cost), held)]
        held = slopes
        alpha, beta, u, c = weights
        fakes = [sigmoid(u * (alpha * x + beta) + c) for x in X]
        through = [w * s / len(X) for s in fakes]
        left = [
            push[0] + sum(s * (alpha * x + beta) for s, x in zip(through, X)),
            push[1] + sum(through),
        ]
        weights[:2] = [v - RATE * s for v, s in zip(weights[:2], slopes)]
    return weights


def played(step, w, steps=1):
    encoder, judge = nn.Linear(1, 1).double(), nn.Linear(1, 1).double()
    with torch.no_grad():
        for weight, value in zip((*encoder.parameters(), *judge.parameters()), FIRST):
            weight.fill_(value)
    optimizers = [torch.optim.SGD(net.parameters(), lr=RATE) for net in (encoder, judge)]
    x, drawn = (torch.tensor(row, dtype=torch.float64)[:, None] for row in (X, DRAWN))
    for _ in range(steps):
        try:
            step(encoder, judge, *optimizers, x, drawn, w)
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
    weights = [*encoder.parameters(), *judge.parameters()]
    return [number for weight in weights for number in numbers(weight)]


def test_the_judge_that_the_sum_asks_for(best):
    """The best D of the sum, for all densities and weights."""
    right = q / (p + (1 + w) * q)
    same(best, right, {p: (0.1, 2), q: (0.1, 2), w: (0.1, 3)}, "best", near={
        "this is the probability of a prior sample, not of a code.": 1 - right,
        "this is the best judge of J_D alone, without wJ_G.": q / (p + q),
        "this is the best judge of J_D alone, and in the book's convention.": p / (p + q),
        "w is forgotten: this is the answer for w = 1.": q / (p + 2 * q),
        "wJ_G stands with log D, and so with the wrong sign.":
            (1 + w) * q / (p + (1 + w) * q),
    })


def test_where_the_sum_pushes_a_code(slope):
    """The slope in the logit of a code, at the best judge of the sum."""
    right = -r / (1 + w + r)
    same(slope, right, {r: (0.1, 3), w: (0.1, 3)}, "slope", near={
        "this is the slope in the logit of 'prior sample', not of 'code'.": -right,
        "this is the slope at the best judge of J_D alone, not at `best`.": (w - r) / (1 + r),
        "the part of J_G is forgotten.":
            1 / (1 + w + r) - 1,
        "the part of J_D is forgotten.": w / (1 + w + r),
        "the weight w is forgotten before the slope of −log(1 − D).": 2 / (1 + w + r) - 1,
        "this is the slope in D, not in the logit.": right * (1 + w + r) ** 2 / (w + r),
    })


def test_the_judge_after_one_step(step):
    """The judge's weight and bias, with linear networks of one number."""
    close(played(step, 2.0)[2:], game(2.0)[2:], "the judge", 1e-6, near={
        "it has not moved.": FIRST[2:],
        "it descends on wJ_G as well.":
            game(2.0, judge_w=2.0)[2:],
        "it makes a second step, on wJ_G, in the encoder's phase.": twice(2.0),
        "its loss is that of the book's convention, with D for a prior sample.":
            swapped(),
        "it is pushed up its own loss: the sign is wrong.": game(2.0, judge_sign=-1.0)[2:],
    })


def test_the_encoder_after_one_step(step):
    """The encoder's weight and bias, with linear networks of one number."""
    old = game(2.0, old=True, cost=lambda s: s - 1 + 2 * s)
    both = [a + b - c for a, b, c in zip(
        game(2.0), game(2.0, old=True, cost=lambda s: s - 1), FIRST)]  # fmt: skip
    close(played(step, 2.0)[:2], game(2.0)[:2], "the encoder", 1e-6, near={
        "it has not moved: is the path from J_G to the codes cut?": FIRST[:2],
        "it still descends on the sum of both losses.": old[:2],
        "it descends on J_D as well: the codes of the judge's phase are not cut off.": both[:2],
        "it meets the judge from before the judge's step.": game(2.0, old=True)[:2],
        "the weight w is forgotten.": game(2.0, cost=lambda s: s)[:2],
        "its loss is that of the book's convention, −log D.":
            game(2.0, cost=lambda s: 2 * (s - 1))[:2],
        "its loss is the minimax loss, with the sign of the book's convention.":
            game(2.0, cost=lambda s: 2 * (1 - s))[:2],
        "it is pushed up its own loss: the sign is wrong.": game(2.0, cost=lambda s: -2 * s)[:2],
    })


def test_three_steps_leave_nothing_behind(step):
    """All weights after three steps: no gradient of an earlier phase counts."""
    close(played(step, 0.7, 3), game(0.7, 3), "the list of all weights", 1e-6, near={
        "gradients of earlier phases are left in the judge, and count in its next step.":
            game(0.7, 3, leak=True),
        "gradients of earlier steps are left in the encoder, and count in its next step.":
            game(0.7, 3, hold=True),
        "no gradient is ever cleared, neither of the judge nor of the encoder.":
            game(0.7, 3, leak=True, hold=True),
    })
