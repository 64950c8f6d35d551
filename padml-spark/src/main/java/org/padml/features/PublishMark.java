package org.padml.features;

import java.util.Collection;
import java.util.List;

/**
 * Says that folders of a run directory are being replaced. It is there from before the first rename
 * until after the last.
 *
 * @param verb what was running
 * @param folders relative to the run directory
 */
record PublishMark(String verb, List<String> folders) {
  /** Its name below the work folder. */
  static final String FILE = "publishing";

  /** One line for the verb and one a folder. */
  String text() {
    return verb + "\n" + String.join("\n", folders) + "\n";
  }

  /** A mark that was cut while it was written names no folder, and nothing was moved yet. */
  static PublishMark parse(String text) {
    List<String> lines = text.lines().toList();
    return lines.isEmpty()
        ? new PublishMark("", List.of())
        : new PublishMark(lines.get(0), lines.subList(1, lines.size()));
  }

  /** Whether a folder is one of them or lies below one. */
  boolean covers(String folder) {
    return folders.stream().anyMatch(f -> folder.equals(f) || folder.startsWith(f + "/"));
  }

  /** Which of these are made of what is being replaced; a report is made of all and makes none. */
  List<String> outdates(Collection<String> made) {
    return verb.equals("report") ? List.of() : made.stream().filter(m -> !covers(m)).toList();
  }

  /** What to do now. */
  String remedy() {
    return verb.equals("describe")
        ? "run describe again, with --resume to keep what was computed"
        : "run " + verb + " again";
  }
}
