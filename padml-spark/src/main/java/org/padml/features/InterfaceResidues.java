package org.padml.features;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.model.Topology;
import org.padml.model.Topology.Residue;

/**
 * The residues of both partners as the tables name them: A's, then B's. A place is a position in
 * this list.
 *
 * @param residuesOfA how many are A's
 * @param residues indices in the topology read
 * @param names their names
 * @param a name of partner A
 * @param b name of partner B
 */
record InterfaceResidues(int residuesOfA, int[] residues, List<Residue> names, String a, String b)
    implements Serializable {

  static InterfaceResidues of(SystemModel model, int[] pair) {
    Topology topology = model.topology();
    List<Integer> numbers = new ArrayList<>();
    List<Residue> names = new ArrayList<>();
    int ofA = 0;
    for (int side : pair) {
      int last = -1;
      for (int atom : model.partners().get(side).toArray()) {
        int r = topology.residueOf(atom);
        if (r != last) {
          last = r;
          numbers.add(r);
          names.add(topology.residue(r));
        }
      }
      ofA = side == pair[0] ? numbers.size() : ofA;
    }
    return new InterfaceResidues(
        ofA,
        numbers.stream().mapToInt(Integer::intValue).toArray(),
        names,
        model.partnerNames().get(pair[0]),
        model.partnerNames().get(pair[1]));
  }

  int size() {
    return residues.length;
  }

  /** Partner's name of a place. */
  String partner(int place) {
    return place < residuesOfA ? a : b;
  }

  /** Appends the columns that name a residue: partner, chain, resid, icode, resname. */
  void name(int place, List<@Nullable Object> row) {
    Residue r = names.get(place);
    row.addAll(Arrays.asList(partner(place), r.chain(), r.resid(), r.insertionCode(), r.name()));
  }

  /** Place of the residue of each alpha carbon of both partners, in the order of the atoms. */
  int[] placesOf(InterfaceAtoms atoms) {
    Places places = places();
    return Arrays.stream(atoms.alphaCarbons().toArray())
        .map(
            i ->
                Places.place(
                    atoms.a().contains(i) ? places.ofA() : places.ofB(),
                    atoms.topology().residueOf(i)))
        .toArray();
  }

  /** Finds the places of residues that records name by index: of A, and of B. */
  Places places() {
    Map<Integer, Integer> ofA = new HashMap<>();
    Map<Integer, Integer> ofB = new HashMap<>();
    for (int i = 0; i < residues.length; i++) {
      (i < residuesOfA ? ofA : ofB).put(residues[i], i);
    }
    return new Places(ofA, ofB);
  }

  /** Places by residue index, for either partner: one residue may have atoms in both. */
  record Places(Map<Integer, Integer> ofA, Map<Integer, Integer> ofB) {
    /** Places of a pair, A's in the upper and B's in the lower half. */
    long pair(int residueA, int residueB) {
      return ((long) place(ofA, residueA) << 32) | place(ofB, residueB);
    }

    private static int place(Map<Integer, Integer> places, int residue) {
      Integer place = places.get(residue);
      if (place == null) {
        throw new IllegalStateException(
            "residue " + residue + ": expected a residue of the interface, found another");
      }
      return place;
    }
  }
}
