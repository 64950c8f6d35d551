package org.padml.features;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.energy.EnergyModel;
import org.padml.forcefield.ForceField;
import org.padml.formats.Formats;
import org.padml.formats.ndx.IndexFile;
import org.padml.hadoop.Storage;
import org.padml.io.SeekableSource;
import org.padml.manifest.Manifest;
import org.padml.manifest.ManifestException;
import org.padml.model.AtomSet;
import org.padml.model.BondPerception;
import org.padml.model.Lipids;
import org.padml.model.Molecules;
import org.padml.model.NonbondedParameters;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;
import org.padml.model.Topology.ReferenceFrame;
import org.padml.selection.Selection;

/** Turns a system of the manifest into a {@link SystemModel}: reads, selects, checks. */
public final class SystemLoader {
  private final Storage storage;
  private final String manifestFile;
  private final List<String> solventNames;
  private final EnergyModel energy;
  private final boolean readsWaters;

  /** For the systems of one manifest, everything that is computed by default. */
  public SystemLoader(Storage storage, Manifest manifest) {
    this(storage, manifest, RunOptions.defaults());
  }

  /** For the systems of one manifest; what the options do not want is not read. */
  public SystemLoader(Storage storage, Manifest manifest, RunOptions options) {
    this.readsWaters = options.wants(DescriptorGroup.WATER_BRIDGES);
    this.storage = storage;
    this.manifestFile = manifest.file();
    this.solventNames = solventNames(manifest);
    this.energy = manifest.energy();
  }

