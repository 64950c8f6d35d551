package org.padml.descriptors.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;
import org.padml.testing.StructureFile;

class ResidueSurfaceTest {
  /** Spheres of 0.3 nm: 1.131 nm^2 when free, 1.41 of the reference area of glycine. */
  private static final float SPHERE = 0.16f;

  /** Two residues of one atom each, and a third that has no reference area. */
  private static Topology topology(String first, String second) {
    TopologyBuilder builder = new TopologyBuilder();
    String[] names = {first, second, "XYZ"};
    for (int r = 0; r < names.length; r++) {
      builder
          .addResidue(new Topology.Residue(r + 1, "", names[r], "AAB".substring(r, r + 1), ""))
          .addAtom("C", Elements.C);
    }
    return builder.build();
  }

  private static ResidueSurface compute(
      String first, String second, double buriedAbove, double... xyz) {
    Topology topology = topology(first, second);
    SphereCloud c =
        SphereCloud.of(new float[] {SPHERE, SPHERE, 3 * SPHERE}, new int[] {0, 0, 1}, xyz);
    PartnerSurface surface = new LeeRichards(20, 0.14, c.radii(), c.partner());
    surface.compute(c.x(), c.y(), c.z());
    List<String> notes = new ArrayList<>();
    ResidueSurface residues =
        new ResidueSurface(
            topology, AtomSet.of(0, 1), AtomSet.of(2), ReferenceAreas.NACCESS, buriedAbove, notes);
    residues.compute(surface);
    assertEquals(List.of("relative sasa: naccess has no reference area for XYZ"), notes);
    return residues;
  }

  @Test
  void classesFollowTheRelativeAreas() {
    // The third sphere, of 0.62 nm, is beside the first; the second is far from both.
    ResidueSurface rim = compute("GLY", "GLY", 0, 0, 0, 0, 9, 0, 0, 0.9, 0, 0);
    assertEquals(SurfaceClass.RIM, rim.classOf(0));
    assertEquals(SurfaceClass.SURFACE, rim.classOf(1));
    assertEquals(SurfaceClass.UNKNOWN, rim.classOf(2));
    assertTrue(Double.isNaN(rim.relativeFree(2)));
    assertFalse(rim.hasReference(2));
    // R^2 4 pi over the reference of glycine.
    double sphere = 4 * Math.PI * 0.09;
    assertEquals(sphere / 0.801, rim.relativeFree(0), 1e-6);
    assertEquals(rim.buriedArea(0), sphere - rim.boundArea(0), 1e-6);
    assertEquals(1, rim.count(SurfaceClass.RIM));
    assertEquals(1, rim.count(SurfaceClass.SURFACE));
    assertTrue(SurfaceClass.RIM.isInterface() && !SurfaceClass.SURFACE.isInterface());
    // The first sphere wholly inside the third.
    ResidueSurface core = compute("GLY", "GLY", 0, 0, 0, 0, 9, 0, 0, 0.2, 0, 0);
    assertEquals(SurfaceClass.CORE, core.classOf(0));
    assertEquals(0, core.relativeBound(0));
  }

  @Test
  void residuesBuriedBeforeAreSupportOrInterior() {
    // The second sphere leaves a cap of height 0.07 of the first: 0.13 nm^2, 5 % of tryptophan.
    double apart = 0.04;
    ResidueSurface touched = compute("TRP", "GLY", 0, 0, 0, 0, apart, 0, 0, -0.85, 0, 0);
    assertTrue(touched.relativeFree(0) < SurfaceClass.EXPOSED + 0.01, "" + touched.relativeFree(0));
    assertEquals(SurfaceClass.SUPPORT, touched.classOf(0));
    ResidueSurface alone = compute("TRP", "GLY", 0, 0, 0, 0, apart, 0, 0, -9, 0, 0);
    assertEquals(SurfaceClass.INTERIOR, alone.classOf(0));
    assertEquals(0, alone.buriedArea(0));
  }

  @Test
  void aLossMayBeAskedFor() {
    ResidueSurface any = compute("GLY", "GLY", 0, 0, 0, 0, 9, 0, 0, 0.9, 0, 0);
    double lost = any.buriedArea(0);
    assertTrue(lost > 0);
    ResidueSurface more = compute("GLY", "GLY", lost, 0, 0, 0, 9, 0, 0, 0.9, 0, 0);
    assertEquals(SurfaceClass.SURFACE, more.classOf(0));
    assertFalse(more.isInterface(0));
  }

  @Test
  void wrongInputIsNamed() {
    ResidueSurface residues = compute("GLY", "GLY", 0, 0, 0, 0, 9, 0, 0, 0.9, 0, 0);
    assertEquals(
        "residue surface: expected 3 atoms, found 1",
        assertThrows(
                IllegalArgumentException.class,
                () -> residues.compute(new LeeRichards(20, 0.14, new float[1], new int[1])))
            .getMessage());
    assertEquals(
        "reference areas: expected naccess or tien-2013, found x",
        assertThrows(IllegalArgumentException.class, () -> ReferenceAreas.named("x")).getMessage());
    assertEquals(ReferenceAreas.TIEN, ReferenceAreas.named("tien-2013"));
    assertEquals(1.67, ReferenceAreas.TIEN.of("CYX"), 1e-12);
  }

  /** Every residue of an interface has one class; only atoms near the partner lose area. */
  @Test
  void classesOfAComplex() throws IOException {
    StructureFile fab = StructureFile.resource(ResidueSurfaceTest.class, "1a0q.pdb.gz");
    AtomSet l = fab.chains("L");
    AtomSet h = fab.chains("H");
    List<String> notes = new ArrayList<>();
    float[] radii = Radii.NACCESS.of(fab.topology(), l.union(h), notes);
    PartnerSurface surface = LeeRichards.between(l, h, 20, PartnerSurface.WATER_PROBE_NM, radii);
    surface.compute(fab.x(), fab.y(), fab.z());
    ResidueSurface residues =
        new ResidueSurface(fab.topology(), l, h, ReferenceAreas.NACCESS, notes);
    residues.compute(surface);
    assertEquals(List.of(), notes);
    int sum = 0;
    double buried = 0;
    for (SurfaceClass kind : SurfaceClass.values()) {
      sum += residues.count(kind);
    }
    int interfaces = 0;
    for (int r = 0; r < fab.topology().nResidues(); r++) {
      buried += residues.buriedArea(r);
      interfaces += residues.isInterface(r) ? 1 : 0;
    }
    assertEquals(fab.topology().nResidues(), sum);
    assertEquals(surface.bsa(), buried, 1e-9);
    assertEquals(
        interfaces,
        residues.count(SurfaceClass.CORE)
            + residues.count(SurfaceClass.RIM)
            + residues.count(SurfaceClass.SUPPORT));
    assertTrue(interfaces > 50, interfaces + " residues of the interface");
  }
}
