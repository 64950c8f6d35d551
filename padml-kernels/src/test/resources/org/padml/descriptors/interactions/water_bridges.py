"""Residue pairs of the Fab's chains joined by one water: WaterBridgeAnalysis of MDAnalysis 2.4.2,
hydrogen to acceptor at most 2.5 angstrom, angle at least 120 degrees, minimum image; every N and O
is an acceptor, those with hydrogens are donors.

    python3 water_bridges.py SHARED_DATA > water_bridges.tsv
"""
import gzip
import os
import sys
import tempfile
import warnings
from collections import defaultdict

warnings.filterwarnings("ignore")
import MDAnalysis as mda
import numpy as np
from MDAnalysis.analysis.hydrogenbonds import WaterBridgeAnalysis

STRIDE = 8


def main(data):
    d = data + "/own/fab/"
    with tempfile.TemporaryDirectory() as tmp:
        with open(tmp + "/fab.pdb", "wb") as f, gzip.open(d + "fab_water.pdb.gz") as g:
            f.write(g.read())
        os.symlink(d + "fab_water.xtc", tmp + "/fab.xtc")
        u = mda.Universe(tmp + "/fab.pdb", tmp + "/fab.xtc")
        u.residues.resids = np.arange(len(u.residues))  # numbers tell its residues apart
        polar = sorted({n for n in u.atoms.names if n[0] in "NO" and n not in ("NA",)})
        frames = []
        for order in (1, 2):
            found = []

            def collect(path, output, universe):
                if len(path) == order + 1:
                    ends = [path[0][0], path[-1][2]]
                    output[tuple(sorted(universe.atoms[k].resindex for k in ends))] += 1

            w = WaterBridgeAnalysis(
                u, "chainID H", "chainID L", "resname SOL HOH WAT", order=order,
                distance_type="hydrogen", distance=2.5, angle=120.0, pbc=True,
                donors=polar, acceptors=polar, update_selection=True)
            w.run(step=STRIDE)
            for net in w.results.network:
                out = defaultdict(int)
                w._traverse_water_network(net, [], analysis_func=collect, output=out,
                                          link_func=w._full_link)
                found.append(len(out))
            frames.append(found)
    print("frame", "first", "second", sep="\t")
    for k, row in enumerate(zip(*frames)):
        print(k * STRIDE, *row, sep="\t")


main(sys.argv[1])
