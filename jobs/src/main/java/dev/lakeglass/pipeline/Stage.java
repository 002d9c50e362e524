package dev.lakeglass.pipeline;

import dev.lakeglass.job.StageResult;
import dev.lakeglass.job.Window;
import dev.lakeglass.table.Lakehouse;
import java.util.List;

/**
 * One step of the job: reads tables and replaces one window of the tables it writes.
 *
 * <p>Running a stage twice for the same window leaves identical rows. Stages never call each other;
 * they meet in tables.
 */
public interface Stage {

  /** The word used for it on the command line and in table {@code runs}. */
  String name();

  /** Tables whose window it replaces. */
  List<String> writes();

  /** Whether its result for a day depends on earlier days. */
  default boolean looksBack() {
    return false;
  }

  /** Whether what it reads are tables; a stage that reads raw objects knows their size itself. */
  default boolean readsTables() {
    return true;
  }

  /** Computes and replaces the window. */
  StageResult run(Lakehouse lakehouse, Window window);
}
