package org.padml.features;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.forcefield.ForceField;
import org.padml.formats.FormatException;
import org.padml.hadoop.Storage;
import org.padml.io.SeekableSource;
import org.padml.manifest.Manifest;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;

/** Finds the charges and Lennard-Jones parameters of a system. */
final class ParameterLoader {
  private final Storage storage;

  ParameterLoader(Storage storage) {
    this.storage = storage;
  }

  /**
   * The parameters of the files named, to which the topology is added where none of them lists
   * atoms; without any named, those of the topology itself. Null where no file has any.
   *
   * @param notes gets a note where the topology's own cannot be used, which nobody asked for
   * @throws IOException if a file is malformed or its atoms are not those of the topology
   */
  @Nullable NonbondedParameters find(
      Manifest.SystemEntry entry, Topology topology, List<String> notes) throws IOException {
    List<String> paths = new ArrayList<>(entry.parameters());
    boolean listsAtoms = false;
    for (String path : paths) {
      listsAtoms |= holdsParameters(path);
    }
    if (!listsAtoms && holdsParameters(entry.topology())) {
      paths.add(0, entry.topology());
    }
    if (paths.isEmpty()) {
      return null;
    }
    try {
      return ForceField.read(storage::open, paths, topology);
    } catch (FormatException e) {
      if (!entry.parameters().isEmpty()) {
        throw e;
      }
      notes.add("no parameters from the topology: " + e.getMessage());
      return null;
    }
  }

  private boolean holdsParameters(String path) throws IOException {
    try (SeekableSource source = storage.open(path)) {
      return ForceField.holdsParameters(source);
    }
  }
}
