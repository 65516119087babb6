def descents_by_hessian(W_d, W_e, S):
    """The number of negative eigenvalues of the Hessian of F at W_d (D, K) and W_e (K, D)."""
    # BEGIN SOLUTION
    def error(weights):
        decoder, encoder = weights.split(W_d.numel())
        rest = torch.eye(len(S), dtype=S.dtype) - decoder.view_as(W_d) @ encoder.view_as(W_e)
        return (rest @ S @ rest.T).trace()

    weights = torch.cat([W_d.flatten(), W_e.flatten()])
    curvatures = torch.linalg.eigvalsh(torch.autograd.functional.hessian(error, weights))
    return int((curvatures < -1e-6).sum())
    # END SOLUTION


def descents_by_rule(eigenvalues, chosen, num_latents):
    """The same number from the eigenvalues of S, the chosen places and K."""
    # BEGIN SOLUTION
    others = [j for j in range(len(eigenvalues)) if j not in chosen]
    turns = sum(eigenvalues[j] > eigenvalues[i] for i in chosen for j in others)
    return turns + (num_latents - len(chosen)) * len(others)
    # END SOLUTION
