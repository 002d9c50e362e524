package dev.lakeglass.check.claim;

import java.util.List;

/** Fits a logistic model by Newton's method with a little ridge, so that it always converges. */
final class LogisticRegression {
  private static final int STEPS = 30;
  private static final double RIDGE = 1.0;

  private LogisticRegression() {}

  /** Intercept first, then one weight per feature. */
  static double[] fit(List<double[]> features, List<Boolean> labels) {
    int size = features.get(0).length + 1;
    double[] weights = new double[size];
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[size];
      double[][] hessian = new double[size][size];
      for (int row = 0; row < features.size(); row++) {
        accumulate(features.get(row), labels.get(row) ? 1 : 0, weights, gradient, hessian);
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

  static double probability(double[] weights, double[] features) {
    double sum = weights[0];
    for (int index = 0; index < features.length; index++) {
      sum += weights[index + 1] * features[index];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  private static void accumulate(
      double[] features, int label, double[] weights, double[] gradient, double[][] hessian) {
    double probability = probability(weights, features);
    for (int i = 0; i < gradient.length; i++) {
      double left = i == 0 ? 1 : features[i - 1];
      gradient[i] += (label - probability) * left;
      for (int j = 0; j < gradient.length; j++) {
        double right = j == 0 ? 1 : features[j - 1];
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
