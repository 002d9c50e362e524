package dev.lakeglass.sample;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Somebody who writes to the made-up application or is written about. */
record Person(String first, String last, String email, String company, String userId) {
  private static final int USERS_PER_TENANT = 8;

  /** One of the users of a tenant, always the same for the same number. */
  static Person user(Bank bank, long seed, Tenant tenant, SplittableRandom random) {
    int number = random.nextInt(USERS_PER_TENANT);
    SplittableRandom own = Hash.stream(seed, tenant.ordinal(), number, 41);
    Person person = somebody(bank, tenant.language(), tenant.domain(), own);
    String userId = tenant.usesEmailIds() ? person.email : "usr_" + Ids.hex(own.nextLong(), 12);
    return new Person(person.first, person.last, person.email, person.company, userId);
  }

  /** Anybody with a name of the language. */
  static Person somebody(Bank bank, String language, String domain, SplittableRandom random) {
    List<String> firsts = bank.phrases("first", language);
    List<String> lasts = bank.phrases("last", language);
    int first = random.nextInt(firsts.size());
    int last = random.nextInt(lasts.size());
    boolean isLatin = !language.equals("ja");
    String name =
        plain(isLatin ? firsts.get(first) : bank.phrases("first_latin", language).get(first));
    String family =
        plain(isLatin ? lasts.get(last) : bank.phrases("last_latin", language).get(last));
    List<String> companies = bank.phrases("company", language);
    return new Person(
        firsts.get(first),
        lasts.get(last),
        name + "." + family + "@" + domain,
        companies.get(random.nextInt(companies.size())),
        "");
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z]", "")
        .toLowerCase(Locale.ROOT);
  }
}
