package org.padml.descriptors.energy;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.padml.descriptors.energy.NonpolarOptions.Surface;
import org.padml.descriptors.energy.PairOptions.Images;
import org.padml.forcefield.GbRadii;

/**
 * Reads an {@link EnergyModel} from the words of a manifest: {@code gb, radii, salt_molar,
 * solvent_dielectric, solute_dielectric, cutoff_nm, lj, switch_nm, coulomb, epsilon_rf, images,
 * nonpolar, surface_tension_kcal_mol_a2, surface_offset_kcal_mol, conventions}. What is absent
 * keeps its default; {@code cutoff_nm} holds for pairs and generalized Born alike, with {@code
 * conventions: amber} except for Born radii, which reach 2.5 nm.
 */
public final class EnergyWords {
  private static final Set<String> KEYS =
      new LinkedHashSet<>(
          Arrays.asList(
              "gb",
              "radii",
              "salt_molar",
              "solvent_dielectric",
              "solute_dielectric",
              "cutoff_nm",
              "lj",
              "switch_nm",
              "coulomb",
              "epsilon_rf",
              "images",
              "nonpolar",
              "surface_tension_kcal_mol_a2",
              "surface_offset_kcal_mol",
              "conventions"));

  private final Map<String, String> words;

  private EnergyWords(Map<String, String> words) {
    this.words = words;
  }

  /**
   * The model that the words describe.
   *
   * @throws IllegalArgumentException naming the key and the value that is unknown or out of range
   */
  public static EnergyModel parse(Map<String, String> words) {
    for (String key : words.keySet()) {
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "energy: key: expected one of " + String.join(", ", KEYS) + ", found " + key);
      }
    }
    return new EnergyWords(words).model();
  }

  private EnergyModel model() {
    requireReaders();
    double cutoff = number("cutoff_nm", Double.POSITIVE_INFINITY, "none");
    PairOptions pairs =
        new PairOptions(
            cutoff,
            choice(
                "lj", LennardJonesCutoff.class, LennardJonesCutoff::label, LennardJonesCutoff.CUT),
            number("switch_nm", 0, ""),
            choice("coulomb", CoulombCutoff.class, CoulombCutoff::label, CoulombCutoff.CUT),
            number("epsilon_rf", Double.POSITIVE_INFINITY, "infinite"),
            choice("images", Images.class, Images::label, Images.ISOLATED));
    GbOptions gb =
        new GbOptions(
            choice("gb", GbModel.class, GbModel::label, GbModel.OBC2),
            number("salt_molar", 0, ""),
            number("solvent_dielectric", GbOptions.DEFAULT.solventDielectric(), ""),
            cutoff);
    return new EnergyModel(
        pairs,
        gb,
        choice("radii", GbRadii.class, EnergyWords::label, GbRadii.FROM_TOPOLOGY),
        NonpolarOptions.ofKcal(
            choice("nonpolar", Surface.class, Surface::label, Surface.LCPO),
            number("surface_tension_kcal_mol_a2", NonpolarOptions.DEFAULT_TENSION_KCAL, ""),
            number("surface_offset_kcal_mol", 0, "")),
        number("solute_dielectric", 1, ""),
        choice("conventions", Conventions.class, Conventions::label, Conventions.PLAIN));
  }

  /** Refuses keys that nothing would read, and a switch without its distance. */
  private void requireReaders() {
    boolean switches = LennardJonesCutoff.FORCE_SWITCH.label().equals(words.get("lj"));
    boolean hasField = CoulombCutoff.REACTION_FIELD.label().equals(words.get("coulomb"));
    requireTogether("switch_nm", switches, "lj: " + LennardJonesCutoff.FORCE_SWITCH.label());
    requireTogether("epsilon_rf", hasField, "coulomb: " + CoulombCutoff.REACTION_FIELD.label());
    boolean hasGb = !GbModel.NONE.label().equals(words.get("gb"));
    for (String key : List.of("radii", "salt_molar", "solvent_dielectric")) {
      requireTogether(key, hasGb, "a gb model");
    }
    boolean hasSurface = !Surface.NONE.label().equals(words.get("nonpolar"));
    for (String key : List.of("surface_tension_kcal_mol_a2", "surface_offset_kcal_mol")) {
      requireTogether(key, hasSurface, "a nonpolar model");
    }
    if (switches && !words.containsKey("switch_nm")) {
      throw new IllegalArgumentException(
          "energy: switch_nm: expected a distance for lj: force-switch, found none");
    }
  }

  /** Refuses a key that nothing would read. */
  private void requireTogether(String key, boolean isRead, String reader) {
    if (!isRead && words.containsKey(key)) {
      throw new IllegalArgumentException(
          "energy: " + key + ": expected " + reader + " beside it, found none");
    }
  }

  /** Name of a set of radii in manifests and records. */
  static String label(GbRadii radii) {
    return radii.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private <E extends Enum<E>> E choice(
      String key, Class<E> type, Function<E, String> label, E otherwise) {
    String word = words.get(key);
    if (word == null) {
      return otherwise;
    }
    E[] all = type.getEnumConstants();
    for (E one : all) {
      if (label.apply(one).equals(word)) {
        return one;
      }
    }
    throw new IllegalArgumentException(
        "energy: "
            + key
            + ": expected one of "
            + Arrays.stream(all).map(label).collect(Collectors.joining(", "))
            + ", found "
            + word);
  }

  private double number(String key, double otherwise, String wordForInfinity) {
    String word = words.get(key);
    if (word == null) {
      return otherwise;
    }
    if (!wordForInfinity.isEmpty() && word.equals(wordForInfinity)) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      double value = Double.parseDouble(word);
      if (!Double.isNaN(value) && !Double.isInfinite(value)) {
        return value;
      }
      throw new NumberFormatException(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "energy: "
              + key
              + ": expected a number"
              + (wordForInfinity.isEmpty() ? "" : " or " + wordForInfinity)
              + ", found "
              + word,
          e);
    }
  }
}
