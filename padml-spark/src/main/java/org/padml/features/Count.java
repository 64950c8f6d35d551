package org.padml.features;

import java.util.Locale;

/** A number of things in words: {@code 1 system}, {@code 1,096 frames}. */
public final class Count {
  private Count() {}

  /**
   * So many of a thing.
   *
   * @param thing one of them; more take an s
   */
  public static String of(long n, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", n, thing, n == 1 ? "" : "s");
  }
}
