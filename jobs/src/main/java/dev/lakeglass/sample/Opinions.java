package dev.lakeglass.sample;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;

/** What people and programs say about a request afterwards. */
final class Opinions {
  private static final long SECOND = 1_000;
  private static final long DAY = 86_400 * SECOND;
  private static final String NOTHING = "";

  private final Scene scene;
  private final FeedbackLog log;
  private final SplittableRandom random;
  private final boolean isBad;

  Opinions(Scene scene, FeedbackLog log) {
    this.scene = scene;
    this.log = log;
    random = scene.random();
    isBad = scene.outcome().isBad();
  }

  /**
   * Feedback before anybody knows whether it arrives in time.
   *
   * @param phrase the kind of phrase that becomes the comment, or nothing
   */
  private record Draft(
      String kind,
      String name,
      String dataType,
      double score,
      String label,
      String phrase,
      String correction,
      boolean isFromReviewer) {}

  void give() throws IOException {
    thumb();
    rating();
    correction();
    implicit("copy", isBad ? 0.02 : 0.10);
    implicit("retry", isBad ? 0.10 : 0.03);
    switch (scene.route()) {
      case ASK -> implicit("second_search", isBad ? 0.12 : 0.04);
      case EXTRACT -> implicit("edit", isBad ? 0.30 : 0.05);
      case TRANSLATE -> implicit("edit", 0.07);
      case BILLING, CHAT, FAQ -> {}
    }
    escalation();
    review();
  }

  private void thumb() throws IOException {
    if (scene.route() == Route.EXTRACT || !scene.hits("thumb", 0.10)) {
      return;
    }
    boolean isUp = !scene.hits("thumb down" + isBad, isBad ? 0.75 : 0.11);
    boolean isExplained = random.nextInt(100) < 35;
    String phrase = !isExplained ? NOTHING : isUp ? "praise" : "complaint";
    explicit("thumb", "thumb", isUp ? 1 : 0, isUp ? "up" : "down", phrase, NOTHING);
  }

  private void rating() throws IOException {
    if (scene.hits("rating", 0.03)) {
      int stars = isBad ? 1 + random.nextInt(3) : 3 + random.nextInt(3);
      explicit("rating", "numeric", stars, NOTHING, NOTHING, NOTHING);
    }
  }

  private void correction() throws IOException {
    String correct = scene.outcome().correction();
    if (!correct.isEmpty() && scene.hits("correction", 0.15)) {
      explicit("correction", "correction", Feedback.NO_SCORE, NOTHING, "complaint", correct);
    }
  }

  private void escalation() throws IOException {
    boolean isBilling = scene.route() == Route.BILLING;
    boolean isCheap = scene.hasBegun(Incident.CHEAPER_MODEL);
    double elsewhere = scene.route() == Route.FAQ ? 0.01 : 0.015;
    double share = !isBilling ? elsewhere : isCheap ? 0.24 : 0.04;
    if (!scene.hits("escalation", share)) {
      return;
    }
    boolean hasArrived = implicitly("escalation", "handover");
    if (isBilling && hasArrived) {
      scene.tell(Incident.CHEAPER_MODEL, "escalations", 1);
      scene.example(Incident.CHEAPER_MODEL);
    }
  }

  private void implicit(String name, double share) throws IOException {
    if (scene.hits(name + isBad, share)) {
      implicitly(name, NOTHING);
    }
  }

  private void review() throws IOException {
    boolean isWrong = scene.outcome().isUnsupported();
    boolean isReviewed =
        isWrong ? scene.hits("review unsupported", 0.5) : scene.hits("review", 0.03);
    boolean isAnswer = scene.route() == Route.ASK || scene.route() == Route.BILLING;
    if (!isAnswer || !isReviewed) {
      return;
    }
    String label = isWrong ? "hallucinated" : "grounded";
    String phrase = isWrong ? "review_wrong" : "review_right";
    int score = isWrong ? 1 : 0;
    later(new Draft("evaluation", "hallucination", "boolean", score, label, phrase, "", true));
    if (random.nextInt(100) < 40) {
      int stars = 3 + random.nextInt(3);
      later(new Draft("explicit", "tone", "numeric", stars, NOTHING, NOTHING, NOTHING, true));
    }
  }

  private void explicit(
      String name, String dataType, double score, String label, String phrase, String correction)
      throws IOException {
    Draft draft = new Draft("explicit", name, dataType, score, label, phrase, correction, false);
    if (random.nextInt(100) < 12) {
      later(draft);
    } else {
      add(draft, between(8 * SECOND, 600 * SECOND));
    }
  }

  /** Returns whether the signal arrives before the sample ends. */
  private boolean implicitly(String name, String phrase) throws IOException {
    Draft draft = new Draft("implicit", name, "boolean", 1, NOTHING, phrase, NOTHING, false);
    return add(draft, between(3 * SECOND, 240 * SECOND));
  }

  private void later(Draft draft) throws IOException {
    add(draft, between(DAY, 6 * DAY));
  }

  private boolean add(Draft draft, long delay) throws IOException {
    Instant at = Instant.ofEpochMilli(scene.now() / Scene.MILLI + delay);
    boolean hasArrived = log.accepts(LocalDate.ofInstant(at, ZoneOffset.UTC));
    if (hasArrived) {
      log.add(feedback(draft, at));
    }
    return hasArrived;
  }

  private Feedback feedback(Draft draft, Instant at) {
    boolean isReview = draft.isFromReviewer();
    return new Feedback(
        "fb_" + Ids.hex(random.nextLong(), 14),
        at,
        draft.kind(),
        draft.name(),
        draft.dataType(),
        scene.traceId(),
        random.nextInt(100) < 60 ? scene.outcome().answerSpanId() : NOTHING,
        draft.score(),
        draft.label(),
        draft.phrase().isEmpty() ? NOTHING : scene.phrase(draft.phrase()),
        draft.correction(),
        isReview ? "HUMAN" : "END_USER",
        isReview ? scene.pick(List.of("rev-ana", "rev-bo", "rev-chen")) : NOTHING,
        scene.route().service().serviceName(),
        scene.tenant().id(),
        isReview ? NOTHING : scene.user().userId());
  }

  private long between(long low, long high) {
    return low + random.nextLong(high - low);
  }
}
