package dev.lakeglass.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.check.text.TokenizedText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a document that is JSON as sentences, one for each value, so that claims about it can be
 * compared: {@code {"hours": {"Friday": "9:0-17:30"}, "WiFi": false}} is "Hours Friday: 9:00 -
 * 17:30", "Wifi: no". A value that is null is unknown, "Outdoor-Seating: null", but for a day of
 * the week, which is closed then.
 */
final class JsonContext {
  private static final Pattern WORD_BORDER = Pattern.compile("(?<=[a-z])(?=[A-Z])|_");
  private static final Pattern SHORT_MINUTES = Pattern.compile("\\b(\\d{1,2}):(\\d)\\b");
  private static final Pattern TIME_RANGE = Pattern.compile("(:\\d\\d)-(?=\\d)");

  private static final String DAY =
      "(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|rs?|day|sday|nesday|rsday|urday)?";
  private static final Pattern DAYS =
      Pattern.compile("\\b" + DAY + "(?:\\s*[-\u2013]\\s*" + DAY + ")?\\b");
  private static final Pattern DAYS_OF_KEY =
      Pattern.compile(DAYS.pattern(), Pattern.CASE_INSENSITIVE);

  /** In a longer text "Sun" and "Sat" are hardly days. */
  private static final int LONGEST_DAYS = 40;

  private static final List<String> DAY_NAMES =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  /** What is one word for those who write about it. */
  private static final Map<String, String> ONE_WORD =
      Map.of("WiFi", "Wifi", "TakeOut", "Takeout", "takeOut", "takeout");

  private static final String STATES =
      "AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,"
          + "DE Delaware,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,"
          + "KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,"
          + "MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,"
          + "NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,"
          + "ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,"
          + "SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,"
          + "VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,"
          + "DC District of Columbia,AB Alberta,BC British Columbia,ON Ontario,QC Quebec";
  private static final Map<String, String> STATE_NAMES =
      Arrays.stream(STATES.split(","))
          .collect(Collectors.toUnmodifiableMap(state -> state.substring(0, 2), state -> state));

  private static final String STREETS =
      "St Street,Ave Avenue,Rd Road,Blvd Boulevard,Ln Lane,Dr Drive,Ct Court,Pkwy Parkway,"
          + "Hwy Highway,Sq Square,Pl Place,Ste Suite,Ter Terrace,Fwy Freeway,N North,E East,S South,W West";
  private static final Map<String, String> STREET_NAMES =
      Arrays.stream(STREETS.split(","))
          .collect(
              Collectors.toUnmodifiableMap(
                  street -> street.substring(0, street.indexOf(' ')), street -> street));
  private static final Pattern STREET_WORD = Pattern.compile("\\b\\p{Lu}\\p{Ll}{0,3}\\b(?!')\\.?");

  private final StringBuilder sentences = new StringBuilder();

  private JsonContext() {}

  /** The document as sentences; empty if it is no JSON object or array. */
  static Optional<TokenizedText> read(String document) {
    return JsonText.of(document)
        .node()
        .filter(JsonNode::isContainerNode)
        .map(
            node -> {
              JsonContext context = new JsonContext();
              context.add("", node);
              return TokenizedText.of(context.sentences.toString());
            });
  }

  private void add(String path, JsonNode node) {
    if (node.isObject()) {
      node.fieldNames().forEachRemaining(name -> addField(path, name, node.get(name)));
      addWeek(node);
    } else if (node.isArray()) {
      node.forEach(element -> add(path, element));
      addCount(path, node);
    } else {
      addSentence(path, value(node));
    }
  }

  /** What the hours of all seven days mean together; a day without a number is closed. */
  private void addWeek(JsonNode node) {
    int days = 0;
    int wholeDays = 0;
    for (String day : DAY_NAMES) {
      String hours = node.path(day).asText();
      days += hours.chars().anyMatch(Character::isDigit) ? 1 : 0;
      wholeDays += hours.equals("0:0-0:0") ? 1 : 0;
    }
    if (days == DAY_NAMES.size()) {
      addSentence("", "Open every day, all seven days a week, weekdays and weekend");
    }
    if (wholeDays == DAY_NAMES.size()) {
      addSentence("", "Open 24 hours a day, around the clock, 24/7");
    }
  }

