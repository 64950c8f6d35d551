"""Energies of FabSample by OpenMM: fab_energies.py DATA_SAMPLES_FOLDER (OpenMM 7.7, MDAnalysis).

Amber ff14SB and OBC2 with mbondi2 radii from OpenMM's own files, no cutoff, without surface term.
"""
import gzip, os, shutil, sys, tempfile
import MDAnalysis as mda, openmm as mm
from openmm import app

folder = tempfile.mkdtemp()
pdb, xtc, own = [os.path.join(folder, f) for f in ("f.pdb", "f.xtc", "p.pdb")]
with gzip.open(sys.argv[1] + "/fab/fab_water.pdb.gz") as f, open(pdb, "wb") as g:
    shutil.copyfileobj(f, g)
shutil.copy(sys.argv[1] + "/fab/fab_water_4.xtc", xtc)
u = mda.Universe(pdb, xtc)
protein = u.select_atoms("protein")
chain = {c: protein.select_atoms("chainID " + c) for c in "HL"}
protein.write(own)
files = app.ForceField("amber14-all.xml", "implicit/obc2.xml")


def context(atoms):
    """Some of the atoms, with nonbonded energies in group 1 and generalized Born in group 2."""
    read = app.PDBFile(own)
    model = app.Modeller(read.topology, read.positions)
    kept = {int(i) for i in protein.indices.searchsorted(atoms.indices)}
    model.delete([a for a in model.topology.atoms() if a.index not in kept])
    system = files.createSystem(model.topology)
    for f in system.getForces():
        kind = type(f).__name__
        if kind == "CustomGBForce":
            for k in range(f.getNumEnergyTerms()):
                expression, of = f.getEnergyTermParameters(k)
                if expression.startswith("28.39"):
                    f.setEnergyTermParameters(k, "0*" + expression, of)
        f.setForceGroup({"NonbondedForce": 1, "CustomGBForce": 2, "GBSAOBCForce": 2}.get(kind, 0))
    platform = mm.Platform.getPlatformByName("Reference")
    return mm.Context(system, mm.VerletIntegrator(0.001), platform)


sets = {"complex": protein, **chain}
made = {name: context(atoms) for name, atoms in sets.items()}
pairs = born = 0
for ts in u.trajectory:
    for name, atoms in sets.items():
        groups = (1, 2) if name == "complex" else (1,)
        made[name].setPositions(atoms.positions.astype(float) / 10)
        states = [made[name].getState(getEnergy=True, groups={g}) for g in groups]
        e = [s.getPotentialEnergy()._value for s in states]
        pairs += e[0] if name == "complex" else -e[0]
        born += e[1] if name == "complex" else 0
    print(ts.frame, "lj_coulomb", pairs, "gb_obc2", born, flush=True)
shutil.rmtree(folder)
