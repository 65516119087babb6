# %% by the recursion
K = sp.Symbol("K", integer=True, positive=True)
sigma = sp.Symbol("sigma")


def power(n):
    return 1 if n == 0 else (K + 2 * (n - 1)) * power(n - 1)


square = power(2) - 2 * K * power(1) + K**2
many_pathwise = 4 * sigma**2 * (power(2) - power(1) ** 2)
many_score = sigma**2 * (power(4) - 2 * K * power(3) + K**2 * power(2)) - (2 * K * sigma) ** 2
many_baseline = sigma**2 * (power(3) - 2 * K * power(2) + K**2 * power(1)) / square
many_best = many_score - many_baseline**2 * square / sigma**2

# %% moments of chi squared by gamma functions
K, sigma = sp.symbols("K sigma", positive=True)
m = [2**n * sp.gamma(K / 2 + n) / sp.gamma(K / 2) for n in range(5)]
many_pathwise = 4 * sigma**2 * (m[2] - m[1] ** 2)
many_score = sigma**2 * (m[4] - 2 * K * m[3] + K**2 * m[2] - 4 * K**2)
many_baseline = sigma**2 * (m[3] - 2 * K * m[2] + K**2 * m[1]) / (2 * K)
many_best = many_score - 2 * K * (many_baseline / sigma) ** 2

# %% as text
many_pathwise = "8*K*sigma**2"
many_score = "2*K*sigma**2*(K**2 + 12*K + 24)"
many_baseline = "sigma**2*(4 + K)"
many_best = "(8*K**2 + 16*K)*sigma**2"
