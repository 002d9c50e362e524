package dev.lakeglass.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A question answered from the knowledge base: the routes /v1/ask and /v1/billing. */
final class AnswerScript implements Script {
  private static final double VERBOSITY = 1.40;
  private static final double OVERSHOOT = 1.3;

  @Override
  public void play(Scene scene) {
    boolean isBilling = scene.route() == Route.BILLING;
    String index = isBilling ? "kb-billing" : "kb-main";
    Article article = scene.topic(scene.bank().articles(index, scene.language()));
    Article.Ask ask = scene.calmly("ask", article.asks());
    Quirk quirk = Quirk.of(scene);
    String question = quirk == Quirk.REFUSAL ? scene.phrase("forbidden") : question(scene, ask);
    guard(scene);
    List<Search.Hit> hits = new Search(scene, index).find(question, article);
    String account = isBilling && scene.hits("account data", 0.4) ? account(scene) : "";
    rerank(scene, question, hits);
    Search.Hit hit = hits.stream().filter(h -> h.article() == article).findFirst().orElseThrow();
    String context = hits.stream().map(Search.Hit::block).collect(Collectors.joining("\n"));
    String user = context + "\n\n" + account + question;
    ModelCall call = call(scene, user, isBilling);
    answer(scene, call, quirk, ask, hit);
    Optional<Span> span = call.make(scene, Service.SUPPORT_ASSISTANT.release());
    span.ifPresent(scene.outcome()::answeredBy);
    tell(scene, span, isBilling);
  }

  private static ModelCall call(Scene scene, String user, boolean isBilling) {
    boolean isCheap = isBilling && scene.hasBegun(Incident.CHEAPER_MODEL);
    Bank.Prompt prompt =
        isBilling
            ? scene.bank().prompt("billing-answer", "3")
            : scene.bank().prompt("support-answer", scene.isVerbose() ? "8" : "7");
    Model model = isCheap ? Model.GPT_4_1_MINI : Model.GPT_4_1;
    return new ModelCall(model, prompt, List.of(Message.text("user", user))).maxTokens(600);
  }

  private static String question(Scene scene, Article.Ask ask) {
    StringBuilder question = new StringBuilder();
    String space = scene.language().equals("ja") ? "" : " ";
    if (scene.random().nextInt(100) < 55) {
      question.append(scene.phrase("context")).append(space);
    }
    question.append(scene.fill(scene.pick(ask.questions())));
    if (scene.random().nextInt(100) < 45) {
      String signature = scene.phrase("signature");
      question.append(signature.contains("\n") ? "\n\n" : space).append(signature);
    }
    return question.toString();
  }

  private static void answer(
      Scene scene, ModelCall call, Quirk quirk, Article.Ask ask, Search.Hit hit) {
    String template = scene.calmly("answer", ask.answers());
    Article article = hit.article();
    String correct = filled(template, article, Article.Edition.NOW);
    Article.Edition told = quirk == Quirk.UNSUPPORTED ? Article.Edition.WRONG : hit.edition();
    String core = filled(template, article, told);
    String text =
        quirk == Quirk.REFUSAL ? scene.phrase("refusal") : framed(scene, article, core, quirk);
    String whole =
        scene.isVerbose()
            ? extended(scene, text, more(scene, hit, quirk), article.separator())
            : text;
    quirk.apply(scene, call, whole);
    if (quirk == Quirk.UNSUPPORTED) {
      scene.outcome().unsupported(correct);
    } else if (told == Article.Edition.OLD && quirk == Quirk.NONE) {
      scene.outcome().outdated(correct);
    }
  }

  private static String filled(String template, Article article, Article.Edition edition) {
    return Template.fill(template, name -> article.value(edition, name));
  }

  private static String framed(Scene scene, Article article, String core, Quirk quirk) {
    List<String> parts = new ArrayList<>();
    parts.add(core);
    if (quirk != Quirk.TRUNCATED && scene.hits("echo", 0.07)) {
      parts.add(scene.phrase("echo"));
    }
    if (scene.hits("source", 0.40)) {
      String source = scene.pick(scene.bank().phrases("source", article.language()));
      parts.add(Template.fill(source, name -> article.title()));
    }
    return greeting(scene) + String.join(article.separator(), parts);
  }

  /** A greeting ends with a comma or a colon and stands alone, or it is a sentence like others. */
  private static String greeting(Scene scene) {
    if (!scene.hits("greeting", 0.40)) {
      return "";
    }
    String greeting = scene.phrase("greeting");
    boolean isAlone = greeting.endsWith(",") || greeting.endsWith(":");
    return greeting + (isAlone ? "\n\n" : scene.language().equals("ja") ? "" : " ");
  }

