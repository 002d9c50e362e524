package dev.lakeglass.check.evaluate;

import java.util.Locale;

/**
 * How well a check's verdicts and scores agree with labels. Intervals are 95 %.
 *
 * @param judged answers that passed or failed
 * @param bad those among them labelled bad
 * @param notApplicable answers the check does not apply to, left out
 * @param errors answers the check could not judge, left out
 * @param precision share of failed answers that are bad; NaN if none failed
 * @param recall share of bad answers that failed; NaN if none is bad
 * @param f1 harmonic mean of the two
 * @param area area under the ROC curve of the score
 * @param areaOfLength the same for the number of words alone
 */
public record Evaluation(
    String checkName,
    int judged,
    int bad,
    int notApplicable,
    int errors,
    Interval precision,
    Interval recall,
    Interval f1,
    Interval area,
    Interval areaOfLength) {

  /** A table for people, one measure a line. */
  public String table() {
    return String.format(
        Locale.ROOT,
        "check           %s%n"
            + "judged          %d (%d bad), %d not applicable, %d errors%n"
            + "precision       %s%n"
            + "recall          %s%n"
            + "F1              %s%n"
            + "AUROC           %s%n"
            + "AUROC of length %s%n",
        checkName,
        judged,
        bad,
        notApplicable,
        errors,
        precision,
        recall,
        f1,
        area,
        areaOfLength);
  }
}
