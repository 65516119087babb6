# %% by differences of entropies, with torch
def two_terms(qx, encoder, pz, decoder):
    qx, encoder, pz, decoder = (torch.as_tensor(t) for t in (qx, encoder, pz, decoder))
    joint = qx[:, None] * encoder
    qz = joint.sum(0)
    whole = torch.xlogy(joint, joint).sum() - (joint * (pz[:, None] * decoder).T.log()).sum()
    codes = torch.xlogy(qz, qz).sum() - (qz * pz.log()).sum()
    return codes, whole - codes

# %% with loops
def two_terms(qx, encoder, pz, decoder):
    num_images, num_codes = len(qx), len(pz)
    first = second = 0.0
    for k in range(num_codes):
        q = sum(qx[n] * encoder[n][k] for n in range(num_images))
        if q == 0:
            continue
        first += q * math.log(q / pz[k])
        for n in range(num_images):
            back = qx[n] * encoder[n][k] / q
            if back > 0:
                second += q * back * math.log(back / decoder[k][n])
    return [first, second]
