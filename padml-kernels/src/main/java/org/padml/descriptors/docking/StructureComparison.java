package org.padml.descriptors.docking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;

/**
 * DockQ of a model against a native structure that may number, name and complete its chains
 * otherwise: chains are matched by sequence, each chain of the structure with fewer chains with one
 * of the other, so that the sum of DockQ over the native interfaces is largest; residues by
 * alignment of the sequences, identical ones only.
 *
 * <p>Chains: amino acids of one chain letter (else segment). Interfaces: pairs of chains with a
 * native contact. Measures as in {@link DockingMeasures}, receptor and ligand by the lengths of the
 * native chains.
 */
public final class StructureComparison {
  private static final long LIMIT = 1_000_000;

  private final Topology model;
  private final FrameBuffer modelFrame;
  private final Topology reference;
  private final FrameBuffer referenceFrame;
  private final DockingCutoffs cutoffs;
  private final Map<String, Chain> modelChains;
  private final Map<String, Chain> nativeChains;
  private final Map<String, SequenceAlignment> alignments = new HashMap<>();
  private final Map<String, Optional<InterfaceScore>> scores = new HashMap<>();
  private final Map<String, String> chosen = new LinkedHashMap<>();
  private final List<InterfaceScore> interfaces = new ArrayList<>();
  private double best = -1;
  private long tried;

  private record Chain(AtomSet atoms, int[] residues, List<String> names) {}

  /**
   * Compares two structures.
   *
   * @param mismatches how many aligned residues of two chains may differ
   * @throws IllegalArgumentException if a chain has no counterpart, or there are more than a
   *     million ways to match chains
   */
  public StructureComparison(
      Topology model,
      FrameBuffer modelFrame,
      Topology reference,
      FrameBuffer referenceFrame,
      DockingCutoffs cutoffs,
      int mismatches) {
    this.model = model;
    this.modelFrame = modelFrame;
    this.reference = reference;
    this.referenceFrame = referenceFrame;
    this.cutoffs = cutoffs;
    modelChains = chains(model);
    nativeChains = chains(reference);
    boolean byNative = nativeChains.size() <= modelChains.size();
    List<String> fewer = List.copyOf((byNative ? nativeChains : modelChains).keySet());
    List<List<String>> candidates = new ArrayList<>();
    for (String chain : fewer) {
      List<String> fitting = new ArrayList<>();
      for (String other : (byNative ? modelChains : nativeChains).keySet()) {
        String m = byNative ? other : chain;
        String n = byNative ? chain : other;
        if (alignment(m, n).mismatches() <= mismatches) {
          fitting.add(other);
        }
      }
      if (fitting.isEmpty()) {
        throw new IllegalArgumentException(
            "docking: chain "
                + chain
                + " of the "
                + (byNative ? "native structure" : "model")
                + ": expected one of the same sequence in the other structure, found none");
      }
      candidates.add(fitting);
    }
    match(fewer, candidates, new ArrayList<>(), byNative);
  }

  private static Map<String, Chain> chains(Topology topology) {
    Map<String, List<Integer>> byName = new LinkedHashMap<>();
    for (int r = 0; r < topology.nResidues(); r++) {
      Topology.Residue residue = topology.residue(r);
      boolean used = false;
      for (int k = topology.residueStart(r); k < topology.residueStart(r + 1); k++) {
        used |= topology.isHeavy(k);
      }
      if (used && ResidueNames.isAminoAcid(residue.name())) {
        byName.computeIfAbsent(residue.chainOrSegment(), k -> new ArrayList<>()).add(r);
      }
    }
    Map<String, Chain> chains = new LinkedHashMap<>();
    byName.forEach((name, residues) -> chains.put(name, chain(topology, residues)));
    return chains;
  }

  private static Chain chain(Topology topology, List<Integer> residues) {
    boolean[] mask = new boolean[topology.nAtoms()];
    List<String> names = new ArrayList<>();
    for (int r : residues) {
      Arrays.fill(mask, topology.residueStart(r), topology.residueStart(r + 1), true);
      names.add(ResidueNames.aminoAcid(topology.residue(r).name()));
    }
    return new Chain(
        AtomSet.ofMask(mask), residues.stream().mapToInt(r -> r).toArray(), List.copyOf(names));
  }

