package dev.lakeglass.check;

import java.util.ArrayList;
import java.util.List;

/** Fits a logistic model by Newton's method with a ridge, so that it always converges. */
final class LogisticRegression {
  private static final int STEPS = 30;
  private static final double RIDGE = 5;

  private final int size;
  private final List<Row> rows = new ArrayList<>();

  private record Row(double[] features, int label, double weight) {}

  /**
   * @param size how many coefficients: one for each feature, and the intercept
   */
  LogisticRegression(int size) {
    this.size = size;
  }

  void add(double[] features, boolean label, double weight) {
    rows.add(new Row(features, label ? 1 : 0, weight));
  }

  /** Intercept first, then one weight per feature. */
  double[] fit() {
    double[] weights = new double[size];
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[size];
      double[][] hessian = new double[size][size];
      for (Row row : rows) {
        accumulate(row, weights, gradient, hessian);
      }
      for (int index = 1; index < size; index++) {
        gradient[index] -= RIDGE * weights[index];
        hessian[index][index] += RIDGE;
      }
      double[] change = solve(hessian, gradient);
      for (int index = 0; index < size; index++) {
        weights[index] += change[index];
      }
    }
    return weights;
  }

  static double logOdds(double[] weights, double[] features) {
    double sum = weights[0];
    for (int index = 0; index < features.length; index++) {
      sum += weights[index + 1] * features[index];
    }
    return sum;
  }

  private static void accumulate(Row row, double[] weights, double[] gradient, double[][] hessian) {
    double probability = 1 / (1 + Math.exp(-logOdds(weights, row.features())));
    for (int i = 0; i < gradient.length; i++) {
      double left = row.weight() * (i == 0 ? 1 : row.features()[i - 1]);
      gradient[i] += (row.label() - probability) * left;
      for (int j = 0; j < gradient.length; j++) {
        double right = j == 0 ? 1 : row.features()[j - 1];
        hessian[i][j] += probability * (1 - probability) * left * right;
      }
    }
  }

  /** Gaussian elimination with partial pivoting. */
  private static double[] solve(double[][] matrix, double[] right) {
    int size = right.length;
    for (int column = 0; column < size; column++) {
      int pivot = column;
      for (int row = column + 1; row < size; row++) {
        pivot = Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column]) ? row : pivot;
      }
      double[] swap = matrix[column];
      matrix[column] = matrix[pivot];
      matrix[pivot] = swap;
      double value = right[column];
      right[column] = right[pivot];
      right[pivot] = value;
      for (int row = column + 1; row < size; row++) {
        double factor = matrix[row][column] / matrix[column][column];
        for (int at = column; at < size; at++) {
          matrix[row][at] -= factor * matrix[column][at];
        }
        right[row] -= factor * right[column];
      }
    }
    double[] solution = new double[size];
    for (int row = size - 1; row >= 0; row--) {
      double sum = right[row];
      for (int at = row + 1; at < size; at++) {
        sum -= matrix[row][at] * solution[at];
      }
      solution[row] = sum / matrix[row][row];
    }
    return solution;
  }
}
