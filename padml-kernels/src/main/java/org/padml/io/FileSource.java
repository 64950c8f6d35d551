package org.padml.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A local file. */
public final class FileSource implements SeekableSource {
  private final String path;
  private final FileChannel channel;

  private FileSource(String path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Opens a local file as it is stored.
   *
   * @throws IOException if it does not exist, is a directory or cannot be read
   */
  public static FileSource open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file + ": expected a file, found nothing there");
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": expected a regular file, found a directory or device");
    }
    try {
      return new FileSource(file.toString(), FileChannel.open(file, StandardOpenOption.READ));
    } catch (AccessDeniedException e) {
      throw new IOException(file + ": expected a file that may be read, found no permission", e);
    }
  }

  /** Opens a local path, decompressed when its magic bytes say gzip or bzip2. */
  public static SeekableSource openDecompressed(String path) throws IOException {
    return DecompressedSource.wrap(open(Path.of(path)));
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public long length() throws IOException {
    return channel.size();
  }

  @Override
  public int read(long position, byte[] buffer, int offset, int count) throws IOException {
    return channel.read(ByteBuffer.wrap(buffer, offset, count), position);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
