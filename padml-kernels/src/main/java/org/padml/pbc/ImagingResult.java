package org.padml.pbc;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the imaging of a frame came out.
 *
 * @param ok whether the coordinates can be trusted: no flag is a fault
 * @param flags faults and remarks; unmodifiable
 */
public record ImagingResult(boolean ok, Set<ImagingFlag> flags) {
  private static final List<ImagingResult> ALL = all();

  private static List<ImagingResult> all() {
    ImagingFlag[] values = ImagingFlag.values();
    List<ImagingResult> results = new ArrayList<>();
    for (int mask = 0; mask < 1 << values.length; mask++) {
      Set<ImagingFlag> flags = EnumSet.noneOf(ImagingFlag.class);
      for (ImagingFlag flag : values) {
        if ((mask & bit(flag)) != 0) {
          flags.add(flag);
        }
      }
      boolean ok = flags.stream().noneMatch(ImagingFlag::isFault);
      results.add(new ImagingResult(ok, java.util.Collections.unmodifiableSet(flags)));
    }
    return results;
  }

  static int bit(ImagingFlag flag) {
    return 1 << flag.ordinal();
  }

  static ImagingResult ofMask(int mask) {
    return ALL.get(mask);
  }

  /** The flags as written in tables: labels in order, separated by commas; empty without any. */
  public String text() {
    return flags.stream().map(ImagingFlag::label).collect(Collectors.joining(","));
  }
}
