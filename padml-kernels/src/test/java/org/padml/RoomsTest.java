package org.padml;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rooms of the kernels and the directions between them. */
class RoomsTest {
  private static final String ROOT = "org.padml.";

  /** The only rooms there are, each with those that it may use. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("units", Set.of()),
          Map.entry("io", Set.of()),
          Map.entry("linalg", Set.of()),
          Map.entry("stats", Set.of("linalg")),
          Map.entry("model", Set.of("units", "io", "linalg")),
          Map.entry("formats", Set.of("units", "io", "linalg", "model")),
          Map.entry("forcefield", Set.of("units", "io", "linalg", "model", "formats")),
          Map.entry("pbc", Set.of("units", "linalg", "model")),
          Map.entry("neighbors", Set.of("units", "linalg", "model", "pbc")),
          Map.entry("selection", Set.of("units", "linalg", "model", "pbc", "neighbors")),
          Map.entry(
              "partners", Set.of("units", "linalg", "model", "pbc", "neighbors", "selection")),
          Map.entry("numeric", Set.of("units", "linalg", "stats", "model", "pbc", "neighbors")),
          Map.entry("simd", Set.of("numeric", "model", "pbc", "neighbors")),
          Map.entry("descriptors", descriptorsUse()),
          Map.entry("muse", museUses()));

  /**
   * Numbers that are conversions or constants of nature wherever they stand; they live in units.
   */
  private static final Pattern FACTOR =
      Pattern.compile(
          "\\b(4\\.184|0\\.4184|41\\.84|0\\.2390|18\\.2223|138\\.93|332\\.0[56]|8\\.314|0\\.0083144"
              + "|1\\.98[67]|0\\.00198[67]|1\\.380649|6\\.0221|1\\.60217)\\d*");

  private static JavaClasses kernels;

  private static Set<String> descriptorsUse() {
    return Set.of(
        "units",
        "linalg",
        "stats",
        "model",
        "pbc",
        "neighbors",
        "selection",
        "partners",
        "numeric",
        "forcefield");
  }

  private static Set<String> museUses() {
    Set<String> rooms = new TreeSet<>(descriptorsUse());
    rooms.add("descriptors");
    return rooms;
  }

  @BeforeAll
  static void importClasses() {
    kernels =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.padml");
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(kernels);
  }

  @Test
  void rulesSeeTheClasses() {
    assertTrue(kernels.contain("org.padml.formats.FormatException"), "no classes were imported");
    assertTrue(
        kernels.stream().noneMatch(c -> c.getSimpleName().endsWith("Test")), "tests among them");
  }

  @Test
  void everyRoomHasItsPlaceInTheDesign() {
    Set<String> strangers = new TreeSet<>();
    for (JavaClass c : kernels.that(not(nameMatching("org.padml.package-info")))) {
      String rest = (c.getPackageName() + ".").substring(ROOT.length());
      String room = rest.isEmpty() ? "(root)" : rest.substring(0, rest.indexOf('.'));
      if (!MAY_USE.containsKey(room)) {
        strangers.add(room + ": " + c.getName());
      }
    }
    assertEquals(Set.of(), strangers);
  }

  @Test
  void roomsUseOnlyTheRoomsBelowThem() {
    for (Map.Entry<String, Set<String>> room : MAY_USE.entrySet()) {
      List<String> allowed = new ArrayList<>();
      allowed.add(ROOT + room.getKey() + "..");
      room.getValue().forEach(below -> allowed.add(ROOT + below + ".."));
      check(
          noClasses()
              .that()
              .resideInAPackage(ROOT + room.getKey() + "..")
              .should()
              .dependOnClassesThat(
                  resideInAPackage("org.padml..")
                      .and(not(resideInAnyPackage(allowed.toArray(String[]::new))))));
    }
  }

  @Test
  void packagesFormNoCycles() {
    check(slices().matching("org.padml.(**)").should().beFreeOfCycles());
  }

  @Test
  void kernelsKnowNothingOfClustersLoggingOrTheNetwork() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.padml.io..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.."));
    check(
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAPackage("org.apache..")
                    .and(not(resideInAPackage("org.apache.commons.compress..")))));
    check(
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.net..", "java.util.logging..", "org.slf4j..", "scala..")
                    .and(not(nameMatching("java\\.net\\.URI(SyntaxException)?")))));
  }

  @Test
  void onlySimdUsesTheVectorApi() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.padml.simd..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.vector.."));
  }

  @Test
  void nothingEndsTheProcess() {
    check(noClasses().should().callMethod(System.class, "exit", int.class));
    check(noClasses().should().callMethod(Runtime.class, "exit", int.class));
    check(noClasses().should().callMethod(Runtime.class, "halt", int.class));
  }

  @Test
  void namesSayWhatThingsAre() {
    check(
        noClasses().should().haveNameMatching(".*\\.[^.]*(Utils?|Helpers?|Manager|Impl)(\\$.*)?"));
    check(
        noMethods().should().haveNameMatching("get[A-Z].*").andShould().notHaveName("getMessage"));
    check(
        classes()
            .that()
            .areAssignableTo(Exception.class)
            .should()
            .haveSimpleNameEndingWith("Exception"));
  }

  @Test
  void onlyUnitsHoldsFactors() throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (Path file : sources()) {
      if (file.toString().replace('\\', '/').contains("org/padml/units/")) {
        continue;
      }
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        String code = line.strip();
        Matcher factor = FACTOR.matcher(code);
        if (!code.startsWith("*") && !code.startsWith("/") && factor.find()) {
          found.put(file + ":" + number, factor.group());
        }
      }
    }
    assertEquals(Map.of(), found);
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    Set<Path> silent = new TreeSet<>();
    for (Path file : sources()) {
      Path folder = file.resolveSibling("package-info.java");
      if (!Files.exists(folder)) {
        silent.add(folder);
      }
    }
    assertEquals(Set.of(), silent);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(f -> f.toString().endsWith(".java")).toList();
      assertTrue(sources.size() > 10, "found " + sources.size() + " sources");
      return sources;
    }
  }
}
