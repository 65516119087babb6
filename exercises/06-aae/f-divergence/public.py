c, c0 = sp.symbols("c c0", real=True)
s, s0 = sp.symbols("s s0", positive=True)


def test_at_the_match_the_judge_is_blind(logit_loss):
    """If the present codes follow the prior, every logit is 0, wherever the codes move."""
    found = expression(logit_loss, [c, s, c0, s0], "logit_loss").subs({c0: 0, s0: 1})
    same(found, 0, {c: (-2, 2), s: (0.3, 2)}, "logit_loss at c0 = 0, s0 = 1")


def test_a_divergence_is_zero_at_the_match(divergence):
    """The divergence at c0 = 0, s0 = 1."""
    found = expression(divergence, [c0, s0], "divergence").subs({c0: 0, s0: 1})
    close(sp.N(found), 0.0, "divergence at c0 = 0, s0 = 1")
