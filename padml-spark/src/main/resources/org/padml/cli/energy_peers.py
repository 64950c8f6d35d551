#!/usr/bin/python3
"""Times OpenMM and GROMACS on the complex, the parameters and the frames that padml took.

usage: energy_peers.py COMPLEX FRAMES
  COMPLEX: JSON of elements, bonds and parameters, atoms of partner A first; nm, e, kJ/mol.
  FRAMES: little-endian floats [frames][atoms][3], nm, both partners whole and together.
Prints one tab-separated row a kernel: kernel, implementation, version, frames, seconds, check.
A peer that is not installed is left out, as are energies without parameters.
"""
from peer_rows import row, timed
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time

import numpy as np

PLUGINS = "/usr/lib/x86_64-linux-gnu/openmm/plugins"
BYTES_AT_MOST = 200_000_000

with open(sys.argv[1]) as f:
    given = json.load(f)
elements = given["elements"]
frames = np.fromfile(sys.argv[2], "<f4").reshape(-1, len(elements), 3)


def openmm_gb():
    """Generalized Born of the complex; OpenMM's CPU platform at one thread."""
    try:
        import openmm as mm
    except ImportError:
        return
    def has_cpu():
        every = range(mm.Platform.getNumPlatforms())
        return "CPU" in [mm.Platform.getPlatform(k).getName() for k in every]

    if not has_cpu() and os.path.isdir(PLUGINS):
        mm.Platform.loadPluginsFromDirectory(PLUGINS)
    if not has_cpu():
        return
    system, force = mm.System(), mm.GBSAOBCForce()
    for charge, radius, screen in zip(given["charges"], given["gb_radii"], given["gb_screens"]):
        system.addParticle(12.0)
        force.addParticle(charge, radius, screen)
    force.setNonbondedMethod(mm.GBSAOBCForce.NoCutoff)
    force.setSoluteDielectric(1.0)
    force.setSolventDielectric(78.5)
    force.setSurfaceAreaEnergy(0.0)
    system.addForce(force)
    platform = mm.Platform.getPlatformByName("CPU")
    context = mm.Context(system, mm.VerletIntegrator(0.001), platform, {"Threads": "1"})
    context.setPositions(frames[0].astype(float))

    def energy():
        return context.getState(getEnergy=True).getPotentialEnergy()._value

    energy()
    n, seconds, value = timed(energy, 3.0)
    row("gb_obc2", "OpenMM CPU (complex only)", mm.version.version, n, seconds, f"{value:.3f}")


