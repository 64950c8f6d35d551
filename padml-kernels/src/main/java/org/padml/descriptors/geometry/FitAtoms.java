package org.padml.descriptors.geometry;

import java.util.Arrays;
import org.padml.model.AtomSet;
import org.padml.model.Elements;
import org.padml.model.Topology;

/** Which atoms of a partner are fitted. */
public final class FitAtoms {
  /** Fewer atoms do not tell how a partner is turned. */
  static final int LEAST_FOR_A_FRAME = 3;

  private FitAtoms() {}

  /** Alpha carbons: carbons named CA, so that calcium is none. */
  public static AtomSet alphaCarbons(Topology topology, AtomSet atoms) {
    return AtomSet.of(
        Arrays.stream(atoms.toArray())
            .filter(a -> topology.isUsed(a) && topology.atomicNumber(a) == Elements.C)
            .filter(a -> topology.atomName(a).equals("CA"))
            .toArray());
  }

  /** Alpha carbons, or all heavy atoms when there are fewer than three of them. */
  public static AtomSet alphaCarbonsOrHeavy(Topology topology, AtomSet atoms) {
    AtomSet alpha = alphaCarbons(topology, atoms);
    if (alpha.size() >= LEAST_FOR_A_FRAME) {
      return alpha;
    }
    return AtomSet.of(Arrays.stream(atoms.toArray()).filter(topology::isHeavy).toArray());
  }
}
