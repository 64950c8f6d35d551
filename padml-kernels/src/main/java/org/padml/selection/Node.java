package org.padml.selection;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.padml.model.Elements;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;
import org.padml.model.Topology.Residue;

/** A part of an expression that yields atoms. */
sealed interface Node {
  /** The atoms; the caller may change the set. */
  BitSet evaluate(Evaluation on);

  /** The part, fully parenthesised, as it can be parsed again. */
  String describe();

  /** Words that take no value. */
  enum Kind {
    ALL,
    NONE,
    PROTEIN,
    BACKBONE,
    NUCLEIC,
    WATER;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Text properties of an atom or its residue. */
  enum Property {
    NAME("name"),
    RESNAME("resname"),
    CHAIN("chain"),
    SEGID("segid"),
    ELEMENT("element");

    private final String word;

    Property(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    String of(Topology topology, int atom) {
      Residue r = topology.residueOfAtom(atom);
      return switch (this) {
        case NAME -> topology.atomName(atom);
        case RESNAME -> r.name();
        case CHAIN -> r.chain();
        case SEGID -> segment(r);
        case ELEMENT -> Elements.symbol(topology.atomicNumber(atom));
      };
    }

    /** As in MDAnalysis, the chain stands in where a file gives no segment. */
    static String segment(Residue r) {
      return r.segment().isEmpty() ? r.chain() : r.segment();
    }
  }

  /** Numbers of an atom or its residue. */
  enum Number {
    RESID,
    INDEX,
    BYNUM;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Atoms of a kind of residue. */
  record OfKind(Kind kind) implements Node {
    @Override
    public BitSet evaluate(Evaluation on) {
      return switch (kind) {
        case ALL -> on.all();
        case NONE -> new BitSet();
        case PROTEIN -> on.ofResidues(r -> ResidueNames.isProtein(r.name()));
        case NUCLEIC -> on.ofResidues(r -> ResidueNames.isNucleotide(r.name()));
        case WATER -> on.ofResidues(r -> ResidueNames.isWater(r.name()));
        case BACKBONE -> {
          BitSet protein = on.ofResidues(r -> ResidueNames.isProtein(r.name()));
          protein.and(on.where(a -> isBackboneName(on.topology().atomName(a))));
          yield protein;
        }
      };
    }

    private static boolean isBackboneName(String name) {
      return name.equals("N") || name.equals("CA") || name.equals("C") || name.equals("O");
    }

    @Override
    public String describe() {
      return kind.word();
    }
  }

  /** Atoms with a property that matches one of the patterns. */
  record Matching(Property property, List<Pattern> patterns) implements Node {
    @Override
    public BitSet evaluate(Evaluation on) {
      java.util.Map<String, Boolean> seen = new java.util.HashMap<>();
      return on.where(a -> seen.computeIfAbsent(property.of(on.topology(), a), this::matches));
    }

    private boolean matches(String value) {
      return patterns.stream().anyMatch(p -> p.matches(value));
    }

    @Override
    public String describe() {
      return property.word()
          + patterns.stream().map(Pattern::shown).collect(Collectors.joining(" ", " ", ""));
    }
  }

  /** Atoms with a number in one of the ranges. */
  record InRange(Number number, List<Interval> intervals) implements Node {
    @Override
    public BitSet evaluate(Evaluation on) {
      return switch (number) {
        case RESID -> on.ofResidues(r -> intervals.stream().anyMatch(i -> i.contains(r)));
        case INDEX -> on.where(a -> intervals.stream().anyMatch(i -> i.contains(a)));
        case BYNUM -> on.where(a -> intervals.stream().anyMatch(i -> i.contains(a + 1)));
      };
    }

    @Override
    public String describe() {
      return number.word()
          + intervals.stream().map(Interval::shown).collect(Collectors.joining(" ", " ", ""));
    }
  }

  /** Atoms of a named index group. */
  record InGroup(Token name) implements Node {
    @Override
    public BitSet evaluate(Evaluation on) {
      return on.group(name);
    }

    @Override
    public String describe() {
      return "group \"" + name.text() + '"';
    }
  }

  /** Atoms not in a selection. */
  record Not(Node of) implements Node {
    @Override
    public BitSet evaluate(Evaluation on) {
      BitSet rest = on.all();
      rest.andNot(of.evaluate(on));
      return rest;
    }

    @Override
    public String describe() {
      return "(not " + of.describe() + ")";
    }
  }

  /** Atoms in both. */
  record And(Node left, Node right) implements Node {
    @Override
    public BitSet evaluate(Evaluation on) {
      BitSet both = left.evaluate(on);
      both.and(right.evaluate(on));
      return both;
    }

    @Override
    public String describe() {
      return "(" + left.describe() + " and " + right.describe() + ")";
    }
  }

  /** Atoms in either. */
  record Or(Node left, Node right) implements Node {
    @Override
    public BitSet evaluate(Evaluation on) {
      BitSet either = left.evaluate(on);
      either.or(right.evaluate(on));
      return either;
    }

    @Override
    public String describe() {
      return "(" + left.describe() + " or " + right.describe() + ")";
    }
  }

  /** Atoms that share what the word names with an atom of a selection. */
  record SameAs(String what, Node of) implements Node {
    /** What atoms can share, by word. */
    static final List<String> WHAT =
        List.of("residue", "chain", "chainID", "segid", "segment", "resname", "resid", "name");

    @Override
    public BitSet evaluate(Evaluation on) {
      BitSet of = this.of.evaluate(on);
      java.util.Set<Object> shared = new java.util.HashSet<>();
      of.stream().forEach(a -> shared.add(key(on.topology(), a)));
      return on.where(a -> shared.contains(key(on.topology(), a)));
    }

    private Object key(Topology t, int atom) {
      return switch (what) {
        case "residue" -> t.residueOf(atom);
        case "chain", "chainID" -> Property.CHAIN.of(t, atom);
        case "segid", "segment" -> Property.SEGID.of(t, atom);
        case "resname" -> Property.RESNAME.of(t, atom);
        case "resid" -> t.residueOfAtom(atom).resid();
        case "name" -> t.atomName(atom);
        default -> throw new IllegalStateException("selection: same: unknown word " + what);
      };
    }

    @Override
    public String describe() {
      return "(same " + what + " as " + of.describe() + ")";
    }
  }

  /** Atoms nearer than a cutoff to a selection: with its own atoms (within) or without (around). */
  record Near(Token word, double cutoffNm, Node of) implements Node {
    @Override
    public BitSet evaluate(Evaluation on) {
      BitSet of = this.of.evaluate(on);
      BitSet near = on.near(word, of, cutoffNm);
      if (isAround()) {
        near.andNot(of);
      }
      return near;
    }

    private boolean isAround() {
      return word.is("around");
    }

    @Override
    public String describe() {
      return "("
          + word.text()
          + " "
          + cutoffNm
          + " nm "
          + (isAround() ? "" : "of ")
          + of.describe()
          + ")";
    }
  }
}
