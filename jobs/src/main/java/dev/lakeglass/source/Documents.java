package dev.lakeglass.source;

import java.io.IOException;
import java.io.InputStream;

/** The documents in an object, one after the other, however they are framed. */
interface Documents {

  /** Moves to the next document, past what is left of the current one; false at the end. */
  boolean next() throws IOException;

  /** The bytes of the current document, from where reading has come to. */
  InputStream document() throws IOException;

  /** Plain bytes before the current document. */
  long offset();

  /** The first bytes of the current document that were read so far, at most 2 KiB. */
  byte[] head();

  /** Whether the current document lacks its end because the stream ends. */
  boolean isCutByTheEnd() throws IOException;

  /**
   * How the current document begins, if documents that begin alike are of one format; empty if that
   * says nothing.
   */
  default byte[] beginning() {
    return new byte[0];
  }

  /** How documents are framed, in a few words for people. */
  String framing();
}
