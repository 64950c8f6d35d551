"""Interactions of shared complexes by numpy over MDAnalysis 2.4.2; planes by singular vectors,
apolar carbons by distances instead of bonds.

    python3 interactions.py SHARED_DATA > interactions.tsv
"""
import glob
import io
import os
import sys
import warnings

import numpy as np

warnings.filterwarnings("ignore")
import MDAnalysis as mda
from MDAnalysis.lib.distances import capped_distance
from MDAnalysis.lib.util import NamedStream

BENZENE = ["CG CD1 CE1 CZ CE2 CD2"]
RINGS = {"PHE": BENZENE, "TYR": BENZENE,
         "TRP": ["CG CD1 NE1 CE2 CD2", "CD2 CE2 CZ2 CH2 CZ3 CE3"]}
for name in "HIS HSD HSE HSP HID HIE HIP HISE HISD HISH".split():
    RINGS[name] = ["CG ND1 CE1 NE2 CD2"]
CATIONS = {"LYS": "NZ", "LYSH": "NZ", "ARG": "NE NH1 NH2"}
APOLAR = "ALA VAL LEU ILE PHE PRO MET TRP".split()
BACKBONE = "name CA C O N H H1 H2 H3 O1 O2 OXT OT1 OT2"


def groups(part, table):
    out = []
    for r in part.residues:
        names = table.get(r.resname, [])
        for n in [names] if isinstance(names, str) else names:
            atoms = [r.atoms.select_atoms("name " + k) for k in n.split()]
            if all(len(a) for a in atoms):
                out.append((r.resindex, [a[0].index for a in atoms]))
    return out


def planes(x, rings):
    out = []
    for r, k in rings:
        c = x[k].mean(0)
        out.append((r, c, np.linalg.svd(x[k] - c)[2][2]))
    return out


def offset(v, n):
    return np.linalg.norm(v - (v @ n) * n)


def near(xa, ra, xb, rb, cutoff):
    if len(xa) == 0 or len(xb) == 0:
        return set()
    d = np.sqrt(((xa[:, None] - xb[None]) ** 2).sum(-1))
    return {(ra[i], rb[j]) for i, j in zip(*np.nonzero(d < cutoff))}


def apolar(u, part):
    element = np.array([n.lstrip("0123456789")[0] for n in u.atoms.names])
    k = part.indices
    x = u.atoms.positions[k].astype(float)
    carbon = np.nonzero(element[k] == "C")[0]
    polar = np.nonzero(np.isin(element[k], ["N", "O", "S"]))[0]
    pairs = capped_distance(x[carbon], x[polar], 1.95, return_distances=False)
    return np.delete(k[carbon], np.unique(pairs[:, 0]))


def side_chains(x, part):
    r, c = [], []
    for residue in part.residues:
        atoms = residue.atoms.select_atoms("not (%s)" % BACKBONE)
        if residue.resname in APOLAR and len(atoms):
            r.append(residue.resindex)
            c.append(atoms.masses @ x[atoms.indices] / atoms.masses.sum())
    return np.array(c), r


def frame(u, a, b, prepared):
    x = u.atoms.positions.astype(float)
    res = u.atoms.resindices
    (ka, kb), (rings_a, rings_b), (cat_a, cat_b) = prepared
    carbons = near(x[ka], res[ka], x[kb], res[kb], 4.0)
    chains = near(*side_chains(x, a), *side_chains(x, b), 5.0)
    pa, pb = planes(x, rings_a), planes(x, rings_b)
    par, tee, cation = set(), set(), set()
    for r, c, n in pa:
        for s, e, m in pb:
            v = e - c
            if np.linalg.norm(v) < 5.5 and min(offset(v, n), offset(v, m)) < 2.0:
                angle = np.degrees(np.arccos(min(1, abs(n @ m))))
                if angle < 30:
                    par.add((r, s))
                elif angle > 60:
                    tee.add((r, s))
    for cations, rings in ((cat_a, pb), (cat_b, pa)):
        for r, k in cations:
            for s, c, n in rings:
                v = x[k].mean(0) - c
                if np.linalg.norm(v) < 6.0 and offset(v, n) < 2.0:
                    cation.add(tuple(sorted((r, s))))
    return [len(carbons), len(chains), len(par | tee), len(par), len(tee), len(cation)]


def run(name, u, split, a, b, frames):
    prepared = [(apolar(u, a), apolar(u, b)), (groups(a, RINGS), groups(b, RINGS)),
                (groups(a, CATIONS), groups(b, CATIONS))]
    for k in range(frames):
        u.trajectory[k]
        print(name, split, k, *frame(u, a, b, prepared), sep="\t")


def both(name, u, a, b, frames):
    run(name, u, "partners", a, b, frames)
    u.trajectory[0]
    ab = a + b
    even = ab[ab.resindices % 2 == 0]
    run(name, u, "even-odd", even, ab - even, 1)


def main(data):
    print("system", "split", "frame", "carbon", "side_chain", "stacking", "parallel", "t_shaped",
          "cation_pi", sep="\t")
    m = data + "/md-ppi/"
    u = mda.Universe(m + "pyinteraph2_two-chains/sim.prot.twochains.pdb",
                     m + "pyinteraph2_two-chains/traj.twochains.xtc")
    both("two-chains", u, u.select_atoms("chainID A"), u.select_atoms("chainID B"), 26)
    u = mda.Universe(m + "rpn11-ubiquitin_namd/rpn11_ubq.psf",
                     m + "rpn11-ubiquitin_namd/rpn11_ubq.dcd")
    both("rpn11", u, u.select_atoms("segid RN11"), u.select_atoms("segid UBQ"), 50)
    for path in sorted(glob.glob(data + "/complexes/bm5/bound/*_target.pdb"))[:24]:
        text = "".join(line[:66].rstrip() + "\n" for line in open(path))
        u = mda.Universe(NamedStream(io.StringIO(text), path))
        if len(set(u.atoms.altLocs)) == 1:
            both(os.path.basename(path), u, u.select_atoms("chainID A"),
                 u.select_atoms("chainID B"), 1)


main(sys.argv[1])
