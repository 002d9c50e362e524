package dev.lakeglass.sample;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All texts of the made-up application, read from the resource files beside this class. */
final class Bank {
  private static final String FOLDER = "/lakeglass/sample/";

  private final Map<String, List<Article>> articles = new LinkedHashMap<>();
  private final Map<String, List<Article>> related;
  private final Map<String, List<String>> phrases = new HashMap<>();
  private final Map<String, List<Chat>> chats = new LinkedHashMap<>();
  private final Map<String, List<Ticket>> tickets = new LinkedHashMap<>();
  private final Map<String, List<Faq>> faqs = new LinkedHashMap<>();
  private final Map<String, List<Map<String, String>>> translations = new HashMap<>();
  private final Map<String, Prompt> prompts = new HashMap<>();
  private final Constant tools;
  private final Constant ticketSchema;

  Bank() {
    lines("articles-en.jsonl").forEach(this::addArticle);
    lines("articles-other.jsonl").forEach(this::addArticle);
    related = Related.byId(articles.values().stream().flatMap(List::stream).toList());
    for (JsonNode line : lines("phrases.jsonl")) {
      phrases.put(key(line.path("kind"), line.path("lang")), texts(line.path("texts")));
    }
    lines("chats.jsonl").forEach(line -> add(chats, line, Chat.of(line)));
    lines("tickets.jsonl").forEach(line -> add(tickets, line, Ticket.of(line)));
    lines("faq.jsonl").forEach(line -> add(faqs, line, Faq.of(line)));
    for (JsonNode line : lines("translations.jsonl")) {
      translations
          .computeIfAbsent(line.path("part").asText(), k -> new ArrayList<>())
          .add(map(line));
    }
    for (JsonNode line : lines("prompts.jsonl")) {
      Prompt prompt = Prompt.of(line);
      prompts.put(prompt.name() + "/" + prompt.version(), prompt);
    }
    tools =
        Constant.of(
            lines("tools.jsonl").stream()
                .map(JsonNode::toString)
                .collect(Collectors.joining(",", "[", "]")));
    ticketSchema = Constant.of(read("ticket-schema.json").strip());
  }

  /** A system prompt under its name and version. */
  record Prompt(
      String name, String version, String text, long bytes, SerializableString instructions) {
    private static Prompt of(JsonNode line) {
      String text = line.path("text").asText();
      return new Prompt(
          line.path("name").asText(),
          line.path("version").asText(),
          text,
          Tokens.bytes(text),
          new SerializedString(Message.instructions(text)));
    }
  }

  /** A text that goes unchanged into many spans, escaped once. */
  record Constant(long bytes, SerializableString escaped) {
    static final Constant NONE = new Constant(0, new SerializedString(""));

    static Constant of(String text) {
      return new Constant(Tokens.bytes(text), new SerializedString(text));
    }
  }

  /** A conversation in which one tool is called. */
  record Chat(
      List<List<String>> history,
      List<String> asks,
      String tool,
      String arguments,
      String result,
      List<String> answers,
      String summary) {
    private static Chat of(JsonNode line) {
      List<List<String>> history = new ArrayList<>();
      line.path("history").forEach(turn -> history.add(texts(turn)));
      return new Chat(
          history,
          texts(line.path("ask")),
          line.path("tool").asText(),
          line.path("args").toString(),
          line.path("result").toString(),
          texts(line.path("answer")),
          line.path("summary").asText());
    }
  }

  /** An e-mail to the support desk and what is to be extracted from it. */
  record Ticket(List<String> mails, Map<String, String> fields) {
    private static Ticket of(JsonNode line) {
      return new Ticket(texts(line.path("mail")), map(line));
    }

    String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  /** A frequent question, its one good answer, and answers that say something else. */
  record Faq(String question, List<String> answers) {
    private static Faq of(JsonNode line) {
      List<String> answers = new ArrayList<>();
      answers.add(line.path("a").asText());
      answers.addAll(texts(line.path("other")));
      return new Faq(line.path("q").asText(), List.copyOf(answers));
    }
  }

