# %% rounding: counts eigenvalues that are negative by rounding only
def descents_by_hessian(W_d, W_e, S):
    def error(weights):
        decoder, encoder = weights.split(W_d.numel())
        rest = torch.eye(len(S), dtype=S.dtype) - decoder.view_as(W_d) @ encoder.view_as(W_e)
        return (rest @ S @ rest.T).trace()

    weights = torch.cat([W_d.flatten(), W_e.flatten()])
    curvatures = torch.linalg.eigvalsh(torch.autograd.functional.hessian(error, weights))
    return int((curvatures < 0).sum())

def descents_by_rule(eigenvalues, chosen, num_latents):
    others = [j for j in range(len(eigenvalues)) if j not in chosen]
    turns = sum(eigenvalues[j] > eigenvalues[i] for i in chosen for j in others)
    return turns + (num_latents - len(chosen)) * len(others)

# %% decoder-only: takes the second derivatives in the decoder alone
def descents_by_hessian(W_d, W_e, S):
    def error(weights):
        rest = torch.eye(len(S), dtype=S.dtype) - weights.view_as(W_d) @ W_e
        return (rest @ S @ rest.T).trace()

    curvatures = torch.linalg.eigvalsh(torch.autograd.functional.hessian(error, W_d.flatten()))
    return int((curvatures < -1e-6).sum())

def descents_by_rule(eigenvalues, chosen, num_latents):
    others = [j for j in range(len(eigenvalues)) if j not in chosen]
    turns = sum(eigenvalues[j] > eigenvalues[i] for i in chosen for j in others)
    return turns + (num_latents - len(chosen)) * len(others)

# %% upwards: counts the directions in which the error rises
def descents_by_hessian(W_d, W_e, S):
    def error(weights):
        decoder, encoder = weights.split(W_d.numel())
        rest = torch.eye(len(S), dtype=S.dtype) - decoder.view_as(W_d) @ encoder.view_as(W_e)
        return (rest @ S @ rest.T).trace()

    weights = torch.cat([W_d.flatten(), W_e.flatten()])
    curvatures = torch.linalg.eigvalsh(torch.autograd.functional.hessian(error, weights))
    return int((curvatures > 1e-6).sum())

def descents_by_rule(eigenvalues, chosen, num_latents):
    others = [j for j in range(len(eigenvalues)) if j not in chosen]
    turns = sum(eigenvalues[j] > eigenvalues[i] for i in chosen for j in others)
    return turns + (num_latents - len(chosen)) * len(others)

# %% flat-too: counts the directions without curvature too
def descents_by_hessian(W_d, W_e, S):
    def error(weights):
        decoder, encoder = weights.split(W_d.numel())
        rest = torch.eye(len(S), dtype=S.dtype) - decoder.view_as(W_d) @ encoder.view_as(W_e)
        return (rest @ S @ rest.T).trace()

    weights = torch.cat([W_d.flatten(), W_e.flatten()])
    curvatures = torch.linalg.eigvalsh(torch.autograd.functional.hessian(error, weights))
    return int((curvatures < 1e-6).sum())

def descents_by_rule(eigenvalues, chosen, num_latents):
    others = [j for j in range(len(eigenvalues)) if j not in chosen]
    turns = sum(eigenvalues[j] > eigenvalues[i] for i in chosen for j in others)
    return turns + (num_latents - len(chosen)) * len(others)

# %% full-set-only: forgets the unused entries of the code
def descents_by_hessian(W_d, W_e, S):
    def error(weights):
        decoder, encoder = weights.split(W_d.numel())
        rest = torch.eye(len(S), dtype=S.dtype) - decoder.view_as(W_d) @ encoder.view_as(W_e)
        return (rest @ S @ rest.T).trace()

    weights = torch.cat([W_d.flatten(), W_e.flatten()])
    curvatures = torch.linalg.eigvalsh(torch.autograd.functional.hessian(error, weights))
    return int((curvatures < -1e-6).sum())

def descents_by_rule(eigenvalues, chosen, num_latents):
    others = [j for j in range(len(eigenvalues)) if j not in chosen]
    turns = sum(eigenvalues[j] > eigenvalues[i] for i in chosen for j in others)
    return turns

# %% all-directions: lets an unused entry wake up towards chosen directions too
def descents_by_hessian(W_d, W_e, S):
    def error(weights):
        decoder, encoder = weights.split(W_d.numel())
        rest = torch.eye(len(S), dtype=S.dtype) - decoder.view_as(W_d) @ encoder.view_as(W_e)
        return (rest @ S @ rest.T).trace()

    weights = torch.cat([W_d.flatten(), W_e.flatten()])
    curvatures = torch.linalg.eigvalsh(torch.autograd.functional.hessian(error, weights))
    return int((curvatures < -1e-6).sum())

def descents_by_rule(eigenvalues, chosen, num_latents):
    others = [j for j in range(len(eigenvalues)) if j not in chosen]
    turns = sum(eigenvalues[j] > eigenvalues[i] for i in chosen for j in others)
    return turns + (num_latents - len(chosen)) * len(eigenvalues)

# %% one-way-each: gives each unused entry one way only
def descents_by_hessian(W_d, W_e, S):
    def error(weights):
        decoder, encoder = weights.split(W_d.numel())
        rest = torch.eye(len(S), dtype=S.dtype) - decoder.view_as(W_d) @ encoder.view_as(W_e)
        return (rest @ S @ rest.T).trace()

    weights = torch.cat([W_d.flatten(), W_e.flatten()])
    curvatures = torch.linalg.eigvalsh(torch.autograd.functional.hessian(error, weights))
    return int((curvatures < -1e-6).sum())

