"""Writes single_chain.tsv: covariance, principal components and linear mutual information of the
CA atoms of md-ppi/pyinteraph2_single-chain, by NumPy on what MDAnalysis reads.

Command: cd shared/data/md-ppi/pyinteraph2_single-chain && python3 single_chain.py > single_chain.tsv
(MDAnalysis 2.4.2, NumPy 1.24.2). Columns: what, first index, second index, value; nm.
"""
import warnings

import MDAnalysis as mda
import numpy as np

warnings.simplefilter("ignore")
u = mda.Universe("sim.prot.gro", "traj.xtc")
ca = u.select_atoms("name CA")
X = np.array([ca.positions.astype(float) / 10 for _ in u.trajectory])


def fitted(x, reference):
    a, b = x - x.mean(0), reference - reference.mean(0)
    w, _, vt = np.linalg.svd(a.T @ b)
    w[:, -1] *= np.sign(np.linalg.det(w @ vt))
    return a @ (w @ vt) + reference.mean(0)


reference = X[0]
for _ in range(100):
    Y = np.array([fitted(x, reference) for x in X])
    shift = np.sqrt(((Y.mean(0) - reference) ** 2).sum(1).mean())
    reference = Y.mean(0)
    if shift < 1e-9:
        break
Y = np.array([fitted(x, reference) for x in X])
cov = np.cov(Y.reshape(len(Y), -1).T)
print("trace", 0, 0, repr(np.trace(cov)), sep="\t")
values, vectors = np.linalg.eigh(cov)
for k in range(5):
    v = vectors[:, -1 - k]
    v = v * np.sign(v[np.argmax(abs(v))])
    print("variance", k, 0, repr(values[-1 - k]), sep="\t")
    print("mode", k, 7, repr(v[7]), sep="\t")
for i, j in ((0, 1), (3, 77), (10, 140), (60, 64)):
    def det(*points):
        at = np.concatenate([[3 * p, 3 * p + 1, 3 * p + 2] for p in points])
        return np.linalg.det(cov[np.ix_(at, at)])

    information = 0.5 * np.log(det(i) * det(j) / det(i, j))
    print("lmi", i, j, repr(np.sqrt(1 - np.exp(-2 * information / 3))), sep="\t")
