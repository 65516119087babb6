# %% slant-as-digits: expects the digits in every ten equally frequent categories
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), math.log(10)),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(20), math.log(10)),
    "mixed": (math.log(10), math.log(10) - 0.2 * math.log(2)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)]) / len(y)
    return image, entropy(overall) + entropy(joint.sum(axis=1)) - entropy(joint)

# %% twenty-for-the-digit: expects log 20 nats about ten digits from twenty categories
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(20), math.log(20)),
    "mixed": (math.log(10), math.log(10) - 0.2 * math.log(2)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)]) / len(y)
    return image, entropy(overall) + entropy(joint.sum(axis=1)) - entropy(joint)

# %% ten-for-twenty: expects log 10 nats from twenty categories
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(10), math.log(10)),
    "mixed": (math.log(10), math.log(10) - 0.2 * math.log(2)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)]) / len(y)
    return image, entropy(overall) + entropy(joint.sum(axis=1)) - entropy(joint)

# %% undecided-as-full: takes equal frequencies for information
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (math.log(10), 0.0),
    "twenty": (math.log(20), math.log(10)),
    "mixed": (math.log(10), math.log(10) - 0.2 * math.log(2)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    overall = y.mean(axis=0)
    image = entropy(overall)
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)]) / len(y)
    return image, entropy(overall) + entropy(joint.sum(axis=1)) - entropy(joint)

# %% collapse-as-full: expects information from a sure category that is always the same
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (math.log(10), 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(20), math.log(10)),
    "mixed": (math.log(10), math.log(10) - 0.2 * math.log(2)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)]) / len(y)
    return image, entropy(overall) + entropy(joint.sum(axis=1)) - entropy(joint)

# %% mixed-all: takes log 2 off for all images of the mixed ending
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(20), math.log(10)),
    "mixed": (math.log(10), math.log(10) - math.log(2)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)]) / len(y)
    return image, entropy(overall) + entropy(joint.sum(axis=1)) - entropy(joint)

# %% mixed-in-both: takes the loss off the information about the image too
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(20), math.log(10)),
    "mixed": (math.log(10) - 0.2 * math.log(2), math.log(10) - 0.2 * math.log(2)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)]) / len(y)
    return image, entropy(overall) + entropy(joint.sum(axis=1)) - entropy(joint)

# %% mixed-nothing: expects no loss where two digits share two categories
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(20), math.log(10)),
    "mixed": (math.log(10), math.log(10)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)]) / len(y)
    return image, entropy(overall) + entropy(joint.sum(axis=1)) - entropy(joint)

# %% bits: counts in bits
prediction = {
    "digits": (math.log2(10), math.log2(10)),
    "slant": (math.log2(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log2(20), math.log2(10)),
    "mixed": (math.log2(10), math.log2(10) - 0.2 * math.log2(2)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0))) / np.log(2)

    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)]) / len(y)
    return image, entropy(overall) + entropy(joint.sum(axis=1)) - entropy(joint)

# %% nan: takes the logarithm of 0
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(20), math.log(10)),
    "mixed": (math.log(10), math.log(10) - 0.2 * math.log(2)),
}


def informations(y, digits):
    def entropy(u):
        with np.errstate(all="ignore"):
            return -np.sum(u * np.log(u))

    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)]) / len(y)
    return image, entropy(overall) + entropy(joint.sum(axis=1)) - entropy(joint)

# %% hard: rounds the outputs to the most probable category
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(20), math.log(10)),
    "mixed": (math.log(10), math.log(10) - 0.2 * math.log(2)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    y = np.eye(y.shape[1])[y.argmax(axis=1)]
    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)]) / len(y)
    return image, entropy(overall) + entropy(joint.sum(axis=1)) - entropy(joint)

# %% equal-digits: counts every digit equally often
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(20), math.log(10)),
    "mixed": (math.log(10), math.log(10) - 0.2 * math.log(2)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    joint = np.array([y[digits == d].mean(axis=0) for d in np.unique(digits)])
    joint = joint / len(joint)
    return image, entropy(joint.sum(axis=0)) + entropy(joint.sum(axis=1)) - entropy(joint)

# %% no-absent-digits: divides by the number of images of an absent digit
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(20), math.log(10)),
    "mixed": (math.log(10), math.log(10) - 0.2 * math.log(2)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    before = np.seterr(all="ignore")
    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    joint = np.array([
        y[digits == d].sum(axis=0) / np.sum(digits == d) * np.mean(digits == d) for d in range(10)
    ])
    np.seterr(**before)
    return image, entropy(overall) + entropy(joint.sum(axis=1)) - entropy(joint)

# %% left-unknown: gives what the category leaves unknown about the digit
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(20), math.log(10)),
    "mixed": (math.log(10), math.log(10) - 0.2 * math.log(2)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)]) / len(y)
    return image, entropy(joint) - entropy(overall)

# %% reversed: returns the digit first
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(20), math.log(10)),
    "mixed": (math.log(10), math.log(10) - 0.2 * math.log(2)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)]) / len(y)
    return entropy(overall) + entropy(joint.sum(axis=1)) - entropy(joint), image

# %% summed: sums the entropies of the outputs
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(20), math.log(10)),
    "mixed": (math.log(10), math.log(10) - 0.2 * math.log(2)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    overall = y.mean(axis=0)
    image = entropy(overall) - np.sum([entropy(row) for row in y])
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)]) / len(y)
    return image, entropy(overall) + entropy(joint.sum(axis=1)) - entropy(joint)

# %% pairs-of-prior: turns the pairs of the prediction round
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (0.0, math.log(10)),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(10), math.log(20)),
    "mixed": (math.log(10) - 0.2 * math.log(2), math.log(10)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)]) / len(y)
    return image, entropy(overall) + entropy(joint.sum(axis=1)) - entropy(joint)

# %% plus-entropy: adds the mean entropy of the outputs instead of taking it off
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(20), math.log(10)),
    "mixed": (math.log(10), math.log(10) - 0.2 * math.log(2)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    overall = y.mean(axis=0)
    image = entropy(overall) + np.mean([entropy(row) for row in y])
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)]) / len(y)
    return image, entropy(overall) + entropy(joint.sum(axis=1)) - entropy(joint)

# %% first-only: gives None for the second number
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(20), math.log(10)),
    "mixed": (math.log(10), math.log(10) - 0.2 * math.log(2)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    return None, image

# %% not-divided: does not divide the joint table by the number of images
prediction = {
    "digits": (math.log(10), math.log(10)),
    "slant": (math.log(10), 0.0),
    "collapse": (0.0, 0.0),
    "undecided": (0.0, 0.0),
    "twenty": (math.log(20), math.log(10)),
    "mixed": (math.log(10), math.log(10) - 0.2 * math.log(2)),
}


def informations(y, digits):
    def entropy(u):
        return -np.sum(u * np.log(np.where(u > 0, u, 1.0)))

    overall = y.mean(axis=0)
    image = entropy(overall) - np.mean([entropy(row) for row in y])
    joint = np.array([y[digits == d].sum(axis=0) for d in range(10)])
    return image, entropy(joint.sum(axis=0)) + entropy(joint.sum(axis=1)) - entropy(joint)
