h, g = sp.symbols("h g", positive=True)
RANGES = {h: (0.05, 0.95), g: (0.05, 0.95)}
SIDES = ((h, g), (1 - h, 1 - g))


def kl(first, second):
    return sum(a * sp.log(a / b) for a, b in zip(first, second))


def parts():
    p, q = (h, 1 - h), (g, 1 - g)
    m = [(a + b) / 2 for a, b in zip(p, q)]
    return p, q, m


def test_the_best_answer_at_heads(d_heads):
    """D at heads, for every pair of coins."""
    same(d_heads, h / (h + g), RANGES, "d_heads", near={
        "this is the probability of coin q, not of coin p.": g / (h + g),
        "this is the probability of the toss under p alone, without a look at q.": h,
        "this is the ratio of the two coins, not a probability.": h / g,
    })


def test_the_best_answer_at_tails(d_tails):
    """D at tails, for every pair of coins."""
    same(d_tails, (1 - h) / (2 - h - g), RANGES, "d_tails", near={
        "this is the probability of coin q, not of coin p.":
            (1 - g) / (2 - h - g),
        "this is the probability of the toss under p alone, without a look at q.": 1 - h,
        "this is 1 − d_heads, as if the two answers had to add to 1.": g / (h + g),
        "this is the ratio of the two coins, not a probability.": (1 - h) / (1 - g),
    })


def test_the_value_of_the_best_judge(coin_value):
    """V at the best judge, for every pair of coins."""
    p, q, m = parts()
    right = kl(p, m) + kl(q, m) - 2 * sp.log(2)
    other = sum(a * sp.log(b / (a + b)) + b * sp.log(a / (a + b)) for a, b in SIDES)
    same(coin_value, right, RANGES, "coin_value", near={
        "this is the discriminator's loss: the sign is turned.": -right,
        "the two means are averaged, not added.": right / 2,
        "only heads are counted, and tails are forgotten.":
            h * sp.log(h / (h + g)) + g * sp.log(g / (h + g)),
        "the judge that stands in it says the probability of coin q.": other,
        "the constant is forgotten: this is twice the JSD.": right + sp.log(4),
        "the judge that stands in it says 1 − d_heads at tails.":
            (h + 1 - g) * sp.log(h / (h + g)) + (g + 1 - h) * sp.log(g / (h + g)),
        "the judge that stands in it looks at p alone, and not at q.":
            sum(a * sp.log(a) + b * sp.log(1 - a) for a, b in SIDES),
    })


def test_the_divergence_of_the_coins(coin_jsd):
    """The JSD, for every pair of coins."""
    p, q, m = parts()
    right = (kl(p, m) + kl(q, m)) / 2
    same(coin_jsd, right, RANGES, "coin_jsd", near={
        "the two KLs are added, not averaged.": 2 * right,
        "this is KL(p ‖ q), without the mixture.": kl(p, q),
        "this is the mean of KL(p ‖ q) and KL(q ‖ p), without the mixture.":
            (kl(p, q) + kl(q, p)) / 2,
        "this is in bits.": right / sp.log(2),
    })
