"""Writes ff14sb.txt, the numbers of Amber ff14SB with TIP3P water and ions.

  python3 ff14sb.py FOLDER_OF_AMBER14_XML > ff14sb.txt     (OpenMM 7.7: openmm/app/data/amber14)

Charges and types are taken per heavy atom, with the hydrogens that it bears: in ff14SB hydrogens
of one heavy atom share charge and type, which is asserted here. Radii and depths are turned back
into the force field's own Rmin/2 in angstrom and kcal/mol.
"""
import os, sys
import xml.etree.ElementTree as xml

HEADER = """\
# Non-bonded parameters of Amber ff14SB, of TIP3P water and of monatomic ions in it.
# ff14SB: Maier et al. 2015, doi 10.1021/acs.jctc.5b00255
# TIP3P: Jorgensen et al. 1983, doi 10.1063/1.445869
# ions of charge 1: Joung and Cheatham 2008, doi 10.1021/jp8001614
# ions of charge 2: Li et al. 2013, doi 10.1021/ct400146w
# Written by ff14sb.py (in the test resources of this package) from the numbers that OpenMM 7.7
# holds for AmberTools 17's leaprc.protein.ff14SB, tip3p, frcmod.ionsjc_tip3p and
# frcmod.ions234lm_126_tip3p.
# type NAME RMIN_HALF_ANGSTROM DEPTH_KCAL_MOL
# residue NAME
# atom NAME CHARGE TYPE BONDS_TO_OTHER_RESIDUES [HYDROGENS CHARGE TYPE]
# ion SYMBOL CHARGE TYPE
"""
IONS = "Li Na K Rb Cs F Cl Br I Mg Ca Zn".split()


def half_rmin(sigma):
    return float(sigma) * 2 ** (1 / 6) / 2 * 10


def plain(value, digits):
    return ("%.*f" % (digits, value)).rstrip("0").rstrip(".")


def bare(name):
    return name.replace("protein-", "").replace("tip3p_standard-", "").replace("tip3p-", "W")


print(HEADER, end="")
protein = xml.parse(os.path.join(sys.argv[1], "protein.ff14SB.xml")).getroot()
water = xml.parse(os.path.join(sys.argv[1], "tip3p.xml")).getroot()
elements = {t.get("name"): t.get("element")
            for root in (protein, water) for t in root.find("AtomTypes")}
depths = {}
for root in (protein, water):
    for a in root.find("NonbondedForce").findall("Atom"):
        depths[a.get("type")] = (half_rmin(a.get("sigma")), float(a.get("epsilon")) / 4.184)

ions = []
for residue in water.find("Residues"):
    atoms = residue.findall("Atom")
    element = elements[atoms[0].get("type")]
    charge = float(atoms[0].get("charge"))
    if len(atoms) == 1 and element in IONS and abs(charge) <= 2:
        ions.append((element, charge, atoms[0].get("type")))
ions.sort(key=lambda ion: IONS.index(ion[0]))
assert [i[0] for i in ions] == IONS, ions

used = [t for t in elements if t.startswith("protein-") or t in ("tip3p-O", "tip3p-H")]
for t in used + [i[2] for i in ions]:
    rmin, depth = depths[t] if depths[t][1] > 0 else (0, 0)
    print("type", bare(t), plain(rmin, 6), plain(depth, 8))
residues = list(protein.find("Residues")) + [r for r in water.find("Residues") if r.get("name") == "HOH"]
for residue in residues:
    atoms = {a.get("name"): a for a in residue.findall("Atom")}
    bonded = {a: [] for a in atoms}
    for b in residue.findall("Bond"):
        bonded[b.get("atomName1")].append(b.get("atomName2"))
        bonded[b.get("atomName2")].append(b.get("atomName1"))
    outside = [e.get("atomName") for e in residue.findall("ExternalBond")]
    print("residue", residue.get("name"))
    total = 0
    for name, a in atoms.items():
        if elements[a.get("type")] == "H":
            continue
        fields = [name, plain(float(a.get("charge")), 6), bare(a.get("type")), outside.count(name)]
        total += float(a.get("charge"))
        light = [atoms[h] for h in bonded[name] if elements[atoms[h].get("type")] == "H"]
        if light:
            kinds = {(h.get("charge"), h.get("type")) for h in light}
            assert len(kinds) == 1, (residue.get("name"), name)
            fields += [len(light), plain(float(light[0].get("charge")), 6), bare(light[0].get("type"))]
            total += len(light) * float(light[0].get("charge"))
        print("atom", *fields)
    assert abs(total - round(total)) < 1e-4, (residue.get("name"), total)
for element, charge, t in ions:
    print("ion", element, plain(charge, 1), bare(t))
