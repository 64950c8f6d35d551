package org.padml.formats;

/** What happens where a restart part begins before the part before it ends. */
public enum OverlapPolicy {
  /** Frames of the earlier part from the later part's first time on are dropped, as trjcat does. */
  KEEP_LAST,
  /** Frames of the later part up to the earlier part's last time are dropped. */
  KEEP_FIRST,
  /** An overlap is an error. */
  FAIL
}
