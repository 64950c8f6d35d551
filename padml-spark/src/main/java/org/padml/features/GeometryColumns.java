package org.padml.features;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.geometry.FitAtoms;
import org.padml.descriptors.geometry.FittedRmsd;
import org.padml.descriptors.geometry.MassGeometry;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.descriptors.geometry.Pose;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.model.Topology.ReferenceFrame;
import org.padml.pbc.Imaging;

/** Distances, size, pose and deviation of one interface. */
final class GeometryColumns {
  private static final int LEAST_ATOMS = 3;

  private final MassGeometry mass;
  private final boolean wantsGeometry;
  private final @Nullable Pose pose;
  private final @Nullable FittedRmsd rmsdA;
  private final @Nullable FittedRmsd rmsdB;
  private final @Nullable FittedRmsd rmsdComplex;

  /** References are copied and brought to their images first. */
  GeometryColumns(
      Topology topology,
      AtomSet a,
      AtomSet b,
      Imaging imaging,
      References references,
      RunOptions options) {
    mass = new MassGeometry(topology, a, b);
    wantsGeometry = options.wants(DescriptorGroup.GEOMETRY);
    ReferenceFrame poseFrame = references.pose();
    pose =
        wantsGeometry && poseFrame != null && isWhole(topology, a.union(b), poseFrame)
            ? pose(topology, a, b, imaged(poseFrame, imaging))
            : null;
    ReferenceFrame rmsdFrame = options.wants(DescriptorGroup.RMSD) ? references.rmsd() : null;
    FrameBuffer still = rmsdFrame == null ? null : imaged(rmsdFrame, imaging);
    rmsdA = rmsd(topology, a, still);
    rmsdB = rmsd(topology, b, still);
    rmsdComplex = rmsd(topology, a.union(b), still);
  }

  private static Pose pose(Topology topology, AtomSet a, AtomSet b, FrameBuffer f) {
    return new Pose(topology, a, b, f.x(), f.y(), f.z());
  }

  private static boolean isWhole(Topology topology, AtomSet atoms, ReferenceFrame f) {
    return Arrays.stream(atoms.toArray())
        .filter(topology::isHeavy)
        .allMatch(i -> Float.isFinite(f.x()[i]));
  }

  private static FrameBuffer imaged(ReferenceFrame f, Imaging imaging) {
    FrameBuffer out = new FrameBuffer(f.x().length);
    System.arraycopy(f.x(), 0, out.x(), 0, out.nAtoms());
    System.arraycopy(f.y(), 0, out.y(), 0, out.nAtoms());
    System.arraycopy(f.z(), 0, out.z(), 0, out.nAtoms());
    out.setBox(f.box());
    imaging.apply(out);
    return out;
  }

  /** Over the alpha carbons that the reference has; null for fewer than three. */
  private static @Nullable FittedRmsd rmsd(
      Topology topology, AtomSet atoms, @Nullable FrameBuffer f) {
    if (f == null) {
      return null;
    }
    AtomSet known =
        AtomSet.of(
            Arrays.stream(FitAtoms.alphaCarbons(topology, atoms).toArray())
                .filter(i -> Float.isFinite(f.x()[i]))
                .toArray());
    return known.size() < LEAST_ATOMS ? null : new FittedRmsd(known, f.x(), f.y(), f.z());
  }

  /** Fills the columns of a frame whose complex is whole and together. */
  void compute(FrameBuffer frame, PartnerTrees trees, double[] values) {
    if (wantsGeometry) {
      mass.compute(frame);
      set(values, FrameColumn.COM_DISTANCE_NM, mass.comDistanceNm());
      set(values, FrameColumn.RG_NM, mass.rgNm());
      set(values, FrameColumn.MIN_DISTANCE_NM, trees.minDistanceNm());
      set(values, FrameColumn.SELF_IMAGE_DISTANCE_NM, trees.selfImageDistanceNm());
      if (pose != null) {
        pose.compute(frame, mass);
        set(values, FrameColumn.POSE_X_NM, pose.position(0));
        set(values, FrameColumn.POSE_Y_NM, pose.position(1));
        set(values, FrameColumn.POSE_Z_NM, pose.position(2));
        set(values, FrameColumn.POSE_QW, pose.quaternion(0));
        set(values, FrameColumn.POSE_QX, pose.quaternion(1));
        set(values, FrameColumn.POSE_QY, pose.quaternion(2));
        set(values, FrameColumn.POSE_QZ, pose.quaternion(3));
      }
    }
    set(values, FrameColumn.RMSD_A_NM, value(rmsdA, frame));
    set(values, FrameColumn.RMSD_B_NM, value(rmsdB, frame));
    set(values, FrameColumn.RMSD_COMPLEX_NM, value(rmsdComplex, frame));
  }

  private static double value(@Nullable FittedRmsd rmsd, FrameBuffer frame) {
    return rmsd == null ? Double.NaN : rmsd.rmsdNm(frame);
  }

  private static void set(double[] values, FrameColumn column, double value) {
    values[column.ordinal()] = value;
  }
}
