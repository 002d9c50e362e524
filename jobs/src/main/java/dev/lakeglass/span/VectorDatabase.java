package dev.lakeglass.span;

import dev.lakeglass.span.RawSpan.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Searches in vector databases as OpenLLMetry and OpenLIT log them: {@code db.vector.query.…}, one
 * event {@code db.query.result} or {@code db.search.result} per document.
 */
final class VectorDatabase implements Dialect {
  private static final Set<String> SYSTEMS =
      Set.of(
          "pinecone",
          "chroma",
          "qdrant",
          "weaviate",
          "milvus",
          "lancedb",
          "marqo",
          "astra",
          "pgvector",
          "vespa",
          "faiss");
  private static final Set<String> SEARCHES =
      Set.of("query", "search", "similarity_search", "hybrid_search", "get", "near_text");

  @Override
  public String name() {
    return "vector-db";
  }

  @Override
  public List<String> marks() {
    return List.of(
        "db.vector.*", "db.query.result*", "db.search.result*", "db.system", "db.system.name");
  }

  @Override
  public Map<String, String> names() {
    return Names.table(
        "db.query.text", GenAi.RETRIEVAL_QUERY,
        "gen_ai.retrieval.query", GenAi.RETRIEVAL_QUERY,
        "db.vector.query.top_k", "gen_ai.retrieval.top_k",
        "db.n_results", "gen_ai.retrieval.top_k",
        "db.collection.name", GenAi.DATA_SOURCE,
        "gen_ai.retrieval.source", GenAi.DATA_SOURCE);
  }

  @Override
  public List<String> content() {
    return List.of("db.query.embeddings*", "gen_ai.retrieval.query");
  }

  @Override
  public Map<String, Object> readings(ForeignSpan span) {
    if (!isSearch(span)) {
      return Map.of();
    }
    Map<String, Object> readings = new HashMap<>();
    readings.put(GenAi.OPERATION, "retrieval");
    readings.put(
        GenAi.DATA_SOURCE, span.attributes().firstText(List.of("db.system.name", "db.system")));
    List<Object> documents = new ArrayList<>();
    for (Event event : span.events()) {
      for (String prefix : List.of("db.query.result", "db.search.result")) {
        if (event.name().equals(prefix)) {
          documents.add(document(event.attributes(), prefix));
        }
      }
    }
    if (!documents.isEmpty()) {
      readings.put(GenAi.RETRIEVAL_DOCUMENTS, documents);
    }
    return readings;
  }

  private static boolean isSearch(ForeignSpan span) {
    Map<String, Object> sent = span.values();
    boolean saysVector =
        sent.keySet().stream().anyMatch(name -> name.startsWith("db.vector.query."));
    String system = span.attributes().firstText(List.of("db.system.name", "db.system"));
    String operation = span.attributes().firstText(List.of("db.operation.name", "db.operation"));
    boolean isVectorSystem = system != null && SYSTEMS.contains(system.toLowerCase(Locale.ROOT));
    return saysVector
        || (isVectorSystem
            && operation != null
            && SEARCHES.contains(operation.toLowerCase(Locale.ROOT)));
  }

  /** A distance is kept apart from a score: the smaller the better. */
  private static Map<String, Object> document(Map<String, Object> said, String prefix) {
    Map<String, Object> document = new LinkedHashMap<>();
    Names.table(
            "id", "id",
            "score", "score",
            "distance", "distance",
            "document", "content",
            "entity", "content")
        .forEach(
            (from, to) -> {
              Object value = said.get(prefix + "." + from);
              if (value != null) {
                document.putIfAbsent(to, value);
              }
            });
    new Attributes(said)
        .json(prefix + ".metadata")
        .ifPresent(metadata -> document.put("metadata", metadata));
    return document;
  }
}
