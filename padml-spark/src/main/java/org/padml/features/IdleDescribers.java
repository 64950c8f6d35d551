package org.padml.features;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.padml.model.FrameBuffer;

/**
 * Describers that finished tasks leave for the next ones of the same run and JVM: making one costs
 * as much as some frames. Every JVM has its own; they go with the run's broadcast.
 */
final class IdleDescribers implements Serializable {
  private static final long serialVersionUID = 1L;

  /** As many as tasks can run at once: more would only hold memory. */
  private static final int MOST = Runtime.getRuntime().availableProcessors();

  private final transient Deque<Idle> idle = new ArrayDeque<>();

  /**
   * One that a task made, used by one thread at a time.
   *
   * @param replica number of the replica whose references it holds
   */
  record Idle(int replica, FrameDescriber describer, FrameBuffer buffer) {}

  /** Takes one of a replica out; null, and one less of the others, when there is none. */
  @Nullable Idle take(int replica) {
    synchronized (idle) {
      for (Iterator<Idle> it = idle.descendingIterator(); it.hasNext(); ) {
        Idle found = it.next();
        if (found.replica() == replica) {
          it.remove();
          return found;
        }
      }
      idle.pollFirst(); // work has moved on to another replica
      return null;
    }
  }

  /** Leaves one; the one that was left longest ago goes when there are too many. */
  void leave(Idle one) {
    synchronized (idle) {
      idle.addLast(one);
      if (idle.size() > MOST) {
        idle.removeFirst();
      }
    }
  }

  private Object readResolve() {
    return new IdleDescribers();
  }
}
