package org.padml.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.padml.units.Units;

/** Precedence climbing over the words of one expression; one use. */
final class Parser {
  private static final Set<String> OPERATORS = Set.of("and", "or");
  private static final List<String> STARTERS =
      List.of(
          "all",
          "none",
          "protein",
          "backbone",
          "nucleic",
          "water",
          "name",
          "resname",
          "chain",
          "chainID",
          "chainid",
          "segid",
          "element",
          "resid",
          "index",
          "bynum",
          "group",
          "not",
          "same",
          "byres",
          "around",
          "within");
  private static final Set<String> KEYWORDS = keywords();
  private static final int MAX_DEPTH = 200;

  private final String expression;
  private final List<Token> tokens;
  private final RangeWords ranges;
  private int at;
  private int depth;

  Parser(String expression) {
    this.expression = expression;
    this.tokens = Token.split(expression);
    this.ranges = new RangeWords(expression);
  }

  private static Set<String> keywords() {
    Set<String> words = new java.util.HashSet<>(STARTERS);
    words.addAll(OPERATORS);
    words.add("(");
    words.add(")");
    return Set.copyOf(words);
  }

  Node parse() {
    if (tokens.isEmpty()) {
      throw Complaint.at(expression, 0, 1, "expression: expected words, found none");
    }
    Node root = expression();
    if (at < tokens.size()) {
      throw trailing();
    }
    return root;
  }

  /** Operands joined by and/or from left to right. */
  private Node expression() {
    Node left = operand();
    while (at < tokens.size() && isOperator(tokens.get(at))) {
      boolean isAnd = tokens.get(at++).is("and");
      Node right = operand();
      left = isAnd ? new Node.And(left, right) : new Node.Or(left, right);
    }
    return left;
  }

  private static boolean isOperator(Token token) {
    return token.is("and") || token.is("or");
  }

  private Node operand() {
    if (++depth > MAX_DEPTH) {
      throw Complaint.at(
          expression,
          current(),
          "expression: expected at most " + MAX_DEPTH + " nested parts, found more");
    }
    Node node = operandWithin();
    depth--;
    return node;
  }

  private Node operandWithin() {
    Token word = take("a selection such as protein, chain A or resid 10-20");
    if (word.isQuoted()) {
      throw unknown(word);
    }
    return switch (word.text()) {
      case "(" -> parenthesised(word);
      case "all", "none", "protein", "backbone", "nucleic", "water" ->
          new Node.OfKind(Node.Kind.valueOf(word.text().toUpperCase(Locale.ROOT)));
      case "not" -> new Node.Not(operand());
      case "name" -> matching(word, Node.Property.NAME);
      case "resname" -> matching(word, Node.Property.RESNAME);
      case "chain", "chainID", "chainid" -> matching(word, Node.Property.CHAIN);
      case "segid" -> matching(word, Node.Property.SEGID);
      case "element" -> matching(word, Node.Property.ELEMENT);
      case "resid" -> inRange(word, Node.Number.RESID);
      case "index" -> inRange(word, Node.Number.INDEX);
      case "bynum" -> inRange(word, Node.Number.BYNUM);
      case "group" -> new Node.InGroup(take("the name of an index group"));
      case "same" -> same();
      case "byres" -> new Node.SameAs("residue", expression());
      case "around", "within" -> near(word);
      default -> throw unknown(word);
    };
  }

  private Node parenthesised(Token open) {
    Node inside = expression();
    if (at == tokens.size()) {
      throw Complaint.at(
          expression, open, "parentheses: expected a closing ) for this one, found the end");
    }
    if (!tokens.get(at).is(")")) {
      throw trailing();
    }
    at++;
    return inside;
  }

  private Node matching(Token word, Node.Property property) {
    List<Pattern> patterns = new ArrayList<>();
    for (Token value : values(word)) {
      if (!value.isQuoted() && value.text().indexOf(',') >= 0) {
        throw Complaint.at(
            expression,
            value,
            word.text() + ": expected values separated by blanks, found " + value.shown());
      }
      patterns.add(property == Node.Property.ELEMENT ? symbol(value) : Pattern.of(value));
    }
    return new Node.Matching(property, List.copyOf(patterns));
  }

  /** Elements match in any case: CL, Cl and cl are chlorine. */
  private static Pattern symbol(Token value) {
    String t = value.text();
    boolean startsWithLetter = !t.isEmpty() && Character.isLetter(t.charAt(0));
    String cased =
        startsWithLetter
            ? t.substring(0, 1).toUpperCase(Locale.ROOT) + t.substring(1).toLowerCase(Locale.ROOT)
            : t;
    return Pattern.of(new Token(cased, value.start(), value.end(), value.isQuoted()));
  }

