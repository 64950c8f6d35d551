package org.padml.cli;

import org.apache.spark.launcher.JavaModuleOptions;

/**
 * Prints the JVM options that Spark asks for, one a line: the launcher keeps them for the next
 * start.
 */
final class JvmOptions {
  private JvmOptions() {}

  public static void main(String[] arguments) {
    for (String option : JavaModuleOptions.defaultModuleOptionArray()) {
      System.out.println(option);
    }
  }
}
