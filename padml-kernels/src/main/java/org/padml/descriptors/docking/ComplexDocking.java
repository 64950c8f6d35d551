package org.padml.descriptors.docking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.docking.ComplexInterface.Candidate;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;

/**
 * The measures of {@link DockingMeasures} for all interfaces of a complex at once. Partners of the
 * same sequences stand for each other, and so do chains of one sequence within a partner: in every
 * frame that match of the reference's chains with those of the frame counts for which the sum of
 * DockQ over the interfaces of the reference is largest, of equals the first, the order of the file
 * being the very first. An interface of the frame has the measures of that of the reference which
 * it stands for, and none when it stands for none.
 *
 * <p>The match is sought frame by frame: DockQ measures one structure, and copies that meet have no
 * places of their own before. No frame depends on another; the largest sum follows the coordinates
 * without jumps, what a single interface stands for may change.
 *
 * <p>Use: {@link #measure} every interface of a frame, each on its own images, then {@link
 * #choose}. Units: nm. Cost: for each interface as many comparisons as it may stand for interfaces
 * of the reference, n (n - 1) a native interface of n copies in all; then a sum for each match.
 * Without interchangeable partners one comparison. One thread. Allocates only when a frame has more
 * contacts than any before.
 *
 * @see <a href="https://doi.org/10.1093/bioinformatics/btae586">Mirabello and Wallner, 2024</a>
 */
public final class ComplexDocking {
  /** Below every DockQ: not told, or not a number. */
  private static final double UNKNOWN = -1;

  private final List<ComplexInterface> interfaces = new ArrayList<>();
  private final String note;

  /** For each match, the comparison of each interface that the reference tells. */
  private final int[][] matches;

  private final boolean isOne;
  private final double[] dockq;
  private final double[] fnat;
  private final double[] irmsd;
  private final double[] lrmsd;
  private final @Nullable Candidate[] chosen;

  /**
   * Prepares a complex.
   *
   * @param pairs numbers of the partners of each interface
   * @param references for each interface, coordinates of the topology's atoms with its partners
   *     whole and together, nm; NaN where the reference lacks an atom; retained
   * @param trees for each interface, those that {@link #measure} will be given
   */
  public ComplexDocking(
      Topology topology,
      List<AtomSet> partners,
      List<int[]> pairs,
      List<FrameBuffer> references,
      List<PartnerTrees> trees,
      DockingCutoffs cutoffs) {
    List<Integer> told = new ArrayList<>();
    for (int k = 0; k < pairs.size(); k++) {
      ComplexInterface made =
          new ComplexInterface(
              topology, pairs.get(k), partners, references.get(k), trees.get(k), cutoffs);
      interfaces.add(made);
      if (made.reason.isEmpty()) {
        told.add(k);
      }
    }
    ChainMatches ways =
        new ChainMatches(topology, partners, told.stream().map(pairs::get).toList(), pairs);
    note = ways.note();
    isOne = told.size() == 1;
    Numbering numbering = new Numbering(topology, ways);
    matches = told.isEmpty() ? new int[0][] : numbering.of(told);
    int n = numbering.n;
    dockq = new double[n];
    fnat = new double[n];
    irmsd = new double[n];
    lrmsd = new double[n];
    chosen = new Candidate[interfaces.size()];
  }

  /** Gives each comparison that some match needs a number, the same for the same comparison. */
  private final class Numbering {
    private static final int IMPOSSIBLE = -1;

    private final Topology topology;
    private final ChainMatches ways;
    private final Map<List<Integer>, Integer> numbers = new HashMap<>();
    private int n;

    Numbering(Topology topology, ChainMatches ways) {
      this.topology = topology;
      this.ways = ways;
    }

    int[][] of(List<Integer> told) {
      int[][] rows =
          ways.matches().stream()
              .map(match -> told.stream().mapToInt(k -> number(k, match)).toArray())
              .filter(row -> Arrays.stream(row).noneMatch(k -> k == IMPOSSIBLE))
              .toArray(int[][]::new);
      BitSet held = new BitSet(n);
      Arrays.stream(rows).flatMapToInt(Arrays::stream).forEach(held::set);
      interfaces.forEach(k -> k.candidates.removeIf(c -> !held.get(c.number())));
      return rows;
    }

    private int number(int counterpart, ChainMatches.Match match) {
      ComplexInterface reference = interfaces.get(counterpart);
      int first = match.partner()[reference.first];
      int second = match.partner()[reference.second];
      List<Integer> key = new ArrayList<>(List.of(counterpart, first, second));
      Arrays.stream(match.chains()[reference.first]).forEach(key::add);
      Arrays.stream(match.chains()[reference.second]).forEach(key::add);
      return numbers.computeIfAbsent(key, k -> add(counterpart, match, first, second));
    }

