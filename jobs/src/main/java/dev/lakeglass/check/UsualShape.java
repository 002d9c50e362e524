package dev.lakeglass.check;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * The form in which a prompt version answers.
 *
 * @param form the commonest form, without the length
 * @param formShare share of answers that have it
 * @param length the commonest length of answers of this form; empty where forms have none
 * @param lengthShare share of the answers of this form that have it
 * @param citingShare share of all answers that cite a source
 */
public record UsualShape(
    String form, double formShare, String length, double lengthShare, double citingShare)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public UsualShape {
    requireNonNull(form, "form is null");
    requireNonNull(length, "length is null");
  }
}
