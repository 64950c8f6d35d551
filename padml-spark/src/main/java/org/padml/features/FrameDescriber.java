package org.padml.features;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.model.FrameBuffer;

/**
 * All descriptors of all interfaces of one system, frame by frame. Passed from task to task; one
 * thread. Needs no Spark, so benchmarks run exactly what tasks run.
 */
public final class FrameDescriber {
  private final List<InterfaceDescriber> interfaces = new ArrayList<>();
  private final @Nullable DockingColumns docking;

  /**
   * What one frame gives for one interface.
   *
   * @param pair interface name
   * @param imagingOk whether the complex came out whole and together
   * @param flags remarks, separated by commas
   * @param volumeNm3 volume of the box; NaN without one
   * @param values numeric columns in table order; NaN where there is no value
   * @param contacts residue pairs, see {@link ContactRecord}
   * @param residues see {@link ResidueRecord}
   * @param alphaCarbons see {@link PositionRecord}
   */
  public record Result(
      String pair,
      boolean imagingOk,
      String flags,
      double volumeNm3,
      double[] values,
      byte[] contacts,
      byte @Nullable [] residues,
      byte @Nullable [] alphaCarbons) {
    /** Value of a column that every run has; NaN where there is none. Without solvents only. */
    public double value(String column) {
      return values[FrameColumn.names(List.of()).indexOf(column)];
    }
  }

  /** Prepares every interface of a system. */
  public FrameDescriber(SystemModel model, RunOptions options, References references) {
    for (int[] pair : model.interfaces()) {
      interfaces.add(new InterfaceDescriber(model, pair, options, references));
    }
    docking =
        DockingColumns.of(
            model, interfaces.stream().map(InterfaceDescriber::dockingPart).toList(), options);
  }

  /**
   * Describes a frame. Its coordinates are moved to the images of each complex in turn, which
   * changes no result.
   */
  public List<Result> describe(FrameBuffer frame) {
    for (int k = 0; k < interfaces.size(); k++) {
      interfaces.get(k).compute(frame);
      if (docking != null) {
        docking.measure(k, frame);
      }
    }
    if (docking != null) {
      docking.choose();
    }
    List<Result> out = new ArrayList<>(interfaces.size());
    for (int k = 0; k < interfaces.size(); k++) {
      out.add(interfaces.get(k).result(docking, k));
    }
    return out;
  }
}
