package org.padml.features;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows of {@code residue_pairs}: what each pair of residues had in common, by window. */
final class PairTable implements ReplicaWalker {
  static final String NAME = "residue_pairs";

  /** Kinds with a column, in table order; contacts come first with their distance. */
  static final List<PairKind> KINDS =
      List.copyOf(EnumSet.complementOf(EnumSet.of(PairKind.CONTACT)));

  private final ReplicaKey key;
  private final InterfaceResidues residues;
  private final InterfaceResidues.Places places;
  private final Set<PairKind> computed;
  private final TreeMap<Long, Sums> pairs = new TreeMap<>();

  private static final class Sums {
    private double distance;
    private final long[] frames = new long[PairKind.values().length];
  }

  /**
   * Of one replica and interface.
   *
   * @param computed kinds that were looked for; occupancies of others are null
   */
  PairTable(ReplicaKey key, InterfaceResidues residues, Set<PairKind> computed) {
    this.key = key;
    this.residues = residues;
    this.places = residues.places();
    this.computed = computed;
  }

  @Override
  public void add(StagedFrame frame, @Nullable String state, ReplicaOutput out) {
    ContactRecord.forEach(
        frame.contacts(),
        (a, b, distance, kinds) -> {
          Sums sums = pairs.computeIfAbsent(places.pair(a, b), k -> new Sums());
          if (PairKind.CONTACT.in(kinds)) {
            sums.distance += distance;
          }
          for (int k = 0; k < sums.frames.length; k++) {
            sums.frames[k] += (kinds >> k) & 1;
          }
        });
  }

  @Override
  public void endWindow(WindowSpan window, ReplicaOutput out) {
    pairs.forEach(
        (pair, sums) -> {
          List<@Nullable Object> row = key.row();
          row.add(window.number());
          residues.name((int) (pair >>> 32), row);
          residues.name(pair.intValue(), row);
          row.add(window.frames());
          long contacts = sums.frames[PairKind.CONTACT.ordinal()];
          row.add((double) contacts / window.frames());
          row.add(contacts == 0 ? null : (Double) (sums.distance / contacts));
          for (PairKind kind : KINDS) {
            row.add(
                computed.contains(kind)
                    ? (Double) ((double) sums.frames[kind.ordinal()] / window.frames())
                    : null);
          }
          out.row(NAME, row);
        });
    pairs.clear();
  }

  @Override
  public void endReplica(ReplicaOutput out) {}
}
