package org.padml.features;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.ResiduePairBuffer;
import org.padml.descriptors.contacts.InterfaceContacts;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.descriptors.hbonds.HydrogenBonds;
import org.padml.descriptors.saltbridges.SaltBridges;
import org.padml.descriptors.solvent.SolventShell;
import org.padml.descriptors.surface.HydrophobicResidues;
import org.padml.descriptors.surface.Radii;
import org.padml.descriptors.surface.SasaKernel;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.pbc.Imaging;
import org.padml.pbc.ImagingResult;

/** The descriptors of one interface of one system. */
final class InterfaceDescriber {
  private final SystemModel model;
  private final String name;
  private final Imaging imaging;
  private final PartnerTrees trees;
  private final InterfaceContacts contacts;
  private final GeometryColumns geometry;
  private final @Nullable HydrogenBonds hydrogenBonds;
  private final @Nullable SaltBridges saltBridges;
  private final @Nullable SasaKernel surface;
  private final List<@Nullable SolventShell> solvents = new ArrayList<>();
  private final AtomSet hydrophobic;
  private final AtomSet hotspots;
  private final int[] residues;
  private final int[] residueOfAtom;
  private final double[] residueFree;
  private final double[] residueBound;
  private final ContactRecord record = new ContactRecord();

  InterfaceDescriber(SystemModel model, int[] pair, RunOptions options, References references) {
    this.model = model;
    this.name = model.interfaceName(pair);
    Topology topology = model.topology();
    AtomSet a = model.partners().get(pair[0]);
    AtomSet b = model.partners().get(pair[1]);
    AtomSet complex = a.union(b);
    imaging = new Imaging(topology, List.of(a, b), InterfaceContacts.DEFAULT_CUTOFF_NM);
    hotspots = model.hotspots().intersect(complex);
    trees = new PartnerTrees(topology, a, b);
    contacts =
        new InterfaceContacts(topology, trees, hotspots, InterfaceContacts.DEFAULT_CUTOFF_NM);
    geometry = new GeometryColumns(topology, a, b, imaging, references, options);
    HydrogenBonds bonds =
        options.wants(DescriptorGroup.HBONDS) ? new HydrogenBonds(topology, a, b) : null;
    hydrogenBonds = bonds != null && bonds.applicable() ? bonds : null;
    saltBridges =
        options.wants(DescriptorGroup.SALT_BRIDGES) ? new SaltBridges(topology, a, b) : null;
    surface =
        options.wants(DescriptorGroup.SURFACE)
            ? SasaKernel.between(
                a,
                b,
                options.sasaPoints(),
                SasaKernel.WATER_PROBE_NM,
                Radii.BONDI.of(topology, new ArrayList<>()))
            : null;
    for (AtomSet solvent : model.solvents()) {
      solvents.add(
          solvent != null && !hotspots.isEmpty() && options.wants(DescriptorGroup.SOLVENT)
              ? new SolventShell(topology, solvent, hotspots)
              : null);
    }
    hydrophobic = HydrophobicResidues.of(topology, complex);
    ReplicaPass.ResidueNames names = residues(model, pair);
    residues = names.residues();
    residueOfAtom = new int[topology.nAtoms()];
    for (int i = 0; i < residueOfAtom.length; i++) {
      residueOfAtom[i] = topology.residueOf(i);
    }
    residueFree = new double[topology.nResidues()];
    residueBound = new double[topology.nResidues()];
  }

  /** Moves the frame's coordinates to the images of this complex and computes every column. */
  FrameDescriber.Result describe(FrameBuffer frame) {
    ImagingResult image = imaging.apply(frame);
    float[] x = frame.x();
    float[] y = frame.y();
    float[] z = frame.z();
    double[] values = new double[FrameColumn.values().length];
    Arrays.fill(values, Double.NaN);
    trees.refresh(frame);
    contacts(values);
    geometry.compute(frame, trees, values);
    if (hydrogenBonds != null) {
      hydrogenBonds.compute(x, y, z);
      set(values, FrameColumn.N_HBONDS, hydrogenBonds.count());
    }
    if (saltBridges != null) {
      set(values, FrameColumn.N_SALT_BRIDGES, saltBridges.compute(x, y, z));
    }
    byte[] areas = surface(frame, values);
    return new FrameDescriber.Result(
        name, image.ok(), image.text(), withSolvents(values, frame), pairs(), areas);
  }

  private static void set(double[] values, FrameColumn column, double value) {
    values[column.ordinal()] = value;
  }

