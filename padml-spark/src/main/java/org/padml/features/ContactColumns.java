package org.padml.features;

import org.padml.descriptors.contacts.InterfaceContacts;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.model.FrameBuffer;

/** Contacts of atoms and residues. */
final class ContactColumns implements ColumnGroup {
  private final InterfaceContacts contacts;
  private final boolean hasHotspots;

  ContactColumns(InterfaceAtoms atoms, PartnerTrees trees, Definitions definitions) {
    contacts =
        new InterfaceContacts(
            atoms.topology(), trees, atoms.hotspots(), definitions.contactCutoffNm());
    hasHotspots = !atoms.hotspots().isEmpty();
  }

  @Override
  public void compute(FrameBuffer frame, PartnerTrees trees, double[] values) {
    contacts.compute(trees);
    FrameColumn.N_ATOM_CONTACTS.set(values, contacts.nAtomContacts());
    FrameColumn.N_RESIDUE_CONTACTS.set(values, contacts.nResidueContacts());
    FrameColumn.N_INTERFACE_RESIDUES.set(values, contacts.nInterfaceResidues());
    if (hasHotspots) {
      FrameColumn.HOTSPOT_ANY_CONTACTS.set(values, contacts.hotspotAnyContacts());
      FrameColumn.HOTSPOT_HOTSPOT_CONTACTS.set(values, contacts.hotspotHotspotContacts());
    }
  }

  /** The contacts of the frame computed last. */
  InterfaceContacts contacts() {
    return contacts;
  }
}
