#!/usr/bin/python3
"""Times what a user would pick instead of padml, one kernel at a time, on one core.

usage: peers.py TOPOLOGY TRAJECTORY INDICES_A INDICES_B FRAMES
  INDICES_*: files of 0-based atom indices, one a line.
Prints one tab-separated row a kernel: kernel, implementation, version, frames, seconds, check.
A peer that is not installed is left out.
"""
from peer_rows import row, timed
import os
import sys
import tempfile
import warnings

warnings.filterwarnings("ignore")
import numpy as np

top, trj, file_a, file_b, limit = sys.argv[1:6]
limit = int(limit)
ia = np.loadtxt(file_a, dtype=int, ndmin=1)
ib = np.loadtxt(file_b, dtype=int, ndmin=1)
keep = np.concatenate([ia, ib])

try:
    import MDAnalysis as mda
    from MDAnalysis.lib import distances
except ImportError:
    mda = None
try:
    import mdtraj as md
except ImportError:
    md = None
try:
    import freesasa
except ImportError:
    freesasa = None

if mda:
    folder = tempfile.TemporaryDirectory()  # MDAnalysis writes an index beside what it reads
    link = os.path.join(folder.name, os.path.basename(trj))
    os.symlink(os.path.abspath(trj), link)
    u = mda.Universe(top, link)
    count = min(limit, len(u.trajectory))

    def decode():
        total = 0.0
        for ts in u.trajectory[:count]:
            total += float(ts.positions[0, 0])
        return total / 10

    n, s, check = timed(decode)
    row("decode", "MDAnalysis", mda.__version__, n * count, s, f"{check:.3f}")
    hydrogens = np.array([name.lstrip("0123456789")[:1] == "H" for name in u.atoms.names])
    ha, hb = ia[~hydrogens[ia]], ib[~hydrogens[ib]]
    coordinates = np.array([ts.positions[keep].copy() for ts in u.trajectory[:count]])
    pa = [ts.positions[ha].copy() for ts in u.trajectory[:count]]
    pb = [ts.positions[hb].copy() for ts in u.trajectory[:count]]

    def contacts():
        return sum(len(distances.capped_distance(a, b, 4.5, return_distances=False))
                   for a, b in zip(pa, pb))

    n, s, check = timed(contacts)
    row("contacts", "MDAnalysis capped_distance", mda.__version__, n * count, s, check)
    ca = u.atoms[keep].select_atoms("name CA")

if md and mda:
    topology = md.Topology()
    chain = topology.add_chain()
    last = None
    for atom in u.atoms[keep]:
        if atom.resindex != last:
            last = atom.resindex
            residue = topology.add_residue(atom.resname, chain, resSeq=int(atom.resid))
        symbol = atom.name.lstrip("0123456789")[:1]
        topology.add_atom(atom.name, md.element.get_by_symbol(symbol), residue)
    topology.create_standard_bonds()
    traj = md.Trajectory(coordinates / 10.0, topology)
    na = len(ia)
    version = md.version.version
    # padml's areas are of three states: either partner alone and the complex
    sides = slice(0, na), slice(na, len(keep)), slice(None)
    parts = [topology.subset(range(len(keep))[of]) for of in sides]

    def mdtraj_area(points, angstrom, k):
        one_state = md.Trajectory(angstrom[:, sides[k]] / 10.0, parts[k])
        return md.shrake_rupley(one_state, n_sphere_points=points)[0].sum(dtype=float)

    def surfaces(kernel, implementation, version, area):
        """Area of a state by its number; a row of the complex alone, and one of all three."""
        for states, name in (((2,), "complex only"), ((0, 1, 2), "A, B and complex")):
            n, s, found = timed(lambda: [area(k) for k in states])
            row(kernel, f"{implementation} ({name})", version, n, s, f"{found[-1]:.3f}")

    for points in (100, 960):
        surfaces(f"sasa_{points}", "mdtraj", version,
                 lambda k: mdtraj_area(points, coordinates[:1], k))

    def inter_hbonds():
        found = md.baker_hubbard(traj[0], freq=0.0, periodic=False)
        return sum((h[0] < na) != (h[2] < na) for h in found)

    n, s, check = timed(inter_hbonds)
    row("hbonds", "mdtraj (whole complex)", version, n, s, check)
    backbone = topology.select("name CA")
    n, s, r = timed(lambda: md.rmsd(traj, traj, 0, atom_indices=backbone))
    row("rmsd", "mdtraj", version, n * count, s, f"{float(r[-1]):.5f}")

if freesasa and md and mda:
    radii = [a.element.radius * 10 for a in topology.atoms]

    def freesasa_area(algorithm, points, angstrom, k):
        p = freesasa.Parameters()
        p.setAlgorithm(algorithm)
        p.setNThreads(1)
        p.setNPoints(points)
        p.setNSlices(20)
        xyz = angstrom[sides[k]].flatten().tolist()
        return freesasa.calcCoord(xyz, radii[sides[k]], p).totalArea() / 100

    for kernel, algorithm, points in (("sasa_100", freesasa.ShrakeRupley, 100),
                                      ("sasa_960", freesasa.ShrakeRupley, 960),
                                      ("lee_richards_20", freesasa.LeeRichards, 100)):
        surfaces(kernel, "FreeSASA", "2.1.2",
                 lambda k: freesasa_area(algorithm, points, coordinates[0], k))

if md and mda:
    # the whole table row, the way these tools are used together
    masses = u.atoms.masses
    resindices = u.atoms.resindices
    names, resnames = u.atoms.names, u.atoms.resnames
    acid = np.array([r in ("ASP", "GLU") and n in ("OD1", "OD2", "OE1", "OE2")
                     for r, n in zip(resnames, names)])
    base = np.array([(r, n) in (("LYS", "NZ"), ("ARG", "NE"), ("ARG", "NH1"), ("ARG", "NH2"))
                     for r, n in zip(resnames, names)])
    n_rows = min(count, 3)

    def areas(x):
        """Partner A, partner B, complex; by FreeSASA where it is there, which is faster."""
        if freesasa:
            return [freesasa_area(freesasa.ShrakeRupley, 100, x, k) for k in range(3)]
        return [mdtraj_area(100, x[None], k) for k in range(3)]

    def one(ts):
        x = ts.positions
        group = u.atoms[keep]
        com = np.linalg.norm(u.atoms[ia].center_of_mass() - u.atoms[ib].center_of_mass())
        rg = group.radius_of_gyration()
        pairs, dist = distances.capped_distance(x[ha], x[hb], 4.5)
        residues = set(zip(resindices[ha][pairs[:, 0]], resindices[hb][pairs[:, 1]]))
        bridges = 0
        for p, q in ((ia[acid[ia]], ib[base[ib]]), (ia[base[ia]], ib[acid[ib]])):
            if len(p) and len(q):
                bridges += len(distances.capped_distance(x[p], x[q], 4.0)[0])
        frame = md.Trajectory(x[keep][None] / 10.0, topology)
        a, b, whole = areas(x[keep])
        bonds = md.baker_hubbard(frame, freq=0.0, periodic=False)
        rmsd = md.rmsd(frame, traj, 0, atom_indices=backbone)
        return len(residues), a + b - whole, len(bonds), com, rg, bridges, rmsd

    def table():
        return [one(ts) for ts in u.trajectory[:n_rows]][0]

    n, s, first = timed(table)
    row("row_100", "MDAnalysis + mdtraj" + (" + FreeSASA" if freesasa else ""), mda.__version__, n * n_rows, s,
        f"{first[0]} pairs, {first[1]:.3f} nm2")
