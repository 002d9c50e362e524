/**
 * What builds on classes of one version of Delta Lake, and of Scala, and is left alone by others:
 * the files of tables known without Spark queries.
 */
package dev.lakeglass.delta;
