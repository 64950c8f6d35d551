package org.padml.partners;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.padml.model.AtomSet;
import org.padml.model.Elements;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;
import org.padml.model.Topology.Residue;

/**
 * The protein and nucleic acid residues of a topology, divided into chains.
 *
 * <p>Residues of one kind and chain letter (else segment, else of the whole file) are walked in
 * file order. A new chain starts where a residue is not bonded to the one before it, the numbers
 * fall, and the residues from there on repeat numbers that came before. When the letters tell
 * nothing (there is none, or only one), it also starts where the numbers fall, and where the next
 * number follows without a bond or behind a chain's end (an OXT, HO3' or their like, or a cap). A
 * gap of up to {@value #LONGEST_LOOP} in rising numbers is taken for a loop that is not resolved or
 * was left out, whatever the ends look like, if so many residues can bridge it.
 *
 * <p>Bonded: through the listed bonds where the file lists them completely, disulfides left out;
 * else by the peptide bond's length in the topology's coordinates; without coordinates, unknown.
 */
final class Polymers {
  private static final int LONGEST_LOOP = 100;

  /** Distance of neighbouring alpha carbons, nm. */
  private static final double LONGEST_STEP_NM = 0.38;

  /** Length of a stretched nucleotide, nm. */
  private static final double LONGEST_NUCLEOTIDE_NM = 0.75;

  private static final Set<String> ENDS = Set.of("OXT", "OT1", "OT2", "OC1", "OC2", "OT", "O2");
  private static final Set<String> NUCLEIC_ENDS = Set.of("HO3'", "HO3*", "H3T");
  private static final Set<String> END_CAPS = Set.of("NME", "NMA", "NHE", "NH2", "CT3", "CT2");

  private final Topology topology;
  private final PolymerBonds bonds;

  /** One chain: its letter or segment, "" for none, and its atoms. */
  record Chain(String key, AtomSet atoms) {}

  private record Group(String key, boolean isNucleic) {}

  Polymers(Topology topology) {
    this.topology = topology;
    this.bonds = new PolymerBonds(topology);
  }

  /** In the order of their first atoms. */
  List<Chain> chains() {
    List<Integer> residues = new ArrayList<>();
    for (int r = 0; r < topology.nResidues(); r++) {
      if (isProtein(r) || isNucleic(r)) {
        residues.add(r);
      }
    }
    Function<Residue, String> key = key(residues);
    Map<Group, List<Integer>> groups = new LinkedHashMap<>();
    for (int r : residues) {
      Group group = new Group(key.apply(topology.residue(r)), !isProtein(r));
      groups.computeIfAbsent(group, g -> new ArrayList<>()).add(r);
    }
    boolean lettersTell = groups.keySet().stream().map(Group::key).distinct().count() > 1;
    List<Chain> chains = new ArrayList<>();
    groups.forEach(
        (group, members) -> {
          for (List<Integer> part : split(members, lettersTell)) {
            if (isChain(part)) {
              chains.add(new Chain(group.key, atoms(part)));
            }
          }
        });
    chains.sort((a, b) -> Integer.compare(a.atoms().get(0), b.atoms().get(0)));
    return chains;
  }

  private boolean isProtein(int residue) {
    String name = topology.residue(residue).name();
    boolean isSolvent =
        ResidueNames.isWater(name) || ResidueNames.ionElement(name) != Elements.UNKNOWN;
    return !isSolvent && (ResidueNames.isProtein(name) || hasBackbone(residue));
  }

  /** A nucleotide by name, with its sugar; or by its sugar, in the middle of a chain. */
  private boolean isNucleic(int residue) {
    if (!bonds.isNucleotide(residue)) {
      return false;
    }
    return ResidueNames.isNucleotide(topology.residue(residue).name())
        || isLinked(residue - 1, residue)
        || isLinked(residue, residue + 1);
  }

  private boolean isLinked(int before, int after) {
    return before >= 0
        && after < topology.nResidues()
        && bonds.isNucleotide(before)
        && bonds.isNucleotide(after)
        && bonds.between(before, after) == PolymerBonds.Answer.YES;
  }

