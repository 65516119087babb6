# %% as text, with square roots
gap = "K/2*(tau - log(tau)) - K/2"
relative_variance = "tau**K*(2*tau - 1)**(-K/2) - 1"
narrowest = 0.5
largest = 36

# %% by the KL and the moment of one latent, and a loop
tau, K = sp.symbols("tau K", positive=True)
gap = -sp.log(tau**K) / 2 + K * (tau - 1) / 2
relative_variance = sp.exp(K * (sp.log(tau) - sp.log(2 * tau - 1) / 2)) - 1
narrowest = "1/2"
largest = max(k for k in range(1, 100) if float(relative_variance.subs({tau: 2, K: k})) <= 200)
largest = sp.Integer(largest)
