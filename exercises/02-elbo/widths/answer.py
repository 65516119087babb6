tau, K = sp.symbols("tau K", positive=True)

# BEGIN SOLUTION
gap = K * (tau - 1 - sp.log(tau)) / 2
relative_variance = (tau**2 / (2 * tau - 1)) ** (K / 2) - 1
narrowest = sp.Rational(1, 2)
largest = math.floor(2 * math.log(201) / math.log(4 / 3))
# END SOLUTION
# BEGIN START
gap = ...  # in tau and K
relative_variance = ...  # in tau and K
narrowest = ...  # a number
largest = ...  # a whole number
# END START
