package org.padml.descriptors.energy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.padml.stats.Mergeable;
import org.padml.stats.Moments;
import org.padml.units.Units;

/**
 * Entropy of binding from how the interaction energy (Lennard-Jones and Coulomb between the
 * partners, in vacuum) fluctuates in a bound ensemble: -TdS = kT ln &lt;exp((E -
 * &lt;E&gt;)/kT)&gt;, and its second cumulant C2 = sigma^2/(2 kT).
 *
 * <p>Frames are added with their index, in any order, and fall into blocks of equal length; parts
 * of an ensemble are merged. A block is summed in the order of adding and merging, blocks in their
 * own order: results are the same for every cut at multiples of the block length, to rounding for
 * others.
 *
 * <p>The exponential average is ruled by rare frames: above {@link #SIGMA_LIMIT} it is not given;
 * above {@link #C2_SIGMA_LIMIT} the second cumulant carries a warning. Frames are best 0.1 ps apart
 * or less. Units: kJ/mol, K. Error: rounding; sums of exponentials are kept relative to their
 * largest, so that none overflows.
 *
 * @see <a href="https://doi.org/10.1021/jacs.6b02682">Duan, Liu, Zhang, 2016</a>
 * @see <a href="https://doi.org/10.1021/acs.jctc.1c00374">Ekberg and Ryde, 2021</a>
 */
public final class InteractionEntropy implements Mergeable<InteractionEntropy> {
  private static final long serialVersionUID = 1L;

  /** Standard deviation above which the exponential average means nothing, kJ/mol (3.6 kcal). */
  public static final double SIGMA_LIMIT = 3.6 * Units.KJ_PER_KCAL;

  /** Standard deviation above which the second cumulant is unrealistic, kJ/mol (6.0 kcal). */
  public static final double C2_SIGMA_LIMIT = 6.0 * Units.KJ_PER_KCAL;

  private static final int LEAST_FRAMES = 2;

  private final double kT;
  private final long blockFrames;
  private final TreeMap<Long, Sums> blocks = new TreeMap<>();
  private final Sums finished = new Sums();
  private final Moments finishedMeans = new Moments();
  private long nAbsent;

  /** Moments and the sum of exponentials of some energies. */
  private static final class Sums implements Serializable {
    private static final long serialVersionUID = 1L;
    private final Moments energies = new Moments();
    private double largest = Double.NEGATIVE_INFINITY;
    private double exponentials;

    void add(double energy, double kT) {
      energies.add(energy);
      if (energy > largest) {
        exponentials = exponentials * StrictMath.exp((largest - energy) / kT) + 1;
        largest = energy;
      } else {
        exponentials += StrictMath.exp((energy - largest) / kT);
      }
    }

    void merge(Sums next, double kT) {
      if (next.energies.count() == 0) {
        return;
      }
      energies.merge(next.energies);
      double top = Math.max(largest, next.largest);
      exponentials =
          exponentials * StrictMath.exp((largest - top) / kT)
              + next.exponentials * StrictMath.exp((next.largest - top) / kT);
      largest = top;
    }

    double mean() {
      Double mean = energies.mean();
      return mean == null ? Double.NaN : mean;
    }

    double sigma() {
      return Math.sqrt(energies.variance());
    }

    double exponentialAverage(double kT) {
      return kT * (StrictMath.log(exponentials) - StrictMath.log(energies.count()))
          + (largest - mean());
    }
  }

  /**
   * One block of consecutive frames.
   *
   * @param firstFrame index of its first frame
   * @param nFrames frames with an energy
   * @param mean energy, kJ/mol
   * @param sigma sample standard deviation, kJ/mol; NaN below two frames
   * @param minusTs exponential average, kJ/mol; NaN below two frames or above the limit of sigma
   */
  public record Block(long firstFrame, long nFrames, double mean, double sigma, double minusTs) {}

  /**
   * An empty ensemble.
   *
   * @param blockFrames frame indices to a block
   * @throws IllegalArgumentException if either is not positive
   */
  public InteractionEntropy(double temperatureK, long blockFrames) {
    PairOptions.require(
        temperatureK > 0 && !Double.isInfinite(temperatureK),
        "temperature_k",
        "above 0 K",
        temperatureK);
    PairOptions.require(blockFrames > 0, "block", "at least 1 frame", blockFrames);
    kT = Units.GAS_CONSTANT_KJ_MOL_K * temperatureK;
    this.blockFrames = blockFrames;
  }

