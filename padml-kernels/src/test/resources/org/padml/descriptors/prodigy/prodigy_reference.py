"""PRODIGY 2.1.2 (Debian 12, python3-prodigy) for ProdigyReferenceTest.

Command: python3 prodigy_reference.py DATA > prodigy_reference.tsv
DATA is the shared data folder. Files without insertion codes, of which the program drops some.
"""
import os
import sys
import warnings

from prodigy.lib.parsers import parse_structure
from prodigy.predict_IC import Prodigy

warnings.filterwarnings("ignore")
sys.stderr = open(os.devnull, "w")
names = ["CC", "CP", "AC", "PP", "AP", "AA", "nis_a", "nis_c", "ba_val", "kd_val"]
print("file", "temperature_C", *names, sep="\t")
files = ["complexes/prodigy/structures/2oob.pdb", "complexes/prodigy/structures/3BZD.pdb"]
files += ["complexes/bm5/bound/%s_target.pdb" % f for f in ("1A2K", "1ACB", "1BVK", "2FJU", "1M10")]
for file in files:
    for temperature in (25.0, 37.0):
        structure, _, _ = parse_structure(os.path.join(sys.argv[1], file))
        model = Prodigy(structure, ["A", "B"], temperature)
        model.predict()
        found = model.as_dict()
        print(file, temperature, *(repr(found[n]) for n in names), sep="\t")
