"""Writes motions.tsv: motions of the alpha carbons of data-samples/abeta/ab_wt_r1 by MDAnalysis
(reading, rotations, principal components, projections), NumPy and SciPy (slow components).

Command: python3 motions.py DATA_SAMPLES/abeta > motions.tsv
(MDAnalysis 2.4.2, NumPy 1.24.2, SciPy 1.10.1). Columns: what, first and second index, value; nm, ps.
"""
import sys
import warnings

import MDAnalysis as mda
import numpy as np
from MDAnalysis.analysis.align import rotation_matrix
from MDAnalysis.analysis.pca import PCA
from scipy.linalg import eigh

warnings.simplefilter("ignore")
u = mda.Universe(sys.argv[1] + "/ab_wt_r1.pdb", sys.argv[1] + "/ab_wt_r1.xtc")
ca = u.select_atoms("name CA")
X = np.array([ca.positions.astype(float) / 10 for _ in u.trajectory])


def fitted(x, reference):
    a, b = x - x.mean(0), reference - reference.mean(0)
    return a @ rotation_matrix(a, b)[0].T + reference.mean(0)


reference = X[0]
for passes in range(1, 101):
    Y = np.array([fitted(x, reference) for x in X])
    mean = Y.mean(0)
    if np.sqrt(((mean - reference) ** 2).sum(1).mean()) < 1e-7:
        break
    reference = mean
print("passes", 0, 0, passes, sep="\t")
for k, v in enumerate(np.sqrt(((Y - mean) ** 2).sum(2).mean(0))):
    print("rmsf", k, 0, repr(v), sep="\t")
Y = np.array([fitted(x, mean) for x in X])
D = Y - Y.mean(0)
dots = np.einsum("tia,tja->ij", D, D)
cov = np.cov(Y.reshape(len(Y), -1).T)
for i, j in ((0, 1), (0, 13), (3, 9), (6, 7), (12, 13)):
    def det(*points):
        at = np.concatenate([[3 * p, 3 * p + 1, 3 * p + 2] for p in points])
        return np.linalg.det(cov[np.ix_(at, at)])

    information = 0.5 * np.log(det(i) * det(j) / det(i, j))
    print("dccm", i, j, repr(dots[i, j] / np.sqrt(dots[i, i] * dots[j, j])), sep="\t")
    print("lmi", i, j, repr(np.sqrt(1 - np.exp(-2 * information / 3))), sep="\t")
made = mda.Merge(ca).load_new(Y * 10)
pca = PCA(made, select="all", align=False).run()
modes = pca.results.p_components
modes = modes * np.sign(modes[np.argmax(abs(modes), axis=0), range(modes.shape[1])])
P = (Y.reshape(len(Y), -1) - pca.mean.flatten() / 10) @ modes[:, :10]
assert np.allclose(abs(P), abs(pca.transform(made.atoms, 10) / 10), atol=1e-5)
for k in range(10):
    print("variance", k, 0, repr(pca.results.variance[k] / 100), sep="\t")
    for t in (0, 1, 150, 299):
        print("projection", t, k, repr(P[t, k]), sep="\t")
for lag in (1, 10, 100):
    x, y = P[:-lag], P[lag:]
    centre = (x.mean(0) + y.mean(0)) / 2
    x, y = x - centre, y - centre
    n = 2 * len(x)
    values, vectors = eigh((x.T @ y + y.T @ x) / n, (x.T @ x + y.T @ y) / n)
    for k in range(10):
        value = values[-1 - k]
        print("slow", lag, k, repr(value), sep="\t")
        print("timescale", lag, k, repr(-lag * u.trajectory.dt / np.log(abs(value))), sep="\t")
    if lag == 10:
        v = vectors[:, -1]
        v = v * np.sign(v[np.argmax(abs(v))])
        for t in (0, 1, 150, 299):
            print("slowest", t, 0, repr((P[t] - centre) @ v), sep="\t")