class Gmx:
    """Some of the atoms as a system of GROMACS, in a folder of its own."""

    def __init__(self, folder, atoms, physical):
        self.folder, self.atoms = folder, np.array(atoms)
        self.xyz = frames[:, self.atoms]
        low = self.xyz.min(axis=(0, 1))
        self.cutoff = given.get("cutoff", 1.0)
        self.box = self.xyz.max(axis=(0, 1)) - low + 3 * self.cutoff
        self.xyz = self.xyz - low + 1.5 * self.cutoff
        self.write_top(physical)
        self.write_rest()
        self.run("grompp", "-f", "x.mdp", "-c", "x.gro", "-p", "x.top", "-n", "x.ndx",
                 "-o", "x.tpr", "-maxwarn", "9")

    def run(self, *arguments, text=""):
        """Runs gmx; returns its seconds."""
        start = time.perf_counter()
        done = subprocess.run(["gmx", *arguments, "-nobackup"], cwd=self.folder, input=text,
                              capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"gmx {' '.join(arguments)}: {done.stderr[-2000:]}")
        return time.perf_counter() - start

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w") as out:
            out.write(text)

    def write_top(self, physical):
        """One molecule whose only bonds tell hydrogens of donors; scaled pairs count as excluded."""
        n = given["n_types"] if physical else 1
        place = {int(a): k + 1 for k, a in enumerate(self.atoms)}
        lines = ["[ defaults ]", "1 1 no 1 1", "[ atomtypes ]"]
        lines += [f"T{t} 12.0 0.0 A 0 0" for t in range(n)]
        if physical:
            lines.append("[ nonbond_params ]")
            lines += [f"T{i} T{j} 1 {given['c6'][i * n + j]:.12e} {given['c12'][i * n + j]:.12e}"
                      for i in range(n) for j in range(i, n)]
        lines += ["[ moleculetype ]", "complex 0", "[ atoms ]"]
        for k, a in enumerate(self.atoms):
            kind, charge = (given["types"][a], given["charges"][a]) if physical else (0, 0.0)
            lines.append(f"{k + 1} T{kind} 1 X {elements[a].upper()} {k + 1} {charge:.10f} 12.0")

        def pairs(of, end=""):
            return [f"{place[i]} {place[j]}{end}" for i, j in of if i in place and j in place]

        lines += ["[ bonds ]"]
        lines += pairs([b for b in given["bonds"] if "H" in (elements[b[0]], elements[b[1]])], " 5")
        if physical:
            lines += ["[ exclusions ]", *pairs(given["exclusions"])]
        lines += ["[ system ]", "complex", "[ molecules ]", "complex 1", ""]
        self.write("x.top", "\n".join(lines))

    def write_rest(self):
        """What grompp wants besides."""
        n, n_a = len(self.atoms), int((self.atoms < given["n_a"]).sum())
        groups = {"System": range(1, n + 1), "A": range(1, n_a + 1), "B": range(n_a + 1, n + 1)}
        self.write("x.ndx", "".join(
            f"[ {name} ]\n" + "\n".join(map(str, of)) + "\n" for name, of in groups.items()))
        gro = ["complex", str(n)]
        for k, (a, r) in enumerate(zip(self.atoms, self.xyz[0])):
            gro.append("%5d%-5s%5s%5d%8.3f%8.3f%8.3f"
                       % (1, "X", elements[a].upper(), (k + 1) % 100000, *r))
        gro += ["%10.5f%10.5f%10.5f" % tuple(self.box), ""]
        self.write("x.gro", "\n".join(gro))
        self.write("x.mdp", f"""
integrator = md
nsteps = 0
nstlist = 1
nstenergy = 1
nstlog = 0
comm-mode = None
verlet-buffer-tolerance = -1
rlist = {self.cutoff}
rvdw = {self.cutoff}
rcoulomb = {self.cutoff}
coulombtype = Reaction-Field
epsilon-rf = 0
vdwtype = Cut-off
vdw-modifier = Potential-shift
DispCorr = no
energygrps = A B
""")

    def write_frames(self, name, count):
        """A TRR of the frames over and over."""
        n = len(self.atoms)
        box = np.diag(self.box).astype(">f4").tobytes()
        bodies = [x.astype(">f4").tobytes() for x in self.xyz]
        with open(os.path.join(self.folder, name), "wb") as out:
            for k in range(count):
                out.write(struct.pack(">iii12s13i2f", 1993, 13, 12, b"GMX_trn_file", 0, 0, 36, 0, 0,
                                      0, 0, 12 * n, 0, 0, n, k, 0, float(k), 0.0))
                out.write(box + bodies[k % len(bodies)])

    def per_frame(self, command, text=""):
        """More and more frames, until they take 2 s more than one; returns frames and seconds."""
        def seconds(count):
            self.write_frames("x.trr", count)
            return min(self.run(*command, text=text) for _ in range(2))

        one, count = seconds(1), 200
        while True:
            more = seconds(count) - one
            if more >= 2 or 5 * count * 12 * len(self.atoms) > BYTES_AT_MOST:
                return count - 1, more
            count *= 5

    def numbers(self, name):
        """Values of the first frame in an xvg file, its time left out."""
        with open(os.path.join(self.folder, name)) as lines:
            return [float(w) for line in lines if line[0] not in "#@" for w in line.split()][1:]


def rerun(folder, version):
    """Lennard-Jones and Coulomb between energy groups."""
    gmx = Gmx(folder, range(len(elements)), True)
    n, seconds = gmx.per_frame(
        ["mdrun", "-s", "x.tpr", "-rerun", "x.trr", "-deffnm", "y", "-ntmpi", "1", "-ntomp", "1",
         "-nb", "cpu"])
    gmx.run("energy", "-f", "y.edr", "-o", "y.xvg", "-dp", text="Coul-SR:A-B\nLJ-SR:A-B\n\n")
    coulomb, lj = gmx.numbers("y.xvg")[:2]
    row("lj_coulomb_cut", "GROMACS mdrun -rerun", version, n, seconds, f"{coulomb + lj:.3f}")


def hydrogen_bonds(folder, version):
    """Of the donors, their hydrogens and the acceptors alone: reading others would only cost it."""
    polar = {k for k, e in enumerate(elements) if e in ("N", "O")}
    polar |= {h for i, j in given["bonds"] for h, x in ((i, j), (j, i))
              if elements[h] == "H" and x in polar}
    gmx = Gmx(folder, sorted(polar), False)
    n, seconds = gmx.per_frame(
        ["hbond", "-f", "x.trr", "-s", "x.tpr", "-n", "x.ndx", "-num", "y.xvg", "-nthreads", "1"],
        "1\n2\n")
    row("hbonds_gromacs", "GROMACS hbond", version, n, seconds, f"{gmx.numbers('y.xvg')[0]:.0f}")


if "charges" in given:
    openmm_gb()
if shutil.which("gmx"):
    said = subprocess.run(["gmx", "--version"], capture_output=True, text=True).stdout
    release = next(s.split()[-1] for s in said.splitlines() if s.startswith("GROMACS version"))
    for peer in [hydrogen_bonds] + ([rerun] if "charges" in given else []):
        with tempfile.TemporaryDirectory() as work:
            peer(work, release)
