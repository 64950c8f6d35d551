"""Values of FabSample by other programs: fab_values.py DATA_SAMPLES_FOLDER (MDAnalysis, mdtraj, FreeSASA,
PRODIGY)."""
import gzip, os, shutil, sys, tempfile
import freesasa
import numpy as np, mdtraj
import MDAnalysis as mda
from MDAnalysis.lib.distances import distance_array
from prodigy.lib.parsers import parse_structure
from prodigy.predict_IC import Prodigy

folder = tempfile.mkdtemp()
pdb, xtc = os.path.join(folder, "f.pdb"), os.path.join(folder, "f.xtc")
with gzip.open(sys.argv[1] + "/fab/fab_water.pdb.gz") as f, open(pdb, "wb") as g:
    shutil.copyfileobj(f, g)
shutil.copy(sys.argv[1] + "/fab/fab_water_4.xtc", xtc)
u = mda.Universe(pdb, xtc)
h, l = [u.select_atoms("protein and chainID %s and not element H" % c) for c in "HL"]
acid = "protein and chainID %s and ((resname ASP and name OD1 OD2) or (resname GLU and name OE1 OE2))"
base = "protein and chainID %s and ((resname LYS and name NZ) or (resname ARG and name NE NH1 NH2))"
x = contacts = bridges = 0
for ts in u.trajectory:
    x += u.select_atoms("protein").positions[:, 0].astype(float).sum() / 10
    contacts += (distance_array(h.positions, l.positions, box=None) < 4.5).sum()
    pairs = set()
    for p, q in ("HL", "LH"):
        a, b = u.select_atoms(acid % p), u.select_atoms(base % q)
        for i, j in np.argwhere(distance_array(a.positions, b.positions) <= 4.0):
            pairs.add((a[i].resindex, b[j].resindex))
    bridges += len(pairs)
t = mdtraj.load(xtc, top=pdb)
t = t.atom_slice(t.topology.select("protein"))
chain = [a.residue.chain.index for a in t.topology.atoms]
hbonds = sum(  # bonds that both CONECT and the residue give make it list a hydrogen bond twice
    len({(d, k, a) for d, k, a in mdtraj.baker_hubbard(f, freq=0, periodic=False) if chain[d] != chain[a]})
    for f in t)
ca = t.topology.select("name CA")
print("decode", x, "contacts", contacts, "salt_bridges", bridges, "hbonds", hbonds)
for n in (100, 960):
    # frame by frame: of several at once version 1.9.7 turns the points from frame to frame
    print("sasa_%d" % n, sum(mdtraj.shrake_rupley(f, n_sphere_points=n).sum(dtype=float) for f in t))
print("rmsd", mdtraj.rmsd(t, t, 0, atom_indices=ca).astype(float).sum())
freesasa.setVerbosity(freesasa.nowarnings)
slices = dg = 0
radii = [10 * a.element.radius for a in t.topology.atoms]
whole = u.select_atoms("protein")
for gromacs, other in (("CD and resname ILE", "CD1"), ("OC1", "O"), ("OC2", "OXT")):
    whole.select_atoms("name " + gromacs).names = other  # as PRODIGY wants it
protein = whole.select_atoms("not element H")
for ts in u.trajectory:
    p = freesasa.Parameters({"algorithm": freesasa.LeeRichards, "n-slices": 20})
    slices += freesasa.calcCoord(whole.positions.flatten().tolist(), radii, p).totalArea() / 100
    protein.write(pdb)
    model = Prodigy(parse_structure(pdb)[0], ["H", "L"], 25.0)
    model.predict()
    dg += model.as_dict()["ba_val"] * 4.184
print("lee_richards_20", slices, "prodigy", dg)
shutil.rmtree(folder)
