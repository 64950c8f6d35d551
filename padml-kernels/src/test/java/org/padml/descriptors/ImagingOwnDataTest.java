package org.padml.descriptors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.descriptors.contacts.InterfaceContacts;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.pbc.Imaging;
import org.padml.pbc.ImagingResult;
import org.padml.pbc.MinimumImage;
import org.padml.testing.MdComplex;

/** Two peptides in a periodic box, as GROMACS left them, come together at their nearest images. */
class ImagingOwnDataTest {
  /** Coordinates below 8 nm as floats, moved up to four times. */
  private static final double MOVED = 5e-6;

  @Test
  void peptidesInEthanol() throws IOException {
    MdComplex md =
        new MdComplex("own/abeta-ethanol/abeta_ethanol.pdb", "own/abeta-ethanol/abeta_ethanol.xtc");
    AtomSet a = md.residues(r -> r.chain().equals("A"));
    AtomSet b = md.residues(r -> r.chain().equals("B"));
    Imaging imaging =
        new Imaging(md.topology(), List.of(a, b), InterfaceContacts.DEFAULT_CUTOFF_NM);
    assertEquals(List.of(), imaging.notes());
    PartnerTrees trees = new PartnerTrees(md.topology(), a, b);
    InterfaceContacts contacts =
        new InterfaceContacts(
            md.topology(), trees, AtomSet.of(), InterfaceContacts.DEFAULT_CUTOFF_NM);
    Random random = new Random(11);
    int[] touching = new int[1];
    int frames =
        md.forEachFrame(
            (k, frame) -> {
              double nearest = nearestOfAllImages(md.topology(), a, b, frame);
              ImagingResult result = imaging.apply(frame);
              assertTrue(result.ok(), "frame " + k + ": " + result);
              trees.refresh(frame);
              contacts.compute(trees);
              long n = contacts.nAtomContacts();
              touching[0] += n > 0 ? 1 : 0;
              if (n == 0 || result.flags().isEmpty()) {
                assertEquals(nearest, trees.minDistanceNm(), MOVED, "frame " + k);
              }
              // the same frame with every atom at a random image
              double distance = trees.minDistanceNm();
              scatter(frame, a.union(b), random);
              assertEquals(result, imaging.apply(frame), "frame " + k);
              trees.refresh(frame);
              assertEquals(distance, trees.minDistanceNm(), MOVED, "frame " + k);
            });
    assertEquals(201, frames);
    assertTrue(touching[0] > 20 && touching[0] < 201, touching[0] + " frames in contact");
  }

  private static double nearestOfAllImages(
      Topology topology, AtomSet a, AtomSet b, FrameBuffer frame) {
    MinimumImage image = new MinimumImage();
    image.setBox(frame.box());
    double best = Double.POSITIVE_INFINITY;
    for (int i : a.toArray()) {
      for (int j : b.toArray()) {
        if (topology.isHeavy(i) && topology.isHeavy(j)) {
          best =
              Math.min(
                  best,
                  image.distance2(
                      (double) frame.x()[i] - frame.x()[j],
                      (double) frame.y()[i] - frame.y()[j],
                      (double) frame.z()[i] - frame.z()[j]));
        }
      }
    }
    return Math.sqrt(best);
  }

  private static void scatter(FrameBuffer frame, AtomSet atoms, Random random) {
    Box box = frame.box();
    for (int a : atoms.toArray()) {
      int c = random.nextInt(3) - 1;
      int b = random.nextInt(3) - 1;
      frame.x()[a] += (float) (box.ax() * (random.nextInt(3) - 1) + box.bx() * b + box.cx() * c);
      frame.y()[a] += (float) (box.by() * b + box.cy() * c);
      frame.z()[a] += (float) (box.cz() * c);
    }
  }
}
