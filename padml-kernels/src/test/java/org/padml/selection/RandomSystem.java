package org.padml.selection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

/** A small random topology with coordinates and groups, and random expressions with their atoms. */
final class RandomSystem {
  private static final String[] RESNAMES = {
    "ALA", "NGLY", "CASP", "HSD", "SOL", "DA5", "ETH", "NA"
  };
  private static final String[] NAMES = {"N", "CA", "C", "O", "CB", "HA", "O5'", "OW"};
  private static final int[] ELEMENTS = {7, 6, 6, 8, 6, 1, 8, 8};
  private static final String[] CHAINS = {"A", "B", "", "AB"};
  private static final String[] CODES = {"", "", "", "A", "B"};
  private static final List<String> PROTEIN = List.of("ALA", "NGLY", "CASP", "HSD");
  private static final int IMAGES = 4;

  final Topology topology;
  final Map<String, AtomSet> groups = new LinkedHashMap<>();
  private final Random random;

  /** An expression and the atoms it must give. */
  record Expected(String text, boolean[] atoms) {}

  RandomSystem(Random random) {
    this.random = random;
    TopologyBuilder b = new TopologyBuilder();
    int nResidues = random.nextInt(12);
    for (int r = 0; r < nResidues; r++) {
      b.addResidue(
          new Topology.Residue(
              random.nextInt(8) - 2,
              CODES[random.nextInt(CODES.length)],
              RESNAMES[random.nextInt(RESNAMES.length)],
              CHAINS[random.nextInt(CHAINS.length)],
              random.nextInt(3) == 0 ? "PROT" : ""));
      int nAtoms = 1 + random.nextInt(5);
      for (int a = 0; a < nAtoms; a++) {
        int k = random.nextInt(NAMES.length);
        b.addAtom(NAMES[k], ELEMENTS[k]);
      }
    }
    int n = b.nAtoms();
    float[][] xyz = new float[3][n];
    for (float[] v : xyz) {
      for (int i = 0; i < n; i++) {
        v[i] = random.nextFloat() * 6 - 2;
      }
    }
    b.referenceFrame(new Topology.ReferenceFrame(xyz[0], xyz[1], xyz[2], box()));
    topology = b.build();
    groups.put("Interface 1", atomsOf(some(0.3)));
    groups.put("all", atomsOf(some(0.5)));
  }

  private Box box() {
    return switch (random.nextInt(3)) {
      case 0 -> Box.NONE;
      case 1 -> Box.orthorhombic(2.1, 3.3, 2.7);
      default -> Box.ofLengthsAndAngles(2.9, 2.6, 3.1, 70, 110, 65);
    };
  }

  private boolean[] some(double share) {
    boolean[] mask = new boolean[topology.nAtoms()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = random.nextDouble() < share;
    }
    return mask;
  }

  static AtomSet atomsOf(boolean[] mask) {
    return AtomSet.ofMask(mask);
  }

  private interface Test {
    boolean holds(int atom);
  }

  private Expected where(String text, Test test) {
    boolean[] mask = new boolean[topology.nAtoms()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = test.holds(i);
    }
    return new Expected(text, mask);
  }

  /** A chain of operands joined by and/or, which the language reads from left to right. */
  Expected expression(int depth) {
    int more = depth == 0 ? 0 : random.nextInt(3);
    Expected sum = operand(depth, more > 0);
    for (int k = 0; k < more; k++) {
      boolean isAnd = random.nextBoolean();
      Expected next = operand(depth - 1, k < more - 1);
      boolean[] a = sum.atoms;
      boolean[] b = next.atoms;
      sum =
          where(
              sum.text + (isAnd ? " and " : " or ") + next.text,
              i -> isAnd ? a[i] && b[i] : a[i] || b[i]);
    }
    return sum;
  }

  /** Near and same take everything to their right, so they come last or in parentheses. */
  private Expected operand(int depth, boolean isFollowed) {
    int kind = random.nextInt(depth == 0 ? 9 : 13);
    return switch (kind) {
      case 0 -> where("protein", i -> PROTEIN.contains(residue(i).name()));
      case 1 ->
          where(
              "backbone",
              i ->
                  PROTEIN.contains(residue(i).name())
                      && List.of("N", "CA", "C", "O").contains(topology.atomName(i)));
      case 2 -> where("water", i -> residue(i).name().equals("SOL"));
      case 3 -> text();
      case 4 -> resid();
      case 5 -> index();
      case 6 -> where("segid PROT A", i -> List.of("PROT", "A").contains(segment(i)));
      case 7 -> group();
      case 8 -> where("element h O", i -> List.of("H", "O").contains(symbol(i)));
      case 9 -> not(depth);
      case 10 -> parenthesised(expression(depth - 1));
      case 11 -> isFollowed ? text() : near(depth);
      default -> isFollowed ? resid() : same(depth);
    };
  }

  private Topology.Residue residue(int atom) {
    return topology.residueOfAtom(atom);
  }

  private String segment(int atom) {
    String s = residue(atom).segment();
    return s.isEmpty() ? residue(atom).chain() : s;
  }

