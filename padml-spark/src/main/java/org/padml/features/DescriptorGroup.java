package org.padml.features;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Descriptors that are computed together and can be left out together. */
public enum DescriptorGroup {
  /** Distances, radius of gyration, pose, distance to the periodic copy. */
  GEOMETRY,
  /** Contacts of atoms and residues, of the interface and of hot spots; always computed. */
  CONTACTS,
  /** Hydrogen bonds. */
  HBONDS,
  /** Salt bridges. */
  SALT_BRIDGES,
  /** Solvent-accessible and buried surface. */
  SURFACE,
  /** Solvent molecules near hot spots. */
  SOLVENT,
  /** Deviation from the reference. */
  RMSD,
  /** Fluctuations and correlated motions of alpha carbons. */
  DYNAMICS;

  /** Name on the command line. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Parses a comma-separated list.
   *
   * @throws IllegalArgumentException if a name is unknown
   */
  public static Set<DescriptorGroup> parse(String list) {
    Set<DescriptorGroup> out = EnumSet.of(CONTACTS);
    for (String name : list.split(",")) {
      String wanted = name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
      out.add(
          Arrays.stream(values())
              .filter(g -> g.optionName().equals(wanted))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "--descriptors: expected names among "
                              + Arrays.stream(values())
                                  .map(DescriptorGroup::optionName)
                                  .collect(Collectors.joining(", "))
                              + ", found '"
                              + name
                              + "'")));
    }
    return out;
  }
}
