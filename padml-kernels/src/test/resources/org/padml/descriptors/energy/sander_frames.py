"""Motions that cpptraj made before sander saw the frames of gmx_mmpbsa_api: each complex is fitted
by mass onto that of the first frame, then written with three decimals of an angstrom.

python3 sander_frames.py shared/data > sander_frames.tsv   (numpy 1.24, MDAnalysis 2.4.2)
Rows: frame; rotation r00..r22; center of mass of the frame; y = R (x - center) + center of frame 0.
Check: with these coordinates the bond and angle energies of gmx_MMPBSA come out to 5e-5 kcal/mol.
"""
import sys

import MDAnalysis
import numpy as np

folder = sys.argv[1] + "/reference-values/gmx_mmpbsa_api/inputs_Protein_ligand_ST/"
universe = MDAnalysis.Universe(folder + "com.tpr")
trajectory = MDAnalysis.lib.formats.libmdaxdr.XTCFile(folder + "com_traj.xtc")
n = 923
mass = universe.atoms.masses[:n] / universe.atoms.masses[:n].sum()
frames = [f.x[:n].astype(float) * 10 for f in trajectory][:10]
first = mass @ frames[0]
print("\t".join(["frame"] + ["r%d%d" % (i, j) for i in range(3) for j in range(3)] + ["cx", "cy", "cz"]))
for k, x in enumerate(frames):
    center = mass @ x
    u, _, vt = np.linalg.svd((mass[:, None] * (x - center)).T @ (frames[0] - first))
    rotation = (u @ np.diag([1, 1, np.sign(np.linalg.det(u @ vt))]) @ vt).T
    print("\t".join([str(k)] + ["%.17g" % v for v in np.r_[rotation.ravel(), center]]))
