package org.padml.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.padml.features.Count;
import org.padml.features.DescribeJob;
import org.padml.features.FailFast;
import org.padml.features.RunOptions;
import org.padml.features.RunPlan;
import org.padml.features.RunPlanner;
import org.padml.features.SystemLoader;
import org.padml.features.SystemModel;
import org.padml.features.TableStore;
import org.padml.formats.FormatException;
import org.padml.hadoop.IndexCache;
import org.padml.hadoop.Storage;
import org.padml.manifest.Manifest;

/** The describe step, shared by the verbs that contain it. */
final class Describing {
  private final PrintStream out;
  private final PrintStream err;

  Describing(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Loads systems and finds frames; reads headers only. */
  RunPlan plan(
      Storage storage,
      Manifest manifest,
      RunOptions options,
      RunPlanner.FileIndexer indexer,
      IndexCache kept,
      int cores)
      throws IOException {
    SystemLoader loader = new SystemLoader(storage, manifest, options);
    List<SystemModel> systems = new ArrayList<>();
    for (Manifest.SystemEntry entry : manifest.systems()) {
      systems.add(loader.load(entry));
    }
    return new RunPlanner(storage, options, indexer, kept, cores).plan(manifest, systems);
  }

  /** Prints what a run would do. */
  void print(RunPlan plan) {
    for (SystemModel s : plan.systems()) {
      out.printf(
          Locale.ROOT,
          "system %s: %s, %,d read; partners",
          s.id(),
          Count.of(s.fileAtoms(), "atom"),
          s.atomsRead().size());
      for (int p = 0; p < s.partners().size(); p++) {
        out.print(
            " "
                + s.partnerNames().get(p)
                + " ("
                + Count.of(s.partners().get(p).size(), "atom")
                + ")");
      }
      out.println();
    }
    List<RunPlan.Input> trajectories =
        plan.inputs().stream().filter(i -> !i.replica().isEmpty()).toList();
    for (RunPlan.Input i : trajectories) {
      out.printf(
          Locale.ROOT,
          "  %s/%s %s: %s, %s, %s%n",
          i.system(),
          i.replica(),
          i.path(),
          i.format(),
          Count.of(i.frames(), "frame"),
          Count.of(i.bytes(), "byte"));
      i.problems().forEach(p -> out.println("    problem: " + p));
    }
    out.printf(
        Locale.ROOT,
        "plan: %s, %s, %s, %s, %s, %s, %s dropped%n",
        Count.of(plan.systems().size(), "system"),
        Count.of(plan.replicas().size(), "replica"),
        Count.of(trajectories.size(), "file"),
        Count.of(plan.frames(), "frame"),
        Count.of(plan.bytes(), "byte"),
        Count.of(plan.tasks().size(), "task"),
        Count.of(plan.dropped().size(), "frame"));
  }

  /** Runs the job and prints a summary to stderr. */
  DescribeJob.Outcome run(
      SparkStart spark, Manifest manifest, RunPlan plan, RunOptions options, TableStore store)
      throws IOException {
    DescribeJob job =
        new DescribeJob(
            spark.context(), spark::session, manifest, plan, options, store, Version.text());
    if (options.resume()) {
      Optional<DescribeJob.Outcome> finished = job.finished();
      if (finished.isPresent()) {
        err.printf(
            Locale.ROOT,
            "describe: nothing to do: the tables are those of these inputs and options, %s%n",
            Count.of(finished.get().frames(), "frame"));
        return finished.get();
      }
    }
    Progress progress = new Progress(err);
    err.printf(
        Locale.ROOT,
        "describe: %s, %s, %s in %s%n",
        Count.of(plan.systems().size(), "system"),
        Count.of(plan.replicas().size(), "replica"),
        Count.of(plan.frames(), "frame"),
        Count.of(plan.tasks().size(), "task"));
    DescribeJob.Outcome outcome;
    try (FailFast jobs = new FailFast(spark.context(), "describe")) {
      try {
        outcome = job.run(progress);
      } catch (Exception e) { // Spark's own are checked, and thrown undeclared
        progress.close();
        if (jobs.damage().isPresent()) {
          throw jobs.damage().get();
        }
        throw unwrap(e);
      }
    }
    progress.close();
    err.printf(
        Locale.ROOT,
        "describe: %s described, %,d refused, in %.1f s (%.1f frames/s)%n",
        Count.of(outcome.frames(), "frame"),
        outcome.badFrames(),
        outcome.seconds(),
        outcome.frames() / Math.max(outcome.seconds(), 1e-9));
    return outcome;
  }

  /** A damaged file or lost storage reaches the driver inside Spark's own exceptions. */
  private static RuntimeException unwrap(Exception failure) throws IOException {
    @Nullable IOException input = null;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof FormatException f) {
        throw f;
      }
      input = input == null && t instanceof IOException e ? e : input;
    }
    @Nullable String text = failure.getMessage();
    String marker = FormatException.class.getName() + ": ";
    if (text != null && text.contains(marker)) {
      String rest = text.substring(text.indexOf(marker) + marker.length());
      throw new IOException(rest.lines().findFirst().orElse(rest), failure);
    }
    if (input != null) {
      throw input;
    }
    return failure instanceof RuntimeException e
        ? e
        : new IllegalStateException("describe: " + text, failure);
  }
}
