package org.padml.features;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.kinetics.AssociationEvent;
import org.padml.descriptors.kinetics.AssociationTrace;
import org.padml.descriptors.kinetics.ReplicaCounts;

/**
 * Rows of {@code events}: when partners met and parted, and the replica's share of {@code
 * kinetics}.
 */
final class EventTable implements ReplicaWalker {
  static final String NAME = "events";

  /**
   * What a replica contributes to the rates.
   *
   * @param everyFrame from all frames
   * @param everyOther from every other frame, to see how the rates depend on it
   * @param unseenPs part of its time from which frames with a known state are missing
   */
  record Share(ReplicaKey key, ReplicaCounts everyFrame, ReplicaCounts everyOther, double unseenPs)
      implements Serializable {}

  private final ReplicaKey key;
  private final AssociationTrace everyFrame = new AssociationTrace(1);
  private final AssociationTrace everyOther = new AssociationTrace(2);
  private final TimeGrid grid = new TimeGrid(0);

  EventTable(ReplicaKey key) {
    this.key = key;
  }

  @Override
  public void add(StagedFrame frame, @Nullable String state, ReplicaOutput out) {
    if (state == null) {
      return;
    }
    grid.next(frame.frame(), frame.timePs());
    boolean bound = state.equals(StateTrack.BOUND);
    everyFrame.add(frame.frame(), frame.timePs(), bound, frame.volumeNm3());
    everyOther.add(frame.frame(), frame.timePs(), bound, frame.volumeNm3());
  }

  @Override
  public void endWindow(WindowSpan window, ReplicaOutput out) {}

  @Override
  public void endReplica(ReplicaOutput out) {
    for (AssociationEvent e : everyFrame.events()) {
      List<@Nullable Object> row = key.row();
      row.add(e.kind().name().toLowerCase(Locale.ROOT));
      row.add(e.timePs());
      row.add(e.dwellPs());
      row.add(e.censored());
      out.row(NAME, row);
    }
    out.share(new Share(key, everyFrame.counts(), everyOther.counts(), grid.unseenPs()));
  }
}
