"""Docking measures per frame by numpy over MDAnalysis 2.4.2 (Q: its soft_cut_q), reference: first
frame; identical partners: the better of both orders.

    python3 docking.py SHARED_DATA > docking.tsv
"""
import sys
import warnings

import numpy as np

warnings.filterwarnings("ignore")
import MDAnalysis as mda
from MDAnalysis.analysis.align import rotation_matrix
from MDAnalysis.analysis.contacts import soft_cut_q
from MDAnalysis.lib.distances import capped_distance, distance_array

BACKBONE = ["N", "CA", "C", "O"]


def heavy(group):
    return group[[not n.lstrip("0123456789").startswith("H") for n in group.names]]


def pairs(xa, ra, xb, rb, cutoff):
    ij, d = capped_distance(xa, xb, cutoff + 0.1)
    ij = ij[d < cutoff]
    return set(zip(ra[ij[:, 0]], rb[ij[:, 1]]))


def contacts(x, a, b, cutoff):
    return pairs(x[a.indices], a.resindices, x[b.indices], b.resindices, cutoff)


def backbone(u, residues, order):
    here, there = [], []
    for r in residues:
        for n in BACKBONE:
            p = [k for k in u.residues[r].atoms if k.name == n]
            q = [k for k in u.residues[order[r]].atoms if k.name == n]
            if p and q:
                there.append(p[0].index)
                here.append(q[0].index)
    return np.array(here), np.array(there)


def fit(x, y):
    cx, cy = x.mean(0), y.mean(0)
    return rotation_matrix(x - cx, y - cy)[0], cx, cy


def run(name, u, a, b, peptide=False, swap=False):
    a, b = heavy(a), heavy(b)
    u.trajectory[0]
    ref = u.atoms.positions.astype(float).copy()
    cut = 4.0 if peptide else 5.0
    native = contacts(ref, a, b, cut)
    if peptide:
        beta = [np.array([next((k.index for k in r.atoms if k.name == "CB"),
                               next((k.index for k in r.atoms if k.name == "CA"), -1))
                          for r in g.residues]) for g in (a, b)]
        beta = [k[k >= 0] for k in beta]
        res = u.atoms.resindices
        near = pairs(ref[beta[0]], res[beta[0]], ref[beta[1]], res[beta[1]], 8.0)
    else:
        near = contacts(ref, a, b, 10.0)
    ra, rb = list(a.residues.resindices), list(b.residues.resindices)
    orders = [dict(zip(ra + rb, ra + rb))] + ([dict(zip(ra + rb, rb + ra))] if swap else [])
    interface = sorted({r for p in near for r in p})
    receptor, ligand = (ra, rb) if len(ra) > len(rb) else (rb, ra)
    d0 = distance_array(ref[a.indices], ref[b.indices])
    i, j = np.nonzero(d0 < 4.5)
    sets = [(backbone(u, interface, o), backbone(u, receptor, o), backbone(u, ligand, o))
            for o in orders]
    for ts in u.trajectory:
        x = u.atoms.positions.astype(float)
        now = contacts(x, a, b, cut)
        best = None
        for o, (face, rec, lig) in zip(orders, sets):
            want = {tuple(sorted((o[p], o[q]), key=lambda r: r in rb)) for p, q in native}
            tp = len(want & now)
            rot, cx, cy = fit(x[face[0]], ref[face[1]])
            irms = np.sqrt((((x[face[0]] - cx) @ rot.T + cy - ref[face[1]]) ** 2).sum(1).mean())
            rot, cx, cy = fit(x[rec[0]], ref[rec[1]])
            lrms = np.sqrt((((x[lig[0]] - cx) @ rot.T + cy - ref[lig[1]]) ** 2).sum(1).mean())
            fnat = tp / len(native)
            score = (fnat + 1 / (1 + (irms / 1.5) ** 2) + 1 / (1 + (lrms / 8.5) ** 2)) / 3
            f1 = 2 * tp / (len(now) + len(native))
            row = (score, fnat, (len(now) - tp) / max(1, len(now)), f1, irms, lrms)
            best = row if best is None or score > best[0] else best
        r = np.sqrt(((x[a.indices[i]] - x[b.indices[j]]) ** 2).sum(1))
        q = soft_cut_q(r, d0[i, j], beta=5.0, lambda_constant=1.8)
        clash = len(contacts(x, a, b, 2.0))
        print(name, ts.frame, *("%.6f" % v for v in best), "%.6f" % q, clash, sep="\t")


def main(data):
    print("system", "frame", "dockq", "fnat", "fnonnat", "f1", "irmsd", "lrmsd", "q", "clashes",
          sep="\t")
    m = data + "/md-ppi/"
    u = mda.Universe(m + "pyinteraph2_two-chains/sim.prot.twochains.pdb",
                     m + "pyinteraph2_two-chains/traj.twochains.xtc")
    run("two-chains", u, u.select_atoms("chainID A"), u.select_atoms("chainID B"))
    run("two-chains-peptide", u, u.select_atoms("chainID A"), u.select_atoms("chainID B"), True)
    u = mda.Universe(m + "rpn11-ubiquitin_namd/rpn11_ubq.psf",
                     m + "rpn11-ubiquitin_namd/rpn11_ubq.dcd")
    run("rpn11", u, u.select_atoms("segid RN11"), u.select_atoms("segid UBQ"))
    u = mda.Universe(m + "yiip-homodimer_membrane/YiiP_lipids.gro.gz",
                     m + "yiip-homodimer_membrane/YiiP_lipids.xtc")
    run("yiip", u, u.select_atoms("resindex 0:281"), u.select_atoms("resindex 282:563"),
        swap=True)


main(sys.argv[1])
