package dev.lakeglass.sample;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** What people and programs say about a request afterwards. */
final class Opinions {
  private static final long SECOND = 1_000;
  private static final long DAY = 86_400 * SECOND;

  private final Scene scene;
  private final FeedbackLog log;
  private final SplittableRandom random;

  Opinions(Scene scene, FeedbackLog log) {
    this.scene = scene;
    this.log = log;
    random = scene.random();
  }

  void give() throws IOException {
    boolean isBad = scene.outcome().isBad();
    thumb(isBad);
    rating(isBad);
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

  private void thumb(boolean isBad) throws IOException {
    if (scene.route() == Route.EXTRACT || !scene.hits("thumb", 0.10)) {
      return;
    }
    boolean isUp = !scene.hits("thumb down" + isBad, isBad ? 0.75 : 0.11);
    String comment = "";
    if (random.nextInt(100) < 35) {
      comment = scene.phrase(isUp ? "praise" : "complaint");
    }
    add(explicit("thumb", "thumb", isUp ? 1 : 0, isUp ? "up" : "down", comment, ""));
  }

  private void rating(boolean isBad) throws IOException {
    if (scene.hits("rating", 0.03)) {
      int stars = isBad ? 1 + random.nextInt(3) : 3 + random.nextInt(3);
      add(explicit("rating", "numeric", stars, "", "", ""));
    }
  }

  private void correction() throws IOException {
    String correct = scene.outcome().correction();
    if (!correct.isEmpty() && scene.hits("correction", 0.15)) {
      add(
          explicit(
              "correction",
              "correction",
              Feedback.NO_SCORE,
              "",
              scene.phrase("complaint"),
              correct));
    }
  }

  private void escalation() throws IOException {
    boolean isBilling = scene.route() == Route.BILLING;
    boolean isCheap = scene.hasBegun(Incident.CHEAPER_MODEL);
    double share = isBilling ? (isCheap ? 0.24 : 0.04) : scene.route() == Route.FAQ ? 0.01 : 0.015;
    if (scene.hits("escalation", share)) {
      Feedback feedback = implicitly("escalation", scene.phrase("handover"));
      if (log.accepts(feedback.day())) {
        log.add(feedback);
        if (isBilling) {
          scene.tell(Incident.CHEAPER_MODEL, "escalations", 1);
          scene.example(Incident.CHEAPER_MODEL);
        }
      }
    }
  }

  private void implicit(String name, double share) throws IOException {
    if (scene.hits(name + scene.outcome().isBad(), share)) {
      add(implicitly(name, ""));
    }
  }

  private void review() throws IOException {
    boolean isReviewed =
        scene.outcome().isUnsupported()
            ? scene.hits("review unsupported", 0.5)
            : scene.hits("review", 0.03);
    boolean isAnswer = scene.route() == Route.ASK || scene.route() == Route.BILLING;
    if (!isAnswer || !isReviewed) {
      return;
    }
    boolean isWrong = scene.outcome().isUnsupported();
    String comment =
        isWrong ? "The number stands in none of the documents." : "Checked against the documents.";
    String label = isWrong ? "hallucinated" : "grounded";
    add(reviewer("hallucination", "evaluation", isWrong ? 1 : 0, label, comment));
    if (random.nextInt(100) < 40) {
      add(reviewer("tone", "explicit", 3 + random.nextInt(3), "", ""));
    }
  }

  private Feedback explicit(
      String name, String dataType, double score, String label, String comment, String correction) {
    long delay =
        random.nextInt(100) < 12 ? between(DAY, 6 * DAY) : between(8 * SECOND, 600 * SECOND);
    return feedback(
        "explicit", name, dataType, delay, score, label, comment, correction, "END_USER");
  }

  private Feedback implicitly(String name, String comment) {
    long delay = between(3 * SECOND, 240 * SECOND);
    return feedback("implicit", name, "boolean", delay, 1, "", comment, "", "END_USER");
  }

  private Feedback reviewer(String name, String kind, double score, String label, String comment) {
    long delay = between(DAY, 6 * DAY);
    return feedback(kind, name, "numeric", delay, score, label, comment, "", "HUMAN");
  }

  private Feedback feedback(
      String kind,
      String name,
      String dataType,
      long delay,
      double score,
      String label,
      String comment,
      String correction,
      String reviewerKind) {
    boolean isUser = reviewerKind.equals("END_USER");
    String spanId = random.nextInt(100) < 60 ? scene.outcome().answerSpanId() : "";
    return new Feedback(
        "fb_" + Ids.hex(random.nextLong(), 14),
        Instant.ofEpochMilli(scene.now() / Scene.MILLI + delay),
        kind,
        name,
        dataType,
        scene.traceId(),
        spanId,
        score,
        label,
        comment,
        correction,
        reviewerKind,
        isUser ? "" : scene.pick(List.of("rev-ana", "rev-bo", "rev-chen")),
        scene.route().service().serviceName(),
        scene.tenant().id(),
        isUser ? scene.user().userId() : "");
  }

  private void add(Feedback feedback) throws IOException {
    if (log.accepts(feedback.day())) {
      log.add(feedback);
    }
  }

  private long between(long low, long high) {
    return low + random.nextLong(high - low);
  }
}
