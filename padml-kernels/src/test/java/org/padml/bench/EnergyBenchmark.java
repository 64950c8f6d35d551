package org.padml.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.padml.descriptors.energy.CoulombCutoff;
import org.padml.descriptors.energy.EnergyModel;
import org.padml.descriptors.energy.GbModel;
import org.padml.descriptors.energy.GbOptions;
import org.padml.descriptors.energy.LennardJonesCutoff;
import org.padml.descriptors.energy.NonpolarOptions;
import org.padml.descriptors.energy.PairOptions;
import org.padml.descriptors.energy.PartnerEnergies;
import org.padml.forcefield.Ff14sb;
import org.padml.forcefield.GbRadii;
import org.padml.model.AtomSet;
import org.padml.model.BondPerception;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;
import org.padml.testing.MdComplex;

/**
 * Processor milliseconds a frame of the energies between the chains of the Fab (6,362 atoms),
 * coordinates in memory, one thread; run by hand.
 */
public final class EnergyBenchmark {
  private static final int FRAMES = 4;
  private static final int ROUNDS = 5;
  private static final double RELATIVE_TOLERANCE = 1e-5;

  /**
   * OBC2 energy of the complex in the last frame by OpenMM 7.7 (CustomGBForce, CPU platform,
   * mbondi2 radii), kJ/mol.
   */
  private static final double OPENMM_OBC2 = -18634.4548;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private EnergyBenchmark() {}

  /** No arguments. */
  public static void main(String[] args) throws IOException {
    MdComplex fab = new MdComplex("own/fab/fab.pdb", "own/fab/fab.xtc");
    Topology topology = BondPerception.complete(fab.topology());
    AtomSet h = fab.residues(r -> r.chain().equals("H"));
    AtomSet l = fab.residues(r -> r.chain().equals("L"));
    Ff14sb.Assignment assigned = Ff14sb.assign(topology, AtomSet.range(0, topology.nAtoms()));
    NonbondedParameters parameters = assigned.parameters();
    if (parameters == null) {
      throw new IllegalStateException(assigned.reason());
    }
    List<float[][]> frames = new ArrayList<>();
    fab.forEachFrame(
        (k, f) -> {
          if (k < FRAMES) {
            frames.add(new float[][] {f.x().clone(), f.y().clone(), f.z().clone()});
          }
        });
    Map<String, EnergyModel> models = new LinkedHashMap<>();
    models.put("lj + coulomb", EnergyModel.VACUUM);
    for (double cutoff : new double[] {1.2, 4.9}) {
      models.put(
          "within " + cutoff,
          EnergyModel.VACUUM.withPairs(
              new PairOptions(
                  cutoff,
                  LennardJonesCutoff.CUT,
                  0,
                  CoulombCutoff.CUT,
                  1,
                  PairOptions.Images.ISOLATED)));
    }
    for (GbModel gb : GbModel.values()) {
      if (gb != GbModel.NONE) {
        for (double salt : new double[] {0, 0.15}) {
          models.put(
              gb.label() + " " + salt,
              EnergyModel.DEFAULT
                  .withGb(new GbOptions(gb, salt, 78.5, Double.POSITIVE_INFINITY))
                  .withRadii(GbRadii.MBONDI2)
                  .withNonpolar(NonpolarOptions.NONE));
        }
      }
    }
    models.put("lcpo", EnergyModel.VACUUM.withNonpolar(NonpolarOptions.DEFAULT));
    models.put("all, defaults", EnergyModel.DEFAULT);
    PartnerEnergies checked = new PartnerEnergies(topology, parameters, h, l, EnergyModel.DEFAULT);
    float[][] last = frames.get(FRAMES - 1);
    checked.compute(last[0], last[1], last[2]);
    if (Math.abs(checked.gbComplex() / OPENMM_OBC2 - 1) > RELATIVE_TOLERANCE) {
      throw new IllegalStateException(
          "obc2: expected " + OPENMM_OBC2 + " kJ/mol, found " + checked.gbComplex());
    }
    PrintStream out = System.out;
    models.forEach(
        (name, model) -> {
          PartnerEnergies e = new PartnerEnergies(topology, parameters, h, l, model);
          time(out, name, e, frames);
        });
  }

  private static void time(
      PrintStream out, String name, PartnerEnergies e, List<float[][]> frames) {
    StringBuilder times = new StringBuilder();
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (float[][] f : frames) {
        e.compute(f[0], f[1], f[2]);
      }
      times.append(
          String.format(
              Locale.ROOT,
              " %.1f",
              (THREADS.getCurrentThreadCpuTime() - start) / 1e6 / frames.size()));
    }
    out.printf(
        Locale.ROOT,
        "%-14s ms a frame, by round:%s; vdw %.3f coulomb %.3f gb %.3f complex %.3f nonpolar %.3f%n",
        name,
        times,
        e.vdw(),
        e.coulomb(),
        e.gb(),
        e.gbComplex(),
        e.nonpolar());
  }
}
