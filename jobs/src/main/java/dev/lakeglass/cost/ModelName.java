package dev.lakeglass.cost;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names a logged model goes by in price lists, the closest first.
 *
 * <p>An ARN or a resource path is reduced to the model in it, and its region is kept. After the
 * name itself come the name without the geography of a Bedrock inference profile, and both without
 * the date of a snapshot. Lower case.
 *
 * @param region where the ARN says the call went; empty if it does not
 */
record ModelName(List<String> candidates, Optional<String> region) {
  private static final Pattern ARN =
      Pattern.compile("arn:aws[\\w-]*:(?:bedrock|sagemaker):([a-z0-9-]*):\\d*:[\\w-]+/(.+)");
  private static final Pattern PATH =
      Pattern.compile("(?:projects/.*/|publishers/[^/]+/|locations/.*/)?models/(.+)");
  private static final Pattern GEOGRAPHY =
      Pattern.compile("(?:us-gov|us|eu|apac|jp|au|ca|sa|me|af|global)\\.(?=[a-z0-9-]+\\.)(.+)");
  private static final Pattern SNAPSHOT =
      Pattern.compile(
          "(.+?)(?:[-@](?:20\\d{6}|20\\d\\d-\\d\\d-\\d\\d)|-latest)((?:-v\\d+(?::\\d+)?)?)");

  static ModelName of(String logged) {
    String name = logged.strip().toLowerCase(Locale.ROOT);
    Matcher arn = ARN.matcher(name);
    Optional<String> region = Optional.empty();
    if (arn.matches()) {
      region = Optional.of(arn.group(1)).filter(text -> !text.isEmpty());
      name = arn.group(2);
    }
    Matcher path = PATH.matcher(name);
    if (path.matches()) {
      name = path.group(1);
    }
    Set<String> names = new LinkedHashSet<>();
    names.add(name);
    Matcher geography = GEOGRAPHY.matcher(name);
    if (geography.matches()) {
      names.add(geography.group(1));
    }
    for (String candidate : List.copyOf(names)) {
      Matcher snapshot = SNAPSHOT.matcher(candidate);
      if (snapshot.matches()) {
        names.add(snapshot.group(1));
      }
    }
    return new ModelName(new ArrayList<>(names), region);
  }
}
