package dev.lakeglass.check;

/** Names of the groups in {@code conf/checks/phrases.yaml}. */
final class PhraseGroups {
  static final String REFUSAL = "refusal";
  static final String REFUSAL_SOFT = "refusal_soft";
  static final String NO_INFORMATION = "no_information";
  static final String APOLOGY = "apology";
  static final String COURTESY = "courtesy";
  static final String JSON_DEMAND = "json_demand";

  private PhraseGroups() {}
}
