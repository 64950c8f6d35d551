package org.padml.hadoop;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.mapreduce.InputSplit;
import org.padml.formats.FrameRange;

/** Consecutive frames of one file, on the hosts that hold their first bytes. */
public final class TrajectorySplit extends InputSplit implements Writable {
  private String path = "";
  private FrameRange range = new FrameRange(0, 0, 0);
  private long bytes;
  private String[] hosts = new String[0];

  /** An empty split, for Hadoop. */
  public TrajectorySplit() {}

  TrajectorySplit(String path, FrameRange range, long bytes, List<String> hosts) {
    this.path = path;
    this.range = range;
    this.bytes = bytes;
    this.hosts = hosts.toArray(String[]::new);
  }

  /** The file. */
  public String path() {
    return path;
  }

  /** Its frames. */
  public FrameRange range() {
    return range;
  }

  @Override
  public long getLength() {
    return bytes;
  }

  @Override
  public String[] getLocations() {
    return hosts.clone();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeUTF(path);
    out.writeLong(range.firstFrame());
    out.writeLong(range.byteOffset());
    out.writeLong(range.count());
    out.writeLong(bytes);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    path = in.readUTF();
    range = new FrameRange(in.readLong(), in.readLong(), in.readLong());
    bytes = in.readLong();
    hosts = new String[0];
  }
}
