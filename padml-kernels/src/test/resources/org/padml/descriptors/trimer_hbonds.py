"""Baker-Hubbard hydrogen bonds between the chains of the trimer with its glycan, frame by frame.

MDTraj reads no run-input files: atoms, residues and bonds come from MDAnalysis.
Made trimer_hbonds.tsv with MDTraj 1.9.7 and MDAnalysis 2.4.2:
  python3 trimer_hbonds.py SHARED_DATA > trimer_hbonds.tsv
"""
import os, sys, warnings

warnings.simplefilter("ignore")
import MDAnalysis
import mdtraj
from mdtraj.core.element import get_by_symbol

folder = os.path.join(sys.argv[1], "md-ppi/trimer-glycan_gmx_mmpbsa")
universe = MDAnalysis.Universe(os.path.join(folder, "com.tpr"))
atoms = universe.select_atoms("segid seg_0_PROA seg_1_PROB seg_2_PROC")
topology = mdtraj.Topology()
here, residue, placed = {}, None, {}
for atom in atoms:
    if atom.segid not in here:
        here[atom.segid] = topology.add_chain()
    if residue is None or atom.resindex != residue[0]:
        residue = (atom.resindex, topology.add_residue(atom.resname, here[atom.segid]))
    symbol = MDAnalysis.topology.guessers.guess_atom_element(atom.name.strip("0123456789")[0])
    placed[atom.index] = topology.add_atom(atom.name, get_by_symbol(symbol), residue[1])
for i, j in atoms.bonds.indices:
    if i in placed and j in placed:
        topology.add_bond(placed[i], placed[j])
with mdtraj.formats.XTCTrajectoryFile(os.path.join(folder, "com_traj.xtc")) as file:
    xyz = file.read(atom_indices=atoms.indices)[0]
trajectory = mdtraj.Trajectory(xyz, topology)
chain_of = [a.residue.chain.index for a in topology.atoms]
print("frame", "PROB", "PROC", sep="\t")
for k in range(trajectory.n_frames):
    bonds = mdtraj.baker_hubbard(trajectory[k], periodic=False)
    counts = [sum({chain_of[d], chain_of[a]} == {0, other} for d, h, a in bonds) for other in (1, 2)]
    print(k, *counts, sep="\t")
