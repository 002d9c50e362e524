package dev.lakeglass.check;

import dev.lakeglass.check.text.PhraseMatcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules people edit: {@code phrases.yaml} and {@code policy.yaml} of {@code conf/checks}. */
public final class CheckRules {
  private static final String RESOURCES = "/lakeglass/conf/checks/";
  private static final String PHRASES = "phrases.yaml";
  private static final String POLICY = "policy.yaml";

  private final PhraseFile phraseFile;
  private final PolicyFile policyFile;
  private final PhraseMatcher phrases;

  private CheckRules(PhraseFile phraseFile, PolicyFile policyFile) {
    this.phraseFile = phraseFile;
    this.policyFile = policyFile;
    Map<String, List<String>> groups = new HashMap<>(phraseFile.phrasesByGroup());
    policyFile.rules().forEach(rule -> groups.put(rule.group(), rule.phrases()));
    this.phrases = new PhraseMatcher(groups);
  }

  /** The rules packed in the jar. */
  public static CheckRules standard() {
    try (InputStream phrases = resource(PHRASES);
        InputStream policy = resource(POLICY)) {
      return read(phrases, policy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The rules of a folder; a file that is not there is taken from the jar.
   *
   * @throws IllegalArgumentException if a file has the wrong shape, naming file and place
   * @throws IOException if a file cannot be read
   */
  public static CheckRules of(Path folder) throws IOException {
    try (InputStream phrases = file(folder, PHRASES);
        InputStream policy = file(folder, POLICY)) {
      return read(phrases, policy);
    }
  }

  /** Both files as streams, from wherever they lie. */
  public static CheckRules read(InputStream phrases, InputStream policy) {
    return new CheckRules(PhraseFile.read(PHRASES, phrases), PolicyFile.read(POLICY, policy));
  }

  private static InputStream file(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.newInputStream(file) : resource(name);
  }

  private static InputStream resource(String name) {
    return CheckRules.class.getResourceAsStream(RESOURCES + name);
  }

  PhraseMatcher phrases() {
    return phrases;
  }

  List<PolicyRule> policyRules() {
    return policyFile.rules();
  }

  /** Version of the phrases, part of the version of each check that uses them. */
  String phraseVersion() {
    return phraseFile.version();
  }

  String policyVersion() {
    return policyFile.version();
  }

  Map<String, List<String>> languagesByGroup() {
    return phraseFile.languagesByGroup();
  }
}
