package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.padml.hadoop.Storage;
import org.padml.manifest.Manifest;
import org.padml.manifest.ManifestReader;
import org.padml.model.FrameBuffer;

class IdleDescribersTest {
  private static IdleDescribers.Idle describer(int replica) throws IOException {
    Storage storage = new Storage(new Configuration(false));
    Manifest manifest =
        ManifestReader.ofFiles(
            storage,
            Samples.file("abeta/ab_wt_r1.pdb").toString(),
            null,
            List.of(Samples.file("abeta/ab_wt_r1.xtc").toString()),
            Map.of("A", "chain A", "B", "chain B"),
            FrameColumn.names());
    SystemModel model = new SystemLoader(storage, manifest).load(manifest.systems().get(0));
    RunOptions options = RunOptions.defaults().withDescriptors(Set.of(DescriptorGroup.GEOMETRY));
    return new IdleDescribers.Idle(
        replica,
        new FrameDescriber(model, options, new References(null, null, false)),
        new FrameBuffer(model.atomsRead().size()));
  }

  @Test
  void oneIsTakenOnceAndByItsReplicaOnly() throws IOException {
    IdleDescribers idle = new IdleDescribers();
    IdleDescribers.Idle first = describer(3);
    idle.leave(first);
    assertSame(first, idle.take(3));
    assertNull(idle.take(3));
    idle.leave(first);
    assertNull(idle.take(4));
    assertNull(idle.take(3), "work has moved on: it only held memory");
  }

  @Test
  void thoseLeftLongestAgoGo() throws IOException {
    IdleDescribers idle = new IdleDescribers();
    IdleDescribers.Idle one = describer(0);
    int tasksAtOnce = Runtime.getRuntime().availableProcessors();
    for (int replica = 0; replica <= tasksAtOnce; replica++) {
      idle.leave(new IdleDescribers.Idle(replica, one.describer(), one.buffer()));
    }
    for (int replica = tasksAtOnce; replica > 0; replica--) {
      assertNotNull(idle.take(replica));
    }
    assertNull(idle.take(0));
  }

  /** It travels with the broadcast, its describers do not. */
  @Test
  void everyJvmStartsWithNone() throws IOException, ClassNotFoundException {
    IdleDescribers idle = new IdleDescribers();
    IdleDescribers.Idle one = describer(0);
    idle.leave(one);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(idle);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      IdleDescribers arrived = (IdleDescribers) in.readObject();
      assertNull(arrived.take(0));
      arrived.leave(one);
      assertSame(one, arrived.take(0));
    }
    assertSame(one, idle.take(0));
  }
}