  /** What the search returns besides an article, nearest first. */
  List<Article> related(Article article) {
    return related.get(article.id());
  }

  List<Article> articles(String index, String language) {
    return articles.get(index + "/" + language);
  }

  /** All articles of an index, in the order of the resource files. */
  List<Article> articles(String index) {
    return articles.values().stream()
        .flatMap(List::stream)
        .filter(article -> article.index().equals(index))
        .toList();
  }

  List<String> phrases(String kind, String language) {
    List<String> found = phrases.get(kind + "/" + language);
    return found == null ? phrases.get(kind + "/en") : found;
  }

  List<Chat> chats(String language) {
    return chats.get(language);
  }

  List<Ticket> tickets(String language) {
    return tickets.get(language);
  }

  List<Faq> faqs(String language) {
    return faqs.get(language);
  }

  List<Map<String, String>> translations(String part) {
    return translations.get(part);
  }

  Prompt prompt(String name, String version) {
    return prompts.get(name + "/" + version);
  }

  Constant tools() {
    return tools;
  }

  Constant ticketSchema() {
    return ticketSchema;
  }

  private void addArticle(JsonNode line) {
    Map<Article.Edition, Map<String, String>> values = new EnumMap<>(Article.Edition.class);
    values.put(Article.Edition.NOW, map(line.path("now")));
    values.put(Article.Edition.OLD, map(line.path("old")));
    values.put(Article.Edition.WRONG, map(line.path("wrong")));
    List<Article.Ask> asks = new ArrayList<>();
    line.path("asks")
        .forEach(ask -> asks.add(new Article.Ask(texts(ask.path("q")), texts(ask.path("a")))));
    List<String> body = texts(line.path("body"));
    String title = line.path("title").asText();
    String language = line.path("lang").asText();
    String whole = title + "\n" + String.join(language.equals("ja") ? "" : " ", body);
    String id = line.path("id").asText();
    Map<Article.Edition, String> wholes = new EnumMap<>(Article.Edition.class);
    Map<Article.Edition, String> dates = new EnumMap<>(Article.Edition.class);
    long hash = Hash.of(id);
    for (Article.Edition edition : List.of(Article.Edition.NOW, Article.Edition.OLD)) {
      wholes.put(edition, Template.fill(whole, name -> values.get(edition).get(name)));
      LocalDate newest = LocalDate.of(edition == Article.Edition.NOW ? 2026 : 2025, 10, 20);
      dates.put(edition, newest.minusDays(Math.floorMod(hash, 150)).toString());
    }
    Article article =
        new Article(
            id,
            line.path("index").asText(),
            language,
            title,
            body,
            values,
            List.copyOf(asks),
            wholes,
            dates);
    articles.computeIfAbsent(article.index() + "/" + language, k -> new ArrayList<>()).add(article);
  }

  private static <T> void add(Map<String, List<T>> map, JsonNode line, T value) {
    map.computeIfAbsent(line.path("lang").asText(), k -> new ArrayList<>()).add(value);
  }

  private static String key(JsonNode kind, JsonNode language) {
    return kind.asText() + "/" + language.asText();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return List.copyOf(texts);
  }

  private static Map<String, String> map(JsonNode object) {
    Map<String, String> map = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getValue().isTextual()) {
        map.put(field.getKey(), field.getValue().asText());
      }
    }
    return Map.copyOf(map);
  }

  private static List<JsonNode> lines(String file) {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : read(file).lines().toList()) {
      try {
        nodes.add(mapper.readTree(line));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + FOLDER + file, e);
      }
    }
    return nodes;
  }

  private static String read(String file) {
    try (InputStream in = Bank.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("Missing resource " + FOLDER + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FOLDER + file, e);
    }
  }
}
