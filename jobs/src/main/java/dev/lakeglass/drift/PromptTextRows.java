package dev.lakeglass.drift;

import static org.apache.spark.sql.functions.col;

import dev.lakeglass.drift.SilentEdits.Edit;
import dev.lakeglass.job.Window;
import dev.lakeglass.table.Lakehouse;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Texts of declared prompt versions, and the requests that had a new one. */
final class PromptTextRows {
  private static final int EXAMPLES = 5;

  private PromptTextRows() {}

  /** The texts that at least a tenth of the calls of a version had on a day. */
  static List<PromptText> of(Lakehouse lakehouse, Window seen) {
    List<PromptText> texts = new ArrayList<>();
    for (Row row :
        lakehouse
            .read("prompt_versions", seen)
            .where(
                "prompt_version <> 'unknown' and prompt_version not like 'auto-%'"
                    + " and template_hash <> 'unknown'")
            .selectExpr(
                "event_date",
                "prompt_name",
                "prompt_version",
                "template_hash",
                "call_count",
                "sum(call_count) over (partition by event_date, prompt_name, prompt_version)"
                    + " as version_call_count")
            .where("10 * call_count >= version_call_count")
            .collectAsList()) {
      texts.add(
          new PromptText(
              row.<Date>getAs("event_date").toLocalDate(),
              row.getAs("prompt_name"),
              row.getAs("prompt_version"),
              row.getAs("template_hash"),
              row.getAs("call_count"),
              row.getAs("version_call_count")));
    }
    return texts;
  }

  /** Trace ids for each edit, in their order. */
  static List<List<String>> examples(Lakehouse lakehouse, List<Edit> edits) {
    List<List<String>> examples = new ArrayList<>();
    for (Edit edit : edits) {
      examples.add(
          lakehouse
              .read("prompts", Window.day(edit.alert().day()))
              .where(col("template_hash").equalTo(edit.templateHash()))
              .select("trace_id")
              .distinct()
              .orderBy("trace_id")
              .limit(EXAMPLES)
              .collectAsList()
              .stream()
              .map(row -> row.getString(0))
              .toList());
    }
    return examples;
  }
}
