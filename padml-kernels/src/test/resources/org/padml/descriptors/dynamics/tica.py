"""Prints the eigenvalues and the first component of tICA for a series that the Java test makes by
the same formula: SciPy's generalised symmetric eigenproblem on reversible covariances.

Command: python3 tica.py   (SciPy 1.10.1)
"""
import numpy as np
from scipy.linalg import eigh

s = 1
hidden = np.zeros(3)
X = []
for t in range(2000):
    for k, memory in enumerate((0.98, 0.9, 0.5)):
        s = (s * 1103515245 + 12345) % 2**31
        hidden[k] = memory * hidden[k] + s / 2**31 - 0.5
    a, b, c = hidden
    X.append((a + b, a - b + c, b - 2 * c + 3))
X = np.array(X)
lag = 5
x, y = X[:-lag], X[lag:]
mean = (x.mean(0) + y.mean(0)) / 2
x, y = x - mean, y - mean
values, vectors = eigh((x.T @ y + y.T @ x) / 2, (x.T @ x + y.T @ y) / 2)
print([repr(v) for v in values[::-1]])
v = vectors[:, -1] * np.sqrt(len(x))
print([repr(c) for c in v * np.sign(v[np.argmax(abs(v))])])
print([repr(-lag / np.log(abs(v))) for v in values[::-1]])
