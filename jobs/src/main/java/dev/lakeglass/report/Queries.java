package dev.lakeglass.report;

import dev.lakeglass.report.data.AlertRow;
import java.time.LocalDate;
import java.util.Set;

/** SQL with which a reader goes on from a page; values are quoted. */
final class Queries {
  private static final Set<String> REQUEST_DIMENSIONS =
      Set.of(
          "application",
          "route",
          "tenant_id",
          "model_name",
          "prompt_name",
          "release",
          "dataset_version");

  private Queries() {}

  static String requestsOf(AlertRow alert) {
    String from =
        "select trace_id, started_at, duration_ms, total_cost_usd, bad_reasons\nfrom request_outcomes\nwhere event_date = "
            + date(alert.eventDate());
    return from + condition(alert.sliceKey(), alert.sliceValue()) + "\norder by started_at";
  }

  private static String condition(String key, String value) {
    if (REQUEST_DIMENSIONS.contains(key)) {
      return "\n  and " + (value.equals("unknown") ? key + " is null" : key + " = " + text(value));
    }
    int at = value.lastIndexOf('@');
    if (key.equals("prompt_version") && at > 0) {
      return "\n  and prompt_name = "
          + text(value.substring(0, at))
          + "\n  and prompt_version = "
          + text(value.substring(at + 1));
    }
    return "";
  }

  static String trace(LocalDate day, String traceId) {
    return "select *\nfrom spans\nwhere event_date = "
        + date(day)
        + "\n  and trace_id = "
        + text(traceId)
        + "\norder by started_at";
  }

  private static String date(LocalDate day) {
    return "date'" + day + "'";
  }

  private static String text(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
