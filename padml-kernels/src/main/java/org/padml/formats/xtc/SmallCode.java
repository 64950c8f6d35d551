package org.padml.formats.xtc;

/**
 * The codes for small differences: code s stores three differences, each of {@code SIZE[s]} values
 * (about 2^(s/3)), as one number of s bits.
 *
 * <p>The sizes are part of the format, its slip at code 37 (5060, where the cube root is 5161)
 * included.
 */
final class SmallCode {
  /** First code in use. */
  static final int FIRST = 9;

  /** Last code. */
  static final int LAST = 72;

  /** Number of values of one difference; zero for codes that do not exist. */
  static final int[] SIZE = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 10, 12, 16, 20, 25, 32, 40, 50, 64, 80, 101, 128, 161, 203, 256,
    322, 406, 512, 645, 812, 1024, 1290, 1625, 2048, 2580, 3250, 4096, 5060, 6501, 8192, 10321,
    13003, 16384, 20642, 26007, 32768, 41285, 52015, 65536, 82570, 104031, 131072, 165140, 208063,
    262144, 330280, 416127, 524287, 660561, 832255, 1048576, 1321122, 1664510, 2097152, 2642245,
    3329021, 4194304, 5284491, 6658042, 8388607, 10568983, 13316085, 16777216, 0
  };

  /** Last code that fits the fast division: a number below 2^48 times its size is below 2^64. */
  static final int LAST_FAST = 48;

  /** For a code in use and at most {@link #LAST_FAST}: 2^64 / size, rounded up. */
  static final long[] RECIPROCAL = new long[LAST_FAST + 1];

  static {
    for (int s = FIRST; s <= LAST_FAST; s++) {
      RECIPROCAL[s] = Long.divideUnsigned(-1L, SIZE[s]) + 1;
    }
  }

  private SmallCode() {}
}
