package org.padml.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.padml.features.DescriptorGroup;
import picocli.CommandLine;

class PadmlTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = Padml.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  @Test
  void versionIsTheOneOfTheBuild() throws IOException {
    assertEquals(0, run("--version"));
    assertEquals("padml " + Version.text(), out.toString().strip());
    assertFalse(Version.text().contains("$"), Version.text());
  }

  @Test
  void helpGoesToStdout() {
    assertEquals(0, run("--help"));
    assertTrue(out.toString().startsWith("Usage: padml"), out.toString());
    assertEquals("", err.toString());
  }

  @Test
  void helpNamesEveryGroupOfDescriptors() {
    assertEquals(0, run("describe", "--help"));
    String words = out.toString().replaceAll("\\s+", " ");
    for (DescriptorGroup g : DescriptorGroup.values()) {
      assertTrue(words.contains(g.optionName()), g.optionName() + " in " + words);
    }
  }

  @Test
  void noVerbIsWrongUse() {
    assertEquals(2, run());
    assertTrue(err.toString().startsWith("padml: expected a verb, found none"), err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void unknownOptionIsWrongUse() {
    assertEquals(2, run("--no-such-option"));
    assertTrue(err.toString().contains("--no-such-option"), err.toString());
  }

  @Test
  void exceptionsMapToExitCodes() {
    assertEquals(ExitCode.WRONG_USE, Padml.exitCode(new IllegalArgumentException("x")));
    assertEquals(ExitCode.BAD_INPUT, Padml.exitCode(new FileNotFoundException("x")));
    assertEquals(ExitCode.OUR_FAULT, Padml.exitCode(new IllegalStateException("x")));
  }
}
