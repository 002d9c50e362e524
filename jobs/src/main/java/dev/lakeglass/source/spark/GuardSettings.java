package dev.lakeglass.source.spark;

import dev.lakeglass.span.TextGuard;
import java.io.Serializable;

/** How texts are to be guarded, in a form that travels to the tasks. */
public interface GuardSettings extends Serializable {

  /** A guard for one task. */
  TextGuard guard();
}
