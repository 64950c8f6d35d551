package org.padml.features;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
import org.padml.partners.Partners;
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
    Map<String, AtomSet> groups = Map.of();
    if (entry.index() != null) {
      try (SeekableSource source = files.open(entry.index(), "index")) {
        groups = IndexFile.read(source);
      }
    }
    @Nullable ReferenceFrame reference = reference(files, entry, full, notes);
    ReferenceFrame own = full.referenceFrame();
    ReferenceFrame coordinates = own != null ? own : reference;
    Selection.Context context = new Selection.Context(groups, coordinates);

    Map<String, AtomSet> partners = new LinkedHashMap<>();
    if (entry.partners().isEmpty()) {
      partners.putAll(Partners.find(full));
      notes.add("partners found from the topology: " + String.join(", ", partners.keySet()));
    } else {
      for (var e : entry.partners().entrySet()) {
        partners.put(e.getKey(), select(entry, "partners", e.getValue(), full, context));
      }
    }
    if (partners.size() < 2) {
      throw complain(
          entry, "partners", "expected at least two, found " + partners.keySet() + "; name them");
    }
    requireDisjoint(entry, partners);
    List<String> names = List.copyOf(partners.keySet());
    List<int[]> interfaces = interfaces(entry, names);

    AtomSet all = AtomSet.of();
    for (AtomSet p : partners.values()) {
      all = all.union(p);
    }
    AtomSet complex = all;
    all = wholeMolecules(full, all);
    AtomSet hotspots = AtomSet.of();
    if (entry.hotspots() != null) {
      hotspots = select(entry, "hotspots", entry.hotspots(), full, context).intersect(complex);
      if (hotspots.isEmpty()) {
        throw complain(
            entry, "hotspots", "expected atoms of the partners, found none in " + entry.hotspots());
      }
    }
    List<@Nullable AtomSet> solvents = new ArrayList<>();
    for (String name : solventNames) {
      String text = entry.solvent().get(name);
      AtomSet s = text == null ? null : select(entry, "solvent", text, full, context);
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
      throw complain(
          entry,
          "reference",
          "expected a file with coordinates, found none in " + entry.reference());
    }
    ReferenceMatch match = ReferenceMatch.of(full, other, frame);
    if (match.matched() == 0) {
      throw complain(
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

  private AtomSet select(
      Manifest.SystemEntry entry,
      String key,
      String text,
      Topology topology,
      Selection.Context context) {
    AtomSet atoms;
    try {
      atoms = Selection.parse(text).evaluate(topology, context);
    } catch (IllegalArgumentException e) {
      throw complain(entry, key, String.valueOf(e.getMessage()));
    }
    if (atoms.isEmpty()) {
      throw complain(entry, key, "expected atoms, found none that match '" + text + "'");
    }
    return atoms;
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

  private void requireDisjoint(Manifest.SystemEntry entry, Map<String, AtomSet> partners) {
    List<String> names = List.copyOf(partners.keySet());
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        AtomSet both =
            partners
                .getOrDefault(names.get(i), AtomSet.of())
                .intersect(partners.getOrDefault(names.get(j), AtomSet.of()));
        if (!both.isEmpty()) {
          throw complain(
              entry,
              "partners",
              "expected partners without common atoms, found "
                  + Count.of(both.size(), "atom")
                  + " in both "
                  + names.get(i)
                  + " and "
                  + names.get(j));
        }
      }
    }
  }

  private List<int[]> interfaces(Manifest.SystemEntry entry, List<String> names) {
    List<int[]> out = new ArrayList<>();
    if (entry.interfaces().isEmpty()) {
      for (int i = 0; i < names.size(); i++) {
        for (int j = i + 1; j < names.size(); j++) {
          out.add(new int[] {i, j});
        }
      }
      return out;
    }
    for (List<String> pair : entry.interfaces()) {
      int a = names.indexOf(pair.get(0));
      int b = names.indexOf(pair.get(1));
      if (a < 0 || b < 0) {
        throw complain(entry, "interfaces", "expected names among " + names + ", found " + pair);
      }
      out.add(new int[] {a, b});
    }
    return out;
  }

  private ManifestException complain(Manifest.SystemEntry entry, String key, String what) {
    return new ManifestException(
        manifestFile,
        entry.lines().getOrDefault(key, 1),
        "system " + entry.id() + ": " + key + ": " + what);
  }
}
