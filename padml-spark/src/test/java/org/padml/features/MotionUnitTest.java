package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.padml.descriptors.kinetics.AssociationKinetics.Partners;

class MotionUnitTest {
  private static MotionUnit unit(int points, long frames) {
    Passes.Settings settings =
        new Passes.Settings(
            0,
            100,
            300,
            new InterfaceResidues(0, new int[0], List.of(), "A", "B"),
            Set.of(),
            new int[points],
            Partners.DIFFERENT);
    ReplicaKey key = new ReplicaKey("s", "r", "A:B");
    return new MotionUnit(0, key, settings, frames, 0, frames - 1, 0, frames - 1);
  }

  /** 36 bytes times the square of the points, all of them in 256 MB. */
  @Test
  void largeUnitsHaveFewSegments() {
    long frames = 1 << 20;
    assertEquals(32, unit(4, frames).segments());
    assertEquals(32, unit(480, frames).segments());
    assertEquals(4, unit(1200, frames).segments());
    // three of 81 MB: of powers of two, two
    assertEquals(2, unit(1500, frames).segments());
    assertEquals(1, unit(5000, frames).segments());
    assertEquals(2, unit(4, 100).segments());
  }
}
