package org.padml.features;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.FrameSlice;
import org.padml.hadoop.Storage;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology.ReferenceFrame;
import org.padml.pbc.Imaging;

/**
 * Structures that frames of a replica are compared with, each for the atoms read, as stored.
 *
 * @param rmsd the reference, else the replica's first good frame: readable, and with every complex
 *     whole and together
 * @param pose the reference, else the topology's coordinates, else the first good frame of the
 *     system's first replica; the same for every replica of a system
 * @param isGiven whether they are the reference
 */
public record References(
    @Nullable ReferenceFrame rmsd, @Nullable ReferenceFrame pose, boolean isGiven) {

  /** Frames looked at for a good one; without any, the first that can be read serves. */
  private static final int FRAMES_TRIED = 100;

  static References of(RunContext run, int replica, Storage storage) throws IOException {
    ReplicaTask task = run.replicas().get(replica);
    SystemModel model = run.systems().get(task.system());
    ReferenceFrame given = model.reference();
    if (given != null) {
      return new References(given, given, true);
    }
    double cutoffNm = run.options().definitions().contactCutoffNm();
    ReferenceFrame first = firstGoodFrame(model, task, storage, cutoffNm);
    ReferenceFrame pose = model.topology().referenceFrame();
    if (pose == null) {
      for (ReplicaTask other : run.replicas()) {
        if (other.system() == task.system()) {
          pose =
              other.id().equals(task.id())
                  ? first
                  : firstGoodFrame(model, other, storage, cutoffNm);
          if (pose != null) {
            break;
          }
        }
      }
    }
    return new References(first, pose, false);
  }

  private static @Nullable ReferenceFrame firstGoodFrame(
      SystemModel model, ReplicaTask replica, Storage storage, double cutoffNm) throws IOException {
    List<Imaging> imagings = new ArrayList<>();
    for (int[] pair : model.interfaces()) {
      InterfaceAtoms atoms = InterfaceAtoms.of(model, pair);
      imagings.add(new Imaging(atoms.topology(), List.of(atoms.a(), atoms.b()), cutoffNm));
    }
    ReferenceFrame readable = null;
    int tried = 0;
    FrameBuffer buffer = new FrameBuffer(model.atomsRead().size());
    try (ReplicaReader reader = new ReplicaReader(storage)) {
      for (FrameSlice slice : replica.first()) {
        reader.start(model, replica, slice);
        boolean more = true;
        while (more) {
          try {
            more = reader.next(replica, buffer);
            if (more) {
              ReferenceFrame frame =
                  new ReferenceFrame(
                      buffer.x().clone(), buffer.y().clone(), buffer.z().clone(), buffer.box());
              readable = readable == null ? frame : readable;
              if (imagings.stream().allMatch(i -> i.apply(buffer).ok())) {
                return frame;
              }
              if (++tried == FRAMES_TRIED) {
                return readable;
              }
            }
          } catch (FormatException damaged) {
            // recorded by the pass that owns the frame; here only the first good one is wanted
            more = true;
          }
        }
      }
    }
    return readable;
  }
}