  private static <T> T of(Map<String, T> map, String key) {
    T value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("docking: expected an entry for " + key);
    }
    return value;
  }

  private SequenceAlignment alignment(String modelChain, String nativeChain) {
    return alignments.computeIfAbsent(
        modelChain + "\n" + nativeChain,
        k ->
            new SequenceAlignment(
                of(nativeChains, nativeChain).names, of(modelChains, modelChain).names));
  }

  private void match(
      List<String> fewer, List<List<String>> candidates, List<String> taken, boolean byNative) {
    if (taken.size() == fewer.size()) {
      if (++tried > LIMIT) {
        throw new IllegalArgumentException(
            "docking: chains: expected at most " + LIMIT + " ways to match them, found more");
      }
      Map<String, String> modelOfNative = new LinkedHashMap<>();
      for (String n : nativeChains.keySet()) {
        int k = byNative ? fewer.indexOf(n) : taken.indexOf(n);
        if (k >= 0) {
          modelOfNative.put(n, byNative ? taken.get(k) : fewer.get(k));
        }
      }
      evaluate(modelOfNative);
      return;
    }
    for (String candidate : candidates.get(taken.size())) {
      if (!taken.contains(candidate)) {
        taken.add(candidate);
        match(fewer, candidates, taken, byNative);
        taken.remove(taken.size() - 1);
      }
    }
  }

  private void evaluate(Map<String, String> modelOfNative) {
    List<InterfaceScore> found = new ArrayList<>();
    List<String> names = List.copyOf(modelOfNative.keySet());
    double total = 0;
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        String p = names.get(i);
        String q = names.get(j);
        Optional<InterfaceScore> score = score(p, q, of(modelOfNative, p), of(modelOfNative, q));
        if (score.isPresent()) {
          found.add(score.get());
          total += score.get().dockq();
        }
      }
    }
    if (total > best) {
      best = total;
      chosen.clear();
      chosen.putAll(modelOfNative);
      interfaces.clear();
      interfaces.addAll(found);
    }
  }

  private Optional<InterfaceScore> score(String n1, String n2, String m1, String m2) {
    return scores.computeIfAbsent(String.join("\n", n1, n2, m1, m2), k -> measure(n1, n2, m1, m2));
  }

  private Optional<InterfaceScore> measure(String n1, String n2, String m1, String m2) {
    NativeInterface known =
        new NativeInterface(
            reference,
            of(nativeChains, n1).atoms,
            of(nativeChains, n2).atoms,
            referenceFrame,
            cutoffs);
    int[] match = new int[reference.nResidues()];
    Arrays.fill(match, -1);
    fill(match, n1, m1);
    fill(match, n2, m2);
    AtomSet a = of(modelChains, m1).atoms;
    AtomSet b = of(modelChains, m2).atoms;
    DockingReference prepared =
        new DockingReference(known, cutoffs, model, a, b, List.of(match), "");
    if (!prepared.applicable()) {
      return Optional.empty();
    }
    PartnerTrees trees = new PartnerTrees(model, a, b);
    trees.refresh(modelFrame);
    DockingMeasures d = new DockingMeasures(prepared, trees);
    d.compute(modelFrame, trees);
    return Optional.of(
        new InterfaceScore(
            n1,
            n2,
            m1,
            m2,
            d.dockq(),
            d.irmsdNm(),
            d.lrmsdNm(),
            d.fnat(),
            d.fnonnat(),
            d.f1(),
            d.clashes()));
  }

  private void fill(int[] match, String nativeChain, String modelChain) {
    SequenceAlignment aligned = alignment(modelChain, nativeChain);
    int[] from = of(nativeChains, nativeChain).residues;
    int[] to = of(modelChains, modelChain).residues;
    for (int k = 0; k < from.length; k++) {
      match[from[k]] = aligned.partner(k) < 0 ? -1 : to[aligned.partner(k)];
    }
  }

  /** Measures of each native interface, in the order of its chains. */
  public List<InterfaceScore> interfaces() {
    return List.copyOf(interfaces);
  }

  /** Mean DockQ over the native interfaces; NaN when there is none. */
  public double meanDockq() {
    return interfaces.isEmpty() ? Double.NaN : best / interfaces.size();
  }

  /** The model chain that stands for each native chain, in the order of the native structure. */
  public Map<String, String> modelOfNative() {
    return Collections.unmodifiableMap(chosen);
  }
}
