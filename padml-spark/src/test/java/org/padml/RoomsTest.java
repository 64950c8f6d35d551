package org.padml;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The rooms that stand on Spark and the directions between them; the kernels have a twin of this
 * test.
 */
class RoomsTest {
  private static final String ROOT = "org.padml.";

  private static final Set<String> ALL =
      Set.of(
          "hadoop",
          "manifest",
          "source",
          "features",
          "archive",
          "ml",
          "muse",
          "ensemble",
          "report");

  /** The only rooms there are, each with those of this module that it may use. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("hadoop", Set.of()),
          Map.entry("manifest", Set.of("hadoop")),
          Map.entry("source", Set.of("hadoop")),
          Map.entry("features", Set.of("hadoop", "manifest", "source")),
          Map.entry("archive", Set.of("hadoop", "manifest", "source", "features")),
          Map.entry("ml", Set.of("features")),
          Map.entry("muse", Set.of("hadoop", "manifest", "source", "features", "ml")),
          Map.entry("ensemble", Set.of("hadoop", "manifest", "source", "features", "archive")),
          Map.entry("report", Set.of("hadoop", "features", "ml", "muse")),
          Map.entry("cli", ALL));

  private static JavaClasses classes;

  @BeforeAll
  static void importClasses() {
    classes = new ClassFileImporter().importPath(Path.of("target/classes"));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(classes);
  }

  @Test
  void rulesSeeTheClasses() {
    assertTrue(classes.contain("org.padml.cli.Padml"), "no classes were imported");
  }

  @Test
  void everyRoomHasItsPlaceInTheDesign() {
    Set<String> strangers = new TreeSet<>();
    for (JavaClass c : classes) {
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
      List<String> forbidden = new ArrayList<>();
      for (String other : MAY_USE.keySet()) {
        if (!other.equals(room.getKey()) && !room.getValue().contains(other)) {
          forbidden.add(ROOT + other + "..");
        }
      }
      check(
          noClasses()
              .that()
              .resideInAPackage(ROOT + room.getKey() + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(forbidden.toArray(String[]::new)));
    }
  }

  @Test
  void packagesFormNoCycles() {
    check(slices().matching("org.padml.(**)").should().beFreeOfCycles());
  }

  /** Learning starts from tables: of the kernels it may use only what has no frames in it. */
  @Test
  void learningNeverSeesTrajectories() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("org.padml.ml..", "org.padml.report..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("org.padml.formats..", "org.padml.io..", "org.padml.pbc..")));
  }

  @Test
  void onlyTheCommandLineReadsItsLibraryAndEndsTheProcess() {
    check(outsideCli().dependOnClassesThat().resideInAPackage("picocli.."));
    check(outsideCli().callMethod(System.class, "exit", int.class));
    check(outsideCli().callMethod(Runtime.class, "exit", int.class));
    check(outsideCli().callMethod(Runtime.class, "halt", int.class));
  }

  private static ClassesShould outsideCli() {
    return noClasses().that().resideOutsideOfPackage("org.padml.cli..").should();
  }

  @Test
  void nothingHereUsesTheVectorApi() {
    check(noClasses().should().dependOnClassesThat().resideInAPackage("jdk.incubator.vector.."));
  }

  /** What Spark and Hadoop shade is theirs: it moves with every release. */
  @Test
  void nobodyUsesShadedLibraries() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "org.sparkproject..",
                    "org.apache.hadoop.shaded..",
                    "org.apache.hadoop.thirdparty..")));
  }

  @Test
  void namesSayWhatThingsAre() {
    check(
        noClasses().should().haveNameMatching(".*\\.[^.]*(Utils?|Helpers?|Manager|Impl)(\\$.*)?"));
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    Set<Path> silent = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Path paragraph = file.resolveSibling("package-info.java");
        if (!Files.exists(paragraph)) {
          silent.add(paragraph);
        }
      }
    }
    assertEquals(Set.of(), silent);
  }
}
