package dev.lakeglass.sample;

import java.util.ArrayList;
import java.util.List;

/** The knowledge-base search in front of an answer: embedding, attempts, documents. */
final class Search {
  private static final double RETRIES_BEFORE = 0.02;
  private static final double RETRIES_AFTER = 0.40;
  private static final double SCORE_LOSS = 0.11;

  private final Scene scene;
  private final String index;
  private final boolean isRefreshed;

  Search(Scene scene, String index) {
    this.scene = scene;
    this.index = index;
    isRefreshed = index.equals("kb-main") && scene.hasBegun(Incident.INDEX_REFRESH);
  }

  /** An article as the search returned it. */
  record Hit(Article article, Article.Edition edition, int scoreThousandths) {
    String block() {
      return "<document id=\"" + article.id() + "\">" + article.text(edition) + "</document>";
    }

    private String json() {
      return Message.write(
          json -> {
            json.writeStartObject();
            json.writeStringField("id", article.id());
            json.writeNumberField("score", scoreThousandths / 1000.0);
            json.writeStringField("content", article.text(edition));
            json.writeStringField("version", article.date(edition));
            json.writeStringField("updated_at", article.date(edition) + "T06:30:00Z");
            json.writeEndObject();
          });
    }
  }

  /** Searches for a question whose answer stands in {@code wanted}. */
  List<Hit> find(String query, Article wanted) {
    List<Hit> hits = hits(wanted);
    boolean isCached = !isRefreshed && scene.hits("search cache", 0.12);
    if (!isCached) {
      embed(query);
    }
    int failures = failures();
    for (int attempt = 0; attempt < failures; attempt++) {
      fail(query, attempt);
    }
    Span span = attempt(query, failures);
    span.with("http.response.status_code", 200)
        .with("lakeglass.cache.hit", isCached)
        .with("gen_ai.retrieval.documents", documents(hits))
        .returned(hits.size());
    scene.take(span, isCached ? 4 : 60 + scene.random().nextInt(130));
    if (index.equals("kb-main")) {
      tell(hits, failures);
    }
    return hits;
  }

  private static String documents(List<Hit> hits) {
    List<String> documents = new ArrayList<>();
    hits.forEach(hit -> documents.add(hit.json()));
    return "[" + String.join(",", documents) + "]";
  }

  private List<Hit> hits(Article wanted) {
    List<Article> found = new ArrayList<>(List.of(wanted));
    int others = scene.hits("fourth document", 0.25) ? 3 : 2;
    found.addAll(scene.bank().related(wanted).subList(0, others));
    if (scene.random().nextInt(100) < 12) {
      found.add(1, found.remove(0));
    }
    int score = 880 - scene.random().nextInt(90) - (isRefreshed ? (int) (SCORE_LOSS * 1000) : 0);
    List<Hit> hits = new ArrayList<>();
    for (Article article : found) {
      hits.add(new Hit(article, edition(article), score));
      score -= 25 + scene.random().nextInt(90);
    }
    return hits;
  }

  private Article.Edition edition(Article article) {
    boolean isStale = isRefreshed && scene.world().staleArticles().contains(article.id());
    return isStale ? Article.Edition.OLD : Article.Edition.NOW;
  }

  private void embed(String query) {
    Model model = Model.EMBEDDING;
    String name = "embeddings " + model.modelName();
    Span span =
        scene.child(Service.KB_SEARCH.release(), name, Span.CLIENT, Span.Operation.EMBEDDINGS);
    Usage usage = Usage.of(Tokens.ofBytes(Tokens.bytes(query)), 0);
    span.with("gen_ai.operation.name", "embeddings")
        .with("gen_ai.provider.name", model.provider())
        .with("gen_ai.request.model", model.modelName())
        .with("gen_ai.response.model", model.modelName())
        .with("gen_ai.embeddings.dimension.count", 1536)
        .with("gen_ai.usage.input_tokens", usage.input())
        .answeredBy(model, usage);
    scene.take(span, 40 + scene.random().nextInt(70));
  }

  private int failures() {
    if (!scene.hits("search retry", isRefreshed ? RETRIES_AFTER : RETRIES_BEFORE)) {
      return 0;
    }
    return isRefreshed && scene.hits("search third", 0.35) ? 2 : 1;
  }

  private void fail(String query, int attempt) {
    Span span = attempt(query, attempt);
    boolean isTimeout = scene.random().nextInt(100) < 60;
    if (!isTimeout) {
      span.with("http.response.status_code", 503);
    }
    span.failed(isTimeout ? "timeout" : "503");
    scene.take(span, isTimeout ? 2_000 : 120 + scene.random().nextInt(200));
    scene.pass(150L << attempt);
  }

  private Span attempt(String query, int attempt) {
    String version =
        index.equals("kb-main")
            ? (isRefreshed
                    ? scene.world().story().indexRefresh()
                    : scene.world().story().oldIndex())
                .toString()
            : scene.world().story().oldIndex().minusDays(15).toString();
    Span span =
        scene
            .child(
                Service.KB_SEARCH.release(),
                "retrieval " + index,
                Span.CLIENT,
                Span.Operation.RETRIEVAL)
            .with("gen_ai.operation.name", "retrieval")
            .with("gen_ai.data_source.id", index)
            .with("gen_ai.retrieval.query.text", query)
            .with("gen_ai.retrieval.top_k", 4)
            .with("lakeglass.dataset.version", version);
    return attempt == 0 ? span : span.with("http.request.resend_count", attempt);
  }

  private void tell(List<Hit> hits, int failures) {
    Incident incident = Incident.INDEX_REFRESH;
    scene.tell(incident, "searches", 1);
    scene.tell(incident, "searches_with_retry", failures > 0 ? 1 : 0);
    scene.tell(incident, "attempts", failures + 1L);
    scene.tell(incident, "failed_attempts", failures);
    for (Hit hit : hits) {
      scene.tell(incident, "documents", 1);
      scene.tell(incident, "stale_documents", hit.edition() == Article.Edition.OLD ? 1 : 0);
      scene.tell(incident, "score_thousandths", hit.scoreThousandths());
    }
    if (failures > 0 || hits.stream().anyMatch(hit -> hit.edition() == Article.Edition.OLD)) {
      scene.example(incident);
    }
  }
}
