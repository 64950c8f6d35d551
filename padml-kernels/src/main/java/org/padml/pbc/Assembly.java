package org.padml.pbc;

import java.util.Arrays;
import java.util.List;
import org.padml.model.FrameBuffer;

/**
 * Brings whole bodies side by side. The first body stays; the others first go to the image whose
 * centre is nearest to its centre. Then the cluster grows: of all bodies left and all their images,
 * the one with most contacts to the bodies placed is placed next; among equals the one with the
 * smallest atom distance; among these the lowest body, and the image first in {@link LatticeWindow}
 * (the unmoved one leads). The outcome does not depend on which images the frame came with, nor on
 * the order of atoms; it follows the order of bodies only in exact ties.
 *
 * <p>Cost: O(bodies²) searches, most of which end at the outermost boxes. Allocates nothing.
 */
final class Assembly {
  private final List<Body> bodies;
  private final double cutoff;
  private final boolean[] placed;
  private final long[][] contacts;
  private final TreeSearch search = new TreeSearch();
  private boolean twoTouch;
  private int bestBody;
  private int bestShift;

  Assembly(List<Body> bodies, double cutoff) {
    this.bodies = bodies;
    this.cutoff = cutoff;
    placed = new boolean[bodies.size()];
    contacts = new long[bodies.size()][LatticeWindow.SIZE];
  }

  /** Whether, in the last frame, a body had contacts at two images at once. */
  boolean twoTouch() {
    return twoTouch;
  }

  /** Moves the bodies; their trees are fresh before and after. */
  void apply(FrameBuffer frame, MinimumImage image, LatticeWindow window) {
    twoTouch = false;
    Arrays.fill(placed, false);
    for (int q = 1; q < bodies.size(); q++) {
      center(frame, image, bodies.get(0), bodies.get(q));
      Arrays.fill(contacts[q], 0);
    }
    int last = 0;
    for (int n = 1; n < bodies.size(); n++) {
      placed[last] = true;
      count(last, window);
      choose(window);
      note(contacts[bestBody]);
      if (bestShift != 0) {
        bodies
            .get(bestBody)
            .move(frame, window.x[bestShift], window.y[bestShift], window.z[bestShift]);
      }
      last = bestBody;
    }
  }

  private static void center(FrameBuffer frame, MinimumImage image, Body fixed, Body moved) {
    image.nearest(
        moved.tree.center(0) - fixed.tree.center(0),
        moved.tree.center(1) - fixed.tree.center(1),
        moved.tree.center(2) - fixed.tree.center(2));
    if (image.isShifted()) {
      moved.move(frame, image.shiftX(), image.shiftY(), image.shiftZ());
    }
  }

  /** Adds the contacts of a body just placed to those of the bodies left. */
  private void count(int newcomer, LatticeWindow window) {
    Body fixed = bodies.get(newcomer);
    for (int q = 0; q < bodies.size(); q++) {
      if (placed[q]) {
        continue;
      }
      for (int s = 0; s < LatticeWindow.SIZE; s++) {
        contacts[q][s] +=
            search.count(
                fixed.tree, bodies.get(q).tree, window.x[s], window.y[s], window.z[s], cutoff);
      }
    }
  }

  private void choose(LatticeWindow window) {
    long most = 0;
    int nMost = 0;
    for (int q = 0; q < bodies.size(); q++) {
      for (int s = 0; s < LatticeWindow.SIZE && !placed[q]; s++) {
        if (contacts[q][s] > most) {
          most = contacts[q][s];
          nMost = 0;
        }
        if (contacts[q][s] == most && nMost++ == 0) {
          bestBody = q;
          bestShift = s;
        }
      }
    }
    if (nMost > 1) {
      nearestOf(most, window);
    }
  }

  /** Of all bodies and images with this many contacts, the one at the smallest distance. */
  private void nearestOf(long count, LatticeWindow window) {
    double best2 = Double.POSITIVE_INFINITY;
    for (int q = 0; q < bodies.size(); q++) {
      for (int s = 0; s < LatticeWindow.SIZE && !placed[q]; s++) {
        if (contacts[q][s] != count) {
          continue;
        }
        for (int p = 0; p < bodies.size(); p++) {
          if (placed[p]) {
            double d2 =
                search.nearest2(
                    bodies.get(p).tree,
                    bodies.get(q).tree,
                    window.x[s],
                    window.y[s],
                    window.z[s],
                    best2);
            if (d2 < best2) {
              best2 = d2;
              bestBody = q;
              bestShift = s;
            }
          }
        }
      }
    }
  }

  private void note(long[] counts) {
    int touching = 0;
    for (long c : counts) {
      touching += c > 0 ? 1 : 0;
    }
    twoTouch |= touching > 1;
  }

  /**
   * Moves one more body to its best image beside all bodies, by the same rule; it is not kept.
   * Cost: O(bodies) searches.
   */
  void attach(Body moved, FrameBuffer frame, MinimumImage image, LatticeWindow window) {
    center(frame, image, bodies.get(0), moved);
    long most = -1;
    double least2 = Double.POSITIVE_INFINITY;
    int best = 0;
    for (int s = 0; s < LatticeWindow.SIZE; s++) {
      long n = 0;
      double d2 = Double.POSITIVE_INFINITY;
      for (Body fixed : bodies) {
        double x = window.x[s];
        double y = window.y[s];
        double z = window.z[s];
        n += search.count(fixed.tree, moved.tree, x, y, z, cutoff);
        double below2 = most > 0 ? cutoff * cutoff : least2;
        d2 = Math.min(d2, search.nearest2(fixed.tree, moved.tree, x, y, z, below2));
      }
      if (n > most || (n == most && d2 < least2)) {
        most = n;
        least2 = d2;
        best = s;
      }
    }
    if (best != 0) {
      moved.move(frame, window.x[best], window.y[best], window.z[best]);
    }
  }

  /**
   * Whether a body touches no other where it is, but would at another image: it was left at the
   * wrong one.
   */
  boolean leftApart(LatticeWindow window) {
    for (int q = 0; q < bodies.size(); q++) {
      if (!touches(q, window, 0, 1) && touches(q, window, 1, LatticeWindow.SIZE)) {
        return true;
      }
    }
    return false;
  }

  /** Whether body q, at an image of this range, is nearer than the cutoff to another body. */
  private boolean touches(int q, LatticeWindow window, int from, int to) {
    double limit2 = cutoff * cutoff;
    for (int p = 0; p < bodies.size(); p++) {
      for (int s = from; s < to && p != q; s++) {
        double x = window.x[s];
        double y = window.y[s];
        double z = window.z[s];
        if (search.nearest2(bodies.get(p).tree, bodies.get(q).tree, x, y, z, limit2) < limit2) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether any body is nearer than the cutoff to a periodic copy of any body. */
  boolean touchesOwnImage(LatticeWindow window) {
    for (int p = 0; p < bodies.size(); p++) {
      for (int q = p; q < bodies.size(); q++) {
        for (int s = 1; s < LatticeWindow.SIZE; s++) {
          double limit2 = cutoff * cutoff;
          if (search.nearest2(
                  bodies.get(p).tree,
                  bodies.get(q).tree,
                  window.x[s],
                  window.y[s],
                  window.z[s],
                  limit2)
              < limit2) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
