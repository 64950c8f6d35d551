package org.padml.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.padml.descriptors.docking.NativeContacts;
import org.padml.descriptors.interactions.InteractionKind;
import org.padml.descriptors.interactions.Interactions;
import org.padml.descriptors.prodigy.Prodigy;
import org.padml.descriptors.saltbridges.SaltBridges;
import org.padml.model.AtomSet;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;
import org.padml.pbc.Imaging;

/** What the run record says of columns: the criteria behind them, and why some are null. */
final class ColumnNotes {
  private ColumnNotes() {}

  /** Names and parameters of the criteria behind the columns. */
  static Map<String, String> criteria(RunOptions options) {
    Definitions d = options.definitions();
    Map<String, String> out = new LinkedHashMap<>();
    out.put("contacts", "heavy atoms, d < " + d.contactCutoffNm() + " nm");
    out.put("hydrogen_bonds", d.hydrogenBonds().text() + ": " + d.hydrogenBonds().parameters());
    out.put(
        "salt_bridges",
        SaltBridges.CRITERION
            + ": d <= "
            + SaltBridges.DISTANCE_NM
            + " nm between residues; beside charged side chains "
            + d.saltBridgeAlso());
    out.putAll(interactions(d));
    out.put("sasa", d.surface().criterion());
    out.put("solvent", "heavy atoms, d < " + d.solventCutoffNm() + " nm of hot-spot heavy atoms");
    out.put("rmsd", "CA, fitted on itself, to the reference or the replica's first good frame");
    out.put("prodigy", Prodigy.CRITERION);
    out.put(
        "docking", d.dockingCutoffs().text() + " cutoffs of CAPRI; q: " + NativeContacts.CRITERION);
    if (options.wants(DescriptorGroup.MOTIONS)) {
      out.put("motions", MotionResult.CRITERION);
    }
    out.put("kinetics", "intervals " + KineticsTable.LEVEL + ", seed " + KineticsTable.SEED);
    return out;
  }

  /** Criteria do not depend on the atoms: those of no atoms are those of all. */
  private static Map<String, String> interactions(Definitions d) {
    Topology none = new TopologyBuilder().build();
    Interactions kinds =
        new Interactions(
            none, AtomSet.of(), AtomSet.of(), AtomSet.of(), d.interactions(), Set.of());
    Map<String, String> out = new LinkedHashMap<>();
    for (InteractionKind k : InteractionKind.values()) {
      out.put(k.text(), kinds.criterion(k));
    }
    return out;
  }

  /** Columns that are null for a system, with the reason, and what to know of others. */
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
    out.put("prodigy_dg_kj_mol", "null in frames without contacts");
    out.put("hotspot_*, solvent_* of an interface", "null when it holds none of the hot spots");
    if (model.reference() == null && options.wants(DescriptorGroup.DOCKING)) {
      out.put("fnat, irmsd_nm, lrmsd_nm, dockq, q_native", "no reference given");
    }
    List<DockingColumns.Part> parts =
        model.interfaces().stream()
            .map(pair -> DockingColumns.Part.of(model, pair, options.definitions()))
            .toList();
    DockingColumns docking = DockingColumns.of(model, parts, options);
    for (int at = 0; at < parts.size(); at++) {
      int[] pair = model.interfaces().get(at);
      String of = " of " + model.interfaceName(pair);
      InterfaceAtoms atoms = parts.get(at).atoms();
      Imaging imaging = parts.get(at).imaging();
      List<String> notes = new ArrayList<>(imaging.notes().stream().map(atoms::named).toList());
      options.definitions().surface().radii().of(atoms.topology(), atoms.complex(), notes);
      if (!notes.isEmpty()) {
        out.put("notes" + of, String.join("; ", notes));
      }
      energy(model, pair, atoms, options)
          .forEach(note -> out.merge("*_kj_mol" + of, note, ColumnNotes::join));
      prodigy(atoms, options)
          .forEach(
              note -> out.merge("prodigy_dg_kj_mol" + of, atoms.named(note), ColumnNotes::join));
      GeometryColumns.absences(atoms, model.reference(), options)
          .forEach((column, reason) -> out.put(column + of, reason));
      if (docking != null) {
        docking.absences(at).forEach((columns, reason) -> out.put(columns + of, reason));
      }
      new InteractionColumns(atoms, options)
          .absences()
          .forEach((column, reason) -> out.put(column + of, reason));
    }
    return out;
  }

  private static String join(String first, String second) {
    return first + "; " + second;
  }

  private static List<String> energy(
      SystemModel model, int[] pair, InterfaceAtoms atoms, RunOptions options) {
    EnergyColumns.Found found =
        EnergyColumns.of(model, atoms, InterfaceResidues.of(model, pair), options);
    EnergyColumns columns = found.columns();
    if (columns != null) {
      return columns.notes();
    }
    return found.reason().isEmpty() ? List.of() : List.of(found.reason());
  }

  private static List<String> prodigy(InterfaceAtoms atoms, RunOptions options) {
    if (!options.wants(DescriptorGroup.PRODIGY)) {
      return List.of();
    }
    Prodigy prodigy = new Prodigy(atoms.topology(), atoms.a(), atoms.b());
    return prodigy.applicable() ? prodigy.notes() : List.of(prodigy.reason());
  }
}
