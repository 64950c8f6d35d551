package org.padml;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/**
 * The POM holds a copy of the JVM options that Spark asks for; this is the check that it is one.
 */
class JvmOptionsTest {
  @Test
  void testsRunWithTheOptionsThatSparkAsksFor() {
    List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
    List<String> wanted = List.of(JavaModuleOptions.defaultModuleOptionArray());
    assertTrue(wanted.size() > 10, wanted.toString());
    for (String option : wanted) {
      assertTrue(given.contains(option), () -> "missing " + option + ", given " + given);
    }
  }
}
