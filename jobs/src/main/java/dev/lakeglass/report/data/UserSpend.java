package dev.lakeglass.report.data;

import java.math.BigDecimal;

/** Requests of one user on the day, and what they cost; the user is a pseudonym. */
public record UserSpend(String userId, long requestCount, long badCount, BigDecimal totalUsd) {}
