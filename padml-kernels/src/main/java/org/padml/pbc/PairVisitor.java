package org.padml.pbc;

/** Takes pairs as a search finds them. */
@FunctionalInterface
public interface PairVisitor {
  /** One pair: its two labels and its squared distance, nm². */
  void add(int i, int j, double d2);
}
