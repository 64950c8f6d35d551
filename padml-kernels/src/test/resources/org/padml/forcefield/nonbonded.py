"""Fingerprints of Amber topologies by ParmEd and OpenMM, see fingerprint.py.

Made nonbonded.tsv with ParmEd 3.4.3 and OpenMM 7.7:
  python3 nonbonded.py SHARED_DATA > nonbonded.tsv

Then follow sums of screening factors, GBn2's coefficients and radii (nm). ParmEd's mbondi3 knows
the carboxylate of a C terminus by the name OXT alone; CHARMM's OT1 and OT2 are given the same 1.4
here.
"""
import bz2, os, sys, tempfile, warnings

warnings.simplefilter("ignore")
import openmm
from fingerprint import COLUMNS, of_openmm, weight
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


def total(values):
    return "%.10g" % sum(weight(i) * float(v) for i, v in enumerate(values))


print("file", *COLUMNS, "screen", "gbn_screen", "gbn2_screen", "gbn2_alpha", "gbn2_beta",
      "gbn2_gamma", *RADII, sep="\t")
for name in FILES:
    parm = load(os.path.join(sys.argv[1], name))
    parm.parm_data.setdefault("RADIUS_SET", [""])
    system = parm.createSystem(removeCMMotion=False)
    data = parm.parm_data

    def stated(i, j):
        types = data["ATOM_TYPE_INDEX"]
        k = data["NONBONDED_PARM_INDEX"][(types[i] - 1) * parm.ptr("ntypes") + types[j] - 1] - 1
        return (data["LENNARD_JONES_BCOEF"][k] * 4.184e-6, data["LENNARD_JONES_ACOEF"][k] * 4.184e-12)

    is_own = any(isinstance(f, openmm.CustomNonbondedForce) for f in system.getForces())
    columns = of_openmm(system, stated if is_own else None)
    columns.append(total(a.screen for a in parm.atoms))
    columns.append(total(row[1] for row in GBSAGBnForce.getStandardParameters(parm.topology)))
    gbn2 = GBSAGBn2Force.getStandardParameters(parm.topology)
    columns += [total(row[c] for row in gbn2) for c in (1, 2, 3, 4)]
    for kind in RADII:
        ChRad(parm, kind)
        for atom in parm.atoms:
            if kind == "mbondi3" and atom.name in ("OT1", "OT2"):
                atom.solvent_radius = 1.4
        columns.append(total(a.solvent_radius / 10 for a in parm.atoms))
    print(name, *columns, sep="\t")
