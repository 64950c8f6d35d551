package org.padml.forcefield;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.model.Elements;
import org.padml.model.ResidueNames;
import org.padml.units.Units;

/** The numbers of ff14SB, TIP3P and ions, from the resource {@code ff14sb.txt}. */
final class ResidueTable {
  private static final String RESOURCE = "ff14sb.txt";

  /** Types by name, in order. */
  private final Map<String, Integer> types = new LinkedHashMap<>();

  private final List<double[]> radiusAndDepth = new ArrayList<>();
  private final Map<String, List<Template>> templates = new HashMap<>();
  private final Map<Integer, TemplateAtom> ions = new HashMap<>();

  /**
   * A heavy atom and the hydrogens that it bears.
   *
   * @param links bonds to other residues
   */
  record TemplateAtom(
      double charge, int type, int links, int hydrogens, double hydrogenCharge, int hydrogenType) {}

  /** Heavy atoms by name. */
  record Template(String name, Map<String, TemplateAtom> atoms) {}

  private ResidueTable() {
    types.put("none", 0);
    radiusAndDepth.add(new double[2]);
  }

  private static final class Holder {
    static final ResidueTable TABLE = read();
  }

  /** The table, read once. */
  static ResidueTable table() {
    return Holder.TABLE;
  }

  private static ResidueTable read() {
    try (InputStream in = ResidueTable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + ": expected a resource, found none");
      }
      ResidueTable table = new ResidueTable();
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      text.lines().filter(line -> !line.startsWith("#")).forEach(new Rows(table)::take);
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the rows of the resource in order. */
  private static final class Rows {
    private final ResidueTable table;
    private Template open = new Template("", new LinkedHashMap<>());

    Rows(ResidueTable table) {
      this.table = table;
    }

    void take(String line) {
      String[] w = line.split(" ");
      switch (w[0]) {
        case "type" -> {
          table.types.put(w[1], table.types.size());
          table.radiusAndDepth.add(
              new double[] {
                number(w[2]) * Units.NM_PER_ANGSTROM, number(w[3]) * Units.KJ_PER_KCAL
              });
        }
        case "residue" -> {
          open = new Template(w[1], new LinkedHashMap<>());
          table.templates.computeIfAbsent(key(w[1]), k -> new ArrayList<>()).add(open);
        }
        case "atom" -> open.atoms.put(w[1], atom(w));
        case "ion" ->
            table.ions.put(
                Elements.ofSymbol(w[1]), new TemplateAtom(number(w[2]), type(w[3]), 0, 0, 0, 0));
        default -> throw new IllegalStateException(RESOURCE + ": expected a row, found " + line);
      }
    }

    private TemplateAtom atom(String[] w) {
      boolean bears = w.length > 5;
      return new TemplateAtom(
          number(w[2]),
          type(w[3]),
          Integer.parseInt(w[4]),
          bears ? Integer.parseInt(w[5]) : 0,
          bears ? number(w[6]) : 0,
          bears ? type(w[7]) : 0);
    }

    private int type(String name) {
      Integer type = table.types.get(name);
      if (type == null) {
        throw new IllegalStateException(RESOURCE + ": expected a type, found " + name);
      }
      return type;
    }

    private static double number(String word) {
      return Double.parseDouble(word);
    }
  }

  /** What residues that may be of the same template have in common. */
  private static String key(String residueName) {
    String aminoAcid = ResidueNames.aminoAcid(residueName);
    if (!aminoAcid.isEmpty()) {
      return aminoAcid;
    }
    if (ResidueNames.isWater(residueName)) {
      return "HOH";
    }
    return switch (residueName) {
      case "NMA" -> "NME";
      case "NH2" -> "NHE";
      default -> residueName;
    };
  }

  /** Templates that a residue of this name may be of; maybe none. */
  List<Template> templates(String residueName) {
    return templates.getOrDefault(key(residueName), List.of());
  }

  /** The ion of an element, or null. */
  @Nullable TemplateAtom ion(int element) {
    return ions.get(element);
  }

  /** Names of the types; 0 is of what takes no part. */
  List<String> typeNames() {
    return List.copyOf(types.keySet());
  }

  /** Coefficients of all pairs of types. */
  PairTable pairs() {
    return PairTable.lorentzBerthelot(
        radiusAndDepth.stream().mapToDouble(r -> r[0]).toArray(),
        radiusAndDepth.stream().mapToDouble(r -> r[1]).toArray());
  }
}
