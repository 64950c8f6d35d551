package org.padml.hadoop;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.FutureIO;
import org.padml.io.SeekableSource;

/**
 * A file of any Hadoop file system, read by position. Small reads at scattered positions go through
 * a read-ahead buffer, so that a hop over headers costs one ranged request a buffer, never the
 * whole object.
 */
public final class HadoopSource implements SeekableSource {
  private static final int READ_AHEAD = 1 << 16;

  private final String path;
  private final FSDataInputStream stream;
  private final long length;
  private final byte[] ahead = new byte[READ_AHEAD];
  private long aheadStart;
  private int aheadLength;
  private final AtomicLong bytesRead = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();

  private HadoopSource(String path, FSDataInputStream stream, long length) {
    this.path = path;
    this.stream = stream;
    this.length = length;
  }

  /**
   * Opens a file for random reads.
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
    FSDataInputStream stream =
        FutureIO.awaitFuture(
            fs.openFile(path)
                .opt(Options.OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY, "random")
                .withFileStatus(status)
                .build());
    return new HadoopSource(uri, stream, status.getLen());
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public int read(long position, byte[] buffer, int offset, int count) throws IOException {
    if (position >= length) {
      return -1;
    }
    long relative = position - aheadStart;
    if (relative >= 0 && relative < aheadLength) {
      int n = (int) Math.min(count, aheadLength - relative);
      System.arraycopy(ahead, (int) relative, buffer, offset, n);
      return n;
    }
    if (count >= READ_AHEAD) {
      int n = (int) Math.min(count, length - position);
      fetch(position, buffer, offset, n);
      return n;
    }
    // a read that continues the last one is followed by more; a jump is a header hop
    boolean sequential = position == aheadStart + aheadLength;
    int want = (int) Math.min(sequential ? READ_AHEAD : count, length - position);
    fetch(position, ahead, 0, want);
    aheadStart = position;
    aheadLength = want;
    int n = Math.min(count, want);
    System.arraycopy(ahead, 0, buffer, offset, n);
    return n;
  }

  private void fetch(long position, byte[] buffer, int offset, int count) throws IOException {
    stream.readFully(position, buffer, offset, count);
    bytesRead.addAndGet(count);
    requests.incrementAndGet();
  }

  /** Bytes asked of the file system so far. */
  public long bytesRead() {
    return bytesRead.get();
  }

  /** Ranged reads made so far. */
  public long requests() {
    return requests.get();
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