  private Node inRange(Token word, Node.Number number) {
    return new Node.InRange(number, ranges.parse(number, values(word)));
  }

  /** The words up to the next keyword; at least one. */
  private List<Token> values(Token keyword) {
    int from = at;
    while (at < tokens.size() && !isKeyword(tokens.get(at))) {
      at++;
    }
    if (at == from) {
      throw Complaint.at(
          expression, current(), keyword.text() + ": expected a value, found " + shownCurrent());
    }
    return tokens.subList(from, at);
  }

  private static boolean isKeyword(Token token) {
    return !token.isQuoted() && KEYWORDS.contains(token.text());
  }

  private Node same() {
    Token what = take("one of " + String.join(", ", Node.SameAs.WHAT));
    if (!Node.SameAs.WHAT.contains(what.text())) {
      throw Complaint.at(
          expression,
          what,
          "same: expected one of "
              + String.join(", ", Node.SameAs.WHAT)
              + ", found "
              + what.shown()
              + Spelling.hint(what.text(), Node.SameAs.WHAT));
    }
    expect("as", "same " + what.text());
    return new Node.SameAs(what.text(), expression());
  }

  private Node near(Token word) {
    Token number = take("a distance with its unit, such as 0.5 nm or 5 A");
    String digits = number.text();
    String unit = "";
    int split = unitStart(digits);
    if (split < digits.length()) {
      unit = digits.substring(split);
      digits = digits.substring(0, split);
    }
    double value = distance(word, number, digits);
    if (unit.isEmpty()) {
      Token next = at < tokens.size() ? tokens.get(at) : null;
      if (next == null || !isUnit(next.text())) {
        throw Complaint.at(
            expression,
            number,
            word.text()
                + ": unit of the distance: expected nm or A behind "
                + number.shown()
                + ", found "
                + (next == null ? "the end" : next.shown()));
      }
      unit = next.text();
      at++;
    } else if (!isUnit(unit)) {
      throw Complaint.at(
          expression,
          number,
          word.text() + ": unit of the distance: expected nm or A, found \"" + unit + '"');
    }
    if (word.is("within")) {
      expect("of", "within " + number.text() + " " + unit);
    }
    double nm = unit.equals("nm") ? value : value * Units.NM_PER_ANGSTROM;
    return new Node.Near(word, nm, expression());
  }

  private static int unitStart(String text) {
    int i = text.length();
    while (i > 0 && (Character.isLetter(text.charAt(i - 1)) || text.charAt(i - 1) == '\u00c5')) {
      i--;
    }
    return i;
  }

  private static boolean isUnit(String text) {
    return text.equals("nm") || text.equals("A") || text.equals("\u00c5");
  }

  private double distance(Token word, Token number, String digits) {
    double value;
    try {
      value = Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!(value > 0) || Double.isInfinite(value)) {
      throw Complaint.at(
          expression,
          number,
          word.text() + ": expected a distance above 0 with its unit, found " + number.shown());
    }
    return value;
  }

  private void expect(String wanted, String behind) {
    if (at < tokens.size() && tokens.get(at).is(wanted)) {
      at++;
      return;
    }
    throw Complaint.at(
        expression, current(), behind + ": expected \"" + wanted + "\", found " + shownCurrent());
  }

  private Token take(String wanted) {
    if (at == tokens.size()) {
      throw Complaint.at(
          expression, current(), "expression: expected " + wanted + ", found the end");
    }
    return tokens.get(at++);
  }

  /** The next word, or the place behind the last one. */
  private Token current() {
    return at < tokens.size()
        ? tokens.get(at)
        : new Token("", expression.length(), expression.length() + 1, false);
  }

  private String shownCurrent() {
    return at < tokens.size() ? current().shown() : "the end";
  }

  private IllegalArgumentException unknown(Token word) {
    String hint = word.isQuoted() ? "" : Spelling.hint(word.text(), STARTERS);
    return Complaint.at(expression, word, "word: expected a keyword, found " + word.shown() + hint);
  }

  /** A word where an operator or the end should be; often and or or were misspelt before it. */
  private IllegalArgumentException trailing() {
    Token word = tokens.get(at);
    for (int k = at; k >= Math.max(0, at - 1); k--) {
      Token candidate = tokens.get(k);
      boolean isPlain = !candidate.isQuoted() && !isKeyword(candidate);
      if (isPlain && Spelling.nearest(candidate.text(), OPERATORS).isPresent()) {
        return Complaint.at(
            expression,
            candidate,
            "operator: expected and or or, found "
                + candidate.shown()
                + Spelling.hint(candidate.text(), OPERATORS));
      }
    }
    return Complaint.at(
        expression, word, "operator: expected and, or or the end, found " + word.shown());
  }
}
