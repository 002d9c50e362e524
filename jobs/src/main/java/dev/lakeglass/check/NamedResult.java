package dev.lakeglass.check;

/** A check's result under the check's name and version, as a row of {@code output_checks}. */
public record NamedResult(String checkName, String checkVersion, CheckResult result) {}
