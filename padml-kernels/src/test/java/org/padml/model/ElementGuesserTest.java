package org.padml.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ElementGuesserTest {
  private static void assertElement(String symbol, String atom, String residue) {
    assertEquals(
        symbol,
        Elements.symbol(ElementGuesser.guess(atom, residue)),
        "element of " + atom + " in " + residue);
  }

  @Test
  void residueDecidesWhatANameMeans() {
    assertElement("C", "CA", "ALA");
    assertElement("Ca", "CA", "CA");
    assertElement("Ca", "CAL", "CAL");
    assertElement("C", "CA", "ABC");
    assertElement("H", "HG", "CYX");
    assertElement("Hg", "HG", "HG");
    assertElement("C", "CD", "GLU");
    assertElement("Cd", "CD", "CD");
    assertElement("N", "NA", "HEM");
    assertElement("Na", "NA", "NA");
    assertElement("Na", "NA+", "NA+");
    assertElement("Na", "SOD", "SOD");
    assertElement("Cl", "CLA", "CLA");
    assertElement("C", "C1A", "CLA");
    assertElement("Fe", "FE", "HEM");
    assertElement("Cl", "CL1", "LIG");
    assertElement("Br", "BR", "LIG");
    assertElement("Cl", "Cl2", "LIG");
    assertElement("Mg", "Mg", "Mg");
    assertElement("Na", "NA", "ION");
  }

  @Test
  void namesOfEveryForceFieldGiveTheElement() {
    assertElement("H", "1HB1", "ALA");
    assertElement("H", "2HG", "LEU");
    assertElement("H", "HT1", "NMET");
    assertElement("O", "OXT", "CGLU");
    assertElement("O", "OC1", "GLY");
    assertElement("N", "NE2", "HSD");
    assertElement("S", "SG", "CYX");
    assertElement("Se", "SE", "MSE");
    assertElement("C", "CH3", "ACE");
    assertElement("O", "OW", "SOL");
    assertElement("H", "HW1", "SOL");
    assertElement("H", "D1", "DOD");
    assertElement("H", "DB2", "ALA");
    assertElement("P", "P", "DA");
    assertElement("C", "C1'", "DG5");
    assertElement("C", "C218", "POPC");
    assertElement("X", "X", "SYST");
    assertElement("X", "", "ALA");
  }

  @Test
  void massSitesAreNoAtoms() {
    for (String name : new String[] {"MW", "M", "EPW", "LP1", "OM", "MW1"}) {
      assertTrue(ElementGuesser.isVirtualSite(name, "SOL"), name);
    }
    assertTrue(ElementGuesser.isVirtualSite("DCA", "ALA"));
    assertTrue(ElementGuesser.isVirtualSite("MCH3", "ALA"));
    assertTrue(ElementGuesser.isVirtualSite("LPA", "LIG"));
    assertFalse(ElementGuesser.isVirtualSite("DA", "ALA"));
    assertFalse(ElementGuesser.isVirtualSite("MG", "MG"));
    assertFalse(ElementGuesser.isVirtualSite("OH2", "TIP3"));
    assertEquals(0, ElementGuesser.guess("MW", "SOL"));
  }

  @Test
  void statedElementHoldsUnlessTheResidueCannotContainIt() {
    assertEquals(Elements.C, ElementGuesser.resolve("CA", "CA", "ALA"));
    assertEquals(Elements.CA, ElementGuesser.resolve("CA", "CA", "CA"));
    assertEquals(Elements.C, ElementGuesser.resolve("A", "CA", "ALA"));
    assertEquals(Elements.H, ElementGuesser.resolve("D", "XX", "LIG"));
    assertEquals(54, ElementGuesser.resolve("Xe", "Xe", "MOL"));
    assertEquals(34, ElementGuesser.resolve("SE", "SE", "MSE"));
  }

  @Test
  void variantsOfAminoAcidsShareAParent() {
    assertEquals("HIS", ResidueNames.aminoAcid("NHIE"));
    assertEquals("LYS", ResidueNames.aminoAcid("clys"));
    assertEquals("", ResidueNames.aminoAcid("SOL"));
    assertTrue(ResidueNames.isWater("tip3"));
    assertTrue(ResidueNames.isNucleotide("DA5"));
    assertEquals(Elements.NA, ResidueNames.ionElement("SOD"));
  }
}
