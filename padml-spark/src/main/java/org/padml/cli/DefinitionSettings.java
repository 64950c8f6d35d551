package org.padml.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.padml.descriptors.saltbridges.ChargedGroup;
import org.padml.features.Definitions;

/** Definitions of descriptors from {@code padml.*} settings. */
final class DefinitionSettings {
  private static final String CONTACT_CUTOFF = "padml.contacts.cutoff-nm";
  private static final String SASA_POINTS = "padml.surface.points";
  private static final String PROBE = "padml.surface.probe-nm";
  private static final String SOLVENT_CUTOFF = "padml.solvent.cutoff-nm";
  private static final String SALT_BRIDGE_ALSO = "padml.salt-bridges.also";

  /** Every key there is. */
  static final Set<String> KEYS =
      Set.of(CONTACT_CUTOFF, SASA_POINTS, PROBE, SOLVENT_CUTOFF, SALT_BRIDGE_ALSO);

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
        Math.toIntExact(
            Settings.wholeNumber(settings, SASA_POINTS, usual.sasaPoints(), 1, MAX_POINTS)),
        length(settings, PROBE, usual.probeNm()),
        length(settings, SOLVENT_CUTOFF, usual.solventCutoffNm()),
        groups(settings));
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
        out.add(group(name.strip()));
      }
    }
    return out;
  }

  private static ChargedGroup group(String name) {
    return Arrays.stream(ChargedGroup.values())
        .filter(g -> optionName(g).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    SALT_BRIDGE_ALSO
                        + ": expected names among "
                        + Arrays.stream(ChargedGroup.values())
                            .map(DefinitionSettings::optionName)
                            .collect(Collectors.joining(", "))
                        + ", found '"
                        + name
                        + "'"));
  }

  private static String optionName(ChargedGroup g) {
    return g.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
