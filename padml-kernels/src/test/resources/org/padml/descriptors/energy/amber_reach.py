"""Generalized Born (igb 5, no salt) of ras-raf_amber, frame 0, with Amber's 25 angstrom for Born
radii and its constant of Coulomb, pair by pair in double precision. NumPy 1.24, ParmEd 3.4.

Command, in shared/data/md-ppi/ras-raf_amber:
    /usr/bin/python3 amber_reach.py
Prints kcal/mol of complex, Ras and Raf.
"""
import numpy as np
import parmed

COULOMB, REACH, N, N_RAS = 18.2223 ** 2, 25.0, 3862, 2621
prmtop = parmed.load_file("ras-raf_complex.prmtop")
words = []
for line in open("prod_complex.mdcrd").read().split("\n")[1:]:
    words += [line[i : i + 8] for i in range(0, len(line.rstrip()), 8)]
    if len(words) >= 3 * N:
        break
xyz = np.array(words[: 3 * N], float).reshape(-1, 3)
charge, radius, screen = np.array([(a.charge, a.solvent_radius, a.screen) for a in prmtop.atoms]).T


def integral(d, own, s):
    upper, lower = d + s, np.maximum(own, abs(d - s))
    full = 0.5 * (1 / lower - 1 / upper + 0.25 * (d - s * s / d) * (upper ** -2 - lower ** -2)
                  + 0.5 * np.log(lower / upper) / d)
    full = np.where(own < s - d, full + 1 / own - 1 / lower, full)
    full = np.where(own >= upper, 0, full)
    inner = np.maximum(d - s, 1e-3)
    cut = 0.125 / d * (1 + 2 * d / inner + (d * d - 4 * REACH * d - s * s) / REACH ** 2
                       + 2 * np.log(inner / REACH))
    return np.where(d > REACH + s, 0, np.where(d > REACH - s, cut, full))


def energy(atoms):
    x, q, reduced = xyz[atoms], charge[atoms], radius[atoms] - 0.09
    psi = np.empty(len(q))
    for i in range(len(q)):
        d = np.sqrt(((x - x[i]) ** 2).sum(1))
        d[i] = 1e9
        psi[i] = integral(d, reduced[i], screen[atoms] * reduced).sum() * reduced[i]
    born = 1 / (1 / reduced - np.tanh(psi - 0.8 * psi ** 2 + 4.85 * psi ** 3) / radius[atoms])
    total = 0
    for i in range(len(q)):
        d2 = ((x - x[i]) ** 2).sum(1)
        product = born * born[i]
        total -= (q * q[i] / np.sqrt(d2 + product * np.exp(-d2 / (4 * product)))).sum()
    return 0.5 * COULOMB * (1 - 1 / 78.5) * total


for part in (slice(0, N), slice(0, N_RAS), slice(N_RAS, N)):
    print(repr(energy(part)))
