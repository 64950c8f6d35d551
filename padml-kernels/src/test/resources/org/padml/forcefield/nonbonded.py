"""Fingerprints of non-bonded parameters of Amber topologies, by ParmEd and OpenMM.

Made nonbonded.tsv with ParmEd 3.4.3 and OpenMM 7.7:
  python3 nonbonded.py SHARED_DATA > nonbonded.tsv

Each fingerprint is a sum with weights that change from term to term, so that no exchange of atoms
or pairs goes unseen: charges (e), the square root of C6 and the fourth root of C12 of pairs
(i, i + 1 + i mod 17), and the same with the product of charges for exceptions (those that are
excluded count in their number and in the sum of their atoms), then screening factors, GBn2's
coefficients and radii (nm). ParmEd's mbondi3 knows the carboxylate of a C terminus by the name OXT
alone; CHARMM's OT1 and OT2 are given the same 1.4 here.
"""
import bz2, os, sys, tempfile, warnings

warnings.simplefilter("ignore")
import openmm
from openmm import unit
from openmm.app.internal.customgbforces import GBSAGBn2Force, GBSAGBnForce
from parmed.amber import LoadParm
from parmed.tools.changeradii import ChRad

FILES = """
trajectories/netcdf/mda_ace_mbondi3.parm7
trajectories/netcdf/mda_bala.prmtop
trajectories/netcdf/mda_posfor.top
trajectories/mdcrd/mda_ache.prmtop
trajectories/topologies/mda_chitosan.prmtop
trajectories/topologies/parmed_ala_ala_ala.parm7
trajectories/netcdf/mda_tz2.truncoct.parm7.bz2
md-ppi/ras-raf_amber/ras-raf_complex.prmtop
md-ppi/ras-raf_amber/raf.prmtop
""".split()
RADII = ["bondi", "mbondi", "mbondi2", "mbondi3"]


def load(path):
    if path.endswith(".bz2"):
        with tempfile.NamedTemporaryFile(suffix=".parm7") as copy:
            copy.write(bz2.open(path).read())
            copy.flush()
            return LoadParm(copy.name)
    return LoadParm(path)


def weight(k):
    return 1 + k % 13


print("file", "atoms", "charge", "c6", "c12", "exceptions", "atoms_of_exceptions",
      "charge_of_exceptions", "c6_of_exceptions", "c12_of_exceptions", "screen", "gbn_screen", "gbn2_screen",
      "gbn2_alpha", "gbn2_beta", "gbn2_gamma", *RADII, sep="\t")
for name in FILES:
    parm = load(os.path.join(sys.argv[1], name))
    parm.parm_data.setdefault("RADIUS_SET", [""])
    system = parm.createSystem(removeCMMotion=False)
    forces = system.getForces()
    force = next(f for f in forces if isinstance(f, openmm.NonbondedForce))
    n = force.getNumParticles()
    atoms = [[x.value_in_unit_system(unit.md_unit_system) for x in force.getParticleParameters(i)]
             for i in range(n)]
    own = any(isinstance(f, openmm.CustomNonbondedForce) for f in forces)
    data = parm.parm_data

    def pair(i, j):
        if not own:
            s6 = ((atoms[i][1] + atoms[j][1]) / 2) ** 6
            eps = (atoms[i][2] * atoms[j][2]) ** 0.5
            return 4 * eps * s6, 4 * eps * s6 * s6
        types = data["ATOM_TYPE_INDEX"]
        k = data["NONBONDED_PARM_INDEX"][(types[i] - 1) * parm.ptr("ntypes") + types[j] - 1] - 1
        return (data["LENNARD_JONES_BCOEF"][k] * 4.184e-6, data["LENNARD_JONES_ACOEF"][k] * 4.184e-12)

    sums = [0.0] * 3
    for i in range(n):
        sums[0] += weight(i) * atoms[i][0]
        c6, c12 = pair(i, (i + 1 + i % 17) % n)
        sums[1] += weight(i) * c6 ** 0.5
        sums[2] += weight(i) * c12 ** 0.25
    rows = []
    for k in range(force.getNumExceptions()):
        i, j, qq, sigma, eps = force.getExceptionParameters(k)
        s6 = sigma.value_in_unit(unit.nanometer) ** 6
        eps = eps.value_in_unit(unit.kilojoule_per_mole)
        rows.append((min(i, j), max(i, j), qq.value_in_unit(unit.elementary_charge ** 2),
                     4 * eps * s6, 4 * eps * s6 * s6))
    rows.sort()
    excepted = [0.0] * 4
    for k, (i, j, qq, c6, c12) in enumerate(rows):
        excepted[0] += weight(k) * (i + 2 * j)
        excepted[1] += weight(k) * qq
        excepted[2] += weight(k) * c6 ** 0.5
        excepted[3] += weight(k) * c12 ** 0.25
    screen = sum(weight(i) * a.screen for i, a in enumerate(parm.atoms))
    gbn = GBSAGBnForce.getStandardParameters(parm.topology)
    gbn2 = GBSAGBn2Force.getStandardParameters(parm.topology)
    models = [sum(weight(i) * float(row[1]) for i, row in enumerate(gbn))]
    models += [sum(weight(i) * float(row[c]) for i, row in enumerate(gbn2)) for c in (1, 2, 3, 4)]
    radii = []
    for kind in RADII:
        ChRad(parm, kind)
        for atom in parm.atoms:
            if kind == "mbondi3" and atom.name in ("OT1", "OT2"):
                atom.solvent_radius = 1.4
        radii.append(sum(weight(i) * a.solvent_radius / 10 for i, a in enumerate(parm.atoms)))
    print(name, n, *("%.10g" % s for s in sums), len(rows), *("%.10g" % s for s in excepted),
          "%.10g" % screen, *("%.10g" % m for m in models), *("%.10g" % r for r in radii), sep="\t")
