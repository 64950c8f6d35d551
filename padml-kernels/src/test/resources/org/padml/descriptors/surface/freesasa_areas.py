"""Areas by FreeSASA 2.1.2 for FreesasaReferenceTest.

Command (Debian 12: freesasa, python3-freesasa): python3 freesasa_areas.py DATA CONFIGS > freesasa_areas.tsv
DATA is the shared data folder; CONFIGS the folder of FreeSASA's naccess.config and oons.config.
1ubq.pdb.gz and 1a0q.pdb.gz beside this file are the ATOM records of PDB entries 1UBQ and 1A0Q
(wwPDB archive, CC0 1.0). Hydrogens and HETATM are skipped, as FreeSASA does by default.
Prints: file, radii, method, resolution, chain groups with their areas in A^2, one row each.
"""
import gzip
import os
import shutil
import sys
import tempfile

import freesasa

data, configs = sys.argv[1:3]
here = os.path.dirname(os.path.abspath(__file__))
methods = {"LR": freesasa.LeeRichards, "SR": freesasa.ShrakeRupley}


def classifier(radii):
    if radii == "protor":
        return freesasa.Classifier()
    return freesasa.Classifier(os.path.join(configs, radii + ".config"))


def area(path, radii, method, resolution, chains):
    with tempfile.TemporaryDirectory() as folder:
        part = os.path.join(folder, "part.pdb")
        with open(path) as whole, open(part, "w") as out:
            out.writelines(l for l in whole if l.startswith("ATOM") and l[21] in chains)
        structure = freesasa.Structure(part, classifier(radii))
    key = "n-slices" if method == "LR" else "n-points"
    parameters = freesasa.Parameters({"algorithm": methods[method], key: resolution, "n-threads": 1})
    return freesasa.calc(structure, parameters).totalArea()


def rows(name, path, groups, cases):
    for radii, method, resolution in cases:
        for chains in groups:
            value = area(path, radii, method, resolution, chains)
            print(name, radii, method, resolution, chains, "%.5f" % value, sep="\t")


print("file\tradii\tmethod\tresolution\tchains\tarea_A2")
lee_richards = [("protor", "LR", 20), ("naccess", "LR", 20), ("oons", "LR", 20)]
more = [("protor", "LR", 100), ("protor", "LR", 7), ("protor", "SR", 100), ("protor", "SR", 960)]
for entry, groups in (("1ubq", ["A"]), ("1a0q", ["L", "H", "LH"])):
    with tempfile.NamedTemporaryFile(suffix=".pdb") as plain:
        with gzip.open(os.path.join(here, entry + ".pdb.gz")) as packed:
            shutil.copyfileobj(packed, plain)
        plain.flush()
        rows(entry, plain.name, groups, lee_richards + more)
for name in ("1ACB", "1DE4", "2OOB", "1GRN"):
    file = "complexes/bm5/bound/" + name + "_target.pdb"
    rows(file, os.path.join(data, file), ["A", "B", "AB"], lee_richards)
