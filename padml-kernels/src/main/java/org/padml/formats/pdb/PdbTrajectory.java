package org.padml.formats.pdb;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.WalkedTrajectory;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;

/** An opened PDB file; its first model was walked over to count the atoms. */
final class PdbTrajectory extends WalkedTrajectory {
  private final boolean boxFollows;
  private final @Nullable String fileBox;

  private PdbTrajectory(
      SeekableSource source, int nAtoms, boolean boxFollows, @Nullable String fileBox) {
    super(source, PdbTrajectoryFormat.NAME, nAtoms);
    this.boxFollows = boxFollows;
    this.fileBox = fileBox;
  }

  static PdbTrajectory open(SeekableSource source) throws IOException {
    PdbFrames frames = new PdbFrames(source, false);
    int nAtoms = 0;
    if (frames.nextFrame()) {
      nAtoms = frames.passAtoms();
    }
    FormatException damage = frames.damage(0);
    if (damage != null) {
      throw damage;
    }
    if (nAtoms == 0) {
      throw new FormatException(
          FormatException.Kind.EMPTY,
          source.path(),
          -1,
          -1,
          "atoms: expected ATOM or HETATM records, found none");
    }
    String box = frames.boxLine();
    if (box != null) {
      return new PdbTrajectory(source, nAtoms, false, box);
    }
    PdbFrames behind = new PdbFrames(source, true);
    behind.nextFrame();
    behind.passAtoms();
    return new PdbTrajectory(source, nAtoms, behind.boxLine() != null, null);
  }

  @Override
  protected Walk walk() {
    return new PdbFrames(source(), boxFollows);
  }

  @Override
  protected FrameReader reader(FrameRange range, AtomSet atoms) {
    return new PdbFrameReader(
        source(), new PdbFrames(source(), boxFollows), range, atoms, nAtoms(), fileBox);
  }

  @Override
  public List<String> problems() {
    return boxFollows
        ? List.of("box: CRYST1 stands behind the models and is taken for the model before it")
        : List.of();
  }
}
