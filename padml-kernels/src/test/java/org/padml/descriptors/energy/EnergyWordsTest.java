package org.padml.descriptors.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.padml.forcefield.GbRadii;

class EnergyWordsTest {
  @Test
  void nothingSaidAndTheDocumentedDefaultsAreTheDefault() {
    assertEquals(EnergyModel.DEFAULT.criterion(), EnergyWords.parse(Map.of()).criterion());
    Map<String, String> documented =
        Map.of(
            "gb", "obc2",
            "radii", "from-topology",
            "salt_molar", "0.0",
            "solvent_dielectric", "78.5",
            "cutoff_nm", "none");
    EnergyModel model = EnergyWords.parse(documented);
    assertEquals(EnergyModel.DEFAULT.gb(), model.gb());
    assertEquals(EnergyModel.DEFAULT.nonpolar(), model.nonpolar());
    assertEquals(EnergyModel.DEFAULT.radii(), model.radii());
    assertEquals(Double.POSITIVE_INFINITY, model.pairs().cutoffNm());
  }

  @Test
  void everyWordIsRead() {
    EnergyModel model =
        EnergyWords.parse(
            Map.ofEntries(
                Map.entry("gb", "gbn2"),
                Map.entry("radii", "mbondi3"),
                Map.entry("salt_molar", "0.15"),
                Map.entry("solvent_dielectric", "80"),
                Map.entry("solute_dielectric", "2"),
                Map.entry("cutoff_nm", "1.2"),
                Map.entry("lj", "force-switch"),
                Map.entry("switch_nm", "1"),
                Map.entry("coulomb", "reaction-field"),
                Map.entry("epsilon_rf", "infinite"),
                Map.entry("images", "minimum-image"),
                Map.entry("nonpolar", "sasa"),
                Map.entry("surface_tension_kcal_mol_a2", "0.005"),
                Map.entry("surface_offset_kcal_mol", "0.5"),
                Map.entry("conventions", "amber")));
    assertEquals(GbRadii.MBONDI3, model.radii());
    assertEquals(
        "lj and coulomb within 1.2 nm (lj force-switch from 1.0 nm, coulomb reaction-field epsilon"
            + " Infinity), minimum-image, solute dielectric 2.0, gb gbn2 salt 0.15 mol/l, solvent"
            + " dielectric 80.0, within 1.2 nm, radii mbondi3, born radii within 2.5 nm, nonpolar"
            + " sasa 2.09200 kJ/mol/nm^2 offset 2.09200 kJ/mol, conventions amber",
        model.criterion());
    assertEquals(
        "lj and coulomb without cutoff, isolated, solute dielectric 1.0, no gb, no nonpolar term,"
            + " conventions amber",
        EnergyWords.parse(Map.of("gb", "none", "nonpolar", "none", "conventions", "amber"))
            .criterion());
  }

  @Test
  void mistakesNameKeyAndValue() {
    assertMessage(
        "energy: gb: expected one of none, hct, obc1, obc2, gbn2, found obc3", "gb", "obc3");
    assertMessage(
        "energy: radii: expected one of from-topology, bondi, mbondi, mbondi2, mbondi3, found amber",
        "radii",
        "amber");
    assertMessage(
        "energy: conventions: expected one of plain, amber, found charmm", "conventions", "charmm");
    assertMessage(
        "energy: switch_nm: expected lj: force-switch beside it, found none", "switch_nm", "1");
    assertMessage(
        "energy: epsilon_rf: expected coulomb: reaction-field beside it, found none",
        "epsilon_rf",
        "3");
    assertMessage(
        "energy: switch_nm: expected a distance for lj: force-switch, found none",
        "lj",
        "force-switch");
    assertMessage(
        "energy: surface_tension_kcal_mol_a2: expected 0 or more, found -1.0",
        "surface_tension_kcal_mol_a2",
        "-1");
    assertMessage(
        "energy: surface_offset_kcal_mol: expected a finite energy, found 1.0E300",
        "surface_offset_kcal_mol",
        "1e300");
    assertMessage("energy: salt_molar: expected a number, found lots", "salt_molar", "lots");
    assertMessage("energy: salt_molar: expected 0 to 10 mol/L, found -1.0", "salt_molar", "-1");
    assertMessage(
        "energy: cutoff_nm: expected a number or none, found Infinity", "cutoff_nm", "Infinity");
    assertMessage(
        "energy: cutoff_nm: expected a distance above 0 nm or none, found 0.0", "cutoff_nm", "0");
    assertMessage(
        "energy: key: expected one of gb, radii, salt_molar, solvent_dielectric,"
            + " solute_dielectric, cutoff_nm, lj, switch_nm, coulomb, epsilon_rf, images, nonpolar,"
            + " surface_tension_kcal_mol_a2, surface_offset_kcal_mol, conventions, found salt",
        "salt",
        "0.1");
  }

  @Test
  void keysOfATermThatIsSwitchedOffAreRefused() {
    Map<String, String> values =
        Map.of(
            "radii", "bondi",
            "salt_molar", "0.1",
            "solvent_dielectric", "80",
            "surface_tension_kcal_mol_a2", "0.005",
            "surface_offset_kcal_mol", "0.9");
    values.forEach(
        (key, value) -> {
          String term = key.startsWith("surface") ? "nonpolar" : "gb";
          String other = term.equals("gb") ? "nonpolar" : "gb";
          assertEquals(
              "energy: " + key + ": expected a " + term + " model beside it, found none",
              assertThrows(
                      IllegalArgumentException.class,
                      () -> EnergyWords.parse(Map.of(term, "none", key, value)))
                  .getMessage());
          EnergyModel read = EnergyWords.parse(Map.of(other, "none", key, value));
          assertNotEquals(
              EnergyWords.parse(Map.of(other, "none")).criterion(), read.criterion(), key);
        });
  }

  private static void assertMessage(String expected, String key, String value) {
    assertEquals(
        expected,
        assertThrows(IllegalArgumentException.class, () -> EnergyWords.parse(Map.of(key, value)))
            .getMessage());
  }
}
