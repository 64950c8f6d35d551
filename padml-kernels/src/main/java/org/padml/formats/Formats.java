package org.padml.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.padml.io.DamagedStreamException;
import org.padml.io.SeekableSource;
import org.padml.io.SourceOpener;
import org.padml.model.Topology;

/** Finds the format of a file by its content first and its extension second, and opens it. */
public final class Formats {
  private static final int HEAD_BYTES = 4096;

  private Formats() {}

  /** Every trajectory format on the class path. */
  public static List<TrajectoryFormat> trajectoryFormats() {
    return load(TrajectoryFormat.class);
  }

  /** Every topology format on the class path. */
  public static List<TopologyFormat> topologyFormats() {
    return load(TopologyFormat.class);
  }

  private static <T> List<T> load(Class<T> type) {
    List<T> all = new ArrayList<>();
    ServiceLoader.load(type, Formats.class.getClassLoader()).forEach(all::add);
    return all;
  }

  /**
   * Opens a trajectory.
   *
   * @param topologyAtoms number of atoms of the topology, -1 when unknown
   * @throws FormatException if it is empty, of no known format, or its header is damaged
   */
  public static Trajectory openTrajectory(SeekableSource source, int topologyAtoms)
      throws IOException {
    try {
      byte[] head = head(source);
      String name = bareName(source.path());
      Trajectory opened =
          best(trajectoryFormats(), f -> f.recognise(head, name), source, "trajectory")
              .open(source, topologyAtoms);
      return source.isRandomAccess() ? opened : new CompressedTrajectory(opened);
    } catch (DamagedStreamException e) {
      throw damaged(source, e);
    }
  }

  /** Whether some trajectory format recognises the file; reads its first bytes only. */
  public static boolean isTrajectory(SeekableSource source) throws IOException {
    byte[] head = head(source);
    String name = bareName(source.path());
    return trajectoryFormats().stream().anyMatch(f -> f.recognise(head, name) > 0);
  }

  /** Whether some topology format recognises the file; reads its first bytes only. */
  public static boolean isTopology(SeekableSource source) throws IOException {
    byte[] head = head(source);
    String name = bareName(source.path());
    return topologyFormats().stream().anyMatch(f -> f.recognise(head, name) > 0);
  }

  /**
   * The format of a topology file.
   *
   * @throws FormatException if it is empty or of no known format
   */
  public static TopologyFormat topologyFormat(SeekableSource source) throws IOException {
    byte[] head = head(source);
    String name = bareName(source.path());
    return best(topologyFormats(), f -> f.recognise(head, name), source, "topology");
  }

  /**
   * Reads a topology.
   *
   * @throws FormatException if it is empty, of no known format, or malformed
   */
  public static Topology readTopology(SeekableSource source, SourceOpener siblings)
      throws IOException {
    try {
      return topologyFormat(source).read(source, siblings);
    } catch (DamagedStreamException e) {
      throw damaged(source, e);
    }
  }

  private static <T> T best(
      List<T> formats, ToIntFunction<T> score, SeekableSource source, String what)
      throws FormatException {
    T found = null;
    int top = 0;
    for (T f : formats) {
      int s = score.applyAsInt(f);
      if (s > top) {
        top = s;
        found = f;
      }
    }
    if (found == null) {
      String names =
          formats.stream()
              .map(f -> f instanceof TrajectoryFormat t ? t.name() : ((TopologyFormat) f).name())
              .sorted()
              .collect(Collectors.joining(", "));
      throw new FormatException(
          FormatException.Kind.NOT_RECOGNISED,
          source.path(),
          -1,
          -1,
          what + ": expected one of " + names + ", found none of them by content or extension");
    }
    return found;
  }

  private static FormatException damaged(SeekableSource source, DamagedStreamException e) {
    return new FormatException(
        FormatException.Kind.TRUNCATED,
        source.path(),
        -1,
        e.position(),
        "compressed stream: expected more data, found its end or damage",
        e);
  }

  private static byte[] head(SeekableSource source) throws IOException {
    byte[] head = new byte[HEAD_BYTES];
    int n = source.readUpTo(0, head, 0, head.length);
    if (n == 0) {
      throw new FormatException(
          FormatException.Kind.EMPTY, source.path(), -1, -1, "file: expected data, found 0 bytes");
    }
    return java.util.Arrays.copyOf(head, n);
  }

  /** File name without directory and compression suffix, lower case. */
  static String bareName(String path) {
    String name =
        path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
            .toLowerCase(Locale.ROOT);
    return name.replaceFirst("\\.(gz|bz2)$", "");
  }
}
