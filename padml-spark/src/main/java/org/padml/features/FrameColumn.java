package org.padml.features;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The numeric columns of {@code frames} that every run has, in table order. A value that could not
 * be computed is NaN inside and null in the table.
 */
public enum FrameColumn {
  COM_DISTANCE_NM(Kind.REAL),
  MIN_DISTANCE_NM(Kind.REAL),
  RG_NM(Kind.REAL),
  POSE_X_NM(Kind.POSE),
  POSE_Y_NM(Kind.POSE),
  POSE_Z_NM(Kind.POSE),
  POSE_QW(Kind.POSE),
  POSE_QX(Kind.POSE),
  POSE_QY(Kind.POSE),
  POSE_QZ(Kind.POSE),
  SELF_IMAGE_DISTANCE_NM(Kind.REAL),
  SASA_A_NM2(Kind.REAL),
  SASA_B_NM2(Kind.REAL),
  SASA_COMPLEX_NM2(Kind.REAL),
  BSA_NM2(Kind.REAL),
  INTERFACE_AREA_NM2(Kind.REAL),
  HYDROPHOBIC_SASA_NM2(Kind.REAL),
  HOTSPOT_SASA_NM2(Kind.REAL),
  N_ATOM_CONTACTS(Kind.COUNT),
  N_RESIDUE_CONTACTS(Kind.COUNT),
  N_INTERFACE_RESIDUES(Kind.COUNT),
  HOTSPOT_ANY_CONTACTS(Kind.COUNT),
  HOTSPOT_HOTSPOT_CONTACTS(Kind.COUNT),
  N_HBONDS(Kind.COUNT),
  N_SALT_BRIDGES(Kind.COUNT),
  N_HYDROPHOBIC(Kind.COUNT),
  N_PI_STACKING(Kind.COUNT),
  N_CATION_PI(Kind.COUNT),
  N_WATER_BRIDGES(Kind.COUNT),
  N_WATER_BRIDGES_SECOND(Kind.COUNT),
  N_DISULFIDES(Kind.COUNT),
  VDW_KJ_MOL(Kind.REAL),
  COULOMB_KJ_MOL(Kind.REAL),
  GB_KJ_MOL(Kind.REAL),
  NONPOLAR_KJ_MOL(Kind.REAL),
  MMGBSA_KJ_MOL(Kind.REAL),
  PRODIGY_DG_KJ_MOL(Kind.REAL),
  FNAT(Kind.REAL),
  IRMSD_NM(Kind.REAL),
  LRMSD_NM(Kind.REAL),
  DOCKQ(Kind.REAL),
  Q_NATIVE(Kind.REAL),
  RMSD_A_NM(Kind.REAL),
  RMSD_B_NM(Kind.REAL),
  RMSD_COMPLEX_NM(Kind.REAL);

  /** How a column is stored and summarised. */
  public enum Kind {
    /** A real number. */
    REAL,
    /** A whole number. */
    COUNT,
    /** A part of a pose: a real number that has no mean. */
    POSE
  }

  private final Kind kind;

  FrameColumn(Kind kind) {
    this.kind = kind;
  }

  /** How it is stored. */
  public Kind kind() {
    return kind;
  }

  /** Puts a value in its place among a frame's. */
  void set(double[] values, double value) {
    values[ordinal()] = value;
  }

  /** Column name in the tables. */
  public String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Name of the column that counts a solvent near hot spots. */
  public static String solventColumn(String solvent) {
    return "solvent_" + solvent;
  }

  /** Names of all numeric columns of a run with these solvents, in table order. */
  public static List<String> names(List<String> solvents) {
    List<String> out = new ArrayList<>();
    for (FrameColumn c : values()) {
      if (c == VDW_KJ_MOL) {
        solvents.forEach(s -> out.add(solventColumn(s)));
      }
      out.add(c.columnName());
    }
    return out;
  }

  /** Names of all numeric columns without solvents. */
  public static Set<String> names() {
    return new LinkedHashSet<>(names(List.of()));
  }

  /** Whether windows hold mean, min, max and sd of a column. */
  public static boolean isSummarised(String column) {
    return !column.startsWith("pose_");
  }

  /** Whether a column holds whole numbers. */
  public static boolean isCount(String column) {
    return column.startsWith("n_")
        || column.startsWith("solvent_")
        || column.equals("hotspot_any_contacts")
        || column.equals("hotspot_hotspot_contacts");
  }
}
