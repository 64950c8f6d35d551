package org.padml.hadoop;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FutureDataInputStreamBuilder;
import org.apache.hadoop.fs.Options.OpenFileOptions;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.FutureIO;
import org.jspecify.annotations.Nullable;
import org.padml.io.SeekableSource;

/**
 * A file of any Hadoop file system, read by position.
 *
 * <p>Scattered reads are ranged requests for exactly the bytes asked, so that a hop over headers
 * costs the headers. Reads that go on where the last one ended come from one open stream, since an
 * object store takes longer to answer a request than to send a frame. Small reads in a row are
 * buffered.
 */
public final class HadoopSource implements SeekableSource {
  /** Bytes that a small read in a row fetches ahead. */
  private static final int READ_AHEAD = 1 << 16;

  /** Bytes read in a row before a stream is opened: enough to be sure, little to lose. */
  private static final int STREAM_AFTER = 1 << 20;

  /** A gap that a stream reads over: it costs less than a request. */
  private static final int SMALL_GAP = 1 << 16;

  /** Reads elsewhere, one after the other, that a run of reads in a row survives. */
  private static final int STRAY_READS = 8;

  private final String path;
  private final FileSystem fileSystem;
  private final FileStatus status;
  private final FSDataInputStream scattered;
  private @Nullable FSDataInputStream stream;

  private final byte[] ahead = new byte[READ_AHEAD];
  private long aheadStart;
  private int aheadLength;

  private long runEnd;
  private long runBytes;
  private int strayReads = STRAY_READS; // the first read is the start of a run wherever it is

  private long bytesRead;
  private long requests;

  private HadoopSource(String path, FileSystem fileSystem, FileStatus status) throws IOException {
    this.path = path;
    this.fileSystem = fileSystem;
    this.status = status;
    this.scattered = openStream("random");
  }

  /**
   * Opens a file.
   *
   * @throws IOException if it does not exist, is a directory or cannot be read
   */
  public static HadoopSource open(String uri, Configuration configuration) throws IOException {
    Path path = new Path(uri);
    FileSystem fs = path.getFileSystem(configuration);
    FileStatus status = fs.getFileStatus(path);
    if (status.isDirectory()) {
      throw new IOException(uri + ": expected a file, found a directory");
    }
    return new HadoopSource(uri, fs, status);
  }

  private FSDataInputStream openStream(String policy) throws IOException {
    FutureDataInputStreamBuilder builder =
        fileSystem
            .openFile(status.getPath())
            .opt(OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY, policy)
            .withFileStatus(status);
    if (policy.equals("random")) {
      // s3a else enlarges every range to 64 KiB; the read-ahead is ours
      builder.opt("fs.s3a.readahead.range", 0);
    }
    return FutureIO.awaitFuture(builder.build());
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public long length() {
    return status.getLen();
  }

  @Override
  public int read(long position, byte[] buffer, int offset, int count) throws IOException {
    if (position >= length()) {
      return -1;
    }
    int n = (int) Math.min(count, length() - position);
    long inAhead = position - aheadStart;
    if (inAhead >= 0 && inAhead < aheadLength) {
      n = (int) Math.min(n, aheadLength - inAhead);
      System.arraycopy(ahead, (int) inAhead, buffer, offset, n);
      return n;
    }
    boolean inARow = position == runEnd;
    if (n >= READ_AHEAD || !inARow) {
      fetch(position, buffer, offset, n);
      return n;
    }
    aheadLength = 0; // should the fetch fail
    int fetched = (int) Math.min(READ_AHEAD, length() - position);
    fetch(position, ahead, 0, fetched);
    aheadStart = position;
    aheadLength = fetched;
    System.arraycopy(ahead, 0, buffer, offset, n);
    return n;
  }

  private void fetch(long position, byte[] buffer, int offset, int count) throws IOException {
    boolean inARow = position >= runEnd && position - runEnd <= SMALL_GAP;
    if (inARow) {
      strayReads = 0;
      if (stream == null && runBytes >= STREAM_AFTER) {
        stream = openStream("sequential");
        requests++;
      }
    } else if (++strayReads > STRAY_READS) {
      closeStream();
      runBytes = 0;
    }
    if (inARow && stream != null) {
      stream.seek(position);
      stream.readFully(buffer, offset, count);
    } else {
      scattered.readFully(position, buffer, offset, count);
      requests++;
    }
    bytesRead += count;
    if (inARow || strayReads > STRAY_READS) {
      runEnd = position + count;
      runBytes += count;
    }
  }

  private void closeStream() throws IOException {
    FSDataInputStream open = stream;
    stream = null;
    if (open != null) {
      open.close();
    }
  }

  /** When the file was last written, in ms since 1970. */
  long modifiedMs() {
    return status.getModificationTime();
  }

  /** Bytes asked of the file system so far. */
  public long bytesRead() {
    return bytesRead;
  }

  /** Ranged requests made and streams opened so far. */
  public long requests() {
    return requests;
  }

  @Override
  public void close() throws IOException {
    try {
      closeStream();
    } finally {
      scattered.close();
    }
  }
}
