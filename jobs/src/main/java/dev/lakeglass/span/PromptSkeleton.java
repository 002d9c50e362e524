package dev.lakeglass.span;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What stays the same of a system prompt from call to call: its text without what is filled in
 * (numbers, dates, quoted texts, tagged sections, addresses, replaced personal data). Gives prompts
 * a name and a version where the application declares none.
 *
 * @param name first words, so that an edited prompt keeps its name
 * @param version {@code auto-} and the first digits of the hash of the whole skeleton
 */
public record PromptSkeleton(String name, String version) {
  private static final String DISCOVERED = "auto-";
  private static final int WORDS_OF_NAME = 6;
  private static final int LONGEST_NAME = 60;

  private static final Pattern TAGGED =
      Pattern.compile("(?s)<([A-Za-z_][\\w-]*)[^>]*>.*?</[\\w-]+>");
  private static final Pattern FILLED_IN =
      Pattern.compile(
          "https?://\\S+|\"[^\"\\n]{1,200}\"|\\[[A-Z_]+(?:_\\d+)?]|[\\w-]*\\d[\\w:.,/-]*");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  static PromptSkeleton of(String systemPrompt) {
    String skeleton = TAGGED.matcher(systemPrompt).replaceAll("<>");
    skeleton = FILLED_IN.matcher(skeleton).replaceAll("#");
    skeleton = SPACE.matcher(skeleton).replaceAll(" ").strip();
    return new PromptSkeleton(
        firstWords(skeleton), DISCOVERED + TextHash.of(skeleton).substring(0, 8));
  }

  /** Whether a version was found by its skeleton and not declared. */
  public static boolean isDiscovered(String versionOrNull) {
    return versionOrNull != null && versionOrNull.startsWith(DISCOVERED);
  }

  private static String firstWords(String skeleton) {
    List<String> words = new ArrayList<>();
    for (String word : skeleton.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
      if (!word.isEmpty() && words.size() < WORDS_OF_NAME) {
        words.add(word);
      }
    }
    String name = String.join("-", words);
    return name.isEmpty() ? "unnamed" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
  }
}
