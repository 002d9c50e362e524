package dev.lakeglass.check;

import java.util.List;

/**
 * Fails where the answer has another form than nearly all answers of the same prompt version on the
 * day and the days before ({@link UsualShapes}): prose where JSON is usual, other names in the
 * JSON, a list, a fence, or a length at the other end.
 *
 * <p>A form is usual if {@value #USUAL_SHARE} of at least {@value UsualShapes#FEWEST_ANSWERS}
 * answers have it. A length is unusual only beside that form, where as many have one length and
 * this one is two classes or more away. The score is the share of answers in the usual form or
 * length.
 */
final class InconsistentFormatCheck implements OutputCheck {
  private static final double USUAL_SHARE = 0.9;
  private static final List<String> LENGTHS = List.of("line", "short", "medium", "long");
  private static final int FAR = 2;

  @Override
  public String name() {
    return "inconsistent_format";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (answer.answer().outputShape().isEmpty() || !answer.hasText()) {
      return CheckResult.notApplicable("no_text");
    }
    if (answer.answer().usualShape().isEmpty()) {
      return CheckResult.notApplicable("too_few_answers");
    }
    UsualShape usual = answer.answer().usualShape().get();
    return usual.formShare() < USUAL_SHARE
        ? CheckResult.notApplicable("no_usual_form")
        : judge(answer.answer().outputShape().get(), usual);
  }

  private static CheckResult judge(String shape, UsualShape usual) {
    String form = UsualShapes.form(shape);
    if (!form.equals(usual.form())) {
      return CheckResult.fail(reason(form, usual.form()), form + " instead of " + usual.form())
          .withScore(usual.formShare());
    }
    String length = UsualShapes.length(shape);
    return usual.lengthShare() >= USUAL_SHARE && isFar(length, usual.length())
        ? CheckResult.fail("unusual_length", length + " instead of " + usual.length())
            .withScore(usual.lengthShare())
        : CheckResult.pass();
  }

  private static String reason(String form, String usual) {
    boolean isObject = form.contains("json{");
    return isObject && usual.contains("json{") && isFenced(form) == isFenced(usual)
        ? "unusual_names"
        : "unusual_form";
  }

  private static boolean isFenced(String form) {
    return form.startsWith("fenced");
  }

  private static boolean isFar(String length, String usual) {
    return Math.abs(LENGTHS.indexOf(length) - LENGTHS.indexOf(usual)) >= FAR;
  }
}
