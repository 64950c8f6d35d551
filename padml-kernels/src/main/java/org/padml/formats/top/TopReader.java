package org.padml.formats.top;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.MoleculeBlocks;
import org.padml.model.Topology;
import org.padml.model.Topology.BondSource;
import org.padml.model.TopologyBuilder;

/** Reads the directives of a preprocessed topology and puts the system together. */
final class TopReader {
  private static final Set<String> PASSED_OVER =
      Set.of(
          "defaults",
          "bondtypes",
          "constrainttypes",
          "pairtypes",
          "angletypes",
          "dihedraltypes",
          "nonbond_params",
          "implicit_genborn_params",
          "implicit_surface_params",
          "cmaptypes",
          "exclusions",
          "pairs",
          "pairs_nb",
          "angles",
          "angle_restraints",
          "angle_restraints_z",
          "dihedrals",
          "position_restraints",
          "distance_restraints",
          "orientation_restraints",
          "dihedral_restraints",
          "cmap",
          "polarization",
          "thole_polarization",
          "water_polarization",
          "system",
          "intermolecular_interactions");

  private static final Set<String> OF_A_MOLECULE =
      Set.of("atoms", "bonds", "constraints", "settles");

  /**
   * Functions of [ bonds ] that are no chemical bonds: harmonic, tabulated without exclusion,
   * restraint.
   */
  private static final Set<Integer> NO_BOND = Set.of(6, 9, 10);

  private final Preprocessor text;
  private final @Nullable NonbondedRows nonbonded;
  private final Map<String, AtomType> atomTypes = new LinkedHashMap<>();
  private final Map<String, MoleculeType> moleculeTypes = new LinkedHashMap<>();
  private final List<Copies> system = new ArrayList<>();
  private String directive = "";
  private @Nullable MoleculeType molecule;
  private boolean sawMolecules;

  /** Some copies of one molecule type, as a row of {@code [ molecules ]} asks for. */
  private record Copies(MoleculeType type, int count) {}

  /** With a taker of the rows that only non-bonded parameters need, or null. */
  TopReader(Preprocessor text, @Nullable NonbondedRows nonbonded) {
    this.text = text;
    this.nonbonded = nonbonded;
  }

  Topology read() throws IOException {
    for (String line = text.next(); line != null; line = text.next()) {
      if (line.startsWith("[")) {
        enter(line);
      } else if (!line.startsWith("*")) {
        row(line);
      }
    }
    if (moleculeTypes.isEmpty()) {
      throw new FormatException(
          Kind.EMPTY,
          text.lines().path(),
          -1,
          -1,
          "topology: expected [ moleculetype ], found none");
    }
    if (!sawMolecules) {
      moleculeTypes.values().forEach(m -> system.add(new Copies(m, 1)));
    }
    return build();
  }

  private Topology build() {
    MoleculeBlocks blocks = new MoleculeBlocks();
    system.forEach(c -> blocks.add(c.type.topology(), c.count));
    TopologyBuilder b = blocks.toBuilder();
    system.forEach(c -> c.type.note(b));
    return b.bondSource(BondSource.FILE).build();
  }

  /** What the rows said beside the topology that was read. */
  TopNonbonded nonbonded(Topology topology, NonbondedRows rows) {
    return rows.build(
        topology,
        atomTypes,
        system.stream().map(Copies::type).toList(),
        system.stream().map(Copies::count).toList());
  }

  private void enter(String line) throws FormatException {
    if (!line.endsWith("]")) {
      throw text.fault("directive: expected [ name ], found " + line);
    }
    directive = line.substring(1, line.length() - 1).strip();
    boolean isKnown =
        PASSED_OVER.contains(directive)
            || OF_A_MOLECULE.contains(directive)
            || isSites()
            || Set.of("atomtypes", "moleculetype", "molecules").contains(directive);
    if (!isKnown) {
      throw text.fault("directive: expected one of GROMACS, found [ " + directive + " ]");
    }
    sawMolecules |= directive.equals("molecules");
    if (directive.equals("intermolecular_interactions")) {
      molecule = null;
    }
  }

  private boolean isSites() {
    return directive.startsWith("virtual_sites") || directive.startsWith("dummies");
  }

  private void row(String line) throws FormatException {
    String[] w = line.split("\\s+");
    switch (directive) {
      case "" -> throw text.fault("directive: expected [ name ] first, found " + line);
      case "atomtypes" -> {
        AtomType type = AtomType.parse(w, text.lines());
        atomTypes.put(type.name(), type);
      }
      case "moleculetype" -> startMolecule(w);
      case "molecules" -> addMolecules(w);
      case "atoms" -> {
        String type = w.length > 1 ? w[1] : "";
        open().addAtom(w, atomTypes.get(type), text.lines());
      }
      case "bonds", "constraints" -> addBond(w);
      case "settles" -> {
        MoleculeType m = open();
        int oxygen = integer(w, 0);
        m.addBond(oxygen, oxygen + 1, text.lines());
        m.addBond(oxygen, oxygen + 2, text.lines());
      }
      default -> {
        if (isSites()) {
          open().addSite(integer(w, 0), text.lines());
        } else if (nonbonded != null) {
          nonbonded.take(directive, w, text.lines(), molecule);
        }
      }
    }
  }

  private void startMolecule(String[] w) throws FormatException {
    MoleculeType m = new MoleculeType(w[0]);
    molecule = m;
    if (moleculeTypes.putIfAbsent(w[0], m) != null) {
      throw text.fault("molecule type " + w[0] + ": expected one definition, found another");
    }
    if (nonbonded != null) {
      nonbonded.start(m, w, text.lines());
    }
  }

  private MoleculeType open() throws FormatException {
    MoleculeType m = molecule;
    if (m == null) {
      throw text.fault("[ " + directive + " ]: expected [ moleculetype ] before it, found none");
    }
    return m;
  }

  private void addBond(String[] w) throws FormatException {
    if (molecule == null && system.size() > 0) {
      return; // between molecules: a restraint, no chemical bond
    }
    int function = w.length > 2 ? integer(w, 2) : 1;
    boolean isChemical = directive.equals("bonds") ? !NO_BOND.contains(function) : function == 1;
    MoleculeType m = open();
    if (isChemical) {
      m.addBond(integer(w, 0), integer(w, 1), text.lines());
    }
  }

  private int integer(String[] words, int k) throws FormatException {
    if (words.length <= k) {
      throw text.fault(
          "[ " + directive + " ]: expected " + (k + 1) + " numbers, found " + words.length);
    }
    return text.lines().integer(words[k], "[ " + directive + " ]");
  }

  private void addMolecules(String[] w) throws FormatException {
    MoleculeType m = moleculeTypes.get(w[0]);
    if (m == null) {
      throw text.fault(
          "molecule "
              + w[0]
              + ": expected a molecule type among "
              + String.join(", ", moleculeTypes.keySet())
              + ", found none of this name");
    }
    int count = integer(w, 1);
    if (count < 0) {
      throw text.fault("molecule " + w[0] + ": expected a count of 0 or more, found " + count);
    }
    system.add(new Copies(m, count));
    long nAtoms = system.stream().mapToLong(c -> (long) c.type().nAtoms() * c.count()).sum();
    if (nAtoms > MoleculeBlocks.MAX_ATOMS) {
      throw text.fault(
          "molecule "
              + w[0]
              + ": expected at most "
              + MoleculeBlocks.MAX_ATOMS
              + " atoms in all, found "
              + nAtoms);
    }
  }
}
