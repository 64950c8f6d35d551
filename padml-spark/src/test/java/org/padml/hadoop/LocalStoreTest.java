package org.padml.hadoop;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest extends StoreContract {
  @TempDir Path folder;

  @Override
  Configuration configuration() {
    return new Configuration();
  }

  @Override
  String folder() {
    return folder.toUri().toString();
  }
}
