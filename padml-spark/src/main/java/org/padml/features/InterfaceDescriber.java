package org.padml.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.descriptors.prodigy.Prodigy;
import org.padml.descriptors.solvent.SolventShell;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.pbc.Imaging;
import org.padml.pbc.ImagingResult;

/** The descriptors of one interface of one system. */
final class InterfaceDescriber {
  private final InterfaceAtoms atoms;
  private final Imaging imaging;
  private final PartnerTrees trees;
  private final ContactColumns contacts;
  private final InteractionColumns interactions;
  private final @Nullable SurfaceColumns surface;
  private final @Nullable EnergyColumns energy;
  private final List<ColumnGroup> groups = new ArrayList<>();
  private final List<@Nullable SolventShell> solvents = new ArrayList<>();
  private final @Nullable AtomSet alphaCarbons;
  private final ContactRecord record = new ContactRecord();
  private final double[] residueValues;
  private final double[] values = new double[FrameColumn.values().length];
  private final double[] counts;
  private boolean isImaged;
  private String remarks = "";
  private double volumeNm3;
  private byte @Nullable [] positions;

  InterfaceDescriber(SystemModel model, int[] pair, RunOptions options, References references) {
    atoms = InterfaceAtoms.of(model, pair);
    imaging =
        new Imaging(
            atoms.topology(),
            List.of(atoms.a(), atoms.b()),
            options.definitions().contactCutoffNm());
    trees = new PartnerTrees(atoms.topology(), atoms.a(), atoms.b());
    InterfaceResidues residues = InterfaceResidues.of(model, pair);
    contacts = new ContactColumns(atoms, trees, options.definitions());
    interactions = new InteractionColumns(atoms, options);
    surface =
        options.wants(DescriptorGroup.SURFACE)
            ? new SurfaceColumns(atoms, residues, options.definitions())
            : null;
    groups.add(contacts);
    groups.add(new GeometryColumns(atoms, imaging, references, options));
    groups.add(interactions);
    if (surface != null) {
      groups.add(surface);
    }
    if (options.wants(DescriptorGroup.PRODIGY)) {
      Prodigy prodigy = new Prodigy(atoms.topology(), atoms.a(), atoms.b());
      if (prodigy.applicable()) {
        groups.add((frame, t, values) -> prodigy(prodigy, frame, values));
      }
    }
    energy = EnergyColumns.of(model, atoms, residues, options).columns();
    if (energy != null) {
      groups.add(energy);
    }
    for (AtomSet solvent : model.solvents()) {
      solvents.add(
          solvent != null && !atoms.hotspots().isEmpty() && options.wants(DescriptorGroup.SOLVENT)
              ? new SolventShell(
                  atoms.topology(),
                  solvent,
                  atoms.hotspots(),
                  options.definitions().solventCutoffNm())
              : null);
    }
    counts = new double[solvents.size()];
    alphaCarbons = options.wants(DescriptorGroup.DYNAMICS) ? atoms.alphaCarbons() : null;
    residueValues = new double[residues.size() * ResidueRecord.COLUMNS];
  }

  /** The atoms, and what brings them together. */
  DockingColumns.Part dockingPart() {
    return new DockingColumns.Part(atoms, imaging, trees);
  }

  /** Moves the frame's coordinates to the images of this complex and computes its columns. */
  void compute(FrameBuffer frame) {
    ImagingResult image = imaging.apply(frame);
    isImaged = image.ok();
    remarks = image.text();
    volumeNm3 = frame.box().isPeriodic() ? frame.box().volume() : Double.NaN;
    Arrays.fill(values, Double.NaN);
    trees.refresh(frame);
    for (ColumnGroup g : groups) {
      g.compute(frame, trees, values);
    }
    for (int i = 0; i < counts.length; i++) {
      SolventShell shell = solvents.get(i);
      counts[i] =
          shell == null ? Double.NaN : shell.count(frame.x(), frame.y(), frame.z(), frame.box());
    }
    positions = alphaCarbons == null ? null : PositionRecord.of(frame, alphaCarbons);
  }

  /** What the frame computed last gives, with its place among all interfaces of the reference. */
  FrameDescriber.Result result(@Nullable DockingColumns docking, int at) {
    if (docking != null) {
      docking.fill(at, values);
    }
    record.start(contacts.contacts());
    interactions.mark(record);
    return new FrameDescriber.Result(
        atoms.name(),
        isImaged,
        flags(docking == null ? "" : docking.flag(at)),
        volumeNm3,
        withSolvents(),
        record.toBytes(),
        residues(),
        positions);
  }

  private static void prodigy(Prodigy prodigy, FrameBuffer frame, double[] values) {
    prodigy.compute(frame.x(), frame.y(), frame.z());
    if (prodigy.isDefined()) {
      FrameColumn.PRODIGY_DG_KJ_MOL.set(values, prodigy.dgKjMol());
    }
  }

  private String flags(String docked) {
    String fault = energy == null ? "" : energy.fault();
    return Stream.of(remarks, fault, docked)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private byte @Nullable [] residues() {
    if (surface == null && energy == null) {
      return null;
    }
    Arrays.fill(residueValues, Double.NaN);
    if (surface != null) {
      surface.fill(residueValues);
    }
    if (energy != null) {
      energy.fill(residueValues);
    }
    return ResidueRecord.toBytes(residueValues);
  }

  /** Solvent counts stand before the energies, in the order of the run's solvents. */
  private double[] withSolvents() {
    int at = FrameColumn.VDW_KJ_MOL.ordinal();
    double[] out = new double[values.length + counts.length];
    System.arraycopy(values, 0, out, 0, at);
    System.arraycopy(counts, 0, out, at, counts.length);
    System.arraycopy(values, at, out, at + counts.length, values.length - at);
    return out;
  }
}
