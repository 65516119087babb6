mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)

# BEGIN SOLUTION
num_paths = 10
slope_m = G * (1 + v * sp.exp(s / 2) * eps / 2) + mu + v * (sp.exp(s) - 1) / 2

hidden = math.tanh(0.6 * 0.9 - 0.4 * 0.2 + 0.1)
mean = 1.2 * hidden - 0.2
log_var = -0.8 * mean - 0.2
code = mean + math.exp(log_var / 2) * 0.7
units = [math.tanh(0.9 * code + 0.1), math.tanh(-0.7 * code + 0.3)]
errors = [
    0.8 * units[0] - 0.5 * units[1] - 0.2 - 0.9,
    0.3 * units[0] + 0.6 * units[1] + 0.4 - 0.2,
]
slope_z = (errors[0] * 0.8 + errors[1] * 0.3) * (1 - units[0] ** 2) * 0.9
slope_z += (errors[0] * -0.5 + errors[1] * 0.6) * (1 - units[1] ** 2) * -0.7
value_m = float(slope_m.subs({G: slope_z, mu: mean, s: log_var, v: -0.8, eps: 0.7}))
# END SOLUTION
# BEGIN START
num_paths = ...  # a number
slope_m = ...  # in mu, s, v, eps and G
value_m = ...  # a number
# END START
