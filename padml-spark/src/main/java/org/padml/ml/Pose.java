package org.padml.ml;

import java.util.List;
import org.apache.spark.ml.feature.SQLTransformer;

/**
 * The pose of partner B in the frame of partner A as columns without jumps: the position, and the
 * nine entries of the rotation matrix instead of the quaternion, since q and -q are one rotation.
 */
final class Pose {
  static final List<String> STORED =
      List.of("pose_x_nm", "pose_y_nm", "pose_z_nm", "pose_qw", "pose_qx", "pose_qy", "pose_qz");

  static final List<String> FEATURES =
      List.of(
          "pose_x_nm",
          "pose_y_nm",
          "pose_z_nm",
          "pose_r11",
          "pose_r12",
          "pose_r13",
          "pose_r21",
          "pose_r22",
          "pose_r23",
          "pose_r31",
          "pose_r32",
          "pose_r33");

  private static final String STATEMENT =
      "SELECT *,"
          + " 1 - 2 * (pose_qy * pose_qy + pose_qz * pose_qz) AS pose_r11,"
          + " 2 * (pose_qx * pose_qy - pose_qw * pose_qz) AS pose_r12,"
          + " 2 * (pose_qx * pose_qz + pose_qw * pose_qy) AS pose_r13,"
          + " 2 * (pose_qx * pose_qy + pose_qw * pose_qz) AS pose_r21,"
          + " 1 - 2 * (pose_qx * pose_qx + pose_qz * pose_qz) AS pose_r22,"
          + " 2 * (pose_qy * pose_qz - pose_qw * pose_qx) AS pose_r23,"
          + " 2 * (pose_qx * pose_qz - pose_qw * pose_qy) AS pose_r31,"
          + " 2 * (pose_qy * pose_qz + pose_qw * pose_qx) AS pose_r32,"
          + " 1 - 2 * (pose_qx * pose_qx + pose_qy * pose_qy) AS pose_r33"
          + " FROM __THIS__";

  private Pose() {}

  /** Adds the matrix to a table that has the quaternion. */
  static SQLTransformer matrix() {
    return new SQLTransformer().setStatement(STATEMENT);
  }
}
