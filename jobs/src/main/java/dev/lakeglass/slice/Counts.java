package dev.lakeglass.slice;

import dev.lakeglass.statistics.Distributions;

/** Good and bad requests inside and outside a slice. */
record Counts(long requests, long bad, long allRequests, long allBad) {

  long otherRequests() {
    return allRequests - requests;
  }

  long otherBad() {
    return allBad - bad;
  }

  double lift() {
    return bad == 0 ? 0 : (double) bad / requests * allRequests / allBad;
  }

  double pValue() {
    return Distributions.fisherExactGreater(bad, requests, otherBad(), otherRequests());
  }

  /** Twice the log-likelihood ratio of two shares against one: {@code 2 Σ O ln(O / E)}. */
  double g() {
    double share = (double) allBad / allRequests;
    return 2
        * (term(bad, requests * share)
            + term(requests - bad, requests * (1 - share))
            + term(otherBad(), otherRequests() * share)
            + term(otherRequests() - otherBad(), otherRequests() * (1 - share)));
  }

  private static double term(long observed, double expected) {
    return observed == 0 ? 0 : observed * Math.log(observed / expected);
  }
}
