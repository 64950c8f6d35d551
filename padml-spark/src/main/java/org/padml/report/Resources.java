package org.padml.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Scripts and styles that are put into the page. */
final class Resources {
  private Resources() {}

  /** A text of this package. */
  static String text(String name) throws IOException {
    return read("/org/padml/report/" + name);
  }

  static String echarts() throws IOException {
    Properties versions = new Properties();
    try (InputStream in = Resources.class.getResourceAsStream("libraries.properties")) {
      if (in == null) {
        throw new IllegalStateException("libraries.properties: expected a resource, found none");
      }
      versions.load(in);
    }
    String version = versions.getProperty("echarts");
    return read("/META-INF/resources/webjars/echarts/" + version + "/echarts.min.js");
  }

  private static String read(String path) throws IOException {
    try (InputStream in = Resources.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + ": expected a resource, found none");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
