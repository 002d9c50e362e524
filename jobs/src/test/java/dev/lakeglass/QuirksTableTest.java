package dev.lakeglass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The documented quirks of logs are fifty, and each names a test that exists. */
class QuirksTableTest {
  private static final Path TABLE = Path.of("jobs/docs/quirks.md");
  private static final Path TESTS = Path.of("jobs/src/test/java");
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|.*\\| ([^|]+) \\|");
  private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)`");

  @Test
  void namesATestForEachOfFifty() throws IOException {
    Map<Integer, List<String>> tests = new TreeMap<>();
    Map<String, String> classes = testClasses();
    for (String line : Files.readAllLines(TABLE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        tests.put(Integer.valueOf(row.group(1)), named(row.group(2), classes));
      }
    }

    assertThat(tests.keySet())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
    assertThat(tests.values()).allSatisfy(ofQuirk -> assertThat(ofQuirk).isNotEmpty());
  }

  private static Map<String, String> testClasses() throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files
          .map(file -> TESTS.relativize(file).toString())
          .filter(name -> name.endsWith("Test.java") || name.endsWith("IT.java"))
          .map(name -> name.substring(0, name.length() - ".java".length()).replace('/', '.'))
          .collect(
              Collectors.toMap(name -> name.substring(name.lastIndexOf('.') + 1), name -> name));
    }
  }

  private static List<String> named(String cell, Map<String, String> classes) {
    List<String> found = new ArrayList<>();
    Matcher named = NAMED.matcher(cell);
    while (named.find()) {
      assertThat(isTest(classes.get(named.group(1)), named.group(2))).as(named.group()).isTrue();
      found.add(named.group());
    }
    return found;
  }

  private static boolean isTest(String className, String method) {
    try {
      return className != null
          && Arrays.stream(Class.forName(className).getDeclaredMethods())
              .filter(declared -> declared.getName().equals(method))
              .anyMatch(
                  declared ->
                      declared.isAnnotationPresent(Test.class)
                          || declared.isAnnotationPresent(ParameterizedTest.class));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
