def estimate_kl(log_q, log_p):
    """KL(q‖p) in nats from samples of p: the estimate and its standard error."""
    # BEGIN SOLUTION
    w = (log_q - log_p).exp()
    terms = torch.xlogy(w, w) - (w - 1)
    return terms.mean(), terms.std() / math.sqrt(len(terms))
    # END SOLUTION
