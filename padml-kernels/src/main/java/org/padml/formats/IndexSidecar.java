package org.padml.formats;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A scanned index as bytes to keep, so that a file is scanned once.
 *
 * <p>Layout, big-endian: 8 bytes {@code PADMLIDX}; int version; int n; SHA-256 of the next n bytes;
 * n bytes of gzip. Inside: what was scanned, the number of frames, the end of the last one, then a
 * frame each: distance from the frame before shifted by one bit that says damaged, and time, both
 * as numbers of seven bits a byte, low bits first.
 *
 * @param origin the file that was scanned
 * @param index its frames
 */
public record IndexSidecar(Origin origin, ScannedIndex index) {
  private static final byte[] MAGIC = "PADMLIDX".getBytes(StandardCharsets.US_ASCII);

  /** Of the layout and of the rules by which files are scanned: other versions do not count. */
  private static final int VERSION = 1;

  private static final int DIGEST_BYTES = 32;
  private static final int HEAD_BYTES = MAGIC.length + 8 + DIGEST_BYTES;

  /** Times that are stored as float have this many zero bits at the low end. */
  private static final int SPARE_BITS = 29;

  /**
   * What makes a file the one that was scanned.
   *
   * @param path its one spelling
   * @param format name of the format that scanned it
   * @param nAtoms atoms a frame
   * @param bytes its length as stored
   * @param modifiedMs when it was last written
   * @param digest of its bytes, as the caller computes it
   */
  public record Origin(
      String path, String format, int nAtoms, long bytes, long modifiedMs, String digest) {}

  /** The bytes to keep. */
  public byte[] encode() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(packed))) {
      out.writeUTF(origin.path());
      out.writeUTF(origin.format());
      out.writeInt(origin.nAtoms());
      out.writeLong(origin.bytes());
      out.writeLong(origin.modifiedMs());
      out.writeUTF(origin.digest());
      frames(out);
    }
    byte[] payload = packed.toByteArray();
    return ByteBuffer.allocate(HEAD_BYTES + payload.length)
        .put(MAGIC)
        .putInt(VERSION)
        .putInt(payload.length)
        .put(sha256(payload))
        .put(payload)
        .array();
  }

  private void frames(DataOutputStream out) throws IOException {
    long n = index.count();
    out.writeLong(n);
    out.writeLong(n == 0 ? 0 : index.byteEnd(n - 1));
    long offset = 0;
    long time = 0;
    for (long i = 0; i < n; i++) {
      long bits = Double.doubleToRawLongBits(index.timePs(i));
      number(out, (index.byteOffset(i) - offset) << 1 | (index.isDamaged(i) ? 1 : 0));
      number(out, Long.rotateRight(bits ^ time, SPARE_BITS));
      offset = index.byteOffset(i);
      time = bits;
    }
  }

  private static void number(DataOutputStream out, long value) throws IOException {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  /**
   * What was kept; nothing when another version wrote it.
   *
   * @param where the sidecar, for messages
   * @throws IOException if it is damaged; the text says how to go on
   */
  public static Optional<IndexSidecar> decode(byte[] bytes, String where) throws IOException {
    if (bytes.length < HEAD_BYTES) {
      throw damaged(
          where, bytes.length, "expected " + HEAD_BYTES + " bytes or more, found the end");
    }
    ByteBuffer head = ByteBuffer.wrap(bytes);
    byte[] magic = new byte[MAGIC.length];
    head.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw damaged(where, 0, "expected PADMLIDX, found " + HexFormat.of().formatHex(magic));
    }
    if (head.getInt() != VERSION) {
      return Optional.empty();
    }
    int n = head.getInt();
    byte[] digest = new byte[DIGEST_BYTES];
    head.get(digest);
    if (n != bytes.length - HEAD_BYTES) {
      throw damaged(
          where,
          bytes.length,
          "expected " + n + " bytes behind its head, found " + (bytes.length - HEAD_BYTES));
    }
    byte[] payload = Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length);
    byte[] found = sha256(payload);
    if (!Arrays.equals(found, digest)) {
      throw damaged(
          where, HEAD_BYTES, "expected SHA-256 " + shortly(digest) + ", found " + shortly(found));
    }
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(payload)))) {
      Origin origin =
          new Origin(
              in.readUTF(), in.readUTF(), in.readInt(), in.readLong(), in.readLong(), in.readUTF());
      return Optional.of(new IndexSidecar(origin, frames(in)));
    }
  }

  private static ScannedIndex frames(DataInputStream in) throws IOException {
    long n = in.readLong();
    long end = in.readLong();
    ScannedIndex.Builder builder = new ScannedIndex.Builder();
    long offset = 0;
    long time = 0;
    for (long i = 0; i < n; i++) {
      long step = number(in);
      offset += step >>> 1;
      time ^= Long.rotateLeft(number(in), SPARE_BITS);
      builder.add(offset, Double.longBitsToDouble(time), (step & 1) == 1);
    }
    return builder.build(end);
  }

  private static long number(DataInputStream in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int b = in.readUnsignedByte();
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        break;
      }
    }
    return value;
  }

  private static String shortly(byte[] digest) {
    return HexFormat.of().formatHex(digest, 0, 8) + "...";
  }

  private static IOException damaged(String where, long at, String what) {
    return new IOException(
        where
            + ": byte "
            + at
            + ": kept index of frames: "
            + what
            + "; delete this file, and the trajectory is scanned again");
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("digest: expected SHA-256 in every JDK", e);
    }
  }
}
