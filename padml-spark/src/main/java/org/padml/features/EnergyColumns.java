package org.padml.features;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.energy.EnergyModel;
import org.padml.descriptors.energy.GbOptions;
import org.padml.descriptors.energy.NonpolarOptions;
import org.padml.descriptors.energy.PartnerEnergies;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.features.ResidueRecord.Column;
import org.padml.forcefield.Ff14sb;
import org.padml.forcefield.ForceField;
import org.padml.model.FrameBuffer;
import org.padml.model.NonbondedParameters;

/** Energies between the partners, also of each residue. */
final class EnergyColumns implements ColumnGroup {
  private final PartnerEnergies energies;
  private final int[] residues;
  private final String source;
  private final String membrane;
  private boolean known;

  private EnergyColumns(
      InterfaceAtoms atoms,
      InterfaceResidues residues,
      NonbondedParameters parameters,
      EnergyModel model,
      String membrane) {
    this.membrane = membrane;
    energies = new PartnerEnergies(atoms.topology(), parameters, atoms.a(), atoms.b(), model);
    this.residues = residues.residues();
    source = parameters.source();
  }

  /**
   * What an interface of a system gives.
   *
   * @param columns null where energies are not asked for or not known
   * @param reason why they are not known; empty otherwise
   */
  record Found(@Nullable EnergyColumns columns, String reason) {}

  /** For an interface of a system, with the parameters of its files, else with built-in ones. */
  static Found of(
      SystemModel model, InterfaceAtoms atoms, InterfaceResidues residues, RunOptions options) {
    if (!options.wants(DescriptorGroup.ENERGY)) {
      return new Found(null, "");
    }
    if (!model.noParameters().isEmpty()) {
      return new Found(null, model.noParameters());
    }
    String membrane = options.wants(DescriptorGroup.GB) ? model.membrane() : "";
    EnergyModel energy =
        options.wants(DescriptorGroup.GB) && membrane.isEmpty()
            ? model.energy()
            : model.energy().withGb(GbOptions.NONE).withNonpolar(NonpolarOptions.NONE);
    Ff14sb.Assignment found =
        ForceField.givenOrBuiltIn(model.parameters(), atoms.topology(), atoms.complex());
    NonbondedParameters parameters = found.parameters();
    return parameters == null
        ? new Found(null, found.reason())
        : new Found(new EnergyColumns(atoms, residues, parameters, energy, membrane), "");
  }

  @Override
  public void compute(FrameBuffer frame, PartnerTrees trees, double[] values) {
    known = energies.compute(frame.x(), frame.y(), frame.z(), frame.box());
    if (known) {
      FrameColumn.VDW_KJ_MOL.set(values, energies.vdw());
      FrameColumn.COULOMB_KJ_MOL.set(values, energies.coulomb());
      FrameColumn.GB_KJ_MOL.set(values, energies.gb());
      FrameColumn.NONPOLAR_KJ_MOL.set(values, energies.nonpolar());
      FrameColumn.MMGBSA_KJ_MOL.set(values, energies.mmgbsa());
    }
  }

  /** Why columns are null or what a reader should know; empty when there is nothing to say. */
  List<String> notes() {
    List<String> out = new ArrayList<>(List.of("parameters: " + source));
    out.addAll(energies.notes());
    if (membrane.isEmpty()) {
      for (String reason : List.of(energies.gbReason(), energies.nonpolarReason())) {
        if (!reason.isEmpty()) {
          out.add(reason);
        }
      }
    } else {
      out.add("gb, nonpolar, mmgbsa: null, as their solvent is water without a " + membrane);
    }
    return out;
  }

  /** Why the frame computed last has no energies; empty when it has. */
  String fault() {
    return energies.fault();
  }

  /** Puts the energies of the frame computed last into a record's values. */
  void fill(double[] record) {
    if (!known) {
      return;
    }
    fill(record, Column.VDW, energies.vdwOfResidue());
    fill(record, Column.COULOMB, energies.coulombOfResidue());
    fill(record, Column.GB, energies.gbOfResidue());
    fill(record, Column.NONPOLAR, energies.nonpolarOfResidue());
  }

  private void fill(double[] record, Column column, double[] ofResidue) {
    for (int i = 0; i < residues.length; i++) {
      record[i * ResidueRecord.COLUMNS + column.ordinal()] = ofResidue[residues[i]];
    }
  }
}
