package org.padml.features;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.descriptors.hbonds.HydrogenBonds;
import org.padml.descriptors.interactions.InteractionKind;
import org.padml.descriptors.interactions.Interactions;
import org.padml.descriptors.saltbridges.SaltBridges;
import org.padml.model.FrameBuffer;

/** Interactions by kind: how many, and between which residues. */
final class InteractionColumns implements ColumnGroup {
  /** Where the counts and pairs of a kind go. */
  private record Place(FrameColumn column, PairKind pairs) {}

  private static final Map<InteractionKind, Place> PLACES =
      new EnumMap<>(
          Map.of(
              InteractionKind.HYDROPHOBIC,
              new Place(FrameColumn.N_HYDROPHOBIC, PairKind.HYDROPHOBIC),
              InteractionKind.PI_STACKING,
              new Place(FrameColumn.N_PI_STACKING, PairKind.PI_STACKING),
              InteractionKind.CATION_PI,
              new Place(FrameColumn.N_CATION_PI, PairKind.CATION_PI),
              InteractionKind.DISULFIDE,
              new Place(FrameColumn.N_DISULFIDES, PairKind.DISULFIDE),
              InteractionKind.WATER_BRIDGE,
              new Place(FrameColumn.N_WATER_BRIDGES, PairKind.WATER_BRIDGE),
              InteractionKind.WATER_BRIDGE_SECOND,
              new Place(FrameColumn.N_WATER_BRIDGES_SECOND, PairKind.WATER_BRIDGE_SECOND)));

  private static final Set<InteractionKind> WITH_WATER =
      EnumSet.of(InteractionKind.WATER_BRIDGE, InteractionKind.WATER_BRIDGE_SECOND);

  private final @Nullable HydrogenBonds hydrogenBonds;
  private final @Nullable SaltBridges saltBridges;
  private final Interactions others;
  private final Map<String, String> absences = new LinkedHashMap<>();

  InteractionColumns(InterfaceAtoms atoms, RunOptions options) {
    Definitions definitions = options.definitions();
    HydrogenBonds bonds =
        options.wants(DescriptorGroup.HBONDS)
            ? new HydrogenBonds(atoms.topology(), atoms.a(), atoms.b(), definitions.hydrogenBonds())
            : null;
    if (bonds != null && !bonds.applicable()) {
      absences.put(FrameColumn.N_HBONDS.columnName(), atoms.named(bonds.reason()));
    }
    hydrogenBonds = bonds != null && bonds.applicable() ? bonds : null;
    saltBridges =
        options.wants(DescriptorGroup.SALT_BRIDGES)
            ? new SaltBridges(atoms.topology(), atoms.a(), atoms.b(), definitions.saltBridgeAlso())
            : null;
    others =
        new Interactions(
            atoms.topology(),
            atoms.a(),
            atoms.b(),
            atoms.waters(),
            definitions.interactions(),
            wanted(options));
    for (InteractionKind kind : wanted(options)) {
      Place place = PLACES.get(kind);
      if (place != null && !others.applicable(kind)) {
        absences.put(place.column().columnName(), atoms.named(others.reason(kind)));
      }
    }
  }

  private static Set<InteractionKind> wanted(RunOptions options) {
    Set<InteractionKind> out = EnumSet.copyOf(PLACES.keySet());
    if (!options.wants(DescriptorGroup.INTERACTIONS)) {
      out.retainAll(WITH_WATER);
    }
    if (!options.wants(DescriptorGroup.WATER_BRIDGES)) {
      out.removeAll(WITH_WATER);
    }
    return out;
  }

  /** Columns that the topology does not tell, with the reason. */
  Map<String, String> absences() {
    return absences;
  }

  /** What is looked for between the residues of an interface. */
  Set<PairKind> kinds() {
    EnumSet<PairKind> out = EnumSet.of(PairKind.CONTACT);
    if (hydrogenBonds != null) {
      out.add(PairKind.HBOND);
    }
    if (saltBridges != null) {
      out.add(PairKind.SALT_BRIDGE);
    }
    PLACES.forEach(
        (kind, place) -> {
          if (others.applicable(kind)) {
            out.add(place.pairs());
          }
        });
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
    others.compute(frame);
    PLACES.forEach(
        (kind, place) -> {
          if (others.applicable(kind)) {
            place.column().set(values, others.count(kind));
          }
        });
  }

  /** Marks the residue pairs of the frame computed last. */
  void mark(ContactRecord record) {
    if (hydrogenBonds != null) {
      record.mark(hydrogenBonds.residuePairs(), PairKind.HBOND);
    }
    if (saltBridges != null) {
      record.mark(saltBridges.residuePairs(), PairKind.SALT_BRIDGE);
    }
    PLACES.forEach(
        (kind, place) -> {
          if (others.applicable(kind)) {
            record.mark(others.residuePairs(kind), place.pairs());
          }
        });
  }
}
