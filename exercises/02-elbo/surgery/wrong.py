# %% mean-rate: averages the rates of the single images and does not mix the codes first
def two_terms(qx, encoder, pz, decoder):
    def kl(one, two, axis=0):
        one = np.asarray(one)
        logs = np.log(np.where(one > 0, one, 1)) - np.log(np.where(two > 0, two, 1))
        return (one * logs).sum(axis)

    joint = qx[:, None] * encoder
    qz = joint.sum(0)
    back = joint / np.where(qz > 0, qz, 1)
    codes = (qx * kl(encoder, pz, 1)).sum()
    images = (qz * kl(back.T, decoder, 1)).sum()
    return codes, images

# %% other-direction: reverses both KLs
def two_terms(qx, encoder, pz, decoder):
    def kl(one, two, axis=0):
        one = np.asarray(one)
        logs = np.log(np.where(one > 0, one, 1)) - np.log(np.where(two > 0, two, 1))
        return (one * logs).sum(axis)

    joint = qx[:, None] * encoder
    qz = joint.sum(0)
    back = joint / np.where(qz > 0, qz, 1)
    codes = kl(pz, qz)
    images = (qz * kl(decoder, back.T, 1)).sum()
    return codes, images

# %% unweighted-images: gives each image the same weight in q(z)
def two_terms(qx, encoder, pz, decoder):
    def kl(one, two, axis=0):
        one = np.asarray(one)
        logs = np.log(np.where(one > 0, one, 1)) - np.log(np.where(two > 0, two, 1))
        return (one * logs).sum(axis)

    joint = qx[:, None] * encoder
    qz = encoder.mean(0)
    back = joint / np.where(qz > 0, qz, 1)
    codes = kl(qz, pz)
    images = (qz * kl(back.T, decoder, 1)).sum()
    return codes, images

# %% no-bayes: takes q(z|x) for q(x|z)
def two_terms(qx, encoder, pz, decoder):
    def kl(one, two, axis=0):
        one = np.asarray(one)
        logs = np.log(np.where(one > 0, one, 1)) - np.log(np.where(two > 0, two, 1))
        return (one * logs).sum(axis)

    joint = qx[:, None] * encoder
    qz = joint.sum(0)
    back = joint / np.where(qz > 0, qz, 1)
    codes = kl(qz, pz)
    images = (qz * kl(encoder.T, decoder, 1)).sum()
    return codes, images

# %% uniform-data: forgets q(x) in Bayes' rule
def two_terms(qx, encoder, pz, decoder):
    def kl(one, two, axis=0):
        one = np.asarray(one)
        logs = np.log(np.where(one > 0, one, 1)) - np.log(np.where(two > 0, two, 1))
        return (one * logs).sum(axis)

    joint = qx[:, None] * encoder
    qz = joint.sum(0)
    back = joint / np.where(qz > 0, qz, 1)
    codes = kl(qz, pz)
    images = (qz * kl((encoder / encoder.sum(0).clip(1e-300)).T, decoder, 1)).sum()
    return codes, images

# %% unweighted-codes: weighs all codes alike in the mean over the codes
def two_terms(qx, encoder, pz, decoder):
    def kl(one, two, axis=0):
        one = np.asarray(one)
        logs = np.log(np.where(one > 0, one, 1)) - np.log(np.where(two > 0, two, 1))
        return (one * logs).sum(axis)

    joint = qx[:, None] * encoder
    qz = joint.sum(0)
    back = joint / np.where(qz > 0, qz, 1)
    codes = kl(qz, pz)
    images = kl(back.T, decoder, 1).mean()
    return codes, images

# %% sum-of-codes: adds the KLs of the decoders and takes no mean
def two_terms(qx, encoder, pz, decoder):
    def kl(one, two, axis=0):
        one = np.asarray(one)
        logs = np.log(np.where(one > 0, one, 1)) - np.log(np.where(two > 0, two, 1))
        return (one * logs).sum(axis)

    joint = qx[:, None] * encoder
    qz = joint.sum(0)
    back = joint / np.where(qz > 0, qz, 1)
    codes = kl(qz, pz)
    images = kl(back.T, decoder, 1).sum()
    return codes, images

# %% prior-mean: takes the mean over the prior and not over q(z)
def two_terms(qx, encoder, pz, decoder):
    def kl(one, two, axis=0):
        one = np.asarray(one)
        logs = np.log(np.where(one > 0, one, 1)) - np.log(np.where(two > 0, two, 1))
        return (one * logs).sum(axis)

    joint = qx[:, None] * encoder
    qz = joint.sum(0)
    back = joint / np.where(qz > 0, qz, 1)
    codes = kl(qz, pz)
    images = (pz * kl(back.T, decoder, 1)).sum()
    return codes, images

# %% swapped: returns the two terms in the other order
def two_terms(qx, encoder, pz, decoder):
    def kl(one, two, axis=0):
        one = np.asarray(one)
        logs = np.log(np.where(one > 0, one, 1)) - np.log(np.where(two > 0, two, 1))
        return (one * logs).sum(axis)

    joint = qx[:, None] * encoder
    qz = joint.sum(0)
    back = joint / np.where(qz > 0, qz, 1)
    codes = kl(qz, pz)
    images = (qz * kl(back.T, decoder, 1)).sum()
    return images, codes

# %% bits: takes logarithms to base 2
def two_terms(qx, encoder, pz, decoder):
    def kl(one, two, axis=0):
        one = np.asarray(one)
        logs = np.log(np.where(one > 0, one, 1)) - np.log(np.where(two > 0, two, 1))
        return (one * logs).sum(axis)

    joint = qx[:, None] * encoder
    qz = joint.sum(0)
    back = joint / np.where(qz > 0, qz, 1)
    codes = kl(qz, pz)
    images = (qz * kl(back.T, decoder, 1)).sum()
    return codes / np.log(2), images / np.log(2)

# %% one-entry: returns a list with only the sum of both
def two_terms(qx, encoder, pz, decoder):
    def kl(one, two, axis=0):
        one = np.asarray(one)
        logs = np.log(np.where(one > 0, one, 1)) - np.log(np.where(two > 0, two, 1))
        return (one * logs).sum(axis)

    joint = qx[:, None] * encoder
    qz = joint.sum(0)
    back = joint / np.where(qz > 0, qz, 1)
    codes = kl(qz, pz)
    images = (qz * kl(back.T, decoder, 1)).sum()
    return [codes + images]

# %% zeros: multiplies 0 by the logarithm of 0
def two_terms(qx, encoder, pz, decoder):
    joint = qx[:, None] * encoder
    qz = joint.sum(0)
    with np.errstate(all="ignore"):
        codes = (qz * np.log(qz / pz)).sum()
        images = (joint * np.log(joint / (qz * decoder.T))).sum()
    return codes, images

# %% sum: returns the sum of the two terms
def two_terms(qx, encoder, pz, decoder):
    def kl(one, two, axis=0):
        one = np.asarray(one)
        logs = np.log(np.where(one > 0, one, 1)) - np.log(np.where(two > 0, two, 1))
        return (one * logs).sum(axis)

    joint = qx[:, None] * encoder
    qz = joint.sum(0)
    back = joint / np.where(qz > 0, qz, 1)
    codes = kl(qz, pz)
    images = (qz * kl(back.T, decoder, 1)).sum()
    return codes + images
