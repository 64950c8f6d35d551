package org.padml.features;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.docking.DockingMeasures;
import org.padml.descriptors.docking.DockingReference;
import org.padml.descriptors.docking.NativeContacts;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology.ReferenceFrame;
import org.padml.pbc.Imaging;

/** How near a frame is to the reference complex. */
final class DockingColumns implements ColumnGroup {
  private final @Nullable DockingMeasures measures;
  private final @Nullable NativeContacts natives;
  private final List<String> reasons = new ArrayList<>();

  /** Of the system's reference, which must be there. */
  DockingColumns(
      InterfaceAtoms atoms,
      PartnerTrees trees,
      Imaging imaging,
      ReferenceFrame structure,
      Definitions definitions) {
    FrameBuffer f = StructureImage.ofReference(structure, atoms, imaging);
    DockingReference reference =
        DockingReference.of(
            atoms.topology(),
            atoms.a(),
            atoms.b(),
            f.x(),
            f.y(),
            f.z(),
            definitions.dockingCutoffs());
    measures = reference.applicable() ? new DockingMeasures(reference, trees) : null;
    NativeContacts contacts =
        new NativeContacts(atoms.topology(), atoms.a(), atoms.b(), f.x(), f.y(), f.z());
    natives = contacts.applicable() ? contacts : null;
    for (String text : List.of(reference.reason(), reference.note(), contacts.reason())) {
      if (!text.isEmpty()) {
        reasons.add(text);
      }
    }
  }

  /** Why columns are null or what was left out. */
  List<String> reasons() {
    return reasons;
  }

  @Override
  public void compute(FrameBuffer frame, PartnerTrees trees, double[] values) {
    if (measures != null) {
      measures.compute(frame, trees);
      FrameColumn.FNAT.set(values, measures.fnat());
      FrameColumn.IRMSD_NM.set(values, measures.irmsdNm());
      FrameColumn.LRMSD_NM.set(values, measures.lrmsdNm());
      FrameColumn.DOCKQ.set(values, measures.dockq());
    }
    if (natives != null) {
      FrameColumn.Q_NATIVE.set(values, natives.q(frame.x(), frame.y(), frame.z()));
    }
  }
}
