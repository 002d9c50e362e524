package dev.lakeglass.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final Pseudonymizer KEY =
      new Pseudonymizer("k1", "0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
  private final Redactor masking = new Redactor(RedactionPolicy.standard());

  @Test
  void masksAndCountsByType() {
    Redaction redaction = masking.redact("jane@example.com, joe@example.com, 4111111111111111");
    assertThat(redaction.text()).isEqualTo("[EMAIL], [EMAIL], [PAYMENT_CARD]");
    assertThat(redaction.counts()).isEqualTo(Map.of("email", 2, "payment_card", 1));
  }

  @Test
  void returnsTheSameInstanceWhenNothingIsFound() {
    String text = "What is the capital of France? [1] 100% \\d+ & more";
    assertThat(masking.redact(text).text()).isSameAs(text);
    assertThat(masking.redact(text).counts()).isSameAs(Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna.hartmann@mail.example",
        "+81 90-0000-8616",
        "(860) 555-0153",
        "2223 0079 2997 5219",
        "DE05994900573143548734",
        "192.0.2.10",
        "2001:db8::8a2e:370:7334",
        "AKIA3BU5DRPRIEXAMPLE"
      })
  void findsValuesBetweenLettersOfScriptsWithoutSpaces(String value) {
    assertThat(masking.redact("ご連絡は" + value + "までお願いします").text())
        .doesNotContain(value)
        .endsWith("]までお願いします");
    assertThat(masking.redact("请用" + value + "联系我们").text()).doesNotContain(value);
  }

  @Test
  void replacesAsTheActionOfTheTypeSays() {
    Redactor redactor =
        redactor(
            Map.of("email", "pseudonym", "phone", "partial", "iban", "drop", "ip_address", "keep"));
    // printf 'email\0jane@example.com' | openssl dgst -sha256 -mac HMAC -macopt
    // key:0123456789abcdef
    assertThat(redactor.redact("Jane@Example.com").text()).isEqualTo("[EMAIL_9e9a63b798353122]");
    assertThat(redactor.redact("+44 20 7946 0958").text()).isEqualTo("[PHONE_****0958]");
    assertThat(redactor.redact("a GB29NWBK60161331926819 b").text()).isEqualTo("a  b");
    assertThat(redactor.redact("10.0.0.1").text()).isEqualTo("10.0.0.1");
  }

  @Test
  void givesSpellingsOfOneValueTheSamePseudonym() {
    Redactor redactor = redactor(Map.of("phone", "pseudonym", "payment_card", "pseudonym"));
    assertThat(redactor.redact("(212) 555-0187").text())
        .isEqualTo(redactor.redact("+1 212.555.0187").text());
    assertThat(redactor.redact("4111 1111 1111 1111").text())
        .isEqualTo(redactor.redact("4111-1111-1111-1111").text())
        .isNotEqualTo(redactor.redact("4012 8888 8888 1881").text());
  }

  @Test
  void refusesPseudonymsWithoutAKeyAndUnknownWords() {
    assertThatThrownBy(() -> policy(Map.of("email", "pseudonym"), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot pseudonymise \"email\" without a key");
    assertThatThrownBy(() -> policy(Map.of("email", "hide"), Optional.empty()))
        .hasMessage(
            "Unknown redaction action \"hide\"; expected one of mask, pseudonym, partial, drop, keep");
    assertThatThrownBy(() -> policy(Map.of("e-mail", "mask"), Optional.empty()))
        .hasMessageStartingWith("Unknown redaction type \"e-mail\"; expected one of api_key,");
  }

  @Test
  void changesItsHashWithActionsAndKey() {
    String plain = policy(Map.of(), Optional.empty()).hash();
    assertThat(plain).isEqualTo(policy(Map.of(), Optional.empty()).hash()).hasSize(12);
    assertThat(policy(Map.of("email", "drop"), Optional.empty()).hash()).isNotEqualTo(plain);
    assertThat(policy(Map.of(), Optional.of(KEY)).hash()).isNotEqualTo(plain);
  }

  @Test
  void failsClosedWithoutQuotingTheText() {
    Detector failing = new FailingDetector();
    Redactor redactor =
        new Redactor(RedactionPolicy.of("p", List.of(failing), Map.of(), Optional.empty()));
    assertThatThrownBy(() -> redactor.redact("secret text"))
        .isInstanceOf(RedactionException.class)
        .hasMessage("Cannot redact a text: detector \"failing\" failed with NumberFormatException")
        .hasNoCause();
  }

  /** The budget is free for the first million characters read; the rules read these again. */
  @Test
  void saysThatATextCostTooMuch() {
    Redactor frugal = new Redactor(RedactionPolicy.standard().withBudget(1));
    assertThatThrownBy(() -> frugal.redact("curl ".repeat(20_000)))
        .isInstanceOf(RedactionException.class)
        .hasMessage(
            "Cannot redact a text: it was made to be slow: detectors had to read more than 1"
                + " characters again for each of its own (redact.budget)");
  }

  /** Each number hides the next from its word until it is replaced itself. */
  @Test
  void saysThatReplacementsCameToNoEnd() {
    Redactor redactor =
        new Redactor(
            RedactionPolicy.of("p", List.of(new PeelingDetector()), Map.of(), Optional.empty()));
    assertThat(redactor.redact("x".repeat(64)).counts()).containsEntry("peeling", 64);
    assertThatThrownBy(() -> redactor.redact("x".repeat(65)))
        .hasMessage(
            "Cannot redact a text: after 64 rounds of replacements there was still a value to"
                + " replace");
  }

  @Test
  void unitesOverlapsUnderTheLongestMatch() {
    Redaction redaction = masking.redact("IBAN DE89 3704 0044 0532 0130 00!");
    assertThat(redaction.text()).isEqualTo("IBAN [IBAN]!");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"card\": 4111111111111111, \"note\": \"mail jane@example.com\\nnext\"}",
        "{\"cards\":[4111111111111111,5555555555554444],\"n\":[1,2]}",
        "{\"a\":\"{\\\"card\\\": 4111111111111111, \\\"m\\\": \\\"x\\\\njane@example.com\\\"}\"}",
        "{\"a\":\"{\\\"cards\\\": [\\n  4111111111111111\\n]}\"}",
        "[4111111111111111]",
        "[\"[4111111111111111, 5555555555554444]\"]",
        "{\"a\":\"[\\\"[4111111111111111]\\\"]\"}",
        "[\"x\", 4111111111111111, \"jane@example.com\"]",
        "{\"phone\": 2125550187}",
        "{\"u\":\"jane\\u0040example.com\", \"v\":\"\\u00e9jane@example.com\\\\\"}"
      })
  void leavesValidJson(String json) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    for (String action : List.of("mask", "partial", "drop", "pseudonym")) {
      Redactor redactor =
          redactor(Map.of("payment_card", action, "email", action, "phone", action));
      String redacted = redactor.redact(json).text();
      assertThat(redacted).isNotEqualTo(json).doesNotContain("4111", "jane");
      JsonNode tree = mapper.readTree(redacted);
      if (tree.path("a").isTextual()) {
        mapper.readTree(tree.path("a").textValue());
      }
    }
  }

  /** Values as texts, in JSON inside texts at any depth, and as bare numbers. */
  @Test
  void leavesAnyJsonValidAndItsStructureAsItWas() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    Random random = new Random(12);
    CorpusFillers values = new CorpusFillers(random);
    List<Redactor> redactors = new ArrayList<>();
    for (String action : List.of("mask", "partial", "drop", "pseudonym")) {
      redactors.add(redactor(Map.of("payment_card", action, "email", action, "phone", action)));
    }
    int changed = 0;
    for (int round = 0; round < 2000; round++) {
      JsonNode tree = mapper.createArrayNode().add(randomTree(mapper, random, values, 3));
      for (Redactor redactor : redactors) {
        String redacted = redactor.redact(mapper.writeValueAsString(tree)).text();
        JsonNode after = mapper.readTree(redacted);
        assertThat(shape(mapper, after)).as(redacted).isEqualTo(shape(mapper, tree));
        changed += after.equals(tree) ? 0 : 1;
      }
    }
    assertThat(changed).isGreaterThan(4000);
  }

  private static final String[] TYPES = {
    "email", "phone", "payment_card", "iban", "ip_address", "us_ssn", "api_key", "~uuid", "~number"
  };

  private static JsonNode randomTree(
      ObjectMapper mapper, Random random, CorpusFillers values, int depth) throws Exception {
    String value = values.value(TYPES[random.nextInt(TYPES.length)]);
    return switch (depth == 0 ? random.nextInt(2) : random.nextInt(5)) {
      case 0 -> mapper.getNodeFactory().textNode("see \"" + value + "\"\n\\ok\t" + value);
      case 1 -> mapper.getNodeFactory().numberNode(4111111111111111L + 10 * random.nextInt(9));
      case 2 ->
          mapper
              .getNodeFactory()
              .textNode(mapper.writeValueAsString(randomTree(mapper, random, values, depth - 1)));
      case 3 ->
          mapper
              .createArrayNode()
              .add(randomTree(mapper, random, values, depth - 1))
              .add(randomTree(mapper, random, values, depth - 1));
      default ->
          mapper
              .createObjectNode()
              .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                  "phone", randomTree(mapper, random, values, depth - 1))
              .set("note", randomTree(mapper, random, values, depth - 1));
    };
  }

  /** Kinds of nodes and names of fields, with JSON inside texts taken apart; a number may go. */
  private static String shape(ObjectMapper mapper, JsonNode node) {
    if (node.isTextual() && node.textValue().matches("(?s)[\\[{].*")) {
      try {
        return "json(" + shape(mapper, mapper.readTree(node.textValue())) + ")";
      } catch (com.fasterxml.jackson.core.JsonProcessingException noJson) {
        return "leaf";
      }
    }
    if (node.isValueNode()) {
      return "leaf";
    }
    StringBuilder shape = new StringBuilder(node.isArray() ? "[" : "{");
    node.fieldNames().forEachRemaining(name -> shape.append(name).append(' '));
    node.forEach(child -> shape.append(shape(mapper, child)).append(','));
    return shape.toString();
  }

  @Test
  void isIdempotentDeterministicAndStableThroughSerialisation() throws Exception {
    Random random = new Random(4);
    List<Redactor> redactors =
        List.of(
            masking,
            redactor(Map.of("email", "pseudonym", "phone", "partial", "iban", "drop")),
            redactor(Map.of("email", "drop", "phone", "drop", "ip_address", "drop")));
    for (Redactor redactor : redactors) {
      Redactor copy = copy(redactor);
      for (int round = 0; round < 3000; round++) {
        String text = RandomTexts.next(random);
        String once = redactor.redact(text).text();
        assertThat(redactor.redact(once).text()).as(text).isEqualTo(once);
        assertThat(copy.redact(text).text()).isEqualTo(once);
      }
    }
  }

  /** As partitions do, which share a redactor or not, and hold their texts in any order. */
  @Test
  void givesATextTheSameResultWhateverItRedactedBeforeAndInWhichThread() {
    Random random = new Random(21);
    List<String> texts = new ArrayList<>();
    RedactionCorpus.make(21, 300).forEach(text -> texts.add(text.text()));
    for (int i = 0; i < 300; i++) {
      texts.add(RandomTexts.next(random) + RandomTexts.next(random));
    }
    Map<String, Redaction> alone = new HashMap<>();
    for (String text : texts) {
      alone.put(text, new Redactor(RedactionPolicy.standard()).redact(text));
    }
    assertThat(alone.values())
        .filteredOn(result -> !result.counts().isEmpty())
        .hasSizeGreaterThan(300);

    for (int order = 0; order < 3; order++) {
      Collections.shuffle(texts, random);
      texts.forEach(text -> assertThat(masking.redact(text)).isEqualTo(alone.get(text)));
      assertThat(
              texts.parallelStream().filter(text -> !masking.redact(text).equals(alone.get(text))))
          .isEmpty();
    }
  }

  /** Detectors are asked again only where they read what was replaced; that must be enough. */
  @Test
  void findsNothingMoreInLongTextsItRedacted() {
    Random random = new Random(22);
    CorpusFillers values = new CorpusFillers(random);
    Redactor dropping = redactor(Map.of("email", "drop", "phone", "partial", "us_ssn", "drop"));
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int piece = 0; piece < 30; piece++) {
        text.append(RandomTexts.next(random))
            .append(values.value(TYPES[random.nextInt(TYPES.length)]));
        text.append(" 12 345 6789 ".repeat(random.nextInt(9)));
      }
      for (Redactor redactor : List.of(masking, dropping)) {
        Redaction once = redactor.redact(text.toString());
        assertThat(once.counts()).isNotEmpty();
        assertThat(redactor.find(once.text())).as(text.toString()).isEmpty();
      }
    }
  }

  @Test
  void givesUsersAPseudonymThatDependsOnTheKey() {
    Pseudonymizer other =
        new Pseudonymizer("k2", "fedcba9876543210".getBytes(StandardCharsets.US_ASCII));
    assertThat(KEY.user("u-17")).matches("u_[0-9a-f]{32}").isEqualTo(KEY.user("u-17"));
    assertThat(other.user("u-17")).isNotEqualTo(KEY.user("u-17"));
    assertThatThrownBy(() -> new Pseudonymizer("k", new byte[3]))
        .hasMessage("Pseudonym key \"k\" has 3 bytes; at least 16 are needed");
  }

  private static Redactor redactor(Map<String, String> actions) {
    return new Redactor(policy(actions, Optional.of(KEY)));
  }

  private static RedactionPolicy policy(Map<String, String> actions, Optional<Pseudonymizer> key) {
    return RedactionPolicy.of("test", Detectors.standard(), actions, key);
  }

  private static Redactor copy(Redactor redactor) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
      output.writeObject(redactor);
    }
    try (ObjectInputStream input =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Redactor) input.readObject();
    }
  }

  private static final class FailingDetector implements Detector {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
      return "failing";
    }

    @Override
    public Trigger trigger() {
      return Trigger.kinds(Trigger.Kind.WHOLE_TEXT);
    }

    @Override
    public void examine(Text text, int position, Findings findings) {
      Integer.parseInt(text.slice(0, text.length()));
    }
  }

  /** Finds the last x, and so one more after each replacement. */
  private static final class PeelingDetector implements Detector {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
      return "peeling";
    }

    @Override
    public Trigger trigger() {
      return Trigger.kinds(Trigger.Kind.WHOLE_TEXT);
    }

    @Override
    public void examine(Text text, int position, Findings findings) {
      int last = text.slice(0, text.length()).lastIndexOf('x');
      if (last >= 0) {
        findings.add(last, last + 1, "x");
      }
    }
  }
}
