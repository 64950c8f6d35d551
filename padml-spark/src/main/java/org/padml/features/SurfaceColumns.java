package org.padml.features;

import java.util.ArrayList;
import java.util.Arrays;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.descriptors.surface.HydrophobicResidues;
import org.padml.descriptors.surface.PartnerSurface;
import org.padml.features.ResidueRecord.Column;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;

/** Solvent-accessible and buried surface, also of each residue. */
final class SurfaceColumns implements ColumnGroup {
  private final PartnerSurface sasa;
  private final AtomSet hydrophobic;
  private final AtomSet hotspots;
  private final int[] residues;
  private final int[] residueOfAtom;
  private final double[] free;
  private final double[] bound;

  SurfaceColumns(InterfaceAtoms atoms, InterfaceResidues residues, Definitions definitions) {
    Topology topology = atoms.topology();
    sasa = definitions.surface().kernel(atoms, new ArrayList<>());
    hydrophobic = HydrophobicResidues.of(topology, atoms.complex());
    hotspots = atoms.hotspots();
    this.residues = residues.residues();
    residueOfAtom = new int[topology.nAtoms()];
    for (int i = 0; i < residueOfAtom.length; i++) {
      residueOfAtom[i] = topology.residueOf(i);
    }
    free = new double[topology.nResidues()];
    bound = new double[topology.nResidues()];
  }

  @Override
  public void compute(FrameBuffer frame, PartnerTrees trees, double[] values) {
    sasa.compute(frame.x(), frame.y(), frame.z());
    FrameColumn.SASA_A_NM2.set(values, sasa.sasaA());
    FrameColumn.SASA_B_NM2.set(values, sasa.sasaB());
    FrameColumn.SASA_COMPLEX_NM2.set(values, sasa.sasaComplex());
    FrameColumn.BSA_NM2.set(values, sasa.bsa());
    FrameColumn.INTERFACE_AREA_NM2.set(values, sasa.interfaceArea());
    FrameColumn.HYDROPHOBIC_SASA_NM2.set(values, sasa.boundArea(hydrophobic));
    if (!hotspots.isEmpty()) {
      FrameColumn.HOTSPOT_SASA_NM2.set(values, sasa.boundArea(hotspots));
    }
  }

  /** Puts the areas of the frame computed last into a record's values. */
  void fill(double[] record) {
    Arrays.fill(free, 0);
    Arrays.fill(bound, 0);
    sasa.addResidueAreas(residueOfAtom, free, bound);
    for (int i = 0; i < residues.length; i++) {
      record[i * ResidueRecord.COLUMNS + Column.SASA_FREE.ordinal()] = free[residues[i]];
      record[i * ResidueRecord.COLUMNS + Column.SASA_BOUND.ordinal()] = bound[residues[i]];
    }
  }
}
