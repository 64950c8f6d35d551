package org.padml.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.apache.spark.SparkThrowable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The root command: {@code padml VERB [OPTIONS]}. Results go to stdout, messages to stderr.
 *
 * <p>Exit codes: 0 done, 1 our fault, 2 wrong use ({@link IllegalArgumentException}), 3 bad input
 * ({@link IOException}, of which a malformed file is one).
 */
@Command(
    name = "padml",
    description =
        "Protein-association descriptors and machine learning over molecular-dynamics trajectories.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      DemoCommand.class,
      InspectCommand.class,
      InitCommand.class,
      DescribeCommand.class,
      LearnCommand.class,
      ReportCommand.class,
      RunCommand.class,
      ExportCommand.class,
      SqlCommand.class,
      BenchCommand.class
    })
public final class Padml implements Runnable {
  /** How Spark calls a file of a table that it cannot read. */
  private static final String UNREADABLE_FILE = "FAILED_READ_FILE";

  @Spec private @Nullable CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Padml());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExitCodeExceptionMapper(failure -> exitCode(failure).number());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          report(failure, command.getErr());
          return exitCode(failure).number();
        });
    return line;
  }

  /** Without a verb there is nothing to do: wrong use, answered with the help. */
  @Override
  public void run() {
    if (spec == null) {
      throw new IllegalStateException("padml: expected to be run by its command line");
    }
    throw new ParameterException(spec.commandLine(), "padml: expected a verb, found none");
  }

  static ExitCode exitCode(Throwable failure) {
    if (failure instanceof ParameterException || failure instanceof IllegalArgumentException) {
      return ExitCode.WRONG_USE;
    }
    if (unreadable(failure) != null) {
      return ExitCode.BAD_INPUT;
    }
    return failure instanceof IOException ? ExitCode.BAD_INPUT : ExitCode.OUR_FAULT;
  }

  /** What Spark says of a table's file that it cannot read, among what it wraps around it. */
  private static @Nullable String unreadable(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String text = String.valueOf(t.getMessage());
      if (t instanceof SparkThrowable s
          && String.valueOf(s.getCondition()).startsWith(UNREADABLE_FILE)) {
        return text.lines().findFirst().orElse(text);
      }
    }
    return null;
  }

  /** One line when the user can mend it, the whole stack when it is our fault. */
  private static void report(Throwable failure, PrintWriter err) {
    if (exitCode(failure) == ExitCode.OUR_FAULT) {
      failure.printStackTrace(err);
    } else {
      String file = unreadable(failure);
      String message = file == null ? failure.getMessage() : file;
      err.println("padml: " + (message == null ? failure.toString() : message));
    }
    err.flush();
  }
}
