package org.padml.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/**
 * The version that the build wrote into the jar, with the commit where it is known: {@code
 * 1.2.0+0123456789}.
 */
final class Version implements IVersionProvider {
  private static final String FILE = "version.properties";

  @Override
  public String[] getVersion() throws IOException {
    return new String[] {"padml " + text()};
  }

  static String text() throws IOException {
    try (InputStream in = Version.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + ": expected beside " + Version.class.getName());
      }
      Properties properties = new Properties();
      properties.load(in);
      String version = properties.getProperty("version", "unknown");
      String commit = properties.getProperty("commit", "unknown");
      return commit.equals("unknown") ? version : version + "+" + commit;
    }
  }
}
