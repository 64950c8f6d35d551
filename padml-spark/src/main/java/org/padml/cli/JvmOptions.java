package org.padml.cli;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * Prints the JVM options that Spark asks for, one a line: the launcher keeps them for the next
 * start. Without the vector module: the JVM warns of it at every start, its lanes differ between
 * machines and so would the last bits of what is learnt, and learning gains little by it.
 */
public final class JvmOptions {
  private static final String MODULES = "--add-modules=";

  private JvmOptions() {}

  public static void main(String[] arguments) {
    wanted().forEach(System.out::println);
  }

  /** What a JVM with Spark in it needs to be started with. */
  public static List<String> wanted() {
    return Stream.of(JavaModuleOptions.defaultModuleOptionArray())
        .filter(option -> !option.startsWith(MODULES))
        .toList();
  }
}
