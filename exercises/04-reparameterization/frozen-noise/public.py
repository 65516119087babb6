def test_two_calls_give_two_codes(Encoder):
    """At fixed weights, the code of one image differs from call to call."""
    torch.manual_seed(0)
    encoder = Encoder(3, 2)
    x = torch.ones(4, 3)
    first, rate = encoder(x)
    second, _ = encoder(x)
    shape(first, (4, 2), "the codes")
    shape(rate, (4,), "the rate")
    one, two = numbers(first, "the codes"), numbers(second, "the codes")
    assert one != two, (
        "two calls give the same codes: no noise is drawn, or the same noise again and again."
    )