  private byte @Nullable [] surface(FrameBuffer frame, double[] values) {
    SasaKernel sasa = surface;
    if (sasa == null) {
      return null;
    }
    sasa.compute(frame.x(), frame.y(), frame.z());
    set(values, FrameColumn.SASA_A_NM2, sasa.sasaA());
    set(values, FrameColumn.SASA_B_NM2, sasa.sasaB());
    set(values, FrameColumn.SASA_COMPLEX_NM2, sasa.sasaComplex());
    set(values, FrameColumn.BSA_NM2, sasa.bsa());
    set(values, FrameColumn.INTERFACE_AREA_NM2, sasa.bsa() / 2);
    set(values, FrameColumn.HYDROPHOBIC_SASA_NM2, sasa.boundArea(hydrophobic));
    if (!hotspots.isEmpty()) {
      set(values, FrameColumn.HOTSPOT_SASA_NM2, sasa.boundArea(hotspots));
    }
    Arrays.fill(residueFree, 0);
    Arrays.fill(residueBound, 0);
    sasa.addResidueAreas(residueOfAtom, residueFree, residueBound);
    ByteBuffer out = ByteBuffer.allocate(residues.length * 2 * Double.BYTES);
    for (int r : residues) {
      out.putDouble(residueFree[r]).putDouble(residueBound[r]);
    }
    return out.array();
  }

  private void contacts(double[] values) {
    contacts.compute(trees);
    set(values, FrameColumn.N_ATOM_CONTACTS, contacts.nAtomContacts());
    set(values, FrameColumn.N_RESIDUE_CONTACTS, contacts.nResidueContacts());
    set(values, FrameColumn.N_INTERFACE_RESIDUES, contacts.nInterfaceResidues());
    if (!hotspots.isEmpty()) {
      set(values, FrameColumn.HOTSPOT_ANY_CONTACTS, contacts.hotspotAnyContacts());
      set(values, FrameColumn.HOTSPOT_HOTSPOT_CONTACTS, contacts.hotspotHotspotContacts());
    }
  }

  /** Hydrogen bonds and salt bridges lie within the contact cutoff, so their pairs are contacts. */
  private byte[] pairs() {
    record.clear();
    for (int k = 0; k < contacts.nResidueContacts(); k++) {
      int a = contacts.residueA()[k];
      int b = contacts.residueB()[k];
      int kinds =
          (hydrogenBonds != null && has(hydrogenBonds.residuePairs(), a, b)
                  ? ContactRecord.HBOND
                  : 0)
              | (saltBridges != null && has(saltBridges.residuePairs(), a, b)
                  ? ContactRecord.SALT_BRIDGE
                  : 0);
      record.add(a, b, contacts.minDistanceNm()[k], kinds);
    }
    return record.toBytes();
  }

  private static boolean has(ResiduePairBuffer pairs, int a, int b) {
    for (int k = 0; k < pairs.size(); k++) {
      if (pairs.residueA(k) == a && pairs.residueB(k) == b) {
        return true;
      }
    }
    return false;
  }

  /** Solvent counts stand before the energies, in the order of the run's solvents. */
  private double[] withSolvents(double[] values, FrameBuffer frame) {
    int at = FrameColumn.VDW_KJ_MOL.ordinal();
    double[] out = new double[values.length + solvents.size()];
    System.arraycopy(values, 0, out, 0, at);
    for (int i = 0; i < solvents.size(); i++) {
      SolventShell shell = solvents.get(i);
      out[at + i] =
          shell == null ? Double.NaN : shell.count(frame.x(), frame.y(), frame.z(), frame.box());
    }
    System.arraycopy(values, at, out, at + solvents.size(), values.length - at);
    return out;
  }

  static ReplicaPass.ResidueNames residues(SystemModel model, int[] pair) {
    Topology topology = model.topology();
    List<Integer> numbers = new ArrayList<>();
    List<Topology.Residue> names = new ArrayList<>();
    int ofA = 0;
    for (int side : pair) {
      int last = -1;
      for (int atom : model.partners().get(side).toArray()) {
        int r = topology.residueOf(atom);
        if (r != last) {
          last = r;
          numbers.add(r);
          names.add(topology.residue(r));
        }
      }
      ofA = side == pair[0] ? numbers.size() : ofA;
    }
    return new ReplicaPass.ResidueNames(
        ofA,
        numbers.stream().mapToInt(Integer::intValue).toArray(),
        names,
        model.partnerNames().get(pair[0]),
        model.partnerNames().get(pair[1]));
  }
}
