package dev.lakeglass.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a configuration file, with the place it stands. */
sealed interface Setting {

  /** File and line, or the flag the value came from. */
  String place();

  record Scalar(String place, String text) implements Setting {}

  record Items(String place, List<Setting> items) implements Setting {}

  record Section(String place, Map<String, Setting> entries) implements Setting {

    /** This section with the values of another one laid over it. */
    Section overlaidWith(Section other) {
      Map<String, Setting> merged = new LinkedHashMap<>(entries);
      other.entries.forEach(
          (key, value) ->
              merged.merge(
                  key,
                  value,
                  (old, replacement) ->
                      old instanceof Section below && replacement instanceof Section above
                          ? below.overlaidWith(above)
                          : replacement));
      return new Section(place, merged);
    }
  }
}
