package org.padml.features;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Columns of the tables, in order. */
public final class TableSchemas {
  private static final DataType TEXT = DataTypes.StringType;
  private static final DataType REAL = DataTypes.DoubleType;
  private static final DataType WHOLE = DataTypes.IntegerType;
  private static final DataType LONG = DataTypes.LongType;
  private static final DataType BOOL = DataTypes.BooleanType;

  private TableSchemas() {}

  private static StructType keys() {
    return new StructType()
        .add("system", TEXT, false)
        .add("replica", TEXT, false)
        .add("interface", TEXT, false);
  }

  /**
   * What the pass over frames writes: good frames and bad ones, values still together; {@code
   * group} is the number of the replica and interface in the plan.
   */
  public static StructType staging() {
    return new StructType()
        .add("system", TEXT, false)
        .add("replica", TEXT, false)
        .add("interface", TEXT, true)
        .add("group", WHOLE, false)
        .add("frame", LONG, false)
        .add("path", TEXT, false)
        .add("frame_in_file", LONG, false)
        .add("time_ps", REAL, true)
        .add("window", LONG, true)
        .add("imaging_ok", BOOL, true)
        .add("flags", TEXT, true)
        .add("volume_nm3", REAL, true)
        .add("values", DataTypes.BinaryType, true)
        .add("contacts", DataTypes.BinaryType, true)
        .add("residues", DataTypes.BinaryType, true)
        .add("alpha_carbons", DataTypes.BinaryType, true)
        .add("bad_kind", TEXT, true)
        .add("bad_offset", LONG, true)
        .add("bad_message", TEXT, true);
  }

  /** One row a frame and interface. */
  public static StructType frames(List<String> columns) {
    StructType schema =
        keys()
            .add("frame", LONG, false)
            .add("path", TEXT, false)
            .add("frame_in_file", LONG, false)
            .add("time_ps", REAL, false);
    for (String c : columns) {
      schema = schema.add(c, FrameColumn.isCount(c) ? WHOLE : REAL, true);
    }
    return schema.add("state", TEXT, true).add("imaging_ok", BOOL, false).add("flags", TEXT, false);
  }

  /** One row a window and interface. */
  public static StructType windows(List<String> columns) {
    StructType schema =
        keys()
            .add("window", LONG, false)
            .add("start_ps", REAL, false)
            .add("end_ps", REAL, false)
            .add("n_frames", LONG, false)
            .add("n_excluded", LONG, false);
    for (String c : columns) {
      if (FrameColumn.isSummarised(c)) {
        schema =
            schema
                .add("mean_" + c, REAL, true)
                .add("min_" + c, REAL, true)
                .add("max_" + c, REAL, true)
                .add("sd_" + c, REAL, true);
      }
    }
    return schema.add("state", TEXT, true);
  }

  /** One row a window, interface and residue of a partner. */
  public static StructType residues() {
    return residueNames(keys().add("window", LONG, false), "")
        .add("n_frames", LONG, false)
        .add("sasa_free_nm2", REAL, true)
        .add("sasa_bound_nm2", REAL, true)
        .add("buried_nm2", REAL, true)
        .add("relative_sasa_free", REAL, true)
        .add("relative_sasa_bound", REAL, true)
        .add("surface_class", TEXT, true)
        .add("contact_occupancy", REAL, false)
        .add("rmsf_nm", REAL, true)
        .add("vdw_kj_mol", REAL, true)
        .add("coulomb_kj_mol", REAL, true)
        .add("gb_kj_mol", REAL, true)
        .add("nonpolar_kj_mol", REAL, true)
        .add("total_kj_mol", REAL, true);
  }

  /** One row a window, interface and pair of residues that had anything in common in it. */
  public static StructType residuePairs() {
    StructType schema =
        pairNames(keys().add("window", LONG, false))
            .add("n_frames", LONG, false)
            .add("occupancy", REAL, false)
            .add("mean_min_distance_nm", REAL, true);
    for (PairKind kind : PairTable.KINDS) {
      schema = schema.add(kind.name().toLowerCase(Locale.ROOT) + "_occupancy", REAL, true);
    }
    return schema;
  }

  private static StructType pairNames(StructType schema) {
    return residueNames(residueNames(schema, "_a"), "_b");
  }

  private static StructType residueNames(StructType schema, String side) {
    return schema
        .add("partner" + side, TEXT, false)
        .add("chain" + side, TEXT, false)
        .add("resid" + side, WHOLE, false)
        .add("icode" + side, TEXT, false)
        .add("resname" + side, TEXT, false);
  }

  /** One row a replica, interface and pair of residues that ever touched. */
  public static StructType lifetimes() {
    return pairNames(keys())
        .add("n_events", LONG, false)
        .add("n_censored", LONG, false)
        .add("mean_lifetime_ps", REAL, true)
        .add("median_lifetime_ps", REAL, true)
        .add("longest_ps", REAL, true)
        .add("frame_spacing_ps", REAL, true);
  }

  /** One row a replica, interface, descriptor and lag time. */
  public static StructType autocorrelation() {
    return keys()
        .add("descriptor", TEXT, false)
        .add("lag_ps", REAL, false)
        .add("n_pairs", LONG, false)
        .add("correlation", REAL, false);
  }

  /** One row a replica, interface and descriptor. */
  public static StructType correlationTimes() {
    return keys()
        .add("descriptor", TEXT, false)
        .add("n_frames", LONG, false)
        .add("frame_spacing_ps", REAL, true)
        .add("mean", REAL, false)
        .add("correlation_time_ps", REAL, true)
        .add("statistical_inefficiency", REAL, true)
        .add("n_effective", REAL, true)
        .add("standard_error", REAL, true)
        .add("block_standard_error", REAL, true)
        .add("notes", TEXT, false);
  }

