"""Solvent molecules near hot spots of own/abeta-ethanol, by MDAnalysis 2.4.2 (Debian 12).

Command, in shared/data/own/abeta-ethanol:
    /usr/bin/python3 abeta_ethanol_shell.py > abeta_ethanol_shell.tsv
Hot spots: the two Phe of both peptides. Heavy atoms, 3.5 angstrom, minimum image.
"""
import numpy as np
import MDAnalysis as mda
from MDAnalysis.lib.distances import capped_distance

u = mda.Universe("abeta_ethanol.pdb", "abeta_ethanol.xtc")
hot = u.select_atoms("(chainID A or chainID B) and resname PHE and not name H*")
print("frame\tnear_ethanol\tnear_water\tclosest_to_cutoff_nm")
sets = {c: u.select_atoms("chainID %s and not name H*" % c) for c in "EW"}
for k, ts in enumerate(u.trajectory):
    cells = []
    margin = 9.0
    for c in "EW":
        s = sets[c]
        pairs, d = capped_distance(hot.positions, s.positions, 3.6, box=ts.dimensions)
        cells.append(str(len(set(s.resindices[pairs[d < 3.5, 1]]))))
        margin = min(margin, np.abs(d - 3.5).min(initial=9.0))
    print("%d\t%s\t%.2e" % (k, "\t".join(cells), margin / 10))