  private String symbol(int atom) {
    return Elements.symbol(topology.atomicNumber(atom));
  }

  private Expected text() {
    return switch (random.nextInt(5)) {
      case 0 -> where("name C*", i -> topology.atomName(i).startsWith("C"));
      case 1 -> where("name O5' ?A", i -> topology.atomName(i).matches("O5'|.A"));
      case 2 -> where("chain A \"\"", i -> residue(i).chain().matches("A?"));
      case 3 -> where("chainID A*", i -> residue(i).chain().startsWith("A"));
      default -> where("resname [AN]* SOL", i -> residue(i).name().matches("[AN].*|SOL"));
    };
  }

  private Expected resid() {
    int low = random.nextInt(8) - 2;
    int high = low + random.nextInt(4);
    return switch (random.nextInt(4)) {
      case 0 ->
          where(
              "resid " + low + " " + high + "A",
              i -> label(i).equals("" + low) || label(i).equals(high + "A"));
      case 1 -> where("resid " + low + "-" + high, i -> inRange(i, low, "", high, ""));
      case 2 ->
          where("resid " + low + "A : " + (high + 1), i -> inRange(i, low, "A", high + 1, ""));
      default -> where("resid " + low + " to " + high + "B", i -> inRange(i, low, "", high, "B"));
    };
  }

  private String label(int atom) {
    return residue(atom).label();
  }

  private boolean inRange(int atom, int low, String lowCode, int high, String highCode) {
    double key = key(residue(atom).resid(), residue(atom).insertionCode());
    return key(low, lowCode) <= key && key <= key(high, highCode);
  }

  private static double key(int number, String code) {
    return number + (code.isEmpty() ? 0 : (code.charAt(0) - 'A' + 1) / 100.0);
  }

  private Expected index() {
    int low = random.nextInt(20);
    int high = low + random.nextInt(10);
    return random.nextBoolean()
        ? where("index 1 " + low + "-" + high, i -> i == 1 || (low <= i && i <= high))
        : where("bynum " + (low + 1) + ":" + (high + 1), i -> low <= i && i <= high);
  }

  private Expected group() {
    AtomSet one = groups.getOrDefault("Interface 1", AtomSet.of());
    AtomSet all = groups.getOrDefault("all", AtomSet.of());
    return random.nextBoolean()
        ? where("group \"Interface 1\"", one::contains)
        : where("group all", all::contains);
  }

  private Expected not(int depth) {
    Expected of = parenthesised(expression(depth - 1));
    return where("not " + of.text, i -> !of.atoms[i]);
  }

  private Expected parenthesised(Expected e) {
    return new Expected("(" + e.text + ")", e.atoms);
  }

  private Expected same(int depth) {
    Expected of = parenthesised(expression(depth - 1));
    boolean residue = random.nextBoolean();
    return where(
        "same " + (residue ? "residue" : "chain") + " as " + of.text,
        i -> {
          for (int j = 0; j < of.atoms.length; j++) {
            boolean shared =
                residue
                    ? topology.residueOf(i) == topology.residueOf(j)
                    : residue(i).chain().equals(residue(j).chain());
            if (of.atoms[j] && shared) {
              return true;
            }
          }
          return false;
        });
  }

  private Expected near(int depth) {
    Expected of = parenthesised(expression(depth - 1));
    boolean around = random.nextBoolean();
    int tenths = 1 + random.nextInt(25);
    double cutoff = tenths * 0.1;
    String text =
        (around ? "around " : "within ")
            + (random.nextBoolean() ? cutoff + " nm " : tenths + "A ")
            + (around ? "" : "of ")
            + of.text;
    return where(text, i -> !(around && of.atoms[i]) && isNear(i, of.atoms, cutoff));
  }

  private boolean isNear(int i, boolean[] of, double cutoff) {
    for (int j = 0; j < of.length; j++) {
      if (of[j] && least(i, j) < cutoff) {
        return true;
      }
    }
    return false;
  }

  private double least(int i, int j) {
    Topology.ReferenceFrame f = topology.referenceFrame();
    if (f == null) {
      throw new IllegalStateException("test: expected coordinates");
    }
    Box b = f.box();
    double best = Double.POSITIVE_INFINITY;
    int m = b.isPeriodic() ? IMAGES : 0;
    for (int p = -m; p <= m; p++) {
      for (int q = -m; q <= m; q++) {
        for (int r = -m; r <= m; r++) {
          double dx = (double) f.x()[i] - f.x()[j] + p * b.ax() + q * b.bx() + r * b.cx();
          double dy = (double) f.y()[i] - f.y()[j] + p * b.ay() + q * b.by() + r * b.cy();
          double dz = (double) f.z()[i] - f.z()[j] + p * b.az() + q * b.bz() + r * b.cz();
          best = Math.min(best, Math.sqrt(dx * dx + dy * dy + dz * dz));
        }
      }
    }
    return best;
  }

  /** What the generator can say, for the message of a failing case. */
  List<String> atoms() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < topology.nAtoms(); i++) {
      lines.add(i + ":" + topology.atomName(i) + "/" + residue(i));
    }
    return lines;
  }
}
