"""Fingerprints of GROMACS topologies by ParmEd and OpenMM, see fingerprint.py.

Made nonbonded_top.tsv with ParmEd 3.4.3 and OpenMM 7.7:
  python3 nonbonded_top.py SHARED_DATA > nonbonded_top.tsv
"""
import os, sys, warnings

warnings.simplefilter("ignore")
from fingerprint import COLUMNS, of_openmm
from openmm.app import NoCutoff
from parmed.gromacs import GromacsTopologyFile

FILES = """
md-ppi/ww-peptide_gmx_mmpbsa/topol.top
md-ppi/ww-peptide_opls/topol.top
reference-values/gmx_mmpbsa_api/inputs_Protein_ligand_ST/topol.top
""".split()

print("file", *COLUMNS, sep="\t")
for name in FILES:
    top = GromacsTopologyFile(os.path.join(sys.argv[1], name))
    atoms = [(a.sigma / 10, a.epsilon * 4.184) for a in top.atoms]

    def geometric(i, j):
        s6 = (atoms[i][0] * atoms[j][0]) ** 3
        eps = (atoms[i][1] * atoms[j][1]) ** 0.5
        return 4 * eps * s6, 4 * eps * s6 * s6

    system = top.createSystem(nonbondedMethod=NoCutoff, removeCMMotion=False)
    rule = geometric if top.combining_rule == "geometric" else None
    print(name, *of_openmm(system, rule), sep="\t")
