/** What a report shows, as plain values: rows of the tables, nothing computed. */
package dev.lakeglass.report.data;