  /** Names of all solvents of a manifest, sorted: the columns of its frames table. */
  public static List<String> solventNames(Manifest manifest) {
    return manifest.systems().stream()
        .flatMap(s -> s.solvent().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Loads one system.
   *
   * @throws ManifestException if a selection is wrong or selects nothing
   */
  public SystemModel load(Manifest.SystemEntry entry) throws IOException {
    SystemFiles files = new SystemFiles(storage);
    Topology full = readTopology(files, entry.topology(), "topology");
    List<String> notes = new ArrayList<>(full.notes());
    Map<String, AtomSet> groups = groups(files, entry.index());
    @Nullable ReferenceFrame reference = reference(files, entry, full, notes);
    ReferenceFrame own = full.referenceFrame();
    ReferenceFrame coordinates = own != null ? own : reference;
    Selection.Context context = new Selection.Context(groups, coordinates);

    SystemSelections selections = new SystemSelections(manifestFile, entry, full, context);
    Map<String, AtomSet> partners = selections.partners(notes);
    List<String> names = List.copyOf(partners.keySet());
    List<int[]> interfaces = selections.interfaces(names);
    AtomSet complex = partners.values().stream().reduce(AtomSet.of(), AtomSet::union);
    AtomSet all = wholeMolecules(full, complex);
    AtomSet hotspots = selections.hotspots(complex);
    List<@Nullable AtomSet> solvents = new ArrayList<>();
    for (String name : solventNames) {
      AtomSet s = selections.solvent(name);
      solvents.add(s);
      if (s != null) {
        all = all.union(s);
      }
    }
    AtomSet waters = readsWaters ? waters(full).minus(complex) : AtomSet.of();
    AtomSet read = all.union(waters);
    ParameterLoader.Found found = new ParameterLoader(files).find(entry, full);
    NonbondedParameters parameters = found.parameters();
    if (parameters != null) {
      note(parameters, partners, notes);
    }
    return new SystemModel(
        entry.id(),
        full.nAtoms(),
        read,
        full.subset(read),
        names,
        partners.values().stream().map(p -> AtomSet.of(p.positionsIn(read))).toList(),
        interfaces,
        AtomSet.of(hotspots.positionsIn(read)),
        entry.hotspots() != null,
        solventNames,
        solvents.stream()
            .<@Nullable AtomSet>map(s -> s == null ? null : AtomSet.of(s.positionsIn(read)))
            .toList(),
        AtomSet.of(waters.positionsIn(read)),
        reference == null ? null : subset(reference, read),
        parameters == null ? null : parameters.subset(read),
        found.reason(),
        energy,
        Lipids.membrane(full),
        files.purposes(),
        List.copyOf(notes));
  }

  private static Map<String, AtomSet> groups(SystemFiles files, @Nullable String index)
      throws IOException {
    if (index == null) {
      return Map.of();
    }
    try (SeekableSource source = files.open(index, "index")) {
      return IndexFile.read(source);
    }
  }

  private static void note(
      NonbondedParameters parameters, Map<String, AtomSet> partners, List<String> notes) {
    notes.add("parameters from " + parameters.source());
    notes.addAll(parameters.notes());
    partners.forEach(
        (name, atoms) -> {
          String odd = ForceField.chargeNote("partner " + name, parameters, atoms);
          if (!odd.isEmpty()) {
            notes.add(odd);
          }
        });
  }

  /** Reads a topology and completes its bonds. */
  private static Topology readTopology(SystemFiles files, String path, String purpose)
      throws IOException {
    try (SeekableSource source = files.open(path, purpose)) {
      Topology topology =
          Formats.readTopology(source, p -> files.open(Storage.resolve(path, p), "included"));
      return BondPerception.complete(topology);
    }
  }

  private @Nullable ReferenceFrame reference(
      SystemFiles files, Manifest.SystemEntry entry, Topology full, List<String> notes)
      throws IOException {
    if (entry.reference() == null) {
      return null;
    }
    Topology other = readTopology(files, entry.reference(), "reference");
    ReferenceFrame frame = other.referenceFrame();
    if (frame == null) {
      throw SystemSelections.complaint(
          manifestFile,
          entry,
          "reference",
          "expected a file with coordinates, found none in " + entry.reference());
    }
    ReferenceMatch match = ReferenceMatch.of(full, other, frame);
    if (match.matched() == 0) {
      throw SystemSelections.complaint(
          manifestFile,
          entry,
          "reference",
          "expected chains with the residue numbers or sequences of the topology, found none in "
              + entry.reference());
    }
    notes.add(
        "reference "
            + entry.reference()
            + ": "
            + match.matched()
            + " of "
            + Count.of(full.nAtoms(), "atom")
            + " matched");
    match.notes().forEach(note -> notes.add("reference: " + note));
    return match.frame();
  }

  private static AtomSet waters(Topology topology) {
    boolean[] mask = new boolean[topology.nAtoms()];
    for (int r = 0; r < topology.nResidues(); r++) {
      if (ResidueNames.isWater(topology.residue(r).name())) {
        Arrays.fill(mask, topology.residueStart(r), topology.residueStart(r + 1), true);
      }
    }
    return AtomSet.ofMask(mask);
  }

  private static ReferenceFrame subset(ReferenceFrame frame, AtomSet atoms) {
    return new ReferenceFrame(
        pick(frame.x(), atoms), pick(frame.y(), atoms), pick(frame.z(), atoms), frame.box());
  }

  private static float[] pick(float[] v, AtomSet atoms) {
    float[] out = new float[atoms.size()];
    for (int k = 0; k < out.length; k++) {
      out[k] = v[atoms.get(k)];
    }
    return out;
  }

  /** Imaging follows bonds: a molecule of which a partner is a part is read whole. */
  private static AtomSet wholeMolecules(Topology topology, AtomSet atoms) {
    Molecules molecules = Molecules.of(topology);
    boolean[] wanted = new boolean[molecules.count()];
    for (int a : atoms.toArray()) {
      wanted[molecules.of(a)] = true;
    }
    boolean[] mask = new boolean[topology.nAtoms()];
    for (int a = 0; a < mask.length; a++) {
      mask[a] = wanted[molecules.of(a)];
    }
    return AtomSet.ofMask(mask);
  }
}
