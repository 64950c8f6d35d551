package org.padml.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.padml.model.Box;

/** Writes TRR frames for tests, with any set of blocks, in single or double precision. */
public final class TrrWriter {
  /** The blocks of a frame in file order. */
  public enum Block {
    /** Nine numbers. */
    BOX,
    /** Nine numbers. */
    VIRIAL,
    /** Nine numbers. */
    PRESSURE,
    /** Three numbers an atom. */
    X,
    /** Three numbers an atom. */
    V,
    /** Three numbers an atom. */
    F
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private boolean isDouble;

  /** Frames that follow are of double precision. */
  public TrrWriter doublePrecision() {
    isDouble = true;
    return this;
  }

  /** Everything written so far. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }

  /**
   * Writes a frame; virial and pressure are 0.5, velocities and forces are coordinates times 2 and
   * times 3.
   */
  public TrrWriter frame(
      int step, double timePs, Box b, float[] x, float[] y, float[] z, Block... blocks) {
    Set<Block> set = EnumSet.noneOf(Block.class);
    set.addAll(Set.of(blocks));
    int n = x.length;
    try {
      out.writeInt(1993);
      out.writeInt(13);
      out.writeInt(12);
      out.write("GMX_trn_file".getBytes(StandardCharsets.US_ASCII));
      int real = isDouble ? 8 : 4;
      out.writeInt(0);
      out.writeInt(0);
      out.writeInt(set.contains(Block.BOX) ? 9 * real : 0);
      out.writeInt(set.contains(Block.VIRIAL) ? 9 * real : 0);
      out.writeInt(set.contains(Block.PRESSURE) ? 9 * real : 0);
      out.writeInt(0);
      out.writeInt(0);
      out.writeInt(set.contains(Block.X) ? 3 * n * real : 0);
      out.writeInt(set.contains(Block.V) ? 3 * n * real : 0);
      out.writeInt(set.contains(Block.F) ? 3 * n * real : 0);
      out.writeInt(n);
      out.writeInt(step);
      out.writeInt(0);
      reals(timePs, 0);
      for (Block block : set) {
        switch (block) {
          case BOX -> reals(b.ax(), b.ay(), b.az(), b.bx(), b.by(), b.bz(), b.cx(), b.cy(), b.cz());
          case VIRIAL, PRESSURE -> reals(.5, .5, .5, .5, .5, .5, .5, .5, .5);
          case X, V, F -> {
            double scale = block == Block.X ? 1 : block == Block.V ? 2 : 3;
            for (int i = 0; i < n; i++) {
              reals(scale * x[i], scale * y[i], scale * z[i]);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private void reals(double... values) throws IOException {
    for (double v : values) {
      if (isDouble) {
        out.writeDouble(v);
      } else {
        out.writeFloat((float) v);
      }
    }
  }
}
