package dev.lakeglass.check;

import java.util.List;

/**
 * How often a prompt version answered in a form.
 *
 * @param prompt what tells the prompt version from others
 * @param shape as in the table of outputs
 */
record ShapeCount(List<String> prompt, String shape, long answerCount) {}