  private boolean hasBackbone(int residue) {
    return bonds.atom(residue, "N") >= 0
        && bonds.atom(residue, "CA") >= 0
        && bonds.atom(residue, "C") >= 0
        && bonds.atom(residue, "O") >= 0;
  }

  /** Chain letters when all have one; segments when all have one and letters do not tell. */
  private Function<Residue, String> key(List<Integer> residues) {
    Set<String> chains = new HashSet<>();
    Set<String> segments = new HashSet<>();
    for (int r : residues) {
      chains.add(topology.residue(r).chain());
      segments.add(topology.residue(r).segment());
    }
    boolean haveChains = !chains.contains("");
    boolean haveSegments = !segments.contains("");
    if (haveChains && (chains.size() > 1 || !haveSegments || segments.size() == 1)) {
      return Residue::chain;
    }
    return haveSegments ? Residue::segment : r -> "";
  }

  private List<List<Integer>> split(List<Integer> members, boolean lettersTell) {
    List<List<Integer>> parts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int k = 0; k < members.size(); k++) {
      if (k == 0 || isBreak(members, k, seen, lettersTell)) {
        parts.add(new ArrayList<>());
        seen.clear();
      }
      parts.get(parts.size() - 1).add(members.get(k));
      seen.add(topology.residue(members.get(k)).label());
    }
    return parts;
  }

  private boolean isBreak(List<Integer> members, int k, Set<String> seen, boolean lettersTell) {
    int before = members.get(k - 1);
    int here = members.get(k);
    Residue a = topology.residue(before);
    Residue b = topology.residue(here);
    PolymerBonds.Answer bonded = bonds.between(before, here);
    // two residues of one number are alternatives of one place, not a repeat
    if (bonded == PolymerBonds.Answer.YES || a.label().equals(b.label())) {
      return false;
    }
    boolean falls = b.resid() < a.resid();
    if (falls && repeats(members, k, seen)) {
      return true;
    }
    if (lettersTell) {
      return false;
    }
    boolean follows = b.resid() == a.resid() + 1 || b.resid() == a.resid();
    if (falls || follows) {
      return falls || bonded == PolymerBonds.Answer.NO || endsChain(before);
    }
    return !isLoop(before, here, b.resid() - a.resid() - 1);
  }

  /** Whether as many missing residues can bridge the gap. */
  private boolean isLoop(int before, int after, int nMissing) {
    double gap = bonds.gapNm(before, after);
    double step = bonds.isNucleotide(before) ? LONGEST_NUCLEOTIDE_NM : LONGEST_STEP_NM;
    return nMissing <= LONGEST_LOOP && (Double.isNaN(gap) || gap < (nMissing + 1) * step);
  }

  /** Whether the rising numbers from here on come back to some that were seen. */
  private boolean repeats(List<Integer> members, int from, Set<String> seen) {
    int last = Integer.MIN_VALUE;
    for (int k = from; k < members.size(); k++) {
      Residue r = topology.residue(members.get(k));
      if (r.resid() < last) {
        return false;
      }
      if (seen.contains(r.label())) {
        return true;
      }
      last = r.resid();
    }
    return false;
  }

  private boolean endsChain(int residue) {
    if (END_CAPS.contains(topology.residue(residue).name())) {
      return true;
    }
    Set<String> ends = bonds.isNucleotide(residue) ? NUCLEIC_ENDS : ENDS;
    for (int a = topology.residueStart(residue); a < topology.residueStart(residue + 1); a++) {
      if (ends.contains(topology.atomName(a))) {
        return true;
      }
    }
    return false;
  }

  /** Two residues or more, one of them no cap. */
  private boolean isChain(List<Integer> part) {
    return part.size() > 1
        && part.stream().anyMatch(r -> !ResidueNames.isPeptideCap(topology.residue(r).name()));
  }

  private AtomSet atoms(List<Integer> part) {
    boolean[] mask = new boolean[topology.nAtoms()];
    for (int r : part) {
      for (int a = topology.residueStart(r); a < topology.residueStart(r + 1); a++) {
        mask[a] = !topology.isExcludedAlternate(a);
      }
    }
    return AtomSet.ofMask(mask);
  }
}
