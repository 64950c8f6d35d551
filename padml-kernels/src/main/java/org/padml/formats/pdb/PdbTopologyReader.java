package org.padml.formats.pdb;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.padml.formats.AlternateLocations;
import org.padml.formats.CoordinateList;
import org.padml.formats.FormatException;
import org.padml.formats.ReadableLines;
import org.padml.io.SeekableSource;
import org.padml.model.Box;
import org.padml.model.ElementGuesser;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;
import org.padml.units.Units;

/** Reads the atoms of the first model, its box, and the CONECT bonds of the file. */
final class PdbTopologyReader {
  private final String path;
  private final ReadableLines lines;
  private final TopologyBuilder topology = new TopologyBuilder();
  private final AlternateLocations alternates = new AlternateLocations(topology);
  private final CoordinateList coordinates = new CoordinateList();
  private final PdbBonds bonds = new PdbBonds();
  private final Set<String> namesInResidue = new HashSet<>();
  private Topology.@Nullable Residue residue;
  private boolean residueEnded;
  private int overflowResid = 9999;
  private boolean overflowed;
  private @Nullable String boxLine;
  private long boxLineNumber;
  private long boxLineStart;

  PdbTopologyReader(SeekableSource source) {
    this.path = source.path();
    this.lines = new ReadableLines(source);
  }

  Topology read() throws IOException {
    int model = 0;
    boolean firstModelOver = false;
    String line;
    while ((line = lines.next()) != null) {
      if (PdbRecords.isAtom(line)) {
        if (!firstModelOver) {
          addAtom(line);
        }
      } else if (line.startsWith("CONECT")) {
        if (model < 2) {
          bonds.connect(line);
        }
      } else if (PdbRecords.isModel(line)) {
        firstModelOver |= topology.nAtoms() > 0;
        model = firstModelOver ? 2 : 1;
      } else if (PdbRecords.isEndOfModel(line)) {
        firstModelOver |= topology.nAtoms() > 0;
        model = 0;
      } else if (line.startsWith("TER")) {
        residueEnded = true;
      } else if (PdbRecords.isBox(line) && boxLine == null) {
        boxLine = line;
        boxLineNumber = lines.lineNumber();
        boxLineStart = lines.lineStart();
      }
    }
    FormatException damage = lines.damage(-1);
    if (damage != null) {
      throw damage;
    }
    if (topology.nAtoms() == 0) {
      throw new FormatException(
          FormatException.Kind.EMPTY,
          path,
          -1,
          -1,
          "atoms: expected ATOM or HETATM records, found none");
    }
    alternates.finish();
    bonds.addTo(topology);
    topology.referenceFrame(coordinates.build(box()));
    return topology.build();
  }

  private void addAtom(String line) throws FormatException {
    PdbAtom atom;
    try {
      atom = PdbAtom.parse(line);
    } catch (NumberFormatException e) {
      throw bad("residue number, columns 23-26", e);
    }
    openResidue(atom);
    int element = ElementGuesser.resolve(atom.element(), atom.name(), atom.residueName());
    topology.addAtom(atom.name(), element);
    if (element == 0 && ElementGuesser.isVirtualSite(atom.name(), atom.residueName())) {
      topology.virtualSite();
    }
    bonds.atom(atom.serial());
    alternates.add(
        atom.chain() + ' ' + atom.segment() + ' ' + residueNow().label(),
        topology.nAtoms() - 1,
        atom.name(),
        atom.residueName(),
        atom.alternate(),
        atom.occupancy());
    coordinates.add(
        coordinate(line, 30, 'x'), coordinate(line, 38, 'y'), coordinate(line, 46, 'z'));
  }

  private Topology.Residue residueNow() {
    Topology.Residue r = residue;
    if (r == null) {
      throw new IllegalStateException("pdb: expected an open residue");
    }
    return r;
  }

  private void openResidue(PdbAtom atom) {
    int resid = atom.resid();
    if (resid == PdbAtom.OVERFLOW) {
      // no number tells residues apart any more, but no name occurs twice in one
      boolean next = !overflowed || residueEnded || namesInResidue.contains(atom.name());
      overflowResid += next ? 1 : 0;
      resid = overflowResid;
      overflowed = true;
    } else {
      overflowResid = resid;
      overflowed = false;
    }
    Topology.Residue now =
        new Topology.Residue(
            resid, atom.insertionCode(), atom.residueName(), atom.chain(), atom.segment());
    if (residueEnded || !now.equals(residue)) {
      topology.addResidue(now);
      residue = now;
      namesInResidue.clear();
    }
    namesInResidue.add(atom.name());
    residueEnded = false;
  }

  private float coordinate(String line, int from, char axis) throws FormatException {
    double angstrom;
    try {
      angstrom = PdbRecords.coordinate(line, from);
    } catch (NumberFormatException e) {
      throw bad("coordinate " + axis + ", columns " + (from + 1) + "-" + (from + 8), e);
    }
    float nm = Units.angstromToNm(angstrom);
    if (!Float.isFinite(nm)) {
      throw new FormatException(
          FormatException.Kind.NOT_FINITE,
          path,
          0,
          lines.lineStart(),
          "line "
              + lines.lineNumber()
              + ": coordinate "
              + axis
              + ": expected a finite number, found "
              + angstrom);
    }
    return nm;
  }

  private FormatException bad(String what, NumberFormatException cause) {
    return new FormatException(
        FormatException.Kind.CORRUPT,
        path,
        0,
        lines.lineStart(),
        "line " + lines.lineNumber() + ": " + what + ": " + cause.getMessage(),
        cause);
  }

  private Box box() throws FormatException {
    if (boxLine == null) {
      return Box.NONE;
    }
    try {
      return PdbRecords.box(boxLine);
    } catch (IllegalArgumentException e) {
      throw new FormatException(
          FormatException.Kind.BOX,
          path,
          0,
          boxLineStart,
          "line " + boxLineNumber + ": cryst1: " + e.getMessage(),
          e);
    }
  }
}