  /** One row a replica, interface and lag time. */
  public static StructType presenceAutocorrelation() {
    return keys()
        .add("lag_ps", REAL, false)
        .add("continuous", REAL, true)
        .add("intermittent", REAL, true);
  }

  /** One row a replica, interface and alpha carbon. */
  public static StructType fluctuations() {
    return residueNames(keys(), "").add("rmsf_nm", REAL, false).add("n_frames", LONG, false);
  }

  /** One row a replica, interface and pair of alpha carbons, of one or both partners. */
  public static StructType correlations() {
    return pairNames(keys())
        .add("dynamic_cross_correlation", REAL, true)
        .add("linear_mutual_information", REAL, true);
  }

  /** One row a replica, interface and principal component, the largest first. */
  public static StructType principalComponents() {
    return keys()
        .add("component", WHOLE, false)
        .add("variance_nm2", REAL, false)
        .add("explained_fraction", REAL, true);
  }

  /** One row a replica, interface, lag time and slow component, the slowest first. */
  public static StructType slowComponents() {
    return keys()
        .add("lag_ps", REAL, true)
        .add("lag_frames", WHOLE, false)
        .add("n_pairs", LONG, false)
        .add("component", WHOLE, false)
        .add("eigenvalue", REAL, false)
        .add("timescale_ps", REAL, true);
  }

  /** One row a replica, interface, frame and component. */
  public static StructType projections() {
    return keys()
        .add("frame", LONG, false)
        .add("time_ps", REAL, false)
        .add("component", WHOLE, false)
        .add("principal_nm", REAL, false)
        .add("slow", REAL, true);
  }

  /** One row a replica and interface: what its motions rest on, and why some have no rows. */
  public static StructType motions() {
    return keys()
        .add("n_frames", LONG, false)
        .add("n_alpha_carbons", WHOLE, false)
        .add("frame_spacing_ps", REAL, true)
        .add("fit_passes", WHOLE, true)
        .add("mean_shift_nm", REAL, true)
        .add("total_variance_nm2", REAL, true)
        .add("projection_lag_frames", WHOLE, true)
        .add("notes", TEXT, false);
  }

  /** One row a replica and interface with bound frames that have energies. */
  public static StructType interactionEntropy() {
    return keys()
        .add("n_frames", LONG, false)
        .add("frame_spacing_ps", REAL, true)
        .add("mean_interaction_kj_mol", REAL, false)
        .add("sigma_kj_mol", REAL, true)
        .add("minus_tds_kj_mol", REAL, true)
        .add("block_standard_error_kj_mol", REAL, true)
        .add("second_cumulant_kj_mol", REAL, true)
        .add("notes", TEXT, false);
  }

  /** One row a change of the association state. */
  public static StructType events() {
    return keys()
        .add("event", TEXT, false)
        .add("time_ps", REAL, false)
        .add("dwell_ps", REAL, false)
        .add("censored", BOOL, false);
  }

  /** One row a system and interface: rates with 95 % intervals. */
  public static StructType kinetics() {
    StructType schema = new StructType().add("system", TEXT, false).add("interface", TEXT, false);
    for (String rate : List.of("koff_per_ns", "kon_per_ns_molar", "kd_molar")) {
      schema = schema.add(rate, REAL, true).add(rate + "_low", REAL, true);
      schema = schema.add(rate + "_high", REAL, true);
    }
    return schema
        .add("kd_by_counting_molar", REAL, true)
        .add("n_associations", LONG, false)
        .add("n_dissociations", LONG, false)
        .add("bound_ns", REAL, false)
        .add("unbound_ns", REAL, false)
        .add("n_replicas", LONG, false)
        .add("box_volume_nm3", REAL, true)
        .add("partners", TEXT, false)
        .add("koff_change_at_double_stride", REAL, true)
        .add("kon_change_at_double_stride", REAL, true)
        .add("dissociation_dispersion_p", REAL, true)
        .add("association_dispersion_p", REAL, true)
        .add("bound_exponential_p", REAL, true)
        .add("unbound_exponential_p", REAL, true)
        .add("flags", TEXT, false);
  }

  /** Averages of a descriptor over all replicas, for all frames and for each state. */
  public static StructType summary() {
    return new StructType()
        .add("system", TEXT, false)
        .add("interface", TEXT, false)
        .add("state", TEXT, false)
        .add("descriptor", TEXT, false)
        .add("mean", REAL, false)
        .add("standard_error", REAL, true)
        .add("ci_low", REAL, true)
        .add("ci_high", REAL, true)
        .add("statistical_inefficiency", REAL, true)
        .add("n_effective", REAL, true)
        .add("n_frames", LONG, false)
        .add("n_replicas", LONG, false)
        .add("begin_ps", REAL, true);
  }

  /** What was refused and why. */
  public static StructType badFrames() {
    return new StructType()
        .add("system", TEXT, false)
        .add("replica", TEXT, false)
        .add("path", TEXT, false)
        .add("frame", LONG, false)
        .add("byte_offset", LONG, false)
        .add("kind", TEXT, false)
        .add("message", TEXT, false)
        .add("action", TEXT, false);
  }

  /** What was run on what, with which parameters. */
  public static StructType runs() {
    return new StructType()
        .add("run_id", TEXT, false)
        .add("verb", TEXT, false)
        .add("name", TEXT, false)
        .add("version", TEXT, false)
        .add("parameters", TEXT, false)
        .add("inputs", TEXT, false)
        .add("notes", TEXT, false)
        .add("n_systems", LONG, false)
        .add("n_replicas", LONG, false)
        .add("n_frames", LONG, false)
        .add("n_bad_frames", LONG, false)
        .add("started_at", TEXT, false)
        .add("ended_at", TEXT, false);
  }
}
