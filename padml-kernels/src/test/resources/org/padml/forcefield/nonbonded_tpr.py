"""Fingerprints of the atoms and non-bonded parameters of GROMACS run-input files, by gmx dump.

Made nonbonded_tpr.tsv with GROMACS 2022.5, which reads no newer files:
  python3 nonbonded_tpr.py SHARED_DATA > nonbonded_tpr.tsv

The sums are those of nonbonded.py; names is the CRC-32 of lines "residue name, atom name, type,
atomic number" of all atoms, masses a sum with the same weights.
"""
import os, re, subprocess, sys, zlib

FILES = [line.split("\t")[0] for line in open(os.path.join(sys.argv[1], "INDEX.tsv"))]
NEWER = re.compile("2023|2024")
FLOAT = r"= *([-+.\de]+)"


def weight(k):
    return 1 + k % 13


class Molecule:
    def __init__(self):
        self.atoms, self.names, self.types, self.residues = [], [], [], []
        self.excluded, self.pairs = [], []


def parse(lines):
    blocks, functions, molecules = [], {}, []
    atnr = fudge = None
    here, section, open_list = None, "", None
    for line in lines:
        if m := re.match(r" *moltype += (\d+) ", line):
            blocks.append([int(m[1]), None])
        elif m := re.match(r" *#molecules += (\d+)", line):
            blocks[-1][1] = int(m[1])
        elif m := re.match(r" *atnr=(\d+)", line):
            atnr = int(m[1])
        elif m := re.match(r" *fudgeQQ += ([\d.e+-]+)", line):
            fudge = float(m[1])
        elif m := re.match(r" *functype\[(\d+)\]=(\w+),?(.*)", line):
            functions[int(m[1])] = (m[2], [float(v) for v in re.findall(FLOAT, m[3])])
        elif re.match(r" *moltype \(\d+\):", line):
            here = Molecule()
            molecules.append(here)
        elif here is None:
            continue
        elif line.startswith("grp["):
            break
        elif m := re.match(r" *atom\[ *\d+\]=\{type= *(\d+).* m=([^,]+), q=([^,]+),.*resind= *(\d+), atomnumber= *(-?\d+)\}", line):
            here.atoms.append((int(m[1]), float(m[2]), float(m[3]), int(m[4]), int(m[5])))
        elif m := re.match(r' *atom\[\d+\]=\{name="(.*)"\}', line):
            here.names.append(m[1])
        elif m := re.match(r' *type\[\d+\]=\{name="(.*)",nameB', line):
            here.types.append(m[1])
        elif m := re.match(r' *residue\[\d+\]=\{name="(.*)", nr', line):
            here.residues.append(m[1])
        elif m := re.match(r" *\d+ type=\d+ +\((\w+)\)", line):
            if m[1].startswith("LJ"):
                f, i, j = re.match(r" *\d+ type=(\d+) +\(\w+\) +(\d+) +(\d+)", line).groups()
                here.pairs.append((int(f), int(i), int(j)))
        elif m := re.match(r" *excls\[(\d+)\]\[num=\d+\]=\{(.*)", line):
            here.excluded.append([])
            open_list = m[2]
        if open_list is not None:
            if not line.lstrip().startswith("excls"):
                open_list += line
            if "}" in open_list:
                here.excluded[-1] = [int(v) for v in re.findall(r"\d+", open_list)]
                open_list = None
    return blocks, functions, molecules, atnr, fudge


print("file", "atoms", "names", "mass", "charge", "c6", "c12", "exceptions", "atoms_of_exceptions",
      "charge_of_exceptions", "c6_of_exceptions", "c12_of_exceptions", sep="\t")
for name in FILES:
    if not name.endswith(".tpr") or NEWER.search(name):
        continue
    dump = subprocess.run(["gmx", "-quiet", "dump", "-s", os.path.join(sys.argv[1], name)],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    blocks, functions, molecules, atnr, fudge = parse(dump.stdout.splitlines())
    atoms, text, exceptions = [], [], {}
    for number, count in blocks:
        m = molecules[number]
        for _ in range(count):
            first = len(atoms)
            for k, atom in enumerate(m.atoms):
                atoms.append(atom)
                text.append(" ".join([m.residues[atom[3]], m.names[k], m.types[k], str(atom[4])]))
            for i, others in enumerate(m.excluded):
                for j in others:
                    if i != j:
                        exceptions.setdefault((first + min(i, j), first + max(i, j)), [0, 0, 0, True])[3] = True
            for f, i, j in m.pairs:
                kind, p = functions[f]
                q = [m.atoms[i][2], m.atoms[j][2]]
                if kind == "LJ14":
                    qq, c6, c12 = fudge * q[0] * q[1], p[0], p[1]
                elif kind == "LJC14_Q":
                    qq, c6, c12 = p[0] * p[1] * p[2], p[3], p[4]
                else:
                    qq, c6, c12 = p[0] * p[1], p[2], p[3]
                e = exceptions.setdefault((first + min(i, j), first + max(i, j)), [0, 0, 0, False])
                e[0] += qq
                e[1] += c6
                e[2] += c12
    n = len(atoms)
    sums = [0.0] * 4
    for i in range(n):
        f = functions[atoms[i][0] * atnr + atoms[(i + 1 + i % 17) % n][0]][1]
        sums[0] += weight(i) * atoms[i][1]
        sums[1] += weight(i) * atoms[i][2]
        sums[2] += weight(i) * f[0] ** 0.5
        sums[3] += weight(i) * f[1] ** 0.25
    excepted = [0.0] * 4
    for k, (i, j) in enumerate(sorted(exceptions)):
        qq, c6, c12, is_excluded = exceptions[i, j]
        if not is_excluded:
            f = functions[atoms[i][0] * atnr + atoms[j][0]][1]
            qq, c6, c12 = qq + atoms[i][2] * atoms[j][2], c6 + f[0], c12 + f[1]
        for s, v in enumerate((i + 2 * j, qq, c6 ** 0.5, c12 ** 0.25)):
            excepted[s] += weight(k) * v
    print(name, n, zlib.crc32("\n".join(text).encode()), *("%.10g" % s for s in sums), len(exceptions),
          *("%.10g" % s for s in excepted), sep="\t")
