package org.padml.cli;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.padml.descriptors.docking.DockingCutoffs;
import org.padml.descriptors.hbonds.HydrogenBondCriterion;
import org.padml.descriptors.interactions.HydrophobicCriterion;
import org.padml.descriptors.saltbridges.ChargedGroup;
import org.padml.descriptors.surface.Radii;
import org.padml.descriptors.surface.ReferenceAreas;
import org.padml.features.Definitions;
import org.padml.features.SurfaceDefinition;

/** Definitions of descriptors from {@code padml.*} settings. */
final class DefinitionSettings {
  private static final String CONTACT_CUTOFF = "padml.contacts.cutoff-nm";
  private static final String SASA_POINTS = "padml.surface.points";
  private static final String SASA_METHOD = "padml.surface.method";
  private static final String SASA_SLICES = "padml.surface.slices";
  private static final String RADII = "padml.surface.radii";
  private static final String REFERENCE_AREAS = "padml.surface.reference-areas";
  private static final String PROBE = "padml.surface.probe-nm";
  private static final String SOLVENT_CUTOFF = "padml.solvent.cutoff-nm";
  private static final String SALT_BRIDGE_ALSO = "padml.salt-bridges.also";

  private static final String HBONDS = "padml.hbonds.criterion";
  private static final String DOCKING = "padml.docking.cutoffs";
  private static final String HYDROPHOBIC = "padml.hydrophobic.criterion";

  /** Every key there is. */
  static final Set<String> KEYS =
      Set.of(
          CONTACT_CUTOFF,
          SASA_METHOD,
          SASA_POINTS,
          SASA_SLICES,
          RADII,
          REFERENCE_AREAS,
          PROBE,
          SOLVENT_CUTOFF,
          HBONDS,
          SALT_BRIDGE_ALSO,
          HYDROPHOBIC,
          DOCKING);

  private DefinitionSettings() {}

  /**
   * The definitions that the settings name; the others as published.
   *
   * @throws IllegalArgumentException if a value cannot be used
   */
  static Definitions parse(Map<String, String> settings) {
    Definitions usual = Definitions.defaults();
    return new Definitions(
        length(settings, CONTACT_CUTOFF, usual.contactCutoffNm()),
        surface(settings, usual.surface()),
        length(settings, SOLVENT_CUTOFF, usual.solventCutoffNm()),
        HydrogenBondCriterion.parse(settings.getOrDefault(HBONDS, usual.hydrogenBonds().text())),
        groups(settings),
        HydrophobicCriterion.parse(settings.getOrDefault(HYDROPHOBIC, usual.hydrophobic().text())),
        Settings.choice(
            DOCKING,
            settings.getOrDefault(DOCKING, usual.dockingCutoffs().text()),
            DockingCutoffs.values(),
            DockingCutoffs::text));
  }

  private static SurfaceDefinition surface(Map<String, String> settings, SurfaceDefinition usual) {
    return new SurfaceDefinition(
        Settings.choice(
            SASA_METHOD,
            settings.getOrDefault(SASA_METHOD, usual.method().label()),
            SurfaceDefinition.Method.values(),
            SurfaceDefinition.Method::label),
        count(settings, SASA_POINTS, usual.points()),
        count(settings, SASA_SLICES, usual.slices()),
        length(settings, PROBE, usual.probeNm()),
        Radii.named(settings.getOrDefault(RADII, usual.radii().label())),
        ReferenceAreas.named(
            settings.getOrDefault(REFERENCE_AREAS, usual.referenceAreas().label())));
  }

  private static int count(Map<String, String> settings, String key, int otherwise) {
    return Math.toIntExact(Settings.wholeNumber(settings, key, otherwise, 1, MAX_POINTS));
  }

  /** More points than this tell nothing that float coordinates know. */
  private static final long MAX_POINTS = 100_000;

  /** Longer cutoffs reach across whole proteins and cost their square. */
  private static final double MAX_LENGTH_NM = 5;

  private static double length(Map<String, String> settings, String key, double otherwise) {
    return Settings.number(settings, key, otherwise, MAX_LENGTH_NM);
  }

  private static Set<ChargedGroup> groups(Map<String, String> settings) {
    Set<ChargedGroup> out = EnumSet.noneOf(ChargedGroup.class);
    for (String name : settings.getOrDefault(SALT_BRIDGE_ALSO, "").split(",")) {
      if (!name.isBlank()) {
        out.add(
            Settings.choice(
                SALT_BRIDGE_ALSO,
                name.strip(),
                ChargedGroup.values(),
                DefinitionSettings::optionName));
      }
    }
    return out;
  }

  private static String optionName(ChargedGroup g) {
    return g.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
