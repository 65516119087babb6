def outcome(name):
    """Outputs y (400, C) and digits (400,) of one ending; each digit has 40 images."""
    digits, turn = np.repeat(np.arange(10), 40), np.tile(np.arange(40), 10)
    categories = {
        "digits": digits,
        "slant": turn % 10,
        "collapse": np.full(400, 3),
        "twenty": 2 * digits + turn % 2,
        "mixed": np.where((digits == 4) | (digits == 9), 4 + 5 * (turn % 2), digits),
    }
    if name == "undecided":
        return np.full((400, 10), 0.1), digits
    return np.eye(20 if name == "twenty" else 10)[categories[name]], digits


# BEGIN SOLUTION
prediction = {  # nats about the image, nats about the digit
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(20), math.log(10)),
    "mixed": (math.log(10), math.log(10) - 0.2 * math.log(2)),
}
# END SOLUTION
# BEGIN START
prediction = {  # nats about the image, nats about the digit
    "digits": (..., ...),
    "slant": (..., ...),
    "collapse": (..., ...),
    "undecided": (..., ...),
    "twenty": (..., ...),
    "mixed": (..., ...),
}
# END START


def informations(y, digits):
    """Nats that the category tells about the image, and about the digit."""
    # BEGIN SOLUTION
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)]) / len(y)  # (10, C)
    return image, entropy(overall) + entropy(joint.sum(axis=1)) - entropy(joint)
    # END SOLUTION


# for name in prediction:
#     print(name, prediction[name], informations(*outcome(name)))
