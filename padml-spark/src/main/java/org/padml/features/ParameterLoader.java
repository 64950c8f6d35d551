package org.padml.features;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.forcefield.ForceField;
import org.padml.formats.FormatException;
import org.padml.io.SeekableSource;
import org.padml.manifest.Manifest;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;

/** Finds the charges and Lennard-Jones parameters of a system. */
final class ParameterLoader {
  private final SystemFiles files;

  ParameterLoader(SystemFiles files) {
    this.files = files;
  }

  /**
   * Parameters, or why there are none.
   *
   * @param parameters null where no file has any
   * @param reason why those of the topology, which nobody named, cannot be used; others would be of
   *     another force field. Empty where there are parameters or no file can have any
   */
  record Found(@Nullable NonbondedParameters parameters, String reason) {}

  /**
   * What the files named give, to which the topology is added where none of them lists atoms;
   * without any named, the topology itself.
   *
   * @throws IOException if a file named is malformed or its atoms are not those of the topology; if
   *     the topology is cut short, which leaves nothing of it to be trusted
   */
  Found find(Manifest.SystemEntry entry, Topology topology) throws IOException {
    List<String> paths = new ArrayList<>(entry.parameters());
    boolean listsAtoms = false;
    for (String path : paths) {
      listsAtoms |= holdsParameters(path);
    }
    if (!listsAtoms && holdsParameters(entry.topology())) {
      paths.add(0, entry.topology());
    }
    if (paths.isEmpty()) {
      return new Found(null, "");
    }
    try {
      return new Found(ForceField.read(path -> files.open(path, "included"), paths, topology), "");
    } catch (FormatException e) {
      if (!entry.parameters().isEmpty() || e.kind() == FormatException.Kind.TRUNCATED) {
        throw e;
      }
      return new Found(null, "parameters of the topology cannot be used: " + e.getMessage());
    }
  }

  private boolean holdsParameters(String path) throws IOException {
    try (SeekableSource source = files.open(path, "parameters")) {
      return ForceField.holdsParameters(source);
    }
  }
}
