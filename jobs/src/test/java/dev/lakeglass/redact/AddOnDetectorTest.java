package dev.lakeglass.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a team's own jar adds: a class and a line in {@code META-INF/services}. */
class AddOnDetectorTest {
  @TempDir private Path jar;

  @Test
  void findsWhatAnAddOnOnTheClassPathFindsOnceConfNamesIt() throws Exception {
    String text = "Ada flew to Lisbon from ada@example.com, and back to Lisbon.";

    RedactionPolicy named =
        withAddOn(CityDetector.class, () -> settings(List.of("city")).toPolicy());
    RedactionPolicy unnamed = withAddOn(CityDetector.class, () -> settings(List.of()).toPolicy());

    assertThat(new Redactor(named).redact(text).text())
        .isEqualTo("Ada flew to [PLACE] from [EMAIL], and back to [PLACE].");
    assertThat(new Redactor(unnamed).redact(text).counts()).containsOnlyKeys("email");
    assertThat(named.hash()).isNotEqualTo(unnamed.hash());
  }

  @Test
  void tellsWhichDetectorsThereAre() {
    assertThatThrownBy(
            () -> withAddOn(CityDetector.class, () -> settings(List.of("town")).toPolicy()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown optional detector \"town\"; expected one of [domain, city]");
  }

  @Test
  void refusesAnAddOnThatTakesTheNameOfAnother() {
    assertThatThrownBy(() -> withAddOn(DoubleDetector.class, Detectors::optional))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot add " + DoubleDetector.class.getName() + ": a detector is called domain");
  }

  private static RedactionSettings settings(List<String> optional) {
    return new RedactionSettings(
        "team", Map.of(), Optional.empty(), "1", List.of(), List.of(), optional, 32);
  }

  private <T> T withAddOn(Class<?> detector, Supplier<T> action) throws Exception {
    Path services = Files.createDirectories(jar.resolve("META-INF/services"));
    Files.writeString(services.resolve(Detector.class.getName()), detector.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader addOn = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      thread.setContextClassLoader(addOn);
      return action.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Stands for a statistical model: it looks at the whole text at once. */
  public static final class CityDetector implements Detector {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
      return "city";
    }

    @Override
    public String type() {
      return "place";
    }

    @Override
    public Trigger trigger() {
      return Trigger.kinds(Trigger.Kind.WHOLE_TEXT);
    }

    @Override
    public void examine(Text text, int position, Findings findings) {
      for (int at = 0; at < text.length(); at++) {
        if (text.isAt(at, "lisbon")) {
          findings.add(at, at + 6, "gazetteer");
        }
      }
    }
  }

  /** Calls itself as a detector of the job does. */
  public static final class DoubleDetector implements Detector {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
      return "domain";
    }

    @Override
    public Trigger trigger() {
      return Trigger.kinds(Trigger.Kind.WHOLE_TEXT);
    }

    @Override
    public void examine(Text text, int position, Findings findings) {}
  }
}
