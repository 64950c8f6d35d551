package org.padml.features;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
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
final class GeometryColumns implements ColumnGroup {
  private static final int LEAST_ATOMS = 3;

  private final MassGeometry mass;
  private final boolean wantsGeometry;
  private final @Nullable Pose pose;
  private final @Nullable FittedRmsd rmsdA;
  private final @Nullable FittedRmsd rmsdB;
  private final @Nullable FittedRmsd rmsdComplex;

  /** References are copied and brought to their images first. */
  GeometryColumns(
      InterfaceAtoms atoms, Imaging imaging, References references, RunOptions options) {
    Topology topology = atoms.topology();
    AtomSet a = atoms.a();
    AtomSet b = atoms.b();
    mass = new MassGeometry(topology, a, b);
    wantsGeometry = options.wants(DescriptorGroup.GEOMETRY);
    Function<ReferenceFrame, FrameBuffer> image =
        references.isGiven()
            ? f -> StructureImage.ofReference(f, atoms, imaging)
            : f -> StructureImage.ofFrame(f, imaging);
    ReferenceFrame poseFrame = references.pose();
    pose = wantsGeometry && poseFrame != null ? pose(topology, a, b, image.apply(poseFrame)) : null;
    ReferenceFrame rmsdFrame = options.wants(DescriptorGroup.RMSD) ? references.rmsd() : null;
    FrameBuffer still = rmsdFrame == null ? null : image.apply(rmsdFrame);
    rmsdA = rmsd(topology, a, still);
    rmsdB = rmsd(topology, b, still);
    rmsdComplex = rmsdOfComplex(atoms, still);
  }

  private static Pose pose(Topology topology, AtomSet a, AtomSet b, FrameBuffer f) {
    return new Pose(topology, a, b, f.x(), f.y(), f.z());
  }

  /** Over the alpha carbons that the reference has; null for fewer than three. */
  private static @Nullable FittedRmsd rmsd(
      Topology topology, AtomSet atoms, @Nullable FrameBuffer f) {
    AtomSet known = f == null ? AtomSet.of() : alphaCarbons(topology, atoms, f.x());
    return f == null || known.size() < LEAST_ATOMS
        ? null
        : new FittedRmsd(known, f.x(), f.y(), f.z());
  }

  private static AtomSet alphaCarbons(Topology topology, AtomSet atoms, float[] x) {
    return AtomSet.of(
        Arrays.stream(FitAtoms.alphaCarbons(topology, atoms).toArray())
            .filter(i -> Float.isFinite(x[i]))
            .toArray());
  }

  /** A complex is told only where both partners are. */
  private static @Nullable FittedRmsd rmsdOfComplex(InterfaceAtoms atoms, @Nullable FrameBuffer f) {
    boolean isTold =
        f != null
            && !alphaCarbons(atoms.topology(), atoms.a(), f.x()).isEmpty()
            && !alphaCarbons(atoms.topology(), atoms.b(), f.x()).isEmpty();
    return isTold ? rmsd(atoms.topology(), atoms.complex(), f) : null;
  }

  /**
   * Columns that are null in every frame, with the reason.
   *
   * @param reference given, or null: then frames are compared with one of theirs
   */
  static Map<String, String> absences(
      InterfaceAtoms atoms, @Nullable ReferenceFrame reference, RunOptions options) {
    Map<String, String> out = new LinkedHashMap<>();
    Topology topology = atoms.topology();
    float[] x = reference == null ? new float[topology.nAtoms()] : reference.x();
    String where = reference == null ? "" : " in the reference";
    int inA = alphaCarbons(topology, atoms.a(), x).size();
    int inB = alphaCarbons(topology, atoms.b(), x).size();
    if (options.wants(DescriptorGroup.RMSD)) {
      few(out, FrameColumn.RMSD_A_NM, atoms.nameA(), inA, LEAST_ATOMS, where);
      few(out, FrameColumn.RMSD_B_NM, atoms.nameB(), inB, LEAST_ATOMS, where);
      few(out, FrameColumn.RMSD_COMPLEX_NM, atoms.nameA(), inA, 1, where);
      few(out, FrameColumn.RMSD_COMPLEX_NM, atoms.nameB(), inB, 1, where);
      if (inA + inB < LEAST_ATOMS) {
        out.putIfAbsent(
            FrameColumn.RMSD_COMPLEX_NM.columnName(),
            "expected "
                + LEAST_ATOMS
                + " alpha carbons or more"
                + where
                + ", found "
                + (inA + inB));
      }
    }
    if (options.wants(DescriptorGroup.GEOMETRY)) {
      float[] y = reference == null ? x : reference.y();
      float[] z = reference == null ? x : reference.z();
      if (!new Pose(topology, atoms.a(), atoms.b(), x, y, z).applicable()) {
        out.put(
            "pose_*",
            "expected atoms of both partners"
                + where
                + " that tell how they are turned, found none");
      }
    }
    heavy(out, topology, atoms.a(), atoms.nameA());
    heavy(out, topology, atoms.b(), atoms.nameB());
    return out;
  }

  private static void heavy(
      Map<String, String> out, Topology topology, AtomSet atoms, String whose) {
    if (Arrays.stream(atoms.toArray()).noneMatch(topology::isHeavy)) {
      out.putIfAbsent(
          "min_distance_nm, n_*_contacts",
          "partner " + whose + " has no heavy atoms, which distances and contacts are told by");
    }
  }

  private static void few(
      Map<String, String> out, FrameColumn column, String whose, int n, int least, String where) {
    if (n < least) {
      String what = least == 1 ? "an alpha carbon" : least + " alpha carbons or more";
      out.putIfAbsent(
          column.columnName(), "partner " + whose + ": expected " + what + where + ", found " + n);
    }
  }

  @Override
  public void compute(FrameBuffer frame, PartnerTrees trees, double[] values) {
    if (wantsGeometry) {
      mass.compute(frame);
      FrameColumn.COM_DISTANCE_NM.set(values, mass.comDistanceNm());
      FrameColumn.RG_NM.set(values, mass.rgNm());
      FrameColumn.MIN_DISTANCE_NM.set(values, trees.minDistanceNm());
      FrameColumn.SELF_IMAGE_DISTANCE_NM.set(values, trees.selfImageDistanceNm());
      if (pose != null) {
        pose.compute(frame, mass);
        FrameColumn.POSE_X_NM.set(values, pose.position(0));
        FrameColumn.POSE_Y_NM.set(values, pose.position(1));
        FrameColumn.POSE_Z_NM.set(values, pose.position(2));
        FrameColumn.POSE_QW.set(values, pose.quaternion(0));
        FrameColumn.POSE_QX.set(values, pose.quaternion(1));
        FrameColumn.POSE_QY.set(values, pose.quaternion(2));
        FrameColumn.POSE_QZ.set(values, pose.quaternion(3));
      }
    }
    FrameColumn.RMSD_A_NM.set(values, value(rmsdA, frame));
    FrameColumn.RMSD_B_NM.set(values, value(rmsdB, frame));
    FrameColumn.RMSD_COMPLEX_NM.set(values, value(rmsdComplex, frame));
  }

  private static double value(@Nullable FittedRmsd rmsd, FrameBuffer frame) {
    return rmsd == null ? Double.NaN : rmsd.rmsdNm(frame);
  }
}
