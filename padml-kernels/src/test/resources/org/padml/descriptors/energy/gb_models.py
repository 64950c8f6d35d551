"""Generalized-Born energies of ras-raf_amber, frame 0, by OpenMM 7.7 (Reference) with ParmEd 3.4.

Command, in shared/data/md-ppi/ras-raf_amber:
    /usr/bin/python3 gb_models.py > gb_models.tsv
Radii of the prmtop (mbondi), for GBn2 mbondi3; no cutoff, kappa as Amber has it (7.3 sqrt(0.10806 c) per nm). kJ/mol.
"""
import math
import MDAnalysis as mda
import openmm as mm
import parmed
import parmed.tools
from openmm import app, unit

frame = mda.Universe("ras-raf_complex.prmtop", "prod_complex.mdcrd", format="TRJ").trajectory[0]
parts = {"complex": range(3862), "a": range(2621), "b": range(2621, 3862)}
models = {"hct": app.HCT, "obc1": app.OBC1, "obc2": app.OBC2, "gbn2": app.GBn2}
print("model\tsalt_molar\tpart\tgb_kj_mol")
for part, atoms in parts.items():
    system = parmed.load_file("ras-raf_complex.prmtop")
    piece = system["@%d-%d" % (atoms[0] + 1, atoms[-1] + 1)] if part != "complex" else system
    for name, model in models.items():
        if name == "gbn2":
            parmed.tools.changeRadii(piece, "mbondi3").execute()
        for salt in (0.0, 0.15):
            kappa = 7.3 * math.sqrt(0.10806 * salt)
            s = piece.createSystem(nonbondedMethod=app.NoCutoff, implicitSolvent=model,
                                   implicitSolventKappa=kappa / unit.nanometer)
            for f in s.getForces():
                f.setForceGroup(1 if isinstance(f, (mm.CustomGBForce, mm.GBSAOBCForce)) else 0)
                if isinstance(f, mm.GBSAOBCForce):
                    f.setSurfaceAreaEnergy(0)
            c = mm.Context(s, mm.VerletIntegrator(0.001), mm.Platform.getPlatformByName("Reference"))
            c.setPositions([mm.Vec3(*(0.1 * p)) for p in frame.positions[list(atoms)].astype(float)])
            e = c.getState(getEnergy=True, groups={1}).getPotentialEnergy()
            print("%s\t%s\t%s\t%.6f" % (name, salt, part, e.value_in_unit(unit.kilojoule_per_mole)), flush=True)
