package dev.lakeglass.redact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What names of persons look like, and the words that are none. */
final class Names {
  private static final int LONGEST_WORD = 24;
  private static final int MOST_WORDS = 4;

  private static final WordSet GIVEN_NAMES = givenNames();
  private static final WordSet PARTICLES =
      WordSet.of("van von de der den del della di da dos das do du la le al el bin ibn ter ten");
  private static final WordSet NO_NAMES =
      WordSet.of(
          "the a an and or but if then this that these those i you he she it we they my your our"
              + " sir madam customer customers team all support everyone friend friends colleague"
              + " colleagues client user users world there again guys folks hiring manager"
              + " recruiter editor reader both kunde kunden damen herren kollegen kollege monday"
              + " tuesday wednesday thursday friday saturday sunday january february march april"
              + " may june july august september october november december street avenue road"
              + " university college school hospital airport hotel bank inc ltd llc gmbh corp"
              + " company international national center centre museum park river lake county city"
              + " street island islands in on at for of with from to is was are were has have had"
              + " will would can could should please thank thanks yes no not what when where why"
              + " how who as by so do does did let just here hello hi hey dear regards sincerely"
              + " best phone email address date number id name order card account mr mrs ms dr"
              + " assistant bot ai gpt chatgpt claude gemini llama copilot siri alexa google"
              + " microsoft amazon apple openai anthropic api json sql python java title subject"
              + " system human note error warning re fwd cc bcc sent received state states street"
              + " english spanish french german italian chinese american british european");

  private Names() {}

  static boolean isGiven(Text text, int start, int end) {
    return GIVEN_NAMES.contains(text, start, end);
  }

  /**
   * The end of at least so many capitalised words and at most four words in all, with initials and
   * particles, or -1.
   */
  static int end(Text text, int start, int fewest) {
    int end = -1;
    int at = start;
    int names = 0;
    for (int word = 0; word < MOST_WORDS; word++) {
      int wordEnd = wordEnd(text, at);
      boolean code = Characters.isDigit(text.at(wordEnd));
      if (wordEnd == at || wordEnd - at > LONGEST_WORD || code) {
        break;
      }
      if (Characters.isUpper(text.at(at))) {
        boolean initial = wordEnd - at == 1;
        if (NO_NAMES.contains(text, at, wordEnd)) {
          break;
        }
        boolean dotted = initial && text.at(wordEnd) == '.';
        if (!initial) {
          names++;
          end = wordEnd;
        } else if (!dotted && text.at(wordEnd) != ' ') {
          break;
        }
        wordEnd = dotted ? wordEnd + 1 : wordEnd;
      } else if (word == 0 || !PARTICLES.contains(text, at, wordEnd)) {
        break;
      }
      if (text.at(wordEnd) != ' ') {
        break;
      }
      at = wordEnd + 1;
    }
    return names >= fewest ? end : -1;
  }

  static int wordEnd(Text text, int start) {
    int end = start;
    while (end - start <= LONGEST_WORD && isPart(text.at(end))) {
      end++;
    }
    if (end - start > 2 && text.at(end - 2) == '\'' && text.at(end - 1) == 's') {
      end -= 2;
    }
    while (end > start && (text.at(end - 1) == '-' || text.at(end - 1) == '\'')) {
      end--;
    }
    return end;
  }

  static boolean isPart(char c) {
    return Characters.isLetter(c) || c == '-' || c == '\'' || c == '\u0301' || c == '\u0308';
  }

  private static WordSet givenNames() {
    String resource = "/lakeglass/conf/given_names.txt";
    try (InputStream stream = Names.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("Cannot find " + resource + " on the class path");
      }
      String content = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return new WordSet(
          content
              .lines()
              .filter(line -> !line.startsWith("#"))
              .flatMap(line -> List.of(line.split("\\s+")).stream())
              .filter(word -> !word.isEmpty())
              .toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + resource, unreadable);
    }
  }
}
