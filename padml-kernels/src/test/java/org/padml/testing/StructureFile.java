package org.padml.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.padml.formats.Formats;
import org.padml.io.FileSource;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;

/** A structure file: what the atoms are and where they are, nm. */
public record StructureFile(Topology topology, float[] x, float[] y, float[] z) {
  /** Reads a file of the shared data. */
  public static StructureFile shared(String file) throws IOException {
    return read(SharedData.require(file));
  }

  /** Reads files of the shared data as if one followed the other. */
  public static StructureFile joined(String first, String second) throws IOException {
    Path file = Files.createTempFile("joined", ".pdb");
    try {
      for (String part : List.of(first, second)) {
        List<String> lines =
            Files.readAllLines(SharedData.require(part)).stream()
                .filter(line -> line.startsWith("ATOM") || line.startsWith("TER"))
                .toList();
        Files.write(file, lines, java.nio.file.StandardOpenOption.APPEND);
      }
      return read(file);
    } finally {
      Files.delete(file);
    }
  }

  /** Reads a resource that lies beside a test class. */
  public static StructureFile resource(Class<?> test, String name) throws IOException {
    Path file = Files.createTempFile("structure", "-" + name);
    try (InputStream in = test.getResourceAsStream(name)) {
      Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
      return read(file);
    } finally {
      Files.delete(file);
    }
  }

  private static StructureFile read(Path file) throws IOException {
    try (SeekableSource source = FileSource.openDecompressed(file.toString())) {
      Topology topology = Formats.readTopology(source, FileSource::openDecompressed);
      Topology.ReferenceFrame frame = Objects.requireNonNull(topology.referenceFrame());
      return new StructureFile(topology, frame.x(), frame.y(), frame.z());
    }
  }

  /** Used atoms of the amino acids that fulfil a condition. */
  public AtomSet protein(Predicate<Topology.Residue> condition) {
    boolean[] mask = new boolean[topology.nAtoms()];
    for (int a = 0; a < mask.length; a++) {
      Topology.Residue residue = topology.residueOfAtom(a);
      mask[a] =
          topology.isUsed(a) && ResidueNames.isAminoAcid(residue.name()) && condition.test(residue);
    }
    return AtomSet.ofMask(mask);
  }

  /** Used atoms of the amino acids of some chains, such as {@code LH}. */
  public AtomSet chains(String chains) {
    return protein(r -> chains.contains(r.chain()));
  }
}