  /** Adds the interaction energy of a frame, kJ/mol; NaN counts as absent. */
  public void add(long frameIndex, double energy) {
    if (Double.isNaN(energy)) {
      nAbsent++;
    } else {
      blocks
          .computeIfAbsent(Math.floorDiv(frameIndex, blockFrames), k -> new Sums())
          .add(energy, kT);
    }
  }

  /**
   * Adds the frames of another part of the ensemble, of which none was let go.
   *
   * @throws IllegalArgumentException if its temperature or blocks differ
   * @throws IllegalStateException if it let go of blocks
   */
  @Override
  public void merge(InteractionEntropy other) {
    if (other.kT != kT || other.blockFrames != blockFrames) {
      throw new IllegalArgumentException(
          "energy: entropy: expected parts of one temperature and block length, found kT "
              + kT
              + " and "
              + other.kT
              + " kJ/mol, blocks of "
              + blockFrames
              + " and "
              + other.blockFrames
              + " frames");
    }
    if (other.finished.energies.count() > 0) {
      throw new IllegalStateException("energy: entropy: expected all blocks, found some let go");
    }
    other.blocks.forEach(
        (k, sums) -> blocks.computeIfAbsent(k, block -> new Sums()).merge(sums, kT));
    nAbsent += other.nAbsent;
  }

  /**
   * Lets go of the blocks before that of a frame, in which no more frames may come; {@link #blocks}
   * lists them no more, everything else stays the same to the bit. For frames in order, so that
   * memory does not grow with their number.
   */
  public void finishBefore(long frameIndex) {
    long block = Math.floorDiv(frameIndex, blockFrames);
    while (!blocks.isEmpty() && blocks.firstKey() < block) {
      Sums first = blocks.pollFirstEntry().getValue();
      finished.merge(first, kT);
      finishedMeans.add(first.mean());
    }
  }

  private Sums all() {
    Sums all = new Sums();
    all.merge(finished, kT);
    blocks.values().forEach(b -> all.merge(b, kT));
    return all;
  }

  /** Frames with an energy. */
  public long nFrames() {
    return all().energies.count();
  }

  /** Frames without. */
  public long nAbsent() {
    return nAbsent;
  }

  /** Mean energy, kJ/mol; NaN without frames. */
  public double mean() {
    return all().mean();
  }

  /** Sample standard deviation of the energy, kJ/mol; NaN below two frames. */
  public double sigma() {
    return all().sigma();
  }

  /** Interaction entropy -TdS, kJ/mol; NaN where {@link #reason()} says why. */
  public double minusTs() {
    Sums all = all();
    return reason(all).isEmpty() ? all.exponentialAverage(kT) : Double.NaN;
  }

  /** Why there is no {@link #minusTs()}, or an empty string. */
  public String reason() {
    return reason(all());
  }

  private static String reason(Sums all) {
    if (all.energies.count() < LEAST_FRAMES) {
      return "interaction entropy: expected at least 2 frames, found " + all.energies.count();
    }
    return all.sigma() <= SIGMA_LIMIT
        ? ""
        : "interaction entropy: expected a standard deviation up to "
            + SIGMA_LIMIT
            + " kJ/mol, found "
            + all.sigma()
            + " kJ/mol";
  }

  /** Second cumulant sigma^2/(2 kT), kJ/mol; NaN below two frames. */
  public double secondCumulant() {
    double sigma = sigma();
    return sigma * sigma / (2 * kT);
  }

  /** Why {@link #secondCumulant()} is not to be believed, or an empty string. */
  public String secondCumulantWarning() {
    double sigma = sigma();
    return sigma > C2_SIGMA_LIMIT
        ? "second cumulant: unrealistic above a standard deviation of "
            + C2_SIGMA_LIMIT
            + " kJ/mol, found "
            + sigma
            + " kJ/mol"
        : "";
  }

  /** Every block with frames that was not let go, in order. */
  public List<Block> blocks() {
    List<Block> out = new ArrayList<>();
    for (Map.Entry<Long, Sums> e : blocks.entrySet()) {
      Sums s = e.getValue();
      out.add(
          new Block(
              e.getKey() * blockFrames,
              s.energies.count(),
              s.mean(),
              s.sigma(),
              reason(s).isEmpty() ? s.exponentialAverage(kT) : Double.NaN));
    }
    return out;
  }

  /**
   * Standard error of the mean energy from the means of its blocks, each weighing the same, kJ/mol;
   * NaN below two blocks.
   */
  public double blockStandardError() {
    Moments means = new Moments();
    means.merge(finishedMeans);
    blocks.values().forEach(b -> means.add(b.mean()));
    return Math.sqrt(means.variance() / means.count());
  }
}
