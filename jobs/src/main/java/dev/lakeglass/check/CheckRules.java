package dev.lakeglass.check;

import dev.lakeglass.check.text.PhraseMatcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The rules people edit, read from {@code conf/checks}. */
public final class CheckRules {
  private static final String PHRASES = "/lakeglass/conf/checks/phrases.yaml";

  private final PhraseFile phraseFile;
  private final PhraseMatcher phrases;

  private CheckRules(PhraseFile phraseFile) {
    this.phraseFile = phraseFile;
    this.phrases = new PhraseMatcher(phraseFile.phrasesByGroup());
  }

  /** The rules packed in the jar. */
  public static CheckRules standard() {
    try (InputStream phrases = CheckRules.class.getResourceAsStream(PHRASES)) {
      return new CheckRules(PhraseFile.read("conf/checks/phrases.yaml", phrases));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PhraseMatcher phrases() {
    return phrases;
  }

  /** Version of the phrase file, part of the version of each check that uses it. */
  String phraseVersion() {
    return phraseFile.version();
  }

  /** For tests: phrases of one group in all languages. */
  List<String> phrasesOf(String group) {
    return phraseFile.phrasesByGroup().getOrDefault(group, List.of());
  }

  Map<String, List<String>> languagesByGroup() {
    return phraseFile.languagesByGroup();
  }
}
