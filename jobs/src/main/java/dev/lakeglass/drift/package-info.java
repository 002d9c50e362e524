/** Has a metric moved: statistics, each a class of its own, and the engine that judges a day. */
package dev.lakeglass.drift;
