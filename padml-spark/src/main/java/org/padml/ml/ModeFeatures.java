package org.padml.ml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What binding modes are told apart by: the pose where it is known, else contacts. */
final class ModeFeatures {
  /** Used when a table has no poses. */
  private static final List<String> CONTACTS =
      List.of(
          "com_distance_nm",
          "min_distance_nm",
          "n_atom_contacts",
          "n_residue_contacts",
          "n_interface_residues",
          "n_hbonds",
          "bsa_nm2");

  private final List<String> asked;
  private final boolean isAutomatic;

  /** With columns or globs, or the one word auto. */
  ModeFeatures(List<String> asked) {
    this.asked = asked;
    isAutomatic = asked.equals(List.of("auto"));
  }

  /** Columns to look for. */
  List<String> wanted(boolean pose) {
    if (!isAutomatic) {
      return asked;
    }
    List<String> both = new ArrayList<>(CONTACTS);
    if (pose) {
      both.addAll(Pose.FEATURES);
    }
    return both;
  }

  /** The pose where it is known, else contacts. */
  Design of(Samples bound) {
    double[] y = new double[bound.size()];
    if (isAutomatic) {
      Map<String, String> contacts = new TreeMap<>();
      CONTACTS.forEach(c -> contacts.put(c, "the pose is known"));
      Design byPose = Design.of(bound, y, contacts);
      if (byPose.features().size() >= 3 && byPose.size() > 0) {
        return byPose;
      }
      Map<String, String> pose = new TreeMap<>();
      Pose.FEATURES.forEach(c -> pose.put(c, "the pose is not known"));
      return Design.of(bound, y, pose);
    }
    return Design.of(bound, y, Map.of());
  }
}
