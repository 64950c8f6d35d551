"""Hydrogen bonds between two groups: gmx hbond 2022.5 -num, and MDTraj 1.9.7 wernet_nilsson on
single frames, not periodic. Groups: the partners, and even and odd residues of both together.

    python3 hbonds.py SHARED_DATA > hbonds.tsv
"""
import os
import subprocess
import sys
import tempfile
import warnings

import numpy as np

warnings.filterwarnings("ignore")
import MDAnalysis as mda
import mdtraj


def splits(a, b):
    ab = a + b
    even = ab[ab.resindices % 2 == 0]
    return {"partners": (a, b), "even-odd": (even, ab - even)}


def gromacs(name, tpr, xtc, a, b):
    for split, pair in splits(a, b).items():
        with tempfile.TemporaryDirectory() as d:
            with open(d + "/g.ndx", "w") as f:
                for k, g in zip("AB", pair):
                    f.write("[ %s ]\n" % k)
                    f.write("\n".join(str(i + 1) for i in g.indices) + "\n")
            subprocess.run(["gmx", "hbond", "-s", tpr, "-f", xtc, "-n", d + "/g.ndx", "-num",
                            d + "/n.xvg", "-nthreads", "1"], input="0\n1\n", text=True, check=True,
                           cwd=d, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            rows = [x.split() for x in open(d + "/n.xvg") if x[0] not in "#@"]
        for k, row in enumerate(rows):
            print(name, split, k, "gromacs", row[1], sep="\t")


def wernet(name, traj, a, b):
    for split, (p, q) in splits(a, b).items():
        inp = np.zeros(traj.n_atoms, bool)
        inq = inp.copy()
        inp[p.indices] = True
        inq[q.indices] = True
        for k in range(traj.n_frames):
            t = mdtraj.wernet_nilsson(traj[k], periodic=False)[0]
            across = (inp[t[:, 0]] & inq[t[:, 2]]) | (inq[t[:, 0]] & inp[t[:, 2]])
            print(name, split, k, "wernet-nilsson", across.sum(), sep="\t")


def main(data):
    print("system", "split", "frame", "criterion", "count", sep="\t")
    m = data + "/md-ppi/"
    d = m + "trimer-glycan_gmx_mmpbsa/"
    u = mda.Universe(d + "com.tpr")
    gromacs("trimer", d + "com.tpr", d + "com_traj.xtc",
            u.select_atoms("segid *PROA"), u.select_atoms("segid *PROB"))
    d = m + "rpn11-ubiquitin_namd/"
    u = mda.Universe(d + "rpn11_ubq.psf")
    t = mdtraj.load(d + "rpn11_ubq.dcd", top=d + "rpn11_ubq.psf")
    wernet("rpn11", t[:10], u.select_atoms("segid RN11"), u.select_atoms("segid UBQ"))
    d = m + "ras-raf_amber/"
    u = mda.Universe(d + "ras-raf_complex.prmtop")
    t = mdtraj.load_mdcrd(d + "prod_complex.mdcrd", top=mdtraj.load_prmtop(d + "ras-raf_complex.prmtop"))
    wernet("ras-raf", t, u.select_atoms("resindex 0:165"), u.select_atoms("resindex 166:241"))


main(sys.argv[1])
