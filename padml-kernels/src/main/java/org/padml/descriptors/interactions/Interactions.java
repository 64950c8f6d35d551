package org.padml.descriptors.interactions;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.ResiduePairBuffer;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;

/**
 * Every kind of interaction between two partners, or those asked for: counts of residue pairs, and
 * the pairs. Prepared once per topology; a buffer of one frame, owned by one thread.
 *
 * <p>Shape: a frame of the topology's atoms. Periodic: the partners are whole and on the images
 * that form the complex; waters may be anywhere. Allocates only when a frame has more pairs than
 * any before.
 */
public final class Interactions {
  private final Set<InteractionKind> wanted;
  private final Map<InteractionKind, String> reasons = new EnumMap<>(InteractionKind.class);
  private final Map<InteractionKind, String> criteria = new EnumMap<>(InteractionKind.class);
  private final Map<InteractionKind, ResiduePairBuffer> pairs =
      new EnumMap<>(InteractionKind.class);
  private final @Nullable HydrophobicContacts hydrophobic;
  private final @Nullable PiStacking stacking;
  private final @Nullable CationPi cationPi;
  private final @Nullable Disulfides disulfides;
  private final @Nullable WaterBridges waterBridges;

  /**
   * Prepares some kinds for two disjoint sets of atoms.
   *
   * @param waters waters that may bridge; empty for none
   * @param wanted kinds to compute; the others stay without value
   */
  public Interactions(
      Topology topology,
      AtomSet a,
      AtomSet b,
      AtomSet waters,
      InteractionOptions options,
      Set<InteractionKind> wanted) {
    this.wanted = Set.copyOf(wanted);
    HydrophobicContacts contacts = new HydrophobicContacts(topology, a, b, options.hydrophobic());
    PiStacking rings = new PiStacking(topology, a, b);
    CationPi cations = new CationPi(topology, a, b, options.charged());
    Disulfides sulfurs = new Disulfides(topology, a, b);
    put(
        InteractionKind.HYDROPHOBIC,
        contacts.reason(),
        contacts.criterion(),
        contacts.residuePairs());
    put(InteractionKind.PI_STACKING, rings.reason(), PiStacking.CRITERION, rings.residuePairs());
    put(InteractionKind.PI_PARALLEL, rings.reason(), PiStacking.CRITERION, rings.parallel());
    put(InteractionKind.PI_T_SHAPED, rings.reason(), PiStacking.CRITERION, rings.tShaped());
    put(InteractionKind.CATION_PI, cations.reason(), CationPi.CRITERION, cations.residuePairs());
    put(InteractionKind.DISULFIDE, "", Disulfides.CRITERION, sulfurs.residuePairs());
    // looking for hydrogens of a whole box of water only when asked for
    boolean wet =
        wanted.contains(InteractionKind.WATER_BRIDGE)
            || wanted.contains(InteractionKind.WATER_BRIDGE_SECOND);
    WaterBridges bridges =
        new WaterBridges(topology, a, b, wet ? waters : AtomSet.of(), options.waterBonds());
    put(
        InteractionKind.WATER_BRIDGE,
        bridges.reason(),
        bridges.criterion(),
        bridges.residuePairs());
    put(
        InteractionKind.WATER_BRIDGE_SECOND,
        bridges.reason(),
        bridges.criterion(),
        bridges.secondOrder());
    waterBridges = wet && bridges.applicable() ? bridges : null;
    hydrophobic = applicable(InteractionKind.HYDROPHOBIC) ? contacts : null;
    stacking =
        applicable(InteractionKind.PI_STACKING)
                || applicable(InteractionKind.PI_PARALLEL)
                || applicable(InteractionKind.PI_T_SHAPED)
            ? rings
            : null;
    cationPi = applicable(InteractionKind.CATION_PI) ? cations : null;
    disulfides = applicable(InteractionKind.DISULFIDE) ? sulfurs : null;
  }

  private void put(
      InteractionKind kind, String reason, String criterion, ResiduePairBuffer buffer) {
    reasons.put(kind, wanted.contains(kind) ? reason : kind.text() + ": not asked for");
    criteria.put(kind, criterion);
    pairs.put(kind, buffer);
  }

  /** Computes what was asked for and applies. */
  public void compute(FrameBuffer frame) {
    float[] x = frame.x();
    float[] y = frame.y();
    float[] z = frame.z();
    if (hydrophobic != null) {
      hydrophobic.compute(x, y, z);
    }
    if (stacking != null) {
      stacking.compute(x, y, z);
    }
    if (cationPi != null) {
      cationPi.compute(x, y, z);
    }
    if (disulfides != null) {
      disulfides.compute(x, y, z);
    }
    if (waterBridges != null) {
      waterBridges.compute(x, y, z, frame.box());
    }
  }

  /** Whether a kind was asked for and the topology tells it; if not, its value is absent. */
  public boolean applicable(InteractionKind kind) {
    return reason(kind).isEmpty();
  }

  /** Why a kind has no value; empty when it has. */
  public String reason(InteractionKind kind) {
    return reasons.getOrDefault(kind, "");
  }

  /** The criterion of a kind with its parameters, for records. */
  public String criterion(InteractionKind kind) {
    return criteria.getOrDefault(kind, "");
  }

  /**
   * Residue pairs of a kind in the last frame.
   *
   * @throws IllegalStateException if the kind has no value
   */
  public int count(InteractionKind kind) {
    return residuePairs(kind).size();
  }

  /**
   * Residue pairs (of A, of B) of a kind in the last frame; live.
   *
   * @throws IllegalStateException if the kind has no value
   */
  public ResiduePairBuffer residuePairs(InteractionKind kind) {
    ResiduePairBuffer buffer = pairs.get(kind);
    if (buffer == null || !applicable(kind)) {
      throw new IllegalStateException(reason(kind));
    }
    return buffer;
  }
}
