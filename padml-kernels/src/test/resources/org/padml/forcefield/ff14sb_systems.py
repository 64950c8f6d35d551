"""Fingerprints of structures with Amber ff14SB and TIP3P by OpenMM, see fingerprint.py.

Made ff14sb_systems.tsv with OpenMM 7.7:
  python3 ff14sb_systems.py SHARED_DATA > ff14sb_systems.tsv
"""
import os, sys, warnings

warnings.simplefilter("ignore")
from fingerprint import COLUMNS, of_openmm
from openmm.app import ForceField, NoCutoff, PDBFile

FILES = """
own/abeta/ab_wt_r1.pdb
own/abeta/ab_mut_r1.pdb
own/abeta-water/abeta_water.pdb
own/fab/fab.pdb
""".split()

print("file", *COLUMNS, sep="\t")
field = ForceField("amber14-all.xml", "amber14/tip3p.xml")
for name in FILES:
    pdb = PDBFile(os.path.join(sys.argv[1], name))
    system = field.createSystem(pdb.topology, nonbondedMethod=NoCutoff, removeCMMotion=False)
    print(name, *of_openmm(system), sep="\t")
