package org.padml.features;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.energy.InteractionEntropy;

/**
 * Rows of {@code interaction_entropy}: how the interaction energy of a replica's bound frames
 * fluctuates, and the entropy that this tells where it can be trusted.
 */
final class EntropyTable implements ReplicaWalker {
  static final String NAME = "interaction_entropy";

  /** Frames a block of the block averages. */
  private static final long BLOCK_FRAMES = 100;

  private final ReplicaKey key;
  private final int vdw;
  private final int coulomb;
  private final InteractionEntropy entropy;
  private final TimeGrid grid = new TimeGrid(0);

  EntropyTable(ReplicaKey key, List<String> columns, double temperatureK) {
    this.key = key;
    vdw = columns.indexOf(FrameColumn.VDW_KJ_MOL.columnName());
    coulomb = columns.indexOf(FrameColumn.COULOMB_KJ_MOL.columnName());
    entropy = new InteractionEntropy(temperatureK, BLOCK_FRAMES);
  }

  @Override
  public void add(StagedFrame frame, @Nullable String state, ReplicaOutput out) {
    grid.next(frame.frame(), frame.timePs());
    if (StateTrack.BOUND.equals(state)) {
      entropy.finishBefore(frame.frame());
      entropy.add(frame.frame(), frame.values()[vdw] + frame.values()[coulomb]);
    }
  }

  @Override
  public void endWindow(WindowSpan window, ReplicaOutput out) {}

  @Override
  public void endReplica(ReplicaOutput out) {
    if (entropy.nFrames() == 0) {
      return;
    }
    List<@Nullable Object> row = key.row();
    row.add(entropy.nFrames());
    row.add(Values.orNull(grid.spacingPs()));
    row.add(entropy.mean());
    row.add(Values.orNull(entropy.sigma()));
    row.add(Values.orNull(entropy.minusTs()));
    row.add(Values.orNull(entropy.blockStandardError()));
    row.add(Values.orNull(entropy.secondCumulant()));
    String warning = entropy.secondCumulantWarning();
    String reason = entropy.reason();
    row.add(reason.isEmpty() || warning.isEmpty() ? reason + warning : reason + "; " + warning);
    out.row(NAME, row);
  }
}
