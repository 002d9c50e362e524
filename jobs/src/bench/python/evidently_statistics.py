"""Evidently's drift statistics on the columns of two CSV files: a line per statistic, "name value seconds"."""

import sys
import time

import pandas
import scipy.stats
from evidently.legacy.calculations.stattests import jensenshannon_stat_test, ks_stat_test, psi_stat_test, z_stat_test
from evidently.legacy.core import ColumnType

REPEATS = 7


def measured(name, work):
    """Runs the work several times, prints its value and the median of the processor times."""
    seconds = []
    for _ in range(REPEATS):
        start = time.process_time()
        value = work()
        seconds.append(time.process_time() - start)
    print(name, repr(float(value)), sorted(seconds)[REPEATS // 2])


def main():
    reference, current = (pandas.read_csv(path) for path in sys.argv[1:3])

    def evidently(test, column, kind):
        return lambda: test.func(reference[column], current[column], kind, 0.1)[0]

    measured("ks_statistic", lambda: scipy.stats.ks_2samp(reference["duration_ms"], current["duration_ms"]).statistic)
    measured("ks_p_value", evidently(ks_stat_test, "duration_ms", ColumnType.Numerical))
    measured("js_distance_model", evidently(jensenshannon_stat_test, "model", ColumnType.Categorical))
    measured("psi_model", evidently(psi_stat_test, "model", ColumnType.Categorical))
    measured("js_distance_duration", evidently(jensenshannon_stat_test, "duration_ms", ColumnType.Numerical))
    measured("psi_duration", evidently(psi_stat_test, "duration_ms", ColumnType.Numerical))
    measured("z_p_value_error", evidently(z_stat_test, "is_error", ColumnType.Categorical))


if __name__ == "__main__":
    main()
