package dev.lakeglass;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  /** Helpers of stages that handle rows; anything else leaves Spark to the stages. */
  private static final Set<String> SPARK_HELPERS =
      Set.of(
          "dev.lakeglass.drift.AlertExamples",
          "dev.lakeglass.ingest.IngestTables",
          "dev.lakeglass.ingest.TraceStitcher",
          "dev.lakeglass.ingest.RecordCounts",
          "dev.lakeglass.sketch.MergeHours",
          "dev.lakeglass.sketch.StateRow",
          "dev.lakeglass.sketch.MetricSource");

  private static final Set<String> SPARK_PACKAGES =
      Set.of(
          "dev.lakeglass.table",
          "dev.lakeglass.delta",
          "dev.lakeglass.source.spark",
          "dev.lakeglass.command");

  private static final List<String> STAGE_PACKAGES =
      List.of("ingest", "check", "cost", "sketch", "mart", "drift", "report");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.lakeglass");

  private static boolean isSparkHome(JavaClass javaClass) {
    String outer = javaClass.getName().replaceFirst("\\$.*", "");
    return outer.endsWith("Stage")
        || outer.endsWith("Rows")
        || SPARK_PACKAGES.contains(javaClass.getPackageName())
        || SPARK_HELPERS.contains(outer);
  }

  private static DescribedPredicate<JavaClass> sparkHome() {
    return describe("allowed to use Spark", ArchitectureTest::isSparkHome);
  }

  @Test
  void sawTheProject() {
    assertThat(CLASSES.size()).isGreaterThan(150);
    for (String helper : SPARK_HELPERS) {
      assertThat(CLASSES.contain(helper)).as(helper).isTrue();
    }
    for (String stage : STAGE_PACKAGES) {
      assertThat(CLASSES)
          .as(stage)
          .anyMatch(c -> c.getPackageName().equals("dev.lakeglass." + stage));
    }
  }

  @Test
  void usesSparkOnlyInStagesAndTheirHelpers() {
    noClasses()
        .that(DescribedPredicate.not(sparkHome()))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark..")
        .check(CLASSES);
  }

  /**
   * One jar runs with Delta and Scala of several versions; what needs one of them is in one place.
   */
  @Test
  void usesDeltaAndScalaClassesInOnePackageOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.lakeglass.delta")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.delta..", "scala..", "org.apache.spark.sql.delta..")
        .check(CLASSES);
  }

  @Test
  void asksForThePackageOfOneDeltaInTheLakehouseOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.lakeglass.delta", "dev.lakeglass.table")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.lakeglass.delta")
        .check(CLASSES);
  }

  @Test
  void keepsStagesApart() {
    for (String stage : STAGE_PACKAGES) {
      String[] others =
          STAGE_PACKAGES.stream()
              .filter(other -> !other.equals(stage))
              .filter(other -> !(stage.equals("drift") && other.equals("sketch")))
              .map(other -> "dev.lakeglass." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("dev.lakeglass." + stage + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(CLASSES);
    }
  }

  @Test
  void hasNoCycles() {
    slices().matching("dev.lakeglass.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void speaksAndExitsOnlyInMain() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.lakeglass.Main")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }
}
