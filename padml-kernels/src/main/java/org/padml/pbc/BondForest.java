package org.padml.pbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.padml.model.AtomSet;
import org.padml.model.Topology;

/**
 * The molecules that hold given atoms, each as a spanning tree of its links in breadth-first order
 * from its lowest atom, and the links that close rings.
 *
 * <p>Links are bonds, and one from each virtual site to the first atom of its residue. In a
 * topology without any bond they are guessed per group: every atom to the first of its residue,
 * every residue to the one before it in the same chain.
 */
final class BondForest {
  /** Tree links, parents placed before their children. */
  final int[] parent;

  final int[] child;

  /** Whether a tree link is a bond of the topology. */
  final boolean[] isBond;

  /** Bonds that close rings. */
  final int[] ringFirst;

  final int[] ringSecond;

  /** Atoms of each molecule, in the order in which they are reached. */
  final List<int[]> molecules;

  /** Molecule of an atom, -1 for atoms in none. */
  final int[] moleculeOf;

  /** Whether links are guessed because the topology has no bonds. */
  final boolean guessed;

  private final int[] first;
  private final int[] second;

  BondForest(Topology topology, List<AtomSet> groups) {
    guessed = topology.nBonds() == 0;
    List<int[]> links = guessed ? chainLinks(topology, groups) : bonds(topology);
    first = links.stream().mapToInt(l -> l[0]).toArray();
    second = links.stream().mapToInt(l -> l[1]).toArray();
    int nBonds = topology.nBonds();
    int n = topology.nAtoms();
    int[] start = new int[n + 1];
    int[] link = adjacency(start);
    moleculeOf = new int[n];
    Arrays.fill(moleculeOf, -1);
    molecules = new ArrayList<>();
    boolean[] used = new boolean[first.length];
    int[] tree = new int[first.length];
    int[] towards = new int[first.length];
    boolean[] bond = new boolean[first.length];
    int nTree = 0;
    for (int root : roots(n, start, link, groups)) {
      int[] queue = new int[16];
      int size = 0;
      queue[size++] = root;
      moleculeOf[root] = molecules.size();
      for (int head = 0; head < size; head++) {
        int a = queue[head];
        for (int k = start[a]; k < start[a + 1]; k++) {
          int other = first[link[k]] == a ? second[link[k]] : first[link[k]];
          if (moleculeOf[other] < 0) {
            moleculeOf[other] = molecules.size();
            used[link[k]] = true;
            tree[nTree] = a;
            bond[nTree] = link[k] < nBonds;
            towards[nTree++] = other;
            queue = size == queue.length ? Arrays.copyOf(queue, 2 * size) : queue;
            queue[size++] = other;
          }
        }
      }
      molecules.add(Arrays.copyOf(queue, size));
    }
    parent = Arrays.copyOf(tree, nTree);
    child = Arrays.copyOf(towards, nTree);
    isBond = Arrays.copyOf(bond, nTree);
    int[] rings = ringLinks(used, nBonds);
    ringFirst = Arrays.stream(rings).map(k -> first[k]).toArray();
    ringSecond = Arrays.stream(rings).map(k -> second[k]).toArray();
  }

  private int[] ringLinks(boolean[] used, int nBonds) {
    return IntStream.range(0, nBonds).filter(k -> !used[k] && moleculeOf[first[k]] >= 0).toArray();
  }

  /** Bonds first, in the topology's order. */
  private static List<int[]> bonds(Topology topology) {
    List<int[]> links = new ArrayList<>();
    for (int k = 0; k < topology.nBonds(); k++) {
      links.add(new int[] {topology.bondFirst(k), topology.bondSecond(k)});
    }
    boolean[] bonded = new boolean[topology.nAtoms()];
    for (int[] link : links) {
      bonded[link[0]] = true;
      bonded[link[1]] = true;
    }
    for (int r = 0; r < topology.nResidues(); r++) {
      int end = topology.residueStart(r + 1);
      int anchor = topology.residueStart(r);
      while (anchor < end && !topology.isUsed(anchor)) {
        anchor++;
      }
      for (int a = topology.residueStart(r); a < end && anchor < end; a++) {
        if (!topology.isUsed(a) && !bonded[a]) {
          links.add(new int[] {anchor, a});
        }
      }
    }
    return links;
  }

  private static List<int[]> chainLinks(Topology topology, List<AtomSet> groups) {
    List<int[]> links = new ArrayList<>();
    for (AtomSet group : groups) {
      int previous = -1;
      int anchor = -1;
      for (int k = 0; k < group.size(); k++) {
        int a = group.get(k);
        if (anchor >= 0 && topology.residueOf(anchor) == topology.residueOf(a)) {
          links.add(new int[] {anchor, a});
          continue;
        }
        previous = anchor;
        anchor = a;
        if (previous >= 0 && sameChain(topology, previous, a)) {
          links.add(new int[] {previous, a});
        }
      }
    }
    return links;
  }

  private static boolean sameChain(Topology topology, int a, int b) {
    Topology.Residue r = topology.residueOfAtom(a);
    Topology.Residue s = topology.residueOfAtom(b);
    return r.chain().equals(s.chain()) && r.segment().equals(s.segment());
  }

  private int[] adjacency(int[] start) {
    for (int k = 0; k < first.length; k++) {
      start[first[k]]++;
      start[second[k]]++;
    }
    int end = 0;
    for (int a = 0; a < start.length; a++) {
      end += start[a];
      start[a] = end;
    }
    int[] link = new int[2 * first.length];
    for (int k = first.length - 1; k >= 0; k--) {
      link[--start[first[k]]] = k;
      link[--start[second[k]]] = k;
    }
    return link;
  }

  /** The lowest atom of every molecule with an atom in a group, ascending. */
  private int[] roots(int n, int[] start, int[] link, List<AtomSet> groups) {
    boolean[] wanted = new boolean[n];
    for (AtomSet group : groups) {
      for (int k = 0; k < group.size(); k++) {
        wanted[group.get(k)] = true;
      }
    }
    boolean[] seen = new boolean[n];
    int[] stack = new int[n];
    int[] roots = new int[n];
    int nRoots = 0;
    for (int root = 0; root < n; root++) {
      if (seen[root]) {
        continue;
      }
      int size = 0;
      stack[size++] = root;
      seen[root] = true;
      boolean any = false;
      while (size > 0) {
        int a = stack[--size];
        any |= wanted[a];
        for (int k = start[a]; k < start[a + 1]; k++) {
          int other = first[link[k]] == a ? second[link[k]] : first[link[k]];
          if (!seen[other]) {
            seen[other] = true;
            stack[size++] = other;
          }
        }
      }
      if (any) {
        roots[nRoots++] = root;
      }
    }
    return Arrays.copyOf(roots, nRoots);
  }
}