def descents_by_rule(eigenvalues, chosen, num_latents):
    others = [j for j in range(len(eigenvalues)) if j not in chosen]
    turns = sum(eigenvalues[j] > eigenvalues[i] for i in chosen for j in others)
    return turns + num_latents - len(chosen)

# %% reversed: counts the pairs in which the eigenvalue outside is smaller
def descents_by_hessian(W_d, W_e, S):
    def error(weights):
        decoder, encoder = weights.split(W_d.numel())
        rest = torch.eye(len(S), dtype=S.dtype) - decoder.view_as(W_d) @ encoder.view_as(W_e)
        return (rest @ S @ rest.T).trace()

    weights = torch.cat([W_d.flatten(), W_e.flatten()])
    curvatures = torch.linalg.eigvalsh(torch.autograd.functional.hessian(error, weights))
    return int((curvatures < -1e-6).sum())

def descents_by_rule(eigenvalues, chosen, num_latents):
    others = [j for j in range(len(eigenvalues)) if j not in chosen]
    turns = sum(eigenvalues[j] < eigenvalues[i] for i in chosen for j in others)
    return turns + (num_latents - len(chosen)) * len(others)

# %% places: compares places in the list and not eigenvalues
def descents_by_hessian(W_d, W_e, S):
    def error(weights):
        decoder, encoder = weights.split(W_d.numel())
        rest = torch.eye(len(S), dtype=S.dtype) - decoder.view_as(W_d) @ encoder.view_as(W_e)
        return (rest @ S @ rest.T).trace()

    weights = torch.cat([W_d.flatten(), W_e.flatten()])
    curvatures = torch.linalg.eigvalsh(torch.autograd.functional.hessian(error, weights))
    return int((curvatures < -1e-6).sum())

def descents_by_rule(eigenvalues, chosen, num_latents):
    others = [j for j in range(len(eigenvalues)) if j not in chosen]
    turns = sum(j < i for i in chosen for j in others)
    return turns + (num_latents - len(chosen)) * len(others)

# %% missed: counts the top directions that are missed, not the pairs
def descents_by_hessian(W_d, W_e, S):
    def error(weights):
        decoder, encoder = weights.split(W_d.numel())
        rest = torch.eye(len(S), dtype=S.dtype) - decoder.view_as(W_d) @ encoder.view_as(W_e)
        return (rest @ S @ rest.T).trace()

    weights = torch.cat([W_d.flatten(), W_e.flatten()])
    curvatures = torch.linalg.eigvalsh(torch.autograd.functional.hessian(error, weights))
    return int((curvatures < -1e-6).sum())

def descents_by_rule(eigenvalues, chosen, num_latents):
    others = [j for j in range(len(eigenvalues)) if j not in chosen]
    turns = sum(j not in chosen for j in range(len(chosen)))
    return turns + (num_latents - len(chosen)) * len(others)

# %% twice: counts each pair twice, once for each matrix
def descents_by_hessian(W_d, W_e, S):
    def error(weights):
        decoder, encoder = weights.split(W_d.numel())
        rest = torch.eye(len(S), dtype=S.dtype) - decoder.view_as(W_d) @ encoder.view_as(W_e)
        return (rest @ S @ rest.T).trace()

    weights = torch.cat([W_d.flatten(), W_e.flatten()])
    curvatures = torch.linalg.eigvalsh(torch.autograd.functional.hessian(error, weights))
    return int((curvatures < -1e-6).sum())

def descents_by_rule(eigenvalues, chosen, num_latents):
    others = [j for j in range(len(eigenvalues)) if j not in chosen]
    turns = 2 * sum(eigenvalues[j] > eigenvalues[i] for i in chosen for j in others)
    return turns + (num_latents - len(chosen)) * len(others)

# %% every-pair: counts every pair, whether the error falls or rises
def descents_by_hessian(W_d, W_e, S):
    def error(weights):
        decoder, encoder = weights.split(W_d.numel())
        rest = torch.eye(len(S), dtype=S.dtype) - decoder.view_as(W_d) @ encoder.view_as(W_e)
        return (rest @ S @ rest.T).trace()

    weights = torch.cat([W_d.flatten(), W_e.flatten()])
    curvatures = torch.linalg.eigvalsh(torch.autograd.functional.hessian(error, weights))
    return int((curvatures < -1e-6).sum())

def descents_by_rule(eigenvalues, chosen, num_latents):
    others = [j for j in range(len(eigenvalues)) if j not in chosen]
    turns = len(chosen) * len(others)
    return turns + (num_latents - len(chosen)) * len(others)

# %% not-counted: returns a mask of the negative eigenvalues, and does not count them
def descents_by_hessian(W_d, W_e, S):
    def error(weights):
        decoder, encoder = weights.split(W_d.numel())
        rest = torch.eye(len(S), dtype=S.dtype) - decoder.view_as(W_d) @ encoder.view_as(W_e)
        return (rest @ S @ rest.T).trace()

    weights = torch.cat([W_d.flatten(), W_e.flatten()])
    return torch.linalg.eigvalsh(torch.autograd.functional.hessian(error, weights)) < -1e-6

def descents_by_rule(eigenvalues, chosen, num_latents):
    others = [j for j in range(len(eigenvalues)) if j not in chosen]
    turns = sum(eigenvalues[j] > eigenvalues[i] for i in chosen for j in others)
    return turns + (num_latents - len(chosen)) * len(others)
