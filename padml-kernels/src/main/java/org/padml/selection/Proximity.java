package org.padml.selection;

import java.util.BitSet;
import org.padml.model.Topology.ReferenceFrame;
import org.padml.neighbors.CellList;

/** Which atoms of a frame are nearer to some atom of a set than a cutoff, at any image. */
final class Proximity {
  private Proximity() {}

  /** Atoms nearer than the cutoff (strict), those of the set included. */
  static BitSet near(ReferenceFrame frame, BitSet of, double cutoffNm) {
    int n = frame.x().length;
    BitSet near = new BitSet(n);
    if (of.isEmpty()) {
      return near;
    }
    CellList cells = new CellList();
    int[] atoms = of.stream().toArray();
    cells.build(frame.x(), frame.y(), frame.z(), atoms, atoms.length, frame.box(), cutoffNm);
    for (int i = 0; i < n; i++) {
      if (of.get(i) || isNear(cells, frame.x()[i], frame.y()[i], frame.z()[i], cutoffNm)) {
        near.set(i);
      }
    }
    return near;
  }

  private static boolean isNear(CellList cells, double x, double y, double z, double cutoff) {
    double[] slotX = cells.slotX();
    double[] slotY = cells.slotY();
    double[] slotZ = cells.slotZ();
    int nRanges = cells.ranges(x, y, z, cutoff);
    for (int r = 0; r < nRanges; r++) {
      for (int k = cells.rangeBegin(r); k < cells.rangeEnd(r); k++) {
        double dx = slotX[k] - cells.rangeX(r);
        double dy = slotY[k] - cells.rangeY(r);
        double dz = slotZ[k] - cells.rangeZ(r);
        if (dx * dx + dy * dy + dz * dz < cutoff * cutoff) {
          return true;
        }
      }
    }
    return false;
  }
}
