"""Reference values for the flexible Farrington method and EARS, computed from the papers and not from our code.

Dense iteratively reweighted least squares on invented series. Run: python3 methods.py > methods.json
Sources: Noufaily et al. 2013 (Statistics in Medicine 32:1206), Farrington et al. 1996 (JRSS A 159:547, section 3.6),
Hutwagner et al. 2003 (J Urban Health 80:i89).
"""
import json, math, sys
import numpy as np, scipy
from scipy import stats

YEAR, HALF, PERIODS, RECENT, REWEIGHT, ALPHA = 52, 3, 10, 26, 2.58, 0.01


def invent(seed, weeks, base, season, growth, size):
    rng = np.random.default_rng(seed)
    t = np.arange(weeks)
    mean = base * np.exp(season * np.cos(2 * np.pi * (t - 10) / YEAR) + growth * t)
    return rng.negative_binomial(size, size / (size + mean)).astype(float)


def fit(y, x, weights):
    """Maximum of the weighted Poisson likelihood with log link; coefficients, means and inverse information."""
    beta = np.linalg.lstsq(x, np.log(y + 0.1), rcond=None)[0]
    for _ in range(200):
        mu = np.exp(x @ beta)
        information = x.T @ (x * (weights * mu)[:, None])
        step = np.linalg.solve(information, x.T @ (weights * (y - mu)))
        beta = beta + step
        if np.max(np.abs(step)) < 1e-14:
            break
    mu = np.exp(x @ beta)
    return beta, mu, np.linalg.inv(x.T @ (x * (weights * mu)[:, None]))


def pearson(y, mu, weights, rank):
    return max(1.0, float(np.sum(weights * (y - mu) ** 2 / mu) / (len(y) - rank)))


def quasi_poisson(y, x, at):
    ones = np.ones(len(y))
    _, mu, inverse = fit(y, x, ones)
    phi = pearson(y, mu, ones, x.shape[1])
    leverage = mu * np.einsum("ij,jk,ik->i", x, inverse, x)
    anscombe = 1.5 * (y ** (2 / 3) * mu ** (-1 / 6) - mu ** 0.5)
    scaled = anscombe / np.sqrt(phi * (1 - leverage))
    weights = np.where(scaled > REWEIGHT, 1 / np.maximum(scaled, 1e-9) ** 2, 1.0)
    weights *= len(y) / weights.sum()
    beta, mu, inverse = fit(y, x, weights)
    phi = pearson(y, mu, weights, x.shape[1])
    return beta, inverse, phi, float(at @ beta), float(at @ inverse @ at)


def farrington(series, week, years):
    first = week - years * YEAR - HALF
    weeks = np.arange(years * YEAR + HALF - RECENT)
    window = 2 * HALF + 1
    past = weeks % YEAR - window
    level = np.where(past < 0, 0, 1 + past * (PERIODS - 1) // (YEAR - window))
    y = series[first + weeks]
    there = ~np.isnan(y)
    y, level, weeks = y[there], level[there], weeks[there]
    factor = (level[:, None] == np.arange(PERIODS)[None, :]).astype(float)
    at = np.zeros(PERIODS)
    at[0] = 1.0
    judged = years * YEAR + HALF
    has_trend = years >= 3
    if has_trend:
        centre = weeks.mean()
        trended = np.column_stack([factor, weeks - centre])
        result = quasi_poisson(y, trended, np.append(at, judged - centre))
        # A trend that carries the forecast above every week of the baseline is dropped.
        has_trend = math.exp(result[3]) <= y.max()
    if not has_trend:
        result = quasi_poisson(y, factor, at)
    beta, inverse, phi, eta, variance = result
    observed = series[week]
    out = {
        "years": years,
        "expected": math.exp(eta),
        "dispersion": phi,
        "logExpectedStandardError": math.sqrt(phi * variance),
        "hasTrend": bool(has_trend),
        "trendPerWeek": float(beta[-1]) if has_trend else None,
    }
    for method in ("nbPlugin", "muan", "delta"):
        mean = math.exp(eta)
        if method == "muan":
            mean = math.exp(eta + stats.norm.isf(ALPHA) * math.sqrt(phi * variance))
        if method == "delta":
            response = mean * mean * phi * variance
            spread = 2 / 3 * math.sqrt(mean ** (1 / 3) * (phi + response / mean))
            upper = (mean ** (2 / 3) + stats.norm.isf(ALPHA) * spread) ** 1.5
            p = stats.norm.sf((observed ** (2 / 3) - mean ** (2 / 3)) / spread)
        else:
            law = stats.poisson(mean) if phi == 1 else stats.nbinom(mean / (phi - 1), 1 / phi)
            upper = next(k for k in range(10**6) if law.sf(k) <= ALPHA)
            p = law.sf(observed - 1)
        out[method] = {"upperBound": float(upper), "upperTailP": float(p)}
    return out


def ears(series, week, method):
    def standardised(at, gap):
        baseline = series[at - gap - 7 : at - gap]
        mean, deviation = baseline.mean(), baseline.std(ddof=1)
        return (series[at] - mean) / deviation, mean, deviation

    statistic, mean, deviation = standardised(week, 0 if method == "C1" else 2)
    if method == "C3":
        statistic = sum(max(0.0, standardised(week - lag, 2)[0] - 1) for lag in range(3))
    return {"method": method, "expected": float(mean), "deviation": float(deviation), "statistic": float(statistic)}


SERIES = [
    invent(11, 330, 12, 0.4, 0.0, 8),
    invent(12, 330, 3, 0.0, 0.003, 4),
    invent(13, 330, 60, 0.8, -0.002, 20),
    invent(14, 330, 1.5, 0.3, 0.0, 1.5),
]
SERIES[0][200:206] += [9, 20, 31, 25, 14, 6]  # a past outbreak, weighted down
SERIES[0][320:324] += [8, 14, 25, 30]
SERIES[2][100:104] = np.nan  # weeks without data

farrington_cases = [
    {"series": s, "week": w, **farrington(SERIES[s], w, years)}
    for s in range(len(SERIES))
    for w, years in ((329, 5), (322, 5), (230, 4), (180, 3), (120, 2))
    if not np.isnan(SERIES[s][w])
]
ears_cases = [
    {"series": s, "week": w, **ears(SERIES[s], w, method)}
    for s in (0, 2)
    for w in (60, 201, 203, 322, 323)
    for method in ("C1", "C2", "C3")
]
counts = [[None if math.isnan(v) else int(v) for v in series] for series in SERIES]
made_by = f"Python {sys.version.split()[0]}, NumPy {np.__version__}, SciPy {scipy.__version__}"
parts = {"counts": counts, "farrington": farrington_cases, "ears": ears_cases}
lines = [f'"{name}": [\n' + ",\n".join(json.dumps(row) for row in rows) + "\n]" for name, rows in parts.items()]
print(f'{{\n"madeBy": "{made_by}",\n' + ",\n".join(lines) + "\n}")
