package dev.lakeglass.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Controls the share of false discoveries among many tests: a test whose q-value is at most 0.01
 * belongs to a list of which at most 1 % is expected to be chance.
 *
 * <p>Source: Benjamini and Hochberg, J. R. Stat. Soc. B 57 (1995) 289–300; tests that depend on
 * each other positively, as slices of the same traffic do, are covered by Benjamini and Yekutieli,
 * Ann. Stat. 29 (2001) 1165–1188.
 */
public final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /** The q-value of each p-value, in the order given. */
  public static double[] qValues(double[] pValues) {
    int[] descending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> pValues[i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    double[] qValues = new double[pValues.length];
    double smallest = 1;
    for (int i = 0; i < descending.length; i++) {
      int rank = descending.length - i;
      smallest = Math.min(smallest, pValues[descending[i]] * descending.length / rank);
      qValues[descending[i]] = smallest;
    }
    return qValues;
  }
}
