package org.padml.pbc;

import org.padml.model.FrameBuffer;

/** Atoms that move as one, and the tree of those of them that count for contacts. */
final class Body {
  private final int[] atoms;
  final BoxTree tree;

  Body(int[] atoms, int[] contactAtoms) {
    this.atoms = atoms;
    tree = new BoxTree(contactAtoms);
  }

  void refresh(FrameBuffer frame) {
    tree.refresh(frame.x(), frame.y(), frame.z());
  }

  /** Moves all atoms by a vector and refreshes the tree. */
  void move(FrameBuffer frame, double dx, double dy, double dz) {
    float[] x = frame.x();
    float[] y = frame.y();
    float[] z = frame.z();
    for (int a : atoms) {
      x[a] = (float) (x[a] + dx);
      y[a] = (float) (y[a] + dy);
      z[a] = (float) (z[a] + dz);
    }
    refresh(frame);
  }
}
