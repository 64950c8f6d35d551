package org.padml.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.hbonds.HydrogenBonds;
import org.padml.descriptors.saltbridges.SaltBridges;
import org.padml.descriptors.surface.Radii;
import org.padml.model.FrameBuffer;
import org.padml.pbc.Imaging;

/**
 * All descriptors of all interfaces of one system, frame by frame. Prepared once a task; one
 * thread. Needs no Spark, so benchmarks run exactly what tasks run.
 */
public final class FrameDescriber {
  private final List<InterfaceDescriber> interfaces = new ArrayList<>();

  /**
   * What one frame gives for one interface.
   *
   * @param pair interface name
   * @param imagingOk whether the complex came out whole and together
   * @param flags remarks on imaging, separated by commas
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
  }

  /**
   * Describes a frame. Its coordinates are moved to the images of each complex in turn, which
   * changes no result.
   */
  public List<Result> describe(FrameBuffer frame) {
    List<Result> out = new ArrayList<>(interfaces.size());
    for (InterfaceDescriber d : interfaces) {
      out.add(d.describe(frame));
    }
    return out;
  }

  /** Names and parameters of the criteria behind the columns. */
  static Map<String, String> criteria(RunOptions options) {
    Definitions d = options.definitions();
    Map<String, String> out = new LinkedHashMap<>();
    out.put("contacts", "heavy atoms, d < " + d.contactCutoffNm() + " nm");
    out.put(
        "hydrogen_bonds",
        HydrogenBonds.CRITERION
            + ": H...A < "
            + HydrogenBonds.DISTANCE_NM
            + " nm, D-H...A > "
            + HydrogenBonds.ANGLE_DEG
            + " deg");
    out.put(
        "salt_bridges",
        SaltBridges.CRITERION + ": d <= " + SaltBridges.DISTANCE_NM + " nm between residues");
    out.put(
        "sasa",
        "Shrake-Rupley, "
            + d.sasaPoints()
            + " points, probe "
            + d.probeNm()
            + " nm, radii "
            + Radii.BONDI.label());
    out.put("solvent", "heavy atoms, d < " + d.solventCutoffNm() + " nm of hot-spot heavy atoms");
    out.put("rmsd", "CA, fitted on itself, to the reference or the replica's first good frame");
    return out;
  }

  /** Columns that are null for a system, with the reason. */
  static Map<String, String> absences(SystemModel model, RunOptions options) {
    Map<String, String> out = new LinkedHashMap<>();
    for (DescriptorGroup g : DescriptorGroup.values()) {
      if (!options.wants(g)) {
        out.put("group " + g.optionName(), "not asked for");
      }
    }
    if (!model.hasHotspots()) {
      out.put("hotspot_*", "no hot spots given");
      out.put("solvent_*", "no hot spots given");
    }
    for (int i = 0; i < model.solvents().size(); i++) {
      if (model.solvents().get(i) == null) {
        out.put(
            FrameColumn.solventColumn(model.solventNames().get(i)),
            "the system names no such solvent");
      }
    }
    out.put("self_image_distance_nm", "null in frames without a periodic box");
    out.put("rmsd_*_nm", "null for partners with fewer than three alpha carbons");
    out.put("hotspot_*, solvent_* of an interface", "null when it holds none of the hot spots");
    for (int[] pair : model.interfaces()) {
      Imaging imaging =
          new Imaging(
              model.topology(),
              List.of(model.partners().get(pair[0]), model.partners().get(pair[1])),
              options.definitions().contactCutoffNm());
      for (String note : imaging.notes()) {
        out.put("imaging of " + model.interfaceName(pair), note);
      }
      HydrogenBonds h =
          new HydrogenBonds(
              model.topology(), model.partners().get(pair[0]), model.partners().get(pair[1]));
      if (!h.applicable()) {
        out.put("n_hbonds of " + model.interfaceName(pair), h.reason());
      }
    }
    out.put(
        "n_hydrophobic, n_pi_stacking, n_cation_pi, n_water_bridges, *_kj_mol, fnat, irmsd_nm,"
            + " lrmsd_nm, dockq, q_native, rmsf_nm",
        "this version does not compute them");
    return out;
  }
}
