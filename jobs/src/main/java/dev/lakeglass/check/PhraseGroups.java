package dev.lakeglass.check;

/** Names of the groups in {@code conf/checks/phrases.yaml}. */
final class PhraseGroups {
  static final String REFUSAL = "refusal";
  static final String REFUSAL_SOFT = "refusal_soft";
  static final String NO_INFORMATION = "no_information";
  static final String APOLOGY = "apology";
  static final String COURTESY = "courtesy";
  static final String JSON_DEMAND = "json_demand";
  static final String GUARDRAIL = "guardrail";
  static final String INJECTION = "injection";
  static final String INJECTION_IN_DOCUMENT = "injection_in_document";
  static final String ITEM_DEMAND = "item_demand";
  static final String PROFANITY = "profanity";
  static final String LANGUAGE_REQUEST = "language_request";

  private PhraseGroups() {}
}
