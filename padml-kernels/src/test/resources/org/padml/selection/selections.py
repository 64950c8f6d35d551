"""Writes selections.tsv: what MDAnalysis selects in files of the shared data.

Command: cd shared/data && python3 selections.py > selections.tsv   (MDAnalysis 2.4.2)
Columns: file, expression of padml (distances with their unit), number of atoms, CRC-32 of the
atom indices joined by commas.
"""
import re
import warnings
import zlib

warnings.filterwarnings("ignore")
import MDAnalysis

CASES = {
    "own/fab/fab.pdb": [
        "protein",
        "backbone",
        "chainID H and resid 95-102",
        "segid L and resname A* and not name H*",
        "chainID H and around 4.517 A chainID L",
        "same residue as (chainID L and around 3.913 A chainID H)",
        "name CA or name CB and resid 1-20",
        "not backbone and around 2.271 A index 100-200",
        "element C N and bynum 1:500",
        "byres name SG",
    ],
    "own/abeta/ab_wt_r1.pdb": ["protein", "backbone", "resname LYS GLU and name N*", "resid 2:4"],
    "own/abeta-ethanol/abeta_ethanol.pdb": [
        "protein",
        "resname SOL HOH WAT",
        "name O* and around 3.517 A protein",
        "same residue as around 5.013 A backbone",
        "element O and not around 12.03 A protein",
    ],
    "md-ppi/barnase-barstar_1brs/1brs_barnase_renumbered.pdb": [
        "around 6.017 A resid 10-20",
        "protein and element S",
    ],
    "md-ppi/pyinteraph2_two-chains/sim.prot.twochains.pdb": [
        "chainID A and around 7.513 A chainID B",
        "not around 31.07 A chainID B",
        "same segid as chainID B",
        "protein",
    ],
    "md-ppi/ww-peptide_gmx_mmpbsa/com.pdb": [
        "protein",
        "segid PROB and name CA",
        "segid SOLV and around 3.013 A segid PROB",
        "segid IONS",
    ],
    "md-ppi/rpn11-ubiquitin_namd/rpn11_ubq.psf": [
        "protein",
        "backbone and segid UBQ",
        "resname HS? and name N*",
        "segid RN11 and resid 20 to 40",
        "segid U*",
    ],
    "md-ppi/ras-raf_amber/ras-raf_complex.prmtop": [
        "protein",
        "resname HI[DE]",
        "not protein",
        "resid 167-169 and name CA C",
    ],
    "complexes/antibody_benchmark/6EY6_r_b.pdb": [
        "chainID H and resid 52-54",
        "resid 52A",
        "resid 52A-53 or resid 100 - 100B",
        "resid 82:82C",
    ],
}

for path, expressions in CASES.items():
    atoms = MDAnalysis.Universe(path).atoms
    for expression in expressions:
        mda = re.sub(r"around ([0-9.]+) A", r"around \1", expression)
        found = atoms.select_atoms(mda).ix
        crc = zlib.crc32(",".join(str(i) for i in found).encode())
        print(path, expression, len(found), crc, sep="\t")
