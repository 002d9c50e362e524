package dev.lakeglass.check;

import dev.lakeglass.check.claim.JudgedSentence;
import dev.lakeglass.check.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how far the answer's sentences are from those of documents and question in the space of
 * an embedding model: 1 − the cosine to the nearest one, of the sentence for which that is largest.
 *
 * <p>It never fails: how far is too far depends on the model. The evidence is that sentence. An
 * add-on, for a model costs a thousand times what the other checks do.
 */
final class EmbeddingDistanceCheck implements OutputCheck {
  private final SentenceModel model;
  private final String modelName;

  EmbeddingDistanceCheck(SentenceModel model, String modelName) {
    this.model = model;
    this.modelName = modelName;
  }

  @Override
  public String name() {
    return "embedding_distance";
  }

  @Override
  public String version() {
    return "1-" + modelName.substring(modelName.lastIndexOf('.') + 1);
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (!answer.hasText()) {
      return CheckResult.notApplicable("no_text");
    }
    if (answer.documents().stream().allMatch(TokenizedText::isEmpty)) {
      return CheckResult.notApplicable("no_documents");
    }
    List<JudgedSentence> claims =
        answer.json().isValid() ? List.of() : UnsupportedClaimsCheck.judgedSentences(answer);
    if (claims.isEmpty()) {
      return CheckResult.notApplicable("no_claims");
    }
    List<float[]> context = vectors(answer);
    double farthest = -1;
    String evidence = "";
    for (JudgedSentence claim : claims) {
      String sentence = answer.output().sentence(claim.sentence());
      double distance = distance(model.vector(sentence), context);
      if (distance > farthest) {
        farthest = distance;
        evidence = sentence;
      }
    }
    return new CheckResult(Verdict.PASS, farthest, "", evidence);
  }

  private List<float[]> vectors(AnalyzedAnswer answer) {
    List<float[]> vectors = new ArrayList<>();
    for (TokenizedText text : answer.given()) {
      for (int sentence = 0; sentence < text.sentenceCount(); sentence++) {
        vectors.add(model.vector(text.sentence(sentence)));
      }
    }
    return vectors;
  }

  private static double distance(float[] claim, List<float[]> context) {
    double nearest = 0;
    for (float[] given : context) {
      nearest = Math.max(nearest, SentenceModel.cosine(claim, given));
    }
    return Math.max(0, 1 - nearest);
  }
}
