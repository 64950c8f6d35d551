package org.padml.manifest;

/** The manifest is wrong. Text: {@code file: line N: key: expected x, found y}. */
public final class ManifestException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** At a line, counted from 1. */
  public ManifestException(String file, int line, String what) {
    super(file + ": line " + line + ": " + what);
  }
}
