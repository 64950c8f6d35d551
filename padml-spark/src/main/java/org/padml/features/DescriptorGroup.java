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
  /** Hydrophobic contacts, stacked rings, cations above rings, disulfides. */
  INTERACTIONS,
  /** Bridges of one and of two waters; the waters are read for them. */
  WATER_BRIDGES,
  /** Solvent-accessible and buried surface. */
  SURFACE,
  /** Solvent molecules near hot spots. */
  SOLVENT,
  /** Lennard-Jones and Coulomb between the partners. */
  ENERGY,
  /** Generalized Born, nonpolar solvation and their sum with {@link #ENERGY}, which it needs. */
  GB,
  /** Deviation from the reference. */
  RMSD,
  /** Native contacts, RMSDs and DockQ against the reference. */
  DOCKING,
  /** Binding energy by PRODIGY. */
  PRODIGY,
  /** Fluctuations of alpha carbons in windows. */
  DYNAMICS,
  /**
   * Correlated motions of alpha carbons over whole replicas, which need {@link #DYNAMICS}: not
   * computed unless asked for, since their cost grows with the square of the number of residues.
   */
  MOTIONS;

  /** Word that stands for everything that is computed when nothing is asked for. */
  private static final String DEFAULT = "default";

  /** Whether it is computed when nothing is asked for. */
  boolean isDefault() {
    return this != MOTIONS;
  }

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
      if (wanted.equals(DEFAULT)) {
        Arrays.stream(values()).filter(DescriptorGroup::isDefault).forEach(out::add);
        continue;
      }
      out.add(
          Arrays.stream(values())
              .filter(g -> g.optionName().equals(wanted))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "--descriptors: expected names among default, "
                              + Arrays.stream(values())
                                  .map(DescriptorGroup::optionName)
                                  .collect(Collectors.joining(", "))
                              + ", found '"
                              + name
                              + "'")));
    }
    if (out.contains(MOTIONS)) {
      out.add(DYNAMICS);
    }
    if (out.contains(GB)) {
      out.add(ENERGY);
    }
    return out;
  }
}
