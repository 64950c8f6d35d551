package org.padml.manifest;

import java.util.regex.Pattern;

/** Names that users give: they become folders, columns and parts of other names. */
final class Names {
  private static final Pattern NAME = Pattern.compile("[^/\\\\:=\\p{Cntrl}]+");
  private static final String EXPECTED = " without / \\ : = or control characters";

  private Names() {}

  /** Whether a partner may be called so. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Whether a folder may be called so: Spark takes those with . or _ in front for hidden. */
  static boolean isFolderName(String text) {
    return isName(text) && !text.startsWith(".") && !text.startsWith("_");
  }

  /** What is wrong with a name of a partner. */
  static String complaint(String expected, String found) {
    return "expected " + expected + EXPECTED + ", found '" + found + "'";
  }

  /** Checks an id of a system or replica. */
  static void requireFolderName(YamlMap map, String key, String value) {
    if (!isFolderName(value)) {
      throw map.error(
          key,
          "expected a name" + EXPECTED + " that does not start with . or _, found '" + value + "'");
    }
  }
}
