package org.padml.hadoop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.padml.io.SeekableSource;

/**
 * What tells one file from another of the same name without reading it whole. It notices every
 * change of length, of the first or last 64 KiB, and every write that sets the time of writing; not
 * bytes changed in the middle by something that puts the old time back.
 *
 * @param bytes length as stored
 * @param modifiedMs when it was last written, in ms since 1970
 * @param sha256 of length, first and last 64 KiB, as stored
 */
public record Fingerprint(long bytes, long modifiedMs, String sha256) {
  private static final int PIECE_BYTES = 1 << 16;

  /** Of a file as it is stored, opened at random access. */
  static Fingerprint of(SeekableSource stored, long modifiedMs) throws IOException {
    MessageDigest sha = newDigest();
    long length = stored.length();
    sha.update(Long.toString(length).getBytes(StandardCharsets.US_ASCII));
    byte[] piece = new byte[PIECE_BYTES];
    sha.update(piece, 0, stored.readUpTo(0, piece, 0, piece.length));
    if (length > PIECE_BYTES) {
      long tail = Math.max(PIECE_BYTES, length - PIECE_BYTES);
      sha.update(piece, 0, stored.readUpTo(tail, piece, 0, piece.length));
    }
    return new Fingerprint(length, modifiedMs, HexFormat.of().formatHex(sha.digest()));
  }

  /** SHA-256 of all bytes of a source, in hexadecimal. */
  public static String ofAll(SeekableSource source) throws IOException {
    MessageDigest sha = newDigest();
    byte[] piece = new byte[PIECE_BYTES];
    long at = 0;
    int n;
    while ((n = source.read(at, piece, 0, piece.length)) >= 0) {
      sha.update(piece, 0, n);
      at += n;
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("digest: expected SHA-256 in every JDK", e);
    }
  }
}
