/**
 * The made-up application behind the command {@code sample}: raw logs with a known story.
 *
 * <p>Every request is a pure function of seed, date and its number on that day, so a day looks the
 * same whichever days are written with it.
 */
package dev.lakeglass.sample;
