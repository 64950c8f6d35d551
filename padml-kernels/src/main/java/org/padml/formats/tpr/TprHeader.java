package org.padml.formats.tpr;

import java.io.IOException;
import org.padml.formats.FormatException.Kind;

/**
 * What stands before the body.
 *
 * @param release GROMACS release that wrote the file, such as {@code 2022.3}
 * @param version of the file's layout
 */
record TprHeader(
    String release,
    int version,
    int nAtoms,
    int nTemperatureGroups,
    boolean hasTopology,
    boolean hasPositions,
    boolean hasVelocities,
    boolean hasForces,
    boolean hasBox) {
  /** GROMACS 4.0. */
  static final int FIRST_VERSION = 58;

  /** GROMACS 2024. */
  static final int LAST_VERSION = 134;

  private static final int LAST_GENERATION = 28;
  private static final int SIZED_BODY_VERSION = 119;
  private static final int SIZED_BODY_GENERATION = 27;
  private static final String PREFIX = "VERSION ";

  /** Who wrote the file, and in which layout. */
  private record Writer(String release, int version, int generation) {}

  static TprHeader read(TprInput in) throws IOException {
    Writer writer = readWriter(in);
    int version = writer.version;
    int nAtoms = in.readInt("atoms");
    int nGroups = in.readCount("temperature groups", in.realBytes());
    if (version < 62) {
      in.skipInts(1, "header");
      in.skipReals(1, "header");
    }
    in.skipInts(version >= 79 ? 1 : 0, "free-energy state");
    in.skipReals(1, "lambda");
    in.skipInts(1, "parameters of the run");
    TprHeader header =
        new TprHeader(
            writer.release,
            version,
            nAtoms,
            nGroups,
            in.readInt("has a topology") != 0,
            in.readInt("has positions") != 0,
            in.readInt("has velocities") != 0,
            in.readInt("has forces") != 0,
            in.readInt("has a box") != 0);
    if (version >= SIZED_BODY_VERSION && writer.generation >= SIZED_BODY_GENERATION) {
      in.startBody(in.readLong("size of the body"));
    }
    return header;
  }

  /** Sets the precision of the input, too. */
  private static Writer readWriter(TprInput in) throws IOException {
    String release = in.readString("release");
    if (!release.startsWith(PREFIX)) {
      throw in.fault(Kind.NOT_RECOGNISED, "release: expected " + PREFIX + "and its number");
    }
    release = release.substring(PREFIX.length()).strip();
    int realBytes = in.readInt("precision");
    if (realBytes != Float.BYTES && realBytes != Double.BYTES) {
      throw in.corrupt("precision: expected 4 or 8 bytes, found " + realBytes);
    }
    in.realBytes(realBytes);
    int version = in.readInt("file version");
    String tag = version >= 77 && version <= 79 ? in.readString("tag") : "release";
    int generation = in.readInt("generation");
    if (version < FIRST_VERSION || version > LAST_VERSION || generation > LAST_GENERATION) {
      throw in.fault(Kind.NOT_RECOGNISED, unknown(version, generation, release));
    }
    tag = version >= 80 ? in.readString("tag") : tag;
    if (!tag.equals("release")) {
      throw in.fault(
          Kind.NOT_RECOGNISED, "tag: expected a file of a release of GROMACS, found " + tag);
    }
    return new Writer(release, version, generation);
  }

  private static String unknown(int version, int generation, String release) {
    return "file version: expected "
        + FIRST_VERSION
        + " to "
        + LAST_VERSION
        + " (GROMACS 4.0 to 2024), found "
        + version
        + ", generation "
        + generation
        + ", written by GROMACS "
        + release;
  }
}
