def case():
    draw = random.Random(5)

    def law(size):
        numbers = [draw.uniform(0.1, 1) for _ in range(size)]
        return [number / sum(numbers) for number in numbers]

    return law(4), [law(3) for _ in range(4)], law(3), [law(4) for _ in range(3)]


def of(two_terms, qx, encoder, pz, decoder):
    found = two_terms(*(np.array(table) for table in (qx, encoder, pz, decoder)))
    assert found is not None, "two_terms should return two numbers, and returns None: is a `return` missing?"
    single = isinstance(found, (int, float)) or tuple(getattr(found, "shape", (2,))) == ()
    assert not single, "two_terms should return two numbers, not their sum: it returns one number."
    assert len(found) == 2, f"two_terms should return two numbers, and returns {len(found)}."
    return found


def kl(one, two):
    return sum(a * math.log(a / b) for a, b in zip(one, two) if a > 0)


def test_the_first_term_compares_all_codes_with_the_prior(two_terms):
    """Four images and three codes: KL(q(z) ‖ p(z))."""
    qx, encoder, pz, decoder = case()
    qz = [sum(q * row[k] for q, row in zip(qx, encoder)) for k in range(3)]
    close(of(two_terms, qx, encoder, pz, decoder)[0], kl(qz, pz), "KL(q(z) ‖ p(z))", near={
        "this is the mean rate, KL(q(z|x) ‖ p(z)) averaged over the images: the codes are not mixed first.":
            sum(q * kl(row, pz) for q, row in zip(qx, encoder)),
        "this is the KL of the other direction.": kl(pz, qz),
        "every image has the same weight in q(z).": kl([sum(r[k] for r in encoder) / 4 for k in range(3)], pz),
        "this is the sum of both terms.":
            kl([q * e for q, row in zip(qx, encoder) for e in row],
               [p * decoder[k][n] for n in range(4) for k, p in enumerate(pz)]),
        "this is the second term: the two are in the other order.":
            kl([q * e for q, row in zip(qx, encoder) for e in row],
               [q * decoder[k][n] for n in range(4) for k, q in enumerate(qz)]),
    })  # fmt: skip


def test_the_second_term_compares_two_decoders(two_terms):
    """Four images and three codes: the mean of KL(q(x|z) ‖ p(x|z)) over q(z)."""
    qx, encoder, pz, decoder = case()
    qz = [sum(q * row[k] for q, row in zip(qx, encoder)) for k in range(3)]
    back = [[qx[n] * encoder[n][k] / qz[k] for n in range(4)] for k in range(3)]
    each = [kl(back[k], decoder[k]) for k in range(3)]
    right = sum(q * one for q, one in zip(qz, each))
    what = "the mean KL between decoders"
    close(of(two_terms, qx, encoder, pz, decoder)[1], right, what, near={
        "all codes have the same weight in the mean over the codes.": sum(each) / 3,
        "this is a sum over the codes, without their probabilities.": sum(each),
        "the mean over the codes is taken over the prior.":
            sum(p * one for p, one in zip(pz, each)),
        "this is the KL of the other direction.":
            sum(q * kl(decoder[k], back[k]) for k, q in enumerate(qz)),
        "q(z|x) is taken for q(x|z): Bayes' rule is missing.":
            sum(qz[k] * kl([row[k] for row in encoder], decoder[k]) for k in range(3)),
        "q(x) is missing in Bayes' rule.":
            sum(qz[k] * kl([row[k] / sum(r[k] for r in encoder) for row in encoder], decoder[k])
                for k in range(3)),
        "this is the first term: the two are in the other order.": kl(qz, pz),
    })  # fmt: skip


def test_zeros_count_nothing(two_terms):
    """Each image has one code, and the third code is never used."""
    qx, pz = [0.5, 0.2, 0.3], [0.5, 0.25, 0.25]
    encoder = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]]
    decoder = [[0.5, 0.25, 0.25], [0.25, 0.5, 0.25], [0.4, 0.3, 0.3]]
    found = of(two_terms, qx, encoder, pz, decoder)
    assert all(math.isfinite(float(number)) for number in found), (
        "with zeros in the encoder the result is not finite: leave out the pairs of probability 0."
    )
    close(found[0], 0.8 * math.log(1.6) + 0.2 * math.log(0.8), "KL(q(z) ‖ p(z)) with zeros")
    right = 0.8 * (0.625 * math.log(1.25) + 0.375 * math.log(1.5)) + 0.2 * math.log(2)
    close(found[1], right, "the mean KL between decoders, with zeros")
