package dev.lakeglass.config;

import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Collects everything that is wrong with a configuration, to be told in one go. */
public final class ConfigProblems {
  private static final int LARGEST_TYPO = 3;

  private final List<String> problems = new ArrayList<>();

  public void add(String place, String problem) {
    problems.add(place + ": " + problem);
  }

  void addUnknownKey(String place, String key, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    Optional<String> nearest =
        known.stream()
            .filter(name -> distance.apply(name, key) <= LARGEST_TYPO)
            .min(Comparator.comparing(name -> distance.apply(name, key)));
    add(
        place,
        "unknown key \"%s\"; %s"
            .formatted(
                key,
                nearest
                    .map(name -> "did you mean \"" + name + "\"?")
                    .orElse("known here: " + String.join(", ", known))));
  }

  /**
   * @throws JobException CONFIG naming every problem, if there is one
   */
  public void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new JobException(
          Category.CONFIG,
          "Cannot use the configuration, %d problem%s:%n  %s"
              .formatted(
                  problems.size(),
                  problems.size() == 1 ? "" : "s",
                  String.join(System.lineSeparator() + "  ", problems)));
    }
  }
}
