"""Frames per second of FreeSASA and MDTraj on the frames that SasaBenchmark writes.

Command (Debian 12: freesasa 2.1.2, mdtraj 1.9.7): python3 sasa_peers.py FILE
FILE, big-endian: frames, atoms (int32); radii in nm [atoms], x, y, z of each frame (float32).
Seconds are those of this process on one core. Prints: program, points, frames/s, area of frame 0.
"""
import sys
import time

import freesasa
import numpy as np
from mdtraj.geometry import _geometry

with open(sys.argv[1], "rb") as f:
    frames, atoms = np.fromfile(f, ">i4", 2)
    radii = np.fromfile(f, ">f4", atoms)
    xyz = np.fromfile(f, ">f4", frames * 3 * atoms).reshape(frames, 3, atoms)
xyz = np.ascontiguousarray(xyz.transpose(0, 2, 1), dtype=np.float32)


def best(run, rounds=3):
    seconds = 1e9
    for _ in range(rounds):
        start = time.process_time()
        area = run()
        seconds = min(seconds, time.process_time() - start)
    return len(xyz) / seconds, area


for points in (100, 960):
    parameters = freesasa.Parameters(
        {"algorithm": freesasa.ShrakeRupley, "probe-radius": 0.14, "n-points": points, "n-threads": 1}
    )

    def run_freesasa():
        areas = [
            freesasa.calcCoord(r.astype("f8").ravel(), radii.astype("f8"), parameters).totalArea()
            for r in xyz
        ]
        return areas[0]

    def run_mdtraj():
        spheres = (radii + np.float32(0.14)).astype(np.float32)
        out = np.zeros((len(xyz), atoms), dtype=np.float32)
        each = np.arange(atoms, dtype=np.int32)
        try:
            _geometry._sasa(xyz, spheres, points, each, out)
        except TypeError:
            _geometry._sasa(xyz, spheres, points, each, np.ones(atoms, np.int32), out)
        return out[0].sum(dtype="f8")

    for name, run in (
        ("freesasa", run_freesasa),
        ("mdtraj", run_mdtraj),
    ):
        rate, area = best(run)
        print("%-14s %4d points: %8.2f frames/s, area %.4f nm^2" % (name, points, rate, area))