    private int add(int counterpart, ChainMatches.Match match, int first, int second) {
      ComplexInterface reference = interfaces.get(counterpart);
      ComplexInterface here =
          interfaces.stream().filter(k -> k.isBetween(first, second)).findFirst().orElseThrow();
      Assignment made =
          new Assignment(
              reference.known,
              topology,
              here.a,
              here.b,
              ways.residues(match, reference.first, reference.second));
      if (!made.reason().isEmpty()) {
        return IMPOSSIBLE;
      }
      boolean isInOrder =
          isInOrder(match.chains()[reference.first]) && isInOrder(match.chains()[reference.second]);
      here.candidates.add(new Candidate(n, counterpart, made, here.first != first, isInOrder));
      return n++;
    }

    private boolean isInOrder(int[] chains) {
      for (int k = 0; k < chains.length; k++) {
        if (chains[k] != k) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Compares one interface of a frame with all that it may stand for.
   *
   * @param at which
   * @param trees hold the frame's positions
   */
  public void measure(int at, FrameBuffer frame, PartnerTrees trees) {
    ComplexInterface here = interfaces.get(at);
    if (here.candidates.isEmpty()) {
      return;
    }
    InterfaceComparison comparison = here.comparison;
    comparison.start(frame, trees);
    double best = UNKNOWN;
    for (Candidate c : here.candidates) {
      int k = c.number();
      // the largest of single terms: what cannot exceed one before need not be told
      if (comparison.compare(c.match(), isOne ? best : UNKNOWN)) {
        dockq[k] = comparison.dockq;
        fnat[k] = comparison.fnat;
        irmsd[k] = comparison.irmsd;
        lrmsd[k] = comparison.lrmsd;
        best = comparison.dockq;
      } else {
        dockq[k] = UNKNOWN;
      }
    }
  }

  /**
   * Chooses the match of the frame of which every interface has been measured; none when in every
   * match some measure is unknown, as of coordinates that are not finite.
   */
  public void choose() {
    double most = UNKNOWN;
    int winner = -1;
    for (int m = 0; m < matches.length; m++) {
      double sum = sum(matches[m]);
      if (sum > most) {
        most = sum;
        winner = m;
      }
    }
    for (int at = 0; at < chosen.length; at++) {
      chosen[at] = winner < 0 ? null : candidate(at, matches[winner]);
    }
  }

  private double sum(int[] numbers) {
    double sum = 0;
    for (int k : numbers) {
      if (dockq[k] == UNKNOWN) {
        return UNKNOWN;
      }
      sum += dockq[k];
    }
    return sum;
  }

  private @Nullable Candidate candidate(int at, int[] numbers) {
    for (Candidate c : interfaces.get(at).candidates) {
      for (int k : numbers) {
        if (c.number() == k) {
          return c;
        }
      }
    }
    return null;
  }

  /** Whether an interface stands for one of the reference in the frame chosen for last. */
  public boolean isDefined(int at) {
    return chosen[at] != null;
  }

  private Candidate chosen(int at) {
    Candidate c = chosen[at];
    if (c == null) {
      throw new IllegalStateException(
          "docking: interface " + at + ": expected one that stands for one of the reference");
    }
    return c;
  }

  /** The interface of the reference that an interface stands for. */
  public int counterpart(int at) {
    return chosen(at).counterpart();
  }

  /** Whether its first partner stands for the second of the reference. */
  public boolean isExchanged(int at) {
    return chosen(at).isExchanged();
  }

  /** Whether chains within its partners stand for each other in the order of the file. */
  public boolean isInOrder(int at) {
    return chosen(at).isInOrder();
  }

  /** DockQ of an interface, 0 to 1. */
  public double dockq(int at) {
    return dockq[chosen(at).number()];
  }

  /** Fraction of the native contacts that are kept. */
  public double fnat(int at) {
    return fnat[chosen(at).number()];
  }

  /** RMSD of the interface's backbone, nm. */
  public double irmsdNm(int at) {
    return irmsd[chosen(at).number()];
  }

  /** RMSD of the ligand's backbone, nm. */
  public double lrmsdNm(int at) {
    return lrmsd[chosen(at).number()];
  }

  /** Whether an interface can stand for one of the reference; if not, its measures are absent. */
  public boolean applicable(int at) {
    return !interfaces.get(at).candidates.isEmpty();
  }

  /** Why the reference tells nothing of an interface as it is named; empty when it does. */
  public String reason(int at) {
    return interfaces.get(at).reason;
  }

  /** Whether an interface can stand for others of the reference than itself. */
  public boolean isInterchangeable(int at) {
    return interfaces.get(at).candidates.stream().anyMatch(c -> c.counterpart() != at);
  }

  /** What had to be left out; empty when nothing. */
  public String note() {
    return note;
  }

  /** Number of matches tried a frame. */
  public int nMatches() {
    return matches.length;
  }
}
