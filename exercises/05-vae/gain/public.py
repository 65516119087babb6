def test_the_gain_at_one_point(latent_gain):
    """At λ = 3, σ² = ½ and β = 1.5 the gain is 1.2103 nats, and at λ = βσ² it is 0."""
    lam, var, beta = sympy.symbols("lam var beta", positive=True)
    found = expression(latent_gain, [lam, var, beta], "latent_gain")
    one = found.subs({lam: 3, var: 0.5, beta: 1.5})
    close(one, 1.210279, "latent_gain at lam = 3, var = 0.5, beta = 1.5", near={
        "this is the gain of an ordinary VAE: β is forgotten.": 1.604120,
        "a factor β of the whole is forgotten.": 0.806853,
        "the rate is paid at the price 1.": 1.556853,
        "the error that stays is σ² here, as if β were 1.": 1.156180,
        "the ½ of the rate is forgotten.": 0.170558,
        "the ½ of the distortion is forgotten.": 3.460279,
        "this is with the KL of the other direction.": 0.477221,
        "the error that stays is forgotten: not all of it is saved.": 1.960279,
    })
    close(found.subs({lam: 1.5, var: 0.6, beta: 2.5}), 0, "latent_gain at lam = beta*var")


def test_twice_as_far_above_the_threshold(near_threshold):
    """Twice the e multiplies near_threshold by 4, twice the beta by 2, and it is positive."""
    e, beta = sympy.symbols("e beta", positive=True)
    found = expression(near_threshold, [e, beta], "near_threshold").removeO()
    start, *more = [found.subs({e: x, beta: y}) for x, y in ((0.2, 3), (0.4, 3), (0.2, 6))]
    assert numbers(start, "near_threshold")[0] > 0, "near_threshold is a gain, and is not positive."
    close([one / start for one in more], [4, 2], "the pair of factors of near_threshold", near={
        "β is forgotten.": [4, 1],
        "this is the exact gain, not its second order.": [3.593516, 2],
        "a term in e³ is left.": [3.384615, 2],
        "a term in e is left.": [24 / 11, 2],
    })


def test_ten_percent_is_one_positive_number(ten_percent):
    """ten_percent is one number above 0."""
    ok = len(found := numbers(ten_percent, "ten_percent")) == 1 and found[0] > 0
    assert ok, "ten_percent should be one number above 0, in nats."
