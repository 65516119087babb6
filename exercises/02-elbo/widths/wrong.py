# %% one-latent: copies the case of one latent
tau, K = sp.symbols("tau K", positive=True)
one = tau / sp.sqrt(2 * tau - 1)
gap = (tau - 1 - sp.log(tau)) / 2
relative_variance = one - 1
narrowest = 0.5
largest = 36

# %% variances-add: adds the variances of the latents where the moments multiply
tau, K = sp.symbols("tau K", positive=True)
one = tau / sp.sqrt(2 * tau - 1)
gap = K * (tau - 1 - sp.log(tau)) / 2
relative_variance = K * (one - 1)
narrowest = 0.5
largest = 1292

# %% moment: takes the second moment for the variance
tau, K = sp.symbols("tau K", positive=True)
one = tau / sp.sqrt(2 * tau - 1)
gap = K * (tau - 1 - sp.log(tau)) / 2
relative_variance = one**K
narrowest = 0.5
largest = 36

# %% other-direction: averages over the posterior and not over q
tau, K = sp.symbols("tau K", positive=True)
one = tau / sp.sqrt(2 * tau - 1)
gap = K * (1 / tau - 1 + sp.log(tau)) / 2
relative_variance = (1 / sp.sqrt(tau * (2 - tau))) ** K - 1
narrowest = 2
largest = 36

# %% deviation: takes τ for a ratio of standard deviations
tau, K = sp.symbols("tau K", positive=True)
one = tau / sp.sqrt(2 * tau - 1)
gap = K * (tau**2 - 1 - 2 * sp.log(tau)) / 2
relative_variance = (tau**2 / sp.sqrt(2 * tau**2 - 1)) ** K - 1
narrowest = math.sqrt(0.5)
largest = 36

# %% no-half: forgets the factor ½ of the KL and the square root of the Gaussian area
tau, K = sp.symbols("tau K", positive=True)
one = tau / sp.sqrt(2 * tau - 1)
gap = K * (tau - 1 - sp.log(tau))
relative_variance = one ** (2 * K) - 1
narrowest = 0.5
largest = 18

# %% log-sign: has the wrong sign of the logarithm in the KL
tau, K = sp.symbols("tau K", positive=True)
one = tau / sp.sqrt(2 * tau - 1)
gap = K * (tau - 1 + sp.log(tau)) / 2
relative_variance = one**K - 1
narrowest = 0.5
largest = 36

# %% power-last: subtracts 1 from each latent's moment before it multiplies
tau, K = sp.symbols("tau K", positive=True)
one = tau / sp.sqrt(2 * tau - 1)
gap = K * (tau - 1 - sp.log(tau)) / 2
relative_variance = (one - 1) ** K
narrowest = 0.5
largest = 36

# %% finite-gap: takes the range where the gap is finite
tau, K = sp.symbols("tau K", positive=True)
one = tau / sp.sqrt(2 * tau - 1)
gap = K * (tau - 1 - sp.log(tau)) / 2
relative_variance = one**K - 1
narrowest = 0
largest = 36

# %% no-narrow: lets every q that is narrower than the posterior fail
tau, K = sp.symbols("tau K", positive=True)
one = tau / sp.sqrt(2 * tau - 1)
gap = K * (tau - 1 - sp.log(tau)) / 2
relative_variance = one**K - 1
narrowest = 1
largest = 36

# %% rounds-up: rounds the number of latents up
tau, K = sp.symbols("tau K", positive=True)
one = tau / sp.sqrt(2 * tau - 1)
gap = K * (tau - 1 - sp.log(tau)) / 2
relative_variance = one**K - 1
narrowest = 0.5
largest = 37

# %% not-rounded: does not round the number of latents
tau, K = sp.symbols("tau K", positive=True)
one = tau / sp.sqrt(2 * tau - 1)
gap = K * (tau - 1 - sp.log(tau)) / 2
relative_variance = one**K - 1
narrowest = 0.5
largest = 2 * math.log(201) / math.log(4 / 3)

# %% whole-variance: divides the variance by S and forgets the ½
tau, K = sp.symbols("tau K", positive=True)
one = tau / sp.sqrt(2 * tau - 1)
gap = K * (tau - 1 - sp.log(tau)) / 2
relative_variance = one**K - 1
narrowest = 0.5
largest = 32

# %% divided: divides the variance by S, which belongs into the estimate
tau, K = sp.symbols("tau K", positive=True)
one = tau / sp.sqrt(2 * tau - 1)
gap = K * (tau - 1 - sp.log(tau)) / 2
relative_variance = (one**K - 1) / 1000
narrowest = 0.5
largest = 36

# %% negative: gives the ELBO minus the log-evidence
tau, K = sp.symbols("tau K", positive=True)
one = tau / sp.sqrt(2 * tau - 1)
gap = -K * (tau - 1 - sp.log(tau)) / 2
relative_variance = one**K - 1
narrowest = 0.5
largest = 36
