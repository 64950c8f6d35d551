# python3 quantiles.py > quantiles.tsv
import scipy
from scipy import stats

print("# scipy", scipy.__version__)
for p in (1e-6, 0.025, 0.5, 0.975, 0.999):
    for k in (1, 2, 7, 40, 400, 20000):
        print("chi2", p, k, 0, repr(float(stats.chi2.ppf(p, k))), sep="\t")
    for a, b in ((2, 2), (2, 20), (20, 2), (6, 14), (200, 180), (4000, 10)):
        print("f", p, a, b, repr(float(stats.f.ppf(p, a, b))), sep="\t")
for x, k in ((0.1, 1), (3.84, 1), (50, 20), (500, 400)):
    print("tail", x, k, 0, repr(float(stats.chi2.sf(x, k))), sep="\t")
