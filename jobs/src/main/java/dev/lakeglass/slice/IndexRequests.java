package dev.lakeglass.slice;

/** Requests that searched an index, and those of them that went bad. */
public record IndexRequests(String indexName, long requests, long badRequests) {}
