package org.padml.selection;

import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.model.AtomSet;
import org.padml.model.Topology;
import org.padml.model.Topology.ReferenceFrame;

/**
 * A parsed selection expression, in the language of MDAnalysis.
 *
 * <p>Words: {@code all none protein backbone nucleic water}; {@code name resname chain} (also
 * {@code chainID}) {@code segid element} with one or more values or patterns ({@code * ? [ab]}; a
 * value in double quotes is taken literally); {@code resid index bynum} with numbers and inclusive
 * ranges ({@code 10-20}, {@code 10:20}, {@code 10 to 20}; residues with insertion codes, {@code
 * 52A-53}); {@code index} counts from 0, {@code bynum} from 1; {@code group "NAME"}; {@code and or
 * not ( )}; {@code same residue|chain|segid|resname|resid|name as SEL}, {@code byres SEL}; {@code
 * around D nm|A SEL} (without the atoms of SEL) and {@code within D nm|A of SEL} (with them).
 *
 * <p>Precedence, as in MDAnalysis: {@code not} binds closest; {@code and} and {@code or} bind
 * equally, from left to right, so {@code a or b and c} is {@code (a or b) and c}; {@code around},
 * {@code within}, {@code same} and {@code byres} take everything to their right. {@link #describe}
 * shows how an expression was understood.
 *
 * <p>Distances are strict (d &lt; D), in double precision, and take the nearest periodic image when
 * the coordinates come with a box. They are evaluated once, on the coordinates of the context, else
 * of the topology. Words are lower case; names and letters are compared as written, elements in any
 * case. Virtual sites can be selected, alternate locations that are not used cannot. An empty
 * result is no error here. What is protein, nucleic or water, {@link org.padml.model.ResidueNames}
 * says, for the whole program: the names that MDAnalysis knows, and more.
 *
 * @see <a href="https://docs.mdanalysis.org/2.4.2/documentation_pages/selections.html">MDAnalysis
 *     selections</a>
 */
public final class Selection {
  private final String expression;
  private final Node root;

  /**
   * What an expression may refer to beside the topology.
   *
   * @param groups index groups by name
   * @param coordinates positions of all atoms for {@code around} and {@code within}; null takes the
   *     topology's own
   */
  public record Context(Map<String, AtomSet> groups, @Nullable ReferenceFrame coordinates) {
    /** No groups, the topology's own coordinates. */
    public static final Context NONE = new Context(Map.of(), null);

    /** Keeps a copy of the map. */
    public Context {
      groups = Map.copyOf(groups);
    }
  }

  private Selection(String expression, Node root) {
    this.expression = expression;
    this.root = root;
  }

  /**
   * Parses an expression.
   *
   * @throws IllegalArgumentException if it is malformed; the text shows it with carets under the
   *     wrong word
   */
  public static Selection parse(String expression) {
    return new Selection(expression, new Parser(expression).parse());
  }

  /** As {@link #evaluate(Topology, Context)} without groups, on the topology's coordinates. */
  public AtomSet evaluate(Topology topology) {
    return evaluate(topology, Context.NONE);
  }

  /**
   * The atoms selected, possibly none.
   *
   * @throws IllegalArgumentException if a group is unknown or beyond the topology, or coordinates
   *     are needed and absent; the text shows the word
   */
  public AtomSet evaluate(Topology topology, Context context) {
    BitSet atoms = root.evaluate(new Evaluation(expression, topology, context));
    return AtomSet.of(atoms.stream().toArray());
  }

  /** The expression as it was given. */
  public String expression() {
    return expression;
  }

  /** The expression as it was understood: fully parenthesised, and itself an expression. */
  public String describe() {
    return root.describe();
  }

  @Override
  public String toString() {
    return expression;
  }
}