  /** What a thorough answer may add: sentences of the article, then polite phrases. */
  private static List<String> more(Scene scene, Search.Hit hit, Quirk quirk) {
    Article article = hit.article();
    List<String> phrases = scene.bank().phrases("verbose", article.language());
    if (quirk == Quirk.REFUSAL) {
      return phrases;
    }
    List<String> sentences = new ArrayList<>();
    int start = scene.random().nextInt(article.body().size());
    for (int i = 0; i < article.body().size(); i++) {
      String sentence = article.body().get((start + i) % article.body().size());
      sentences.add(filled(sentence, article, hit.edition()));
    }
    sentences.addAll(phrases);
    return sentences;
  }

  /**
   * Appends sentences until the text has about {@link #VERBOSITY} times as many tokens, taking each
   * that still fits. What is too much or too little is settled with the next answers of the day, so
   * that the mean comes out right. Rounding up to whole tokens adds 1.5 bytes on average, hence the
   * subtraction.
   */
  private static String extended(
      Scene scene, String text, List<String> sentences, String separator) {
    long bytes = Tokens.bytes(text);
    double left = 4 * VERBOSITY * Tokens.ofBytes(bytes) - 1.5 - bytes + scene.owed("verbosity");
    StringBuilder extended = new StringBuilder(text);
    String before = "\n\n";
    for (String sentence : sentences) {
      long size = Tokens.bytes(sentence) + before.length();
      if (size < left * OVERSHOOT) {
        extended.append(before).append(sentence);
        left -= size;
        before = separator;
      }
    }
    scene.owe("verbosity", left);
    return extended.toString();
  }

  private static void guard(Scene scene) {
    if (scene.hits("guardrail", 0.03)) {
      Span span =
          scene.child(
              Service.SUPPORT_ASSISTANT.release(),
              "guardrail prompt-shield",
              Span.INTERNAL,
              Span.Operation.GUARDRAIL);
      scene.take(span.with("gen_ai.operation.name", "guardrail"), 12);
    }
  }

  private static String account(Scene scene) {
    String plan = scene.pick(List.of("Starter", "Grow", "Grow", "Scale"));
    String arguments =
        Message.write(
            json -> {
              json.writeStartObject();
              json.writeStringField("account", scene.fill("{account}"));
              json.writeStringField("email", scene.fill("{email}"));
              json.writeEndObject();
            });
    String result =
        Message.write(
            json -> {
              json.writeStartObject();
              json.writeStringField("plan", plan);
              json.writeNumberField("seats", 1 + scene.random().nextInt(9));
              json.writeStringField("next_invoice_on", scene.slots().text("date2", "en"));
              json.writeStringField("billing_phone", scene.fill("{phone}"));
              json.writeEndObject();
            });
    ToolCall.of(scene, "get_subscription", arguments, result).make(scene);
    return "Account data: " + result + "\n\n";
  }

  private static void rerank(Scene scene, String question, List<Search.Hit> hits) {
    if (!scene.hits("rerank", 0.22)) {
      return;
    }
    String passages =
        hits.stream()
            .map(hit -> "[" + hit.article().id() + "] " + hit.article().title())
            .collect(Collectors.joining("\n"));
    String ids =
        hits.stream()
            .map(hit -> "\"" + hit.article().id() + "\"")
            .collect(Collectors.joining(",", "{\"ranking\":[", "]}"));
    new ModelCall(
            Model.NOVA_LITE,
            scene.bank().prompt("rerank", "1"),
            List.of(Message.text("user", "Question: " + question + "\n\n" + passages)))
        .json()
        .temperature(0)
        .maxTokens(100)
        .answers(ids)
        .makeAlone(scene, Service.RERANKER.release());
    scene.pass(40);
  }

  private static void tell(Scene scene, Optional<Span> span, boolean isBilling) {
    if (isBilling) {
      scene.tell(Incident.CHEAPER_MODEL, "requests", 1);
      scene.tell(Incident.CHEAPER_MODEL, "cost_nano_usd", costOf(scene));
      return;
    }
    if (span.isPresent() && span.get().usage().isReported()) {
      scene.tell(Incident.VERBOSE_PROMPT, "calls", 1);
      scene.tell(Incident.VERBOSE_PROMPT, "output_tokens", span.get().usage().output());
      scene.example(Incident.VERBOSE_PROMPT);
    }
  }

  private static long costOf(Scene scene) {
    long nanos = 0;
    for (Span span : scene.spans()) {
      if (span.isModelCall() && span.usage().isReported()) {
        nanos += span.model().cost(span.usage()).movePointRight(9).longValueExact();
      }
    }
    return nanos;
  }
}
