package org.padml.stats;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Reduces the sums of numbered blocks in an order that depends on the block numbers alone, so that
 * floating-point sums have the same bits for any distribution of the blocks over tasks.
 *
 * <p>Blocks 2i and 2i + 1 are merged into a node, such nodes likewise, as far as complete pairs go;
 * what is left is merged from left to right at the end. Two trees over adjacent blocks merge into
 * the tree that would have seen all of the blocks.
 *
 * <p>Memory: two sums per level, so about 2 log2(blocks) of them.
 */
public final class BlockTree<A extends Mergeable<A>> implements Mergeable<BlockTree<A>> {
  private static final long serialVersionUID = 1L;

  /** Blocks [index 2^level, (index + 1) 2^level). */
  private record Node<A>(int level, long index, A sums) implements Serializable {
    long begin() {
      return index << level;
    }

    long end() {
      return (index + 1) << level;
    }
  }

  private final List<Node<A>> nodes = new ArrayList<>();

  /**
   * Adds the sums of the next block, which the tree then owns.
   *
   * @throws IllegalArgumentException if the block does not follow the one before
   */
  public void add(long block, A sums) {
    push(new Node<>(0, block, sums));
  }

  @Override
  public void merge(BlockTree<A> next) {
    next.nodes.forEach(this::push);
  }

  private void push(Node<A> node) {
    if (!nodes.isEmpty() && last().end() != node.begin()) {
      throw new IllegalArgumentException(
          "block tree: expected block " + last().end() + ", found " + node.begin());
    }
    Node<A> right = node;
    while (!nodes.isEmpty()
        && last().level() == right.level()
        && (right.index() & 1) == 1
        && last().index() == right.index() - 1) {
      Node<A> left = nodes.remove(nodes.size() - 1);
      left.sums().merge(right.sums());
      right = new Node<>(right.level() + 1, right.index() >> 1, left.sums());
    }
    nodes.add(right);
  }

  private Node<A> last() {
    return nodes.get(nodes.size() - 1);
  }

  /** Whether no block was added. */
  public boolean isEmpty() {
    return nodes.isEmpty();
  }

  /**
   * The sums over all blocks. The tree is spent.
   *
   * @throws IllegalStateException if no block was added
   */
  public A finish() {
    if (nodes.isEmpty()) {
      throw new IllegalStateException("block tree: expected at least one block, found none");
    }
    A all = nodes.get(0).sums();
    for (Node<A> node : nodes.subList(1, nodes.size())) {
      all.merge(node.sums());
    }
    nodes.clear();
    return all;
  }
}
