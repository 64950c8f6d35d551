package org.padml.forcefield;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.psf.CharmmNonbonded;
import org.padml.formats.psf.CharmmNonbonded.Fix;
import org.padml.formats.psf.CharmmNonbonded.Type;
import org.padml.formats.psf.PsfNonbonded;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;

/**
 * Parameters of a PSF file with CHARMM parameter files: arithmetic means of radii, geometric ones
 * of depths, overruled by NBFIX; excluded up to two bonds, across three the parameters for 1-4
 * pairs and e14fac (nbxmod 5).
 */
final class CharmmParameters {
  private static final int BONDS_OF_14 = 3;

  private final PsfNonbonded psf;
  private final CharmmNonbonded parameters;
  private final List<String> paths;
  private final Map<String, Integer> types = new LinkedHashMap<>();
  private final List<Type> rows = new ArrayList<>();

  private CharmmParameters(PsfNonbonded psf, CharmmNonbonded parameters, List<String> paths) {
    this.psf = psf;
    this.parameters = parameters;
    this.paths = paths;
  }

  /**
   * For the atoms of a topology that is not necessarily the file's own.
   *
   * @param paths the PSF file, then those of the parameters
   */
  static NonbondedParameters of(
      PsfNonbonded psf, CharmmNonbonded parameters, List<String> paths, Topology topology)
      throws FormatException {
    List<String> notes = new ArrayList<>(parameters.notes());
    notes.addAll(AtomMatch.require(topology, psf.topology(), paths.get(0)));
    return new CharmmParameters(psf, parameters, paths).build(notes);
  }

  private NonbondedParameters build(List<String> notes) throws FormatException {
    Topology t = psf.topology();
    double[] charge = Charges.of(t);
    notes.addAll(Charges.notes(t, charge));
    int[] type = types();
    PairTable far = table(false);
    PairTable near = table(true);
    PairExceptions pairs = new PairExceptions(charge, type, far.nTypes(), far.c6(), far.c12());
    boolean[] all = new boolean[t.nAtoms()];
    Arrays.fill(all, true);
    BondedPairs.visit(
        new Neighbors(t),
        all,
        BONDS_OF_14,
        (i, j, nBonds) -> {
          pairs.exclude(i, j);
          if (nBonds == BONDS_OF_14) {
            pairs.add(
                i,
                j,
                charge[i] * charge[j] * parameters.e14fac(),
                near.c6(type[i], type[j]),
                near.c12(type[i], type[j]));
          }
        });
    psf.exclusions().forEach(p -> pairs.exclude(p[0], p[1]));
    return new NonbondedParameters(
        String.join(", ", paths),
        charge,
        type,
        List.copyOf(types.keySet()),
        far.c6(),
        far.c12(),
        pairs.build(),
        null,
        null,
        notes);
  }

  private int[] types() throws FormatException {
    int[] type = new int[psf.types().size()];
    for (int a = 0; a < type.length; a++) {
      String name = name(psf.types().get(a), a);
      Integer known = types.get(name);
      if (known == null) {
        Type row = parameters.type(name);
        if (row == null || Double.isNaN(row.depth() + row.depth14())) {
          throw fault(
              "atom type "
                  + name
                  + " of atom "
                  + (a + 1)
                  + ": expected it in NONBONDED of "
                  + parameterFiles()
                  + ", found "
                  + (row == null ? "none" : "no Lennard-Jones depth"));
        }
        known = types.size();
        types.put(name, known);
        rows.add(row);
      }
      type[a] = known;
    }
    return type;
  }

  /** A type of digits is a number in a list of masses, unless a row bears this name. */
  private String name(String stated, int atom) throws FormatException {
    String name = stated.toUpperCase(Locale.ROOT);
    boolean isNumber = name.matches("\\d{1,9}") && !parameters.types().containsKey(name);
    if (!isNumber) {
      return name;
    }
    String named = parameters.numbers().get(Integer.parseInt(name));
    if (named == null) {
      throw fault(
          "atom type number "
              + name
              + " of atom "
              + (atom + 1)
              + ": expected a MASS with it in "
              + parameterFiles()
              + ", found none");
    }
    return named;
  }

  private PairTable table(boolean isOf14) {
    PairTable table =
        PairTable.lorentzBerthelot(
            rows.stream().mapToDouble(r -> isOf14 ? r.halfRmin14() : r.halfRmin()).toArray(),
            rows.stream().mapToDouble(r -> isOf14 ? r.depth14() : r.depth()).toArray());
    List<String> names = List.copyOf(types.keySet());
    for (Fix fix : parameters.fixes()) {
      for (int i = 0; i < names.size(); i++) {
        for (int j = 0; CharmmNonbonded.fits(fix.first(), names.get(i)) && j < names.size(); j++) {
          if (CharmmNonbonded.fits(fix.second(), names.get(j))) {
            table.set(i, j, isOf14 ? fix.c6Of14() : fix.c6(), isOf14 ? fix.c12Of14() : fix.c12());
          }
        }
      }
    }
    return table;
  }

  private String parameterFiles() {
    List<String> files = paths.subList(1, paths.size());
    return files.isEmpty() ? "a parameter file (none is named)" : String.join(", ", files);
  }

  private FormatException fault(String what) {
    return new FormatException(Kind.CORRUPT, paths.get(0), -1, -1, what);
  }
}
