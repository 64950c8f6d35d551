package org.padml.formats;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time and step that GROMACS writes into titles: {@code Protein t= 10.00000 step= 5000}. */
public final class TitleTime {
  private static final Pattern TIME = Pattern.compile("\\bt=\\s*([-+0-9.eE]{1,40})");
  private static final Pattern STEP = Pattern.compile("\\bstep=\\s*(\\d{1,18})");

  private TitleTime() {}

  /** Time in ps; NaN for none. */
  public static double timePs(String title) {
    Matcher m = TIME.matcher(title);
    if (!m.find()) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(m.group(1));
    } catch (NumberFormatException e) {
      // a title is free text: what follows t= need not be a time
      return Double.NaN;
    }
  }

  /** Step; -1 for none. */
  public static long stepNumber(String title) {
    Matcher m = STEP.matcher(title);
    return m.find() ? Long.parseLong(m.group(1)) : -1;
  }
}
