package org.padml.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.docking.ComplexDocking;
import org.padml.descriptors.docking.NativeContacts;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology.ReferenceFrame;
import org.padml.pbc.Imaging;

/**
 * How near a frame is to the reference complex, for all interfaces of a system at once: copies of
 * one molecule stand for each other across interfaces. Use: {@link #measure} every interface of a
 * frame, then {@link #choose}.
 */
final class DockingColumns {
  private static final String MEASURES = "fnat, irmsd_nm, lrmsd_nm, dockq";

  private final SystemModel model;
  private final ReferenceFrame structure;
  private final List<Part> parts;
  private final ComplexDocking docking;
  private final List<NativeContacts> natives = new ArrayList<>();
  private final double[] q;

  /** An interface with what brings its partners together. */
  record Part(InterfaceAtoms atoms, Imaging imaging, PartnerTrees trees) {
    static Part of(SystemModel model, int[] pair, Definitions definitions) {
      InterfaceAtoms atoms = InterfaceAtoms.of(model, pair);
      return new Part(
          atoms,
          new Imaging(
              atoms.topology(), List.of(atoms.a(), atoms.b()), definitions.contactCutoffNm()),
          new PartnerTrees(atoms.topology(), atoms.a(), atoms.b()));
    }
  }

  private DockingColumns(
      SystemModel model, ReferenceFrame structure, List<Part> parts, Definitions definitions) {
    this.model = model;
    this.structure = structure;
    this.parts = parts;
    List<FrameBuffer> references = new ArrayList<>();
    for (Part part : parts) {
      InterfaceAtoms atoms = part.atoms();
      FrameBuffer f = StructureImage.ofReference(structure, atoms, part.imaging());
      references.add(f);
      natives.add(new NativeContacts(atoms.topology(), atoms.a(), atoms.b(), f.x(), f.y(), f.z()));
    }
    docking =
        new ComplexDocking(
            model.topology(),
            model.partners(),
            model.interfaces(),
            references,
            parts.stream().map(Part::trees).toList(),
            definitions.dockingCutoffs());
    q = new double[parts.size()];
  }

  /**
   * For the interfaces of a system in their order; null without a reference or when docking is not
   * asked for.
   */
  static @Nullable DockingColumns of(SystemModel model, List<Part> parts, RunOptions options) {
    ReferenceFrame structure = model.reference();
    return structure == null || !options.wants(DescriptorGroup.DOCKING)
        ? null
        : new DockingColumns(model, structure, parts, options.definitions());
  }

  /** Takes one interface of a frame, its partners on the images that form the complex. */
  void measure(int at, FrameBuffer frame) {
    docking.measure(at, frame, parts.get(at).trees());
    NativeContacts contacts = natives.get(at);
    q[at] = contacts.applicable() ? contacts.q(frame.x(), frame.y(), frame.z()) : Double.NaN;
  }

  /** Finds what stands for what in the frame whose interfaces were measured. */
  void choose() {
    docking.choose();
  }

  /** Puts the measures of an interface into a frame's values. */
  void fill(int at, double[] values) {
    FrameColumn.Q_NATIVE.set(values, q[at]);
    if (docking.isDefined(at)) {
      FrameColumn.FNAT.set(values, docking.fnat(at));
      FrameColumn.IRMSD_NM.set(values, docking.irmsdNm(at));
      FrameColumn.LRMSD_NM.set(values, docking.lrmsdNm(at));
      FrameColumn.DOCKQ.set(values, docking.dockq(at));
    }
  }

  /** The interface of the reference that one stands for; empty when it is itself, in order. */
  String flag(int at) {
    if (!docking.isDefined(at)) {
      return "";
    }
    int[] pair = model.interfaces().get(docking.counterpart(at));
    boolean isExchanged = docking.isExchanged(at);
    String name = model.interfaceName(isExchanged ? new int[] {pair[1], pair[0]} : pair);
    String chains = docking.isInOrder(at) ? "" : "+chains";
    boolean isItself = docking.counterpart(at) == at && !isExchanged;
    return isItself && chains.isEmpty() ? "" : "docked-as-" + name + chains;
  }

  /** Columns of an interface that are null, with the reason, and what to know of others. */
  Map<String, String> absences(int at) {
    Map<String, String> out = new LinkedHashMap<>();
    String missing = missing(at);
    String why = missing.isEmpty() ? docking.reason(at) : missing;
    List<String> notes = new ArrayList<>();
    if (!why.isEmpty()) {
      notes.add(why);
    }
    if (docking.applicable(at) && docking.isInterchangeable(at)) {
      notes.add(
          "copies stand for each other across interfaces, by the match of largest total DockQ in"
              + " every frame; null in frames in which this one stands for none of the reference;"
              + " flags name another that it stands for");
    }
    if (!docking.note().isEmpty()) {
      notes.add(docking.note());
    }
    if (!notes.isEmpty()) {
      out.put(MEASURES, String.join("; ", notes));
    }
    NativeContacts contacts = natives.get(at);
    if (!contacts.applicable()) {
      out.put(FrameColumn.Q_NATIVE.columnName(), missing.isEmpty() ? contacts.reason() : missing);
    }
    return out;
  }

  /** Why there is nothing to compare a partner with; empty when there is. */
  private String missing(int at) {
    int[] pair = model.interfaces().get(at);
    for (int p : pair) {
      AtomSet atoms = model.partners().get(p);
      boolean isThere = false;
      for (int k = 0; k < atoms.size() && !isThere; k++) {
        isThere = Float.isFinite(structure.x()[atoms.get(k)]);
      }
      if (!isThere) {
        return "the reference has no atom of partner " + model.partnerNames().get(p);
      }
    }
    return "";
  }
}
