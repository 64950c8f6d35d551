package org.padml;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.padml.cli.JvmOptions;

/**
 * The POM holds a copy of the JVM options that the launcher gives; this is the check that it is
 * one.
 */
class JvmOptionsTest {
  @Test
  void testsRunWithTheOptionsThatUsersRunWith() {
    List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
    List<String> wanted = JvmOptions.wanted();
    assertTrue(wanted.size() > 10, wanted.toString());
    for (String option : wanted) {
      assertTrue(given.contains(option), () -> "missing " + option + ", given " + given);
    }
    assertTrue(given.stream().noneMatch(o -> o.startsWith("--add-modules")), given.toString());
  }
}
