package dev.lakeglass.redact;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints the speed of all standard detectors beside one loop of {@code java.util.regex} over rules
 * for the same types, on one thread, warm, by the processor time of the thread. Run it with {@code
 * main}; it is no test.
 */
final class RedactionThroughput {
  private static final int ROUNDS = 12;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final int BYTES = 4_000_000;

  private RedactionThroughput() {}

  public static void main(String[] arguments) {
    Redactor redactor = new Redactor(RedactionPolicy.standard());
    List<Pattern> peers = peers();
    for (Sample sample : samples()) {
      double ours =
          megabytesPerSecond(sample.texts(), text -> redactor.redact(text).text().length());
      double peer = megabytesPerSecond(sample.texts(), text -> matches(peers, text));
      System.out.printf(
          Locale.ROOT,
          "%-28s ours %7.1f MB/s   java.util.regex %6.1f MB/s%n",
          sample.name(),
          ours,
          peer);
    }
  }

  private record Sample(String name, List<String> texts) {}

  private static List<Sample> samples() {
    Random random = new Random(11);
    return List.of(
        new Sample("prose, nothing to find", texts(random, 0, false)),
        new Sample("prose, 2 values per KB", texts(random, 2, false)),
        new Sample("prose, 10 values per KB", texts(random, 10, false)),
        new Sample("JSON spans, 2 values per KB", texts(random, 2, true)));
  }

  private static final String[] WORDS =
      ("the model answered that your order will be delivered next week if the warehouse confirms"
              + " it and we could not find any policy about returns in Germany or France so please"
              + " ask the Support team for more details before Monday because this document says"
              + " nothing about refunds, tokens or passwords. However, our system found 3 results")
          .split(" ");
  private static final String[] VALUES = {
    "jane.doe@example.com", "4111 1111 1111 1111", "DE89370400440532013000", "(212) 555-0187",
    "+44 20 7946 0958", "203.0.113.9", "123-45-6789", "sk-proj-a1B2c3D4e5F6g7H8i9J0k1L2"
  };

  private static List<String> texts(Random random, int valuesPerKilobyte, boolean json) {
    List<String> texts = new ArrayList<>();
    int total = 0;
    while (total < BYTES) {
      String text = text(random, valuesPerKilobyte, json);
      total += text.length();
      texts.add(text);
    }
    return texts;
  }

  private static String text(Random random, int valuesPerKilobyte, boolean json) {
    StringBuilder text = new StringBuilder();
    int size = 500 + random.nextInt(3000);
    while (text.length() < size) {
      boolean value = random.nextInt(1000) < valuesPerKilobyte * 6;
      String word =
          value ? VALUES[random.nextInt(VALUES.length)] : WORDS[random.nextInt(WORDS.length)];
      if (json) {
        text.append("{\"span_id\":\"").append(Long.toHexString(random.nextLong()));
        text.append("\",\"time\":").append(1_700_000_000_000L + random.nextInt(1 << 30));
        text.append(",\"score\":0.").append(random.nextInt(1 << 30));
        text.append(",\"text\":\"").append(word).append("\\n").append(word).append("\"},");
      } else {
        text.append(word).append(' ');
      }
    }
    return text.toString();
  }

  private static double megabytesPerSecond(List<String> texts, ToIntFunction<String> work) {
    long bytes = 0;
    for (String text : texts) {
      bytes += text.getBytes(StandardCharsets.UTF_8).length;
    }
    double best = 0;
    long sink = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = CLOCK.getCurrentThreadCpuTime();
      for (String text : texts) {
        sink += work.applyAsInt(text);
      }
      best = Math.max(best, bytes * 1e3 / (CLOCK.getCurrentThreadCpuTime() - start));
    }
    if (sink == 42) {
      System.out.println();
    }
    return best;
  }

  private static int matches(List<Pattern> patterns, String text) {
    int count = 0;
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        count++;
      }
    }
    return count;
  }

  private static List<Pattern> peers() {
    List<Pattern> patterns = new ArrayList<>();
    for (String regex :
        List.of(
            "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,24}",
            "\\b(?:\\d[ -]?){12,18}\\d\\b",
            "\\b[A-Z]{2}\\d{2}(?:[ -]?[A-Z0-9]){11,30}\\b",
            "\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b",
            "(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}",
            "(?:\\+?\\d{1,3}[ .-]?)?\\(?\\d{2,4}\\)?[ .-]?\\d{3,4}[ .-]?\\d{3,4}",
            "\\b\\d{3}-\\d{2}-\\d{4}\\b")) {
      patterns.add(Pattern.compile(regex));
    }
    for (Detector rule : SecretRules.standard()) {
      patterns.add(Pattern.compile(((SecretRule) rule).regex()));
    }
    return patterns;
  }
}