  private void addField(String path, String name, JsonNode node) {
    String longer = (path + " " + words(name)).strip();
    if (node.isNull() && DAYS_OF_KEY.matcher(name).matches()) {
      addSentence(longer, "closed");
    } else if (node.isTextual() && name.equalsIgnoreCase("state")) {
      addSentence(longer, STATE_NAMES.getOrDefault(node.textValue(), value(node)));
    } else if (node.isTextual() && name.toLowerCase(Locale.ROOT).endsWith("address")) {
      addSentence(longer, withStreets(node.textValue()));
    } else {
      add(longer, node);
    }
  }

  /** "12 Elm St" with the word it means: "12 Elm St Street". */
  private static String withStreets(String address) {
    return STREET_WORD
        .matcher(address)
        .replaceAll(
            word -> {
              String name = word.group().replace(".", "");
              return STREET_NAMES.getOrDefault(name, word.group());
            });
  }

  /** How many things a list has; of one thing nobody says so. */
  private void addCount(String path, JsonNode list) {
    if (list.size() > 1 && !path.isEmpty()) {
      addSentence("", list.size() + " " + path);
    }
  }

  /** A capital at the start of the line keeps the sentences apart. */
  private void addSentence(String path, String value) {
    String sentence = path.isEmpty() ? value : path + ": " + value;
    if (!sentence.isEmpty()) {
      sentences
          .append(Character.toUpperCase(sentence.charAt(0)))
          .append(sentence, 1, sentence.length());
      sentences.append("\n");
    }
  }

  private static String value(JsonNode node) {
    String known = node.asText().toLowerCase(Locale.ROOT);
    if (known.equals("true") || known.equals("false")) {
      return known.equals("true") ? "yes" : "no";
    }
    boolean isWord = node.isTextual() && node.textValue().indexOf(' ') < 0;
    String text = isWord ? cut(node.textValue()) : node.asText();
    String timed = SHORT_MINUTES.matcher(text).replaceAll("$1:0$2");
    return withDays(DAYS, TIME_RANGE.matcher(timed).replaceAll("$1 - "));
  }

  /** "Tue-Thu" with the days it means: "Tue-Thu Tuesday Wednesday Thursday". */
  private static String withDays(Pattern pattern, String text) {
    Matcher days = pattern.matcher(text);
    return text.length() <= LONGEST_DAYS && days.find()
        ? days.replaceAll(JsonContext::spelled)
        : text;
  }

  private static String spelled(MatchResult days) {
    int first = day(days.group(1));
    int last = days.group(2) == null ? first : day(days.group(2));
    if (days.group().equalsIgnoreCase(DAY_NAMES.get(first))) {
      return days.group();
    }
    StringBuilder spelled = new StringBuilder(days.group());
    for (int day = first; day != last; day = (day + 1) % DAY_NAMES.size()) {
      spelled.append(' ').append(DAY_NAMES.get(day));
    }
    return spelled.append(' ').append(DAY_NAMES.get(last)).toString();
  }

  /** 0 is Monday. */
  private static int day(String start) {
    int day = 0;
    while (!DAY_NAMES.get(day).regionMatches(true, 0, start, 0, start.length())) {
      day++;
    }
    return day;
  }

  private static String words(String name) {
    return withDays(DAYS_OF_KEY, cut(name));
  }

  /** The hyphen lets the words be read as one, too. */
  private static String cut(String name) {
    String joined = name;
    for (Map.Entry<String, String> word : ONE_WORD.entrySet()) {
      joined = joined.replace(word.getKey(), word.getValue());
    }
    return WORD_BORDER.matcher(joined).replaceAll("-");
  }
}
