package dev.lakeglass.check.evaluate;

/**
 * How well a check's verdicts and scores agree with labels. Intervals are 95 %.
 *
 * @param judged answers that passed or failed
 * @param bad those among them labelled bad
 * @param notApplicable answers the check does not apply to, left out
 * @param errors answers the check could not judge, left out
 * @param precision share of failed answers that are bad; NaN if none failed
 * @param badShare share of bad answers: the precision of a check that fails everything
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
    Interval badShare,
    Interval recall,
    Interval f1,
    Interval area,
    Interval areaOfLength) {}
