# %% chapter: takes the result of the chapter's network, in which s does not read μ
mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
num_paths = 5
slope_m = G + mu
value_m = 0.1321

# %% no-s: leaves out the paths through s in the new network
mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
num_paths = 5
slope_m = G + mu
value_m = 0.14598

# %% ways: counts the ways out of μ, not the paths
mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
num_paths = 4
slope_m = G * (1 + v * sp.exp(s / 2) * eps / 2) + mu + v * (sp.exp(s) - 1) / 2
value_m = 0.36667

# %% no-rate: follows the paths to the distortion alone
mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
num_paths = 8
slope_m = G * (1 + v * sp.exp(s / 2) * eps / 2)
value_m = -0.20690

# %% rate-direct-only: forgets the way through s into the rate
mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
num_paths = 9
slope_m = G * (1 + v * sp.exp(s / 2) * eps / 2) + mu
value_m = 0.20267

# %% s-to-rate-only: forgets the way through s into z
mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
num_paths = 6
slope_m = G + mu + v * (sp.exp(s) - 1) / 2
value_m = 0.30998

# %% no-v: forgets v, the slope of s in μ
mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
num_paths = 10
slope_m = G * (1 + sp.exp(s / 2) * eps / 2) + mu + (sp.exp(s) - 1) / 2
value_m = -0.12993

# %% no-half: forgets the ½ in exp(s/2) and in the rate
mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
num_paths = 10
slope_m = G * (1 + v * sp.exp(s / 2) * eps) + mu + v * (sp.exp(s) - 1)
value_m = 0.58737

# %% half-of-exp: forgets the ½ in exp(s/2) alone
mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
num_paths = 10
slope_m = G * (1 + v * sp.exp(s / 2) * eps) + mu + v * (sp.exp(s) - 1) / 2
value_m = 0.42337

# %% no-noise: forgets the noise in the slope of z in s
mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
num_paths = 10
slope_m = G * (1 + v * sp.exp(s / 2) / 2) + mu + v * (sp.exp(s) - 1) / 2
value_m = 0.39097

# %% no-minus-one: forgets the slope of −s in the rate
mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
num_paths = 10
slope_m = G * (1 + v * sp.exp(s / 2) * eps / 2) + mu + v * sp.exp(s) / 2
value_m = -0.03333

# %% no-direct-rate: forgets the direct way of μ into the rate
mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
num_paths = 9
slope_m = G * (1 + v * sp.exp(s / 2) * eps / 2) + v * (sp.exp(s) - 1) / 2
value_m = -0.04290

# %% sign: has the right expression, and the opposite sign in the number
mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
num_paths = 10
slope_m = G * (1 + v * sp.exp(s / 2) * eps / 2) + mu + v * (sp.exp(s) - 1) / 2
value_m = -0.36667

# %% words: writes the number of paths as a word
mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
num_paths = "ten"
slope_m = G * (1 + v * sp.exp(s / 2) * eps / 2) + mu + v * (sp.exp(s) - 1) / 2
value_m = 0.36667

# %% variance-path: lets the noise reach z as a square
mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
num_paths = 10
slope_m = G * (1 + v * sp.exp(s / 2) * eps**2 / 2) + mu + v * (sp.exp(s) - 1) / 2
value_m = 0.34966

# %% noise-in-the-rate: carries the noise into the rate as well
mu, s, v, eps, G = sp.symbols("mu s v eps G", real=True)
num_paths = 10
slope_m = G * (1 + v * sp.exp(s / 2) * eps / 2) + mu + v * (sp.exp(s) - 1 + eps * sp.exp(s / 2)) / 2
value_m = 0.15160
