package dev.lakeglass.ledger;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model by the words of its name, whatever their order: a bill says Claude4.5Sonnet for
 * us.anthropic.claude-sonnet-4-5-20250929-v1:0.
 */
public final class ModelWords {
  private static final Pattern WORD = Pattern.compile("[a-z]+|\\d+");
  private static final Pattern NOISE =
      Pattern.compile(
          "arn:[^/]*/|-v\\d+(:\\d+)?(?=-|$)|-\\d+:\\d+$|[-@]20\\d{2}-?\\d{2}-?\\d{2}(?!\\d)|-2[3-9]\\d\\d(?=-|$)|\\.0(?!\\d)|\\([^)]*\\)"
              + "|\\b(us|eu|apac|global|jp|au|ca)\\.(?=[a-z])");
  private static final Set<String> FILLERS =
      Set.of(
          "amazon",
          "anthropic",
          "meta",
          "mistral",
          "cohere",
          "ai",
          "latest",
          "instruct",
          "bedrock",
          "openai",
          "mantle",
          "text");

  private ModelWords() {}

  /** Words of the name in alphabetical order with a hyphen between; empty if there are none. */
  public static String key(String name) {
    String bare = NOISE.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    Set<String> words = new TreeSet<>();
    Matcher word = WORD.matcher(bare);
    while (word.find()) {
      if (!FILLERS.contains(word.group())) {
        words.add(word.group());
      }
    }
    if (words.remove("embedding") || words.remove("embeddings")) {
      words.add("embed");
    }
    return String.join("-", words);
  }
}
