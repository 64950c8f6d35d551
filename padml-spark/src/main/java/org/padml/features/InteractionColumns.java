package org.padml.features;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.descriptors.hbonds.HydrogenBonds;
import org.padml.descriptors.saltbridges.SaltBridges;
import org.padml.model.FrameBuffer;

/** Interactions by kind: how many, and between which residues. */
final class InteractionColumns implements ColumnGroup {
  private final @Nullable HydrogenBonds hydrogenBonds;
  private final @Nullable SaltBridges saltBridges;

  InteractionColumns(InterfaceAtoms atoms, RunOptions options) {
    HydrogenBonds bonds =
        options.wants(DescriptorGroup.HBONDS)
            ? new HydrogenBonds(atoms.topology(), atoms.a(), atoms.b())
            : null;
    hydrogenBonds = bonds != null && bonds.applicable() ? bonds : null;
    saltBridges =
        options.wants(DescriptorGroup.SALT_BRIDGES)
            ? new SaltBridges(
                atoms.topology(), atoms.a(), atoms.b(), options.definitions().saltBridgeAlso())
            : null;
  }

  /** What is looked for between the residues of an interface. */
  static Set<PairKind> kinds(SystemModel model, int[] pair, RunOptions options) {
    InteractionColumns columns = new InteractionColumns(InterfaceAtoms.of(model, pair), options);
    EnumSet<PairKind> out = EnumSet.of(PairKind.CONTACT);
    if (columns.hydrogenBonds != null) {
      out.add(PairKind.HBOND);
    }
    if (columns.saltBridges != null) {
      out.add(PairKind.SALT_BRIDGE);
    }
    return out;
  }

  @Override
  public void compute(FrameBuffer frame, PartnerTrees trees, double[] values) {
    if (hydrogenBonds != null) {
      hydrogenBonds.compute(frame.x(), frame.y(), frame.z());
      FrameColumn.N_HBONDS.set(values, hydrogenBonds.count());
    }
    if (saltBridges != null) {
      FrameColumn.N_SALT_BRIDGES.set(values, saltBridges.compute(frame.x(), frame.y(), frame.z()));
    }
  }

  /** Marks the residue pairs of the frame computed last. */
  void mark(ContactRecord record) {
    if (hydrogenBonds != null) {
      record.mark(hydrogenBonds.residuePairs(), PairKind.HBOND);
    }
    if (saltBridges != null) {
      record.mark(saltBridges.residuePairs(), PairKind.SALT_BRIDGE);
    }
  }
}
