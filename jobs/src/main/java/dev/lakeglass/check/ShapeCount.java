package dev.lakeglass.check;

import java.time.LocalDate;
import java.util.List;

/**
 * How often a prompt version answered in a form on a day.
 *
 * @param prompt what tells the prompt version from others
 * @param shape as in the table of outputs
 * @param citingCount those of the answers that cite a source
 */
record ShapeCount(
    LocalDate day, List<String> prompt, String shape, long answerCount, long citingCount) {}
